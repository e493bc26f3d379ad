//! Setters: one a field at a place of its own, which refuse what does not fit.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::getters::{inline, name};
use super::kind;
use super::places::{Stretch, is_by_type};
use super::record::RecordView;
use super::{changed, elided, update};
use crate::codegen::concat;
use crate::codegen::decode::is_certain;
use crate::codegen::value;
use crate::ir::{Access, BitPlace, Checksum, Field, Role, Width};
use crate::lower::{borrows, number_size};

pub(super) fn all(view: &RecordView<'_>) -> TokenStream {
    let setters = view.place.record.fields.iter().enumerate().map(|(index, field)| {
        if name(field).is_none() || matches!(field.role, Role::Constant(_) | Role::Computed(_)) {
            return TokenStream::new();
        }
        match view.places.slot(&view.place, index) {
            Some(_) if can_judge(view, field) => slot(view, index),
            Some(_) => TokenStream::new(),
            None => {
                let (set, changed) = (stretch(view, index), changed::part(view, index));
                quote!(#set #changed)
            }
        }
    });
    concat(setters)
}

/// Whether the conditions on a field speak of that field alone: a setter can then keep them.
fn can_judge(view: &RecordView<'_>, field: &Field) -> bool {
    let told = &view.definition.params;
    if field.asserts.iter().any(|expr| told.iter().any(|param| expr.mentions(&param.name))) {
        return false;
    }
    let record = view.place.record;
    let Some(own) = field.name_in_expressions() else { return false };
    let others = |expr: &crate::attr::Expr| {
        let mut names = record.fields.iter().filter_map(Field::name_in_expressions);
        names.any(|name| name != own && expr.mentions(&name))
    };
    let elsewhere = record.fields.iter().flat_map(|other| match other.name_in_expressions() {
        Some(name) if name == own => &[][..],
        _ => other.asserts.as_slice(),
    });
    !field.asserts.iter().any(others)
        && !elsewhere.chain(&record.asserts).any(|expr| expr.mentions(&own))
}

/// Whether every value fits the field, so that the setter cannot fail.
fn always_fits(field: &Field) -> bool {
    let plain = field.wire.via.is_none() && field.asserts.is_empty() && !field.keeps_absence();
    plain
        && match &field.width {
            Width::Bits(1) if kind::is_name(&field.ty, "bool") => true,
            Width::Bits(bits) => {
                number_size(&field.ty).is_some_and(|size| size * 8 == *bits as usize)
            }
            Width::Fixed(_, Access::Plain | Access::PlainArray { .. }) => true,
            Width::Fixed(_, Access::Fixed) => kind::slot_is_sure(field),
            Width::ByType | Width::Variable => false,
        }
}

fn slot(view: &RecordView<'_>, index: usize) -> TokenStream {
    let field = view.place.field(index);
    let ty = elided(view.definition, &field.ty);
    let ty = match field.keeps_absence() {
        true => quote!(__wire::Option<#ty>),
        false => ty,
    };
    let (asserts, layout) = (asserts(view, field), &view.place.layout);
    let number = proc_macro2::Literal::usize_unsuffixed(index);
    let asserts = match asserts.is_empty() {
        true => asserts,
        false => quote! {
            let __judge = || -> __wire::Result<(), __wire::EncodeError> { #asserts __wire::Ok(()) };
            if let __wire::Err(__error) = __judge() {
                return __wire::Err(__error.in_field(#layout, #number));
            }
        },
    };
    let store = store(view, index, &quote!(&value));
    let wire = &field.wire.ty;
    let clause =
        view.params.stand_in(wire).then(|| quote!(where #wire: __wire::Fixed + __wire::Encode));
    let setter = Setter { view, index, ty, clause, sure: always_fits(field) };
    setter.methods(&quote!(#asserts #store))
}

/// What the setters of a field have in common.
struct Setter<'v> {
    view: &'v RecordView<'v>,
    index: usize,
    /// The type of the value that is set.
    ty: TokenStream,
    clause: Option<TokenStream>,
    /// Whether every value fits.
    sure: bool,
}

impl Setter<'_> {
    /// `set_ttl`, with these statements, and `update_ttl`, if a checksum can be taken along.
    fn methods(&self, statements: &TokenStream) -> TokenStream {
        let field = self.view.place.field(self.index);
        let (name, doc) = (format_ident!("set_{}", field.name), doc(field));
        let is_small = self.sure || matches!(field.width, Width::Bits(_));
        let set = self.method(&name, &doc, &inline(is_small), statements);
        let Some((before, after)) = update::along(self.view, self.index) else { return set };
        let failed = (!self.sure).then(|| quote!(?));
        let doc = format!(
            "Sets `{}` and takes the checksum that covers it along, at the cost of the octets that change (RFC 1624).{}",
            field.name,
            feeds(field),
        );
        let update = format_ident!("update_{}", field.name);
        let update = self.method(
            &update,
            &doc,
            &quote!(#[inline]),
            &quote!(#before self.#name(value)#failed; #after),
        );
        quote!(#set #update)
    }

    fn method(
        &self,
        name: &Ident,
        doc: &str,
        inline: &TokenStream,
        statements: &TokenStream,
    ) -> TokenStream {
        let (vis, ty, clause) = (&self.view.definition.vis, &self.ty, &self.clause);
        match self.sure {
            true => quote! {
                #[doc = #doc]
                #inline
                #vis fn #name(&mut self, value: #ty) {
                    #statements
                }
            },
            false => quote! {
                #[doc = #doc]
                ///
                /// # Errors
                ///
                /// Where the value does not fit; the octets are then as they were.
                #inline
                #vis fn #name(
                    &mut self,
                    value: #ty,
                ) -> __wire::Result<(), __wire::EncodeError> #clause {
                    #statements
                    __wire::Ok(())
                }
            },
        }
    }
}

fn asserts(view: &RecordView<'_>, field: &Field) -> TokenStream {
    let Some(member) = field.name_in_expressions() else { return TokenStream::new() };
    let asserts = field.asserts.iter().map(|expr| {
        let (condition, text) = (view.place.scoped(expr), expr.text());
        quote!(if !(#condition) { return __wire::Err(__wire::unmet(#text)); })
    });
    let asserts = concat(asserts);
    match asserts.is_empty() {
        true => asserts,
        false => quote!(let #member = __wire::Clone::clone(&value); #asserts),
    }
}

fn doc(field: &Field) -> String {
    format!("Sets `{}`.{}", field.name, feeds(field))
}

/// What changing a field means for others.
pub(super) fn feeds(field: &Field) -> &'static str {
    match &field.role {
        Role::Len { .. } | Role::PayloadLen { .. } => {
            " It is a length: until it says again what it did, the octets are no message; see `fix_lengths`."
        }
        Role::Count { .. } => {
            " It is a count: until it says again what it did, the octets are no message; see `fix_lengths`."
        }
        Role::Flag { .. } => {
            " It says whether other fields are there, which this view does not look at again."
        }
        Role::Tag { .. } => {
            " It says what another field is, which this view does not look at again."
        }
        Role::Checksum(_) => " What computes it is `fix_checksum`.",
        _ if field.mentioned => {
            " Other fields depend on it, which this view does not look at again."
        }
        _ => "",
    }
}

/// The statement that writes a value to a bit field, if it fits.
fn store_bits(
    view: &RecordView<'_>,
    index: usize,
    bit: &BitPlace,
    octets: &TokenStream,
    value: &TokenStream,
) -> TokenStream {
    let field = view.place.field(index);
    let (ty, set) =
        (&field.wire.ty, if bit.lsb { quote!(set_bits_lsb) } else { quote!(set_bits_msb) });
    let (offset, width, run) = (bit.offset, bit.width, bit.run);
    let set = quote!(__wire::#set::<#ty, #offset, #width, #run>(#value, #octets, __at));
    if always_fits(field) {
        return quote!(#set;);
    }
    let (layout, number) = (&view.place.layout, proc_macro2::Literal::usize_unsuffixed(index));
    quote! {
        if !#set {
            return __wire::refused(__wire::Bits::to_bits(#value, 64), #layout, #number);
        }
    }
}

/// Statements that write a value, given a reference to it, to a field in a run; with `?` where it
/// may not fit.
pub(super) fn store(view: &RecordView<'_>, index: usize, reference: &TokenStream) -> TokenStream {
    let field = view.place.field(index);
    let Some(access) = view.places.access(&view.place, index) else {
        return TokenStream::new();
    };
    let located = view.place.located(index);
    let (octets, slot) = (&access.octets_mut, &access.slot);
    let at = &slot.offset;
    let (absence, reference) = match (&field.role, field.keeps_absence()) {
        (Role::Checksum(Checksum { none: Some(none), .. }), true) => (
            quote! {
                let __value = __wire::checksum_or_none(#reference, (#none) as __wire::u64)#located?;
            },
            quote!(&__value),
        ),
        _ => (TokenStream::new(), reference.clone()),
    };
    let (statements, value) = value::to_wire(field, &reference, &located);
    let ty = &field.wire.ty;
    let sure = always_fits(field);
    let write = match (&slot.bit, &field.width) {
        (Some(bit), _) => store_bits(view, index, bit, octets, &value),
        (None, Width::Fixed(_, Access::PlainArray { element, count })) => {
            quote!(__wire::put_array::<#element, { #count }>(#value, #octets, __at);)
        }
        (None, Width::Fixed(_, Access::Plain)) => {
            quote!(__wire::put::<#ty>(#value, #octets, __at);)
        }
        (None, _) if kind::is_plain_name(ty) => {
            quote!(__wire::put::<#ty>(#value, #octets, __at);)
        }
        (None, _) if sure => quote!(__wire::put_sure::<#ty>(#value, #octets, __at);),
        (None, _) => {
            quote!(__wire::set_fixed::<#ty>(#value, #octets, __at)#located?;)
        }
    };
    quote! {
        #absence
        #statements
        let __at = #at;
        #write
    }
}

/// The setter of a field that is a piece of its own, of a type that has a fixed size.
fn stretch(view: &RecordView<'_>, index: usize) -> TokenStream {
    let field = view.place.field(index);
    let Some(stretch) = view.places.stretch_of(index) else { return TokenStream::new() };
    let judged = can_judge(view, field) && field.asserts.is_empty();
    if judged && field.number_by_order().is_some() && is_certain(field) {
        return by_order(view, index, stretch);
    }
    if !is_by_type(field) || borrows(&field.ty) || !judged {
        return TokenStream::new();
    }
    let (at, ty) = (view.places.tokens(&stretch.content), &field.wire.ty);
    let located = view.place.located(index);
    // The lifetime keeps the compiler from asking before the setter is called.
    let clause = quote!(where for<'__f> #ty: __wire::Fixed + __wire::Encode);
    let setter = Setter { view, index, ty: quote!(#ty), clause: Some(clause), sure: false };
    setter.methods(&quote! {
        let __at = #at;
        __wire::set_fixed::<#ty>(&value, self.__octets_mut(), __at)#located?;
    })
}

/// The setter of a number whose byte order the message tells.
fn by_order(view: &RecordView<'_>, index: usize, stretch: &Stretch) -> TokenStream {
    let ty = &view.place.field(index).ty;
    let (at, order) = (view.places.tokens(&stretch.content), view.places.order(&view.place, index));
    let setter = Setter { view, index, ty: quote!(#ty), clause: None, sure: true };
    setter.methods(&quote! {
        let (__at, __order) = (#at, __wire::noted_order(#order));
        __wire::set_by_order(value, self.__octets_mut(), __at, __order);
    })
}
