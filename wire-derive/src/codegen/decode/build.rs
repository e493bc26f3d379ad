//! The value built of what was read.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codegen::record::Place;
use crate::ir::{Checksum, Role, Storage, Style};

/// The value built of what was read: of local variables, but for `values`.
pub(in crate::codegen) fn build(place: &Place<'_>, values: &[(usize, TokenStream)]) -> TokenStream {
    let constructor = &place.constructor;
    let fields = place.record.fields.iter().enumerate().filter_map(|(index, field)| {
        let member = field.member.as_ref()?;
        let binding = &field.binding;
        let unnamed = values.iter().find(|(of, _)| *of == index);
        // Nothing where it is the local variable as it stands.
        let value = match (&field.storage, &field.role) {
            (Storage::Nowhere, _) => Some(quote!(())),
            (Storage::Skipped, _) => Some(match &field.default {
                Some(Some(expr)) => place.scoped(expr),
                _ => {
                    let ty = &field.declared;
                    quote!(<#ty as __wire::Default>::default())
                }
            }),
            (Storage::Stored, Role::Reserved) => Some(quote!(__wire::Default::default())),
            (Storage::Stored, Role::Checksum(Checksum { none: Some(none), .. }))
                if field.keeps_absence() =>
            {
                Some(quote!(if __wire::is_none(&#binding, (#none) as __wire::u64) {
                    __wire::None
                } else {
                    __wire::Some(#binding)
                }))
            }
            (Storage::Stored, _) => unnamed.map(|(_, value)| value.clone()),
        };
        Some(match (place.record.style, member, value) {
            (Style::Tuple, _, Some(value)) => value,
            (Style::Tuple, _, None) => quote!(#binding),
            (_, _, Some(value)) => quote!(#member: #value),
            (_, syn::Member::Named(name), None) if name == binding => quote!(#name),
            (_, _, None) => quote!(#member: #binding),
        })
    });
    match place.record.style {
        Style::Named => quote!(#constructor { #(#fields),* }),
        Style::Tuple => quote!(#constructor(#(#fields),*)),
        Style::Unit => quote!(#constructor),
    }
}
