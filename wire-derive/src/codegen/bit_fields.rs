//! `Bits`, for a struct of bit fields: it can be a tag, a controller, or a part of a bit run.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Bound, Head};
use crate::ir::{Definition, Piece, Record};

/// ```text
/// impl __wire::Bits for PublishFlags {
///     fn from_bits(bits: u64, _: u32) -> Option<Self> { /* read its octets */ }
///     fn to_bits(&self, width: u32) -> Option<u64> { /* write its octets */ }
/// }
/// ```
pub(super) fn impls(definition: &Definition, record: &Record) -> TokenStream {
    let Some((octets, lsb)) = bit_run(definition, record) else { return TokenStream::new() };
    let head = Head::new(definition, Bound::None);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let spare = 8 - octets;
    let (from, to, place) = match lsb {
        true => (quote!(to_le_bytes), quote!(from_le_bytes), quote!(..#octets)),
        false => (quote!(to_be_bytes), quote!(from_be_bytes), quote!(#spare..)),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire::Bits for #name #where_clause {
            #[inline]
            fn from_bits(__bits: __wire::u64, _: __wire::u32) -> __wire::Option<Self> {
                if __bits.checked_shr(8 * #octets as __wire::u32).unwrap_or(0) != 0 {
                    return __wire::None;
                }
                <Self as __wire::Fixed>::read_as::<__wire::Refused>(__bits.#from().get(#place)?).ok()
            }
            #[inline]
            fn to_bits(&self, __width: __wire::u32) -> __wire::Option<__wire::u64> {
                let mut __octets = [0; 8];
                <Self as __wire::Fixed>::write(self, __octets.get_mut(#place)?).ok()?;
                __wire::Bits::to_bits(&__wire::u64::#to(__octets), __width)
            }
        }
    }
}

/// The octets, at most eight, of a struct that is one bit run, and whether it counts from the
/// least significant bit.
fn bit_run(definition: &Definition, record: &Record) -> Option<(usize, bool)> {
    let [Piece::Run(run)] = record.pieces.as_slice() else { return None };
    let bits: Vec<_> = run.slots.iter().map(|slot| slot.bit).collect::<Option<_>>()?;
    let octets = run.size.literal;
    let simple = definition.params.is_empty() && definition.generics.params.is_empty();
    let first = bits.first()?;
    (simple && run.size.terms.is_empty() && octets <= 8 && first.run == octets)
        .then_some((octets, first.lsb))
}
