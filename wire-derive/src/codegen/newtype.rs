//! `Bits`, for a struct that is a name for an integer: `struct Dscp(u8)`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Bound, Head};
use crate::ir::{Definition, Extent, Field, Presence, Record, Role, Storage, Style, Width};

/// ```text
/// impl __wire::Bits for Dscp where for<'__f> u8: __wire::Bits {
///     fn from_bits(bits: u64, width: u32) -> Option<Self> { … }
///     fn to_bits(&self, width: u32) -> Option<u64> { … }
/// }
/// ```
pub(super) fn impls(definition: &Definition, record: &Record) -> TokenStream {
    let [field] = record.fields.as_slice() else { return TokenStream::new() };
    if record.style != Style::Tuple || !is_plain(field) || !record.asserts.is_empty() {
        return TokenStream::new();
    }
    let ty = &field.ty;
    // The lifetime keeps the compiler from asking before the impl is used.
    let head =
        Head::new(definition, Bound::None).with_where(&[quote!(for<'__f> #ty: __wire::Bits)]);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire::Bits for #name #where_clause {
            const ALL_VALID: __wire::bool = <#ty as __wire::Bits>::ALL_VALID;
            #[inline]
            fn from_bits(__bits: __wire::u64, __width: __wire::u32) -> __wire::Option<Self> {
                match <#ty as __wire::Bits>::from_bits(__bits, __width) {
                    __wire::Some(__value) => __wire::Some(Self(__value)),
                    __wire::None => __wire::None,
                }
            }
            #[inline]
            fn to_bits(&self, __width: __wire::u32) -> __wire::Option<__wire::u64> {
                <#ty as __wire::Bits>::to_bits(&self.0, __width)
            }
        }
    }
}

/// Whether the field is nothing but its value.
fn is_plain(field: &Field) -> bool {
    matches!(field.role, Role::Value)
        && matches!(field.extent, Extent::Own)
        && matches!(field.presence, Presence::Always)
        && !matches!(field.width, Width::Bits(_))
        && field.storage == Storage::Stored
        && field.asserts.is_empty()
        && field.wire.via.is_none()
        && field.wire.with.is_none()
}
