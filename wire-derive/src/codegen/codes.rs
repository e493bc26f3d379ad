//! Enums without data: integers with names.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Bound, Head, Selected, decode_impl, encode};
use crate::ir::{CodeValue, Codes, Definition, Wrap};

/// `Bits`, `Tagged`, and over them `Fixed`, `Decode` and `Encode`.
pub(super) fn impls(definition: &Definition, codes: &Codes) -> TokenStream {
    let head = Head::new(definition, Bound::None);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let conversions = conversions(codes, name);
    let (wire, repr) = (&codes.wire.ty, &codes.repr);
    let open = codes.other.is_some();
    let fixed = fixed(definition, codes);
    let size_check = definition.size.as_ref().map(|given| {
        let expected = &given.value;
        quote::quote_spanned!(expected.span()=>
            const _: [(); #expected] = [(); <#wire as __wire::Fixed>::SIZE];
        )
    });
    let decode =
        decode_impl(definition, &quote!(__wire::decode_code!(__wire, '__a);), &Selected::None);
    let encode = encode::the_impl(definition, &write(open), &Selected::None);
    quote! {
        #size_check
        #conversions
        #[automatically_derived]
        impl #impl_generics __wire::Bits for #name #where_clause {
            const ALL_VALID: __wire::bool = #open;
            #[inline]
            fn from_bits(__bits: __wire::u64, __width: __wire::u32) -> __wire::Option<Self> {
                __from_code(<#repr as __wire::Bits>::from_bits(__bits, __width)?)
            }
            #[inline]
            fn to_bits(&self, __width: __wire::u32) -> __wire::Option<__wire::u64> {
                __wire::Bits::to_bits(&__to_code(self)?, __width)
            }
        }
        #[automatically_derived]
        impl #impl_generics __wire::Tagged for #name #where_clause {
            #[inline]
            fn tag(&self) -> __wire::u64 {
                __wire::Bits::to_bits(self, 64).unwrap_or(__wire::u64::MAX)
            }
        }
        #fixed
        #decode
        #encode
    }
}

/// A code is written as its `Fixed` does it; one that a variant keeps must be of no other.
fn write(open: bool) -> TokenStream {
    let measure = open.then(|| {
        quote! {
            #[inline]
            fn measure(&self, _: ()) -> __wire::Measured {
                __wire::code_len(self, Self::SIZE)
            }
        }
    });
    quote! {
        const RUN: __wire::Run<Self> = __wire::Run::of_fixed();
        #measure
    }
}

/// `Fixed`: the integer of the code, which must be known unless a variant keeps the others.
fn fixed(definition: &Definition, codes: &Codes) -> TokenStream {
    let head = Head::new(definition, Bound::None);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (wire, repr, open) = (&codes.wire.ty, &codes.repr, codes.other.is_some());
    let (unwrapped, wrapped) = match &codes.wire.wrap {
        Wrap::Whole => (
            quote!(__wire::Wraps::<#repr>::unwrap(__code)),
            quote!(<#wire as __wire::Wraps<#repr>>::wrap(__code)),
        ),
        _ => (quote!(__code), quote!(__code)),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire::Fixed for #name #where_clause {
            const SIZE: __wire::usize = <#wire as __wire::Fixed>::SIZE;
            const ALL_VALID: __wire::bool = #open;
            const ALL_FIT: __wire::bool = !#open;
            #[inline]
            fn read(__octets: &[__wire::u8]) -> __wire::Decoded<Self> {
                <Self as __wire::Fixed>::read_as(__octets)
            }
            #[inline]
            fn read_as<__E: __wire::Refusal>(
                __octets: &[__wire::u8],
            ) -> __wire::Result<Self, __E> {
                let __code = <#wire as __wire::Fixed>::read_as::<__E>(__octets)?;
                let __code = #unwrapped;
                match __from_code(__code) {
                    __wire::Some(__value) => __wire::Ok(__value),
                    __wire::None => {
                        __wire::Err(__E::from(__wire::unknown_tag(__wire::tag_of(&__code).0, 0)))
                    }
                }
            }
            #[inline]
            fn write(&self, __octets: &mut [__wire::u8]) -> __wire::Encoded {
                match __to_code(self) {
                    __wire::Some(__code) => __wire::Fixed::write(&#wrapped, __octets),
                    __wire::None => __wire::Err(__wire::known_code(self)),
                }
            }
        }
    }
}

/// ```text
/// fn __from_code(code: u8) -> Option<Kind> { match code { 1 => Some(Kind::A), … } }
/// fn __to_code(value: &Kind) -> Option<u8> { match value { Kind::A => Some(1), … } }
/// ```
fn conversions(codes: &Codes, name: &TokenStream) -> TokenStream {
    let repr = &codes.repr;
    let from = codes.codes.iter().map(|code| {
        let (ident, pattern) = (&code.ident, pattern(&code.value));
        quote!(#pattern => __wire::Some(#name::#ident),)
    });
    let to = codes.codes.iter().map(|code| {
        let (ident, value) = (&code.ident, value(&code.value));
        quote!(#name::#ident => __wire::Some(#value),)
    });
    let (from_other, to_other) = match &codes.other {
        Some(other) => {
            let known = codes.codes.iter().map(|code| pattern(&code.value));
            (
                quote!(__other => __wire::Some(#name::#other(__other)),),
                quote!(#name::#other(__code) => match *__code {
                    #(#known => __wire::None,)*
                    __other => __wire::Some(__other),
                },),
            )
        }
        None => (quote!(_ => __wire::None,), quote!()),
    };
    quote! {
        #[inline]
        fn __from_code(__code: #repr) -> __wire::Option<#name> {
            match __code {
                #(#from)*
                #from_other
            }
        }
        #[inline]
        fn __to_code(__value: &#name) -> __wire::Option<#repr> {
            match __value {
                #(#to)*
                #to_other
            }
        }
    }
}

fn pattern(value: &CodeValue) -> TokenStream {
    match value {
        CodeValue::Expr(tokens) => quote!(__code if __code == (#tokens)),
        _ => self::value(value),
    }
}

fn value(value: &CodeValue) -> TokenStream {
    match value {
        CodeValue::Literal { value, negative } => {
            let literal = proc_macro2::Literal::u64_unsuffixed(*value);
            match negative {
                true => quote!(-#literal),
                false => quote!(#literal),
            }
        }
        CodeValue::Expr(tokens) => quote!((#tokens)),
    }
}
