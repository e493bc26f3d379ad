//! `Header`: a type whose length covers a payload that follows it.

use proc_macro2::TokenStream;
use quote::quote;

use super::record::{Place, scale, uses};
use super::{Bound, Head};
use crate::ir::{Definition, Role};

pub(super) fn impls(definition: &Definition, place: &Place<'_>) -> TokenStream {
    let found =
        place.record.fields.iter().enumerate().find_map(|(index, field)| match &field.role {
            Role::PayloadLen { first, scale } => Some((index, field, *first, scale)),
            _ => None,
        });
    let Some((index, field, first, by)) = found else { return TokenStream::new() };
    let Some(member) = &field.member else { return TokenStream::new() };
    let head = Head::new(definition, Bound::Encode);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (ty, located, scale) = (&field.ty, place.located(index), scale(by));
    let last = place.record.fields.len().saturating_sub(1);
    let own = match first {
        Some(first) => {
            let lens = (first..=last).filter(|at| place.slot(*at).is_none()).map(|at| {
                let name = quote::format_ident!("__n{at}");
                let len = super::size::field_len(place, at);
                quote!(let #name = #len;)
            });
            let sum = place.span_len(first, last);
            let lens = super::concat(lens);
            let error = uses(&lens, "__E").then(|| {
                quote!(
                    type __E = __wire::EncodeError;
                )
            });
            quote! {
                #error
                #lens
                __wire::Ok(#sum)
            }
        }
        None => quote!(__wire::Ok(0)),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire::Header for #name #where_clause {
            fn payload_len(&self) -> __wire::Result<__wire::usize, __wire::DecodeError> {
                let __own = __wire::own_len((|| -> __wire::Measured { #own })());
                __wire::Ok(__wire::region_len(&self.#member, #scale, __own, 0)#located?)
            }
            fn set_payload_len(
                &mut self,
                __len: __wire::usize,
            ) -> __wire::Encoded {
                let __own = (|| -> __wire::Measured { #own })()?;
                self.#member =
                    __wire::len_controller::<#ty>(__wire::sum(&[__own, __len])?, #scale)#located?;
                __wire::Ok(())
            }
        }
    }
}
