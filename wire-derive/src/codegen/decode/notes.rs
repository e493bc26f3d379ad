//! What a view notes of a record while its octets are checked.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Body;
use crate::ir::{Extent, Field, Role};

impl Body<'_> {
    /// Notes a number for the view of the record: `__end3` and the like.
    pub(super) fn note(
        &mut self,
        what: &str,
        index: usize,
        value: impl FnOnce(&Ident) -> TokenStream,
    ) {
        if self.checks_only {
            let (name, value) = (noted(what, index), value(&self.reader()));
            self.statements.extend(quote!(let #name = #value;));
        }
    }

    pub(super) fn note_start(&mut self, index: usize) {
        let field = self.place.field(index);
        if let Some(tag) = self.tag(index) {
            self.note("tag", index, |_| quote!(#tag.0));
        }
        if let Some(order) = &field.wire.order {
            let order = self.place.scoped(order);
            self.note("order", index, |_| quote!(__wire::order_note(#order)));
        }
        if field.default.is_some() {
            self.note("there", index, |reader| quote!(!#reader.is_empty()));
        }
        if self.checks_only && prefix_varies(field) {
            let content = noted("content", index);
            self.statements.extend(quote!(let mut #content = 0;));
        }
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
        if !self.checks_only || !prefix_varies(self.place.field(index)) {
            return TokenStream::new();
        }
        let (content, reader) = (noted("content", index), self.reader());
        quote!(#content = #reader.offset();)
    }

    /// Whether nothing asks for the value, so that it is enough to know that it is one.
    pub(super) fn skips(&self, index: usize) -> bool {
        let field = self.place.field(index);
        let told = matches!(
            field.extent,
            Extent::Len(_)
                | Extent::LenPrefix(_)
                | Extent::Count(_)
                | Extent::CountPrefix(_)
                | Extent::CountBy { .. }
        );
        self.checks_only
            && !field.mentioned
            && matches!(field.role, Role::Value | Role::PayloadLen { .. })
            && field.wire.via.is_none()
            && field.wire.with.is_none()
            && field.default.is_none()
            && field.asserts.is_empty()
            && (field.max.is_none() || told)
    }
}

/// The variable that notes something of a field for a view.
pub(in crate::codegen) fn noted(what: &str, index: usize) -> Ident {
    format_ident!("__{what}{index}")
}

/// Whether the prefix in front of the field has a size that only its value tells.
pub(in crate::codegen) fn prefix_varies(field: &Field) -> bool {
    matches!(
        &field.extent,
        Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) if prefix.size.is_none()
    )
}
