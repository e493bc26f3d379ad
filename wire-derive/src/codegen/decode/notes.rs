//! What a view notes of a record while its octets are checked.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Aim, Body};
use crate::codegen::record::is_counted;
use crate::ir::{Extent, Field, Role};
use crate::lower::{element, is_octet_string, names_any, number_size};

impl Body<'_> {
    /// Notes a number for the view of the record: `__end3` and the like.
    pub(super) fn note(
        &mut self,
        what: &str,
        index: usize,
        value: impl FnOnce(&Ident) -> TokenStream,
    ) {
        if self.aim == Aim::Checks {
            let (name, value) = (noted(what, index), value(&self.reader()));
            self.statements.extend(quote!(let #name = #value;));
        }
    }

    pub(super) fn note_start(&mut self, index: usize) {
        let field = self.place.field(index);
        if field.keeps_context {
            let told = match is_certain(field) {
                true => self.told(index),
                false => quote!(__wire::None),
            };
            self.note_variable("told", index, told, !is_certain(field));
        } else if let Some(tag) = self.tag(index) {
            self.note("tag", index, |_| quote!(#tag.0));
        }
        if let Some(order) = &field.wire.order {
            let order = self.place.scoped(order);
            self.note("order", index, |_| quote!(__wire::order_note(#order)));
        }
        if bound_is_noted(field) {
            self.note("bound", index, |reader| quote!(#reader.offset() + #reader.remaining()));
        }
        if field.default.is_some() {
            self.note("there", index, |reader| quote!(!#reader.is_empty()));
        }
        if prefix_varies(field) {
            self.note_variable("content", index, quote!(0), true);
        }
        if count_is_noted(field) {
            self.note_variable("count", index, quote!(0), true);
        }
    }

    /// A variable that notes something, and may be changed where the field is read.
    fn note_variable(&mut self, what: &str, index: usize, value: TokenStream, changes: bool) {
        if self.aim == Aim::Checks {
            let (name, mutable) = (noted(what, index), changes.then(|| quote!(mut)));
            self.statements.extend(quote!(let #mutable #name = #value;));
        }
    }

    /// What a field's type is told, as it is kept for the view.
    pub(super) fn kept_context(&self, index: usize) -> TokenStream {
        let kept = noted("told", index);
        match is_certain(self.place.field(index)) {
            true => quote!(__wire::Clone::clone(&#kept)),
            false => {
                let told = self.told(index);
                quote!(__wire::Clone::clone(#kept.insert(#told)))
            }
        }
    }

    /// Whether the value is of a type that a parameter stands for, and checked by the type's view.
    pub(super) fn is_seen(&self, index: usize) -> bool {
        let (field, generics) = (self.place.field(index), &self.place.definition.generics);
        let params: Vec<_> = generics.type_params().map(|param| param.ident.clone()).collect();
        is_seen(field) && names_any(&field.wire.ty, &params)
    }

    pub(super) fn note_end(&mut self, index: usize) {
        let field = self.place.field(index);
        self.note("end", index, |reader| quote!(#reader.offset()));
        if field.is_optional() && field.default.is_none() {
            let binding = &field.binding;
            self.note("there", index, |_| quote!(__wire::Option::is_some(&#binding)));
        }
    }

    /// Notes where the content behind a prefix of varying size starts.
    pub(super) fn note_content(&self, index: usize) -> TokenStream {
        if self.aim != Aim::Checks || !prefix_varies(self.place.field(index)) {
            return TokenStream::new();
        }
        let (content, reader) = (noted("content", index), self.reader());
        quote!(#content = #reader.offset();)
    }

    /// Notes the number of elements, which is `__count`.
    pub(super) fn note_count(&self, index: usize) -> TokenStream {
        if self.aim != Aim::Checks || !count_is_noted(self.place.field(index)) {
            return TokenStream::new();
        }
        let count = noted("count", index);
        quote!(#count = __wire::count_note(__count);)
    }

    /// Whether it is enough to know that the octets are a value.
    pub(super) fn skips(&self, index: usize) -> bool {
        self.aim == Aim::Checks && is_skipped(self.place.field(index))
    }
}

/// Whether nothing asks for the value, so that it is enough to know that it is one.
fn is_skipped(field: &Field) -> bool {
    let told = matches!(
        field.extent,
        Extent::Len(_)
            | Extent::LenPrefix(_)
            | Extent::Count(_)
            | Extent::CountPrefix(_)
            | Extent::CountBy { .. }
    );
    !field.mentioned
        && matches!(field.role, Role::Value | Role::PayloadLen { .. })
        && field.wire.via.is_none()
        && field.wire.with.is_none()
        && field.default.is_none()
        && field.asserts.is_empty()
        && (field.max.is_none() || told)
}

/// The variable that notes something of a field for a view.
pub(in crate::codegen) fn noted(what: &str, index: usize) -> Ident {
    format_ident!("__{what}{index}")
}

/// Whether the field is there in every value.
pub(in crate::codegen) fn is_certain(field: &Field) -> bool {
    !field.is_optional() && field.default.is_none()
}

/// Whether the field's type checks what is in the field's bounds, without building a value.
pub(in crate::codegen) fn is_seen(field: &Field) -> bool {
    let elements = matches!(field.extent, Extent::Until(_)) && !is_octet_string(&field.wire.ty);
    is_skipped(field) && !is_counted(field) && !elements
}

/// Whether the view needs the number of elements that the message tells: their octets alone do not
/// tell it, because they may take none, or parts of one.
pub(in crate::codegen) fn count_is_noted(field: &Field) -> bool {
    let number = element(&field.ty).is_some_and(|element| number_size(element).is_some());
    let borrowed = matches!(field.ty, syn::Type::Reference(_));
    is_counted(field) && !number && !borrowed && !is_octet_string(&field.ty)
}

/// Whether a module reads the field that may look at how much is left of what bounds it.
pub(in crate::codegen) fn bound_is_noted(field: &Field) -> bool {
    field.wire.with.is_some() && matches!(field.extent, Extent::Own)
}

/// Whether the prefix in front of the field has a size that only its value tells.
pub(in crate::codegen) fn prefix_varies(field: &Field) -> bool {
    matches!(
        &field.extent,
        Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) if prefix.size.is_none()
    )
}
