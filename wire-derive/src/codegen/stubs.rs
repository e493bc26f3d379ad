//! Impls that do nothing, so that a definition with errors gives no errors but its own.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Bound, Head, Selected, decode_from, decode_impl, encode};
use crate::ir::{Definition, Shape, Size};
use crate::lower::number_size;

/// Impls that do nothing, for a definition with errors: so that its uses make no further ones.
pub(crate) fn stubs(definition: &Definition) -> TokenStream {
    let krate = &definition.krate;
    let empty = quote!(__wire::Err(__wire::DecodeError::new(
        __wire::DecodeErrorKind::Custom("the definition has errors"),
        0,
    )));
    let failed = quote!(__wire::Err(__wire::EncodeError::new(__wire::EncodeErrorKind::Custom(
        "the definition has errors"
    ),)));
    let decode =
        |selected| decode_impl(definition, &decode_from(definition, &empty, &selected), &selected);
    let encode = |selected| {
        let items = encode::methods_of_stub(definition, &failed, &selected);
        encode::the_impl(definition, &items, &selected)
    };
    let (decode, decode_tagged) = (decode(Selected::None), decode(Selected::ByTag));
    let (encode, encode_tagged) = (encode(Selected::None), encode(Selected::ByTag));
    let size = match &definition.shape {
        Shape::Struct(record) => record.fixed_size(krate).unwrap_or_default(),
        Shape::Codes(codes) => Size::literal(number_size(&codes.repr).unwrap_or(0)),
        Shape::Choice(_) => Size::default(),
    };
    let head = Head::new(definition, Bound::None);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let tagged = tagged(definition, &head, [decode_tagged, encode_tagged]);
    quote! {
        #[allow(unused, unreachable_patterns, clippy::all)]
        const _: () = {
            use #krate::__private as __wire;
            impl #impl_generics #name #where_clause {
                /// What the type looks like on the wire.
                pub const LAYOUT: &'static __wire::Layout = __wire::Layout::OPAQUE;
                /// The octets of each value.
                pub const SIZE: __wire::usize = #size;
            }
            impl #impl_generics __wire::Describe for #name #where_clause {}
            impl #impl_generics __wire::Bits for #name #where_clause {
                fn from_bits(_: __wire::u64, _: __wire::u32) -> __wire::Option<Self> { __wire::None }
                fn to_bits(&self, _: __wire::u32) -> __wire::Option<__wire::u64> { __wire::None }
            }
            impl #impl_generics __wire::Fixed for #name #where_clause {
                const SIZE: __wire::usize = Self::SIZE;
                fn read(_: &[__wire::u8]) -> __wire::Decoded<Self> { #empty }
                fn write(&self, _: &mut [__wire::u8]) -> __wire::Encoded { #failed }
            }
            #decode
            #encode
            #tagged
        };
    }
}

/// Of enums, that their values have tags; of those with data, also that they are told theirs.
fn tagged(definition: &Definition, head: &Head, told: [TokenStream; 2]) -> TokenStream {
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let tagged = quote! {
        impl #impl_generics __wire::Tagged for #name #where_clause {
            fn tag(&self) -> __wire::u64 { 0 }
        }
    };
    match &definition.shape {
        Shape::Struct(_) => TokenStream::new(),
        Shape::Codes(_) => tagged,
        Shape::Choice(_) => quote!(#(#told)* #tagged),
    }
}
