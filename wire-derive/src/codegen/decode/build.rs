//! The value built of what was read.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::codegen::record::Place;
use crate::ir::{Access, Checksum, Field, Piece, Role, Storage, Style, Width, Wrap};

/// The value of a record of nothing but numbers that nobody mentions: built in one expression.
///
/// ```text
/// Self { kind: __wire::get(__run, 0), code: __wire::get(__run, 1), … }
/// ```
pub(in crate::codegen) fn numbers(place: &Place<'_>) -> Option<TokenStream> {
    let [Piece::Run(run)] = place.record.pieces.as_slice() else { return None };
    let all = place.record.fields.iter().all(|field| {
        is_number(field) && !field.mentioned && field.asserts.is_empty() && field.member.is_some()
    });
    if !all || !place.record.asserts.is_empty() {
        return None;
    }
    let fields = run.slots.iter().map(|slot| {
        let (member, at) = (&place.field(slot.field).member, &slot.offset);
        quote_spanned!(place.field(slot.field).span=> #member: __wire::get(__run, #at))
    });
    let constructor = &place.constructor;
    Some(quote!(#constructor { #(#fields),* }))
}

/// Whether the field is a number that is read and written as it is.
pub(in crate::codegen) fn is_number(field: &Field) -> bool {
    matches!(field.width, Width::Fixed(_, Access::Plain))
        && matches!(field.role, Role::Value)
        && field.storage == Storage::Stored
        && matches!(field.wire.wrap, Wrap::None)
        && field.wire.via.is_none()
}

/// The value built of what was read: of local variables, but for `values`.
pub(in crate::codegen) fn build(place: &Place<'_>, values: &[(usize, TokenStream)]) -> TokenStream {
    let constructor = &place.constructor;
    let fields = place.record.fields.iter().enumerate().filter_map(|(index, field)| {
        let member = field.member.as_ref()?;
        let binding = &field.binding;
        let unnamed = values.iter().find(|(of, _)| *of == index);
        let value = match (&field.storage, &field.role) {
            (Storage::Nowhere, _) => quote!(()),
            (Storage::Skipped, _) => match &field.default {
                Some(Some(expr)) => place.scoped(expr),
                _ => {
                    let ty = &field.declared;
                    quote!(<#ty as __wire::Default>::default())
                }
            },
            (Storage::Stored, Role::Reserved) => quote!(__wire::Default::default()),
            (Storage::Stored, Role::Checksum(Checksum { none: Some(none), .. }))
                if field.keeps_absence() =>
            {
                quote!(if __wire::is_none(&#binding, (#none) as __wire::u64) {
                    __wire::None
                } else {
                    __wire::Some(#binding)
                })
            }
            (Storage::Stored, _) => match unnamed {
                Some((_, value)) => value.clone(),
                None => quote!(#binding),
            },
        };
        Some(match (place.record.style, member) {
            (Style::Tuple, _) => value,
            (_, syn::Member::Named(name)) if name == &value.to_string() => quote!(#name),
            _ => quote!(#member: #value),
        })
    });
    match place.record.style {
        Style::Named => quote!(#constructor { #(#fields),* }),
        Style::Tuple => quote!(#constructor(#(#fields),*)),
        Style::Unit => quote!(#constructor),
    }
}
