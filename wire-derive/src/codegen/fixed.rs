//! `Fixed`: reading from and writing to a slice that is known to be long enough.

use proc_macro2::TokenStream;
use quote::quote;

use super::record::Place;
use super::{Bound, Head, decode, encode, layout};
use crate::ir::{Access, Definition, Field, Piece, Role, Size, Storage, Width};
use crate::lower::number_size;

/// Whether the record is one run that is read and written without asking anything else: `Fixed`
/// then holds the code, and `Decode` and `Encode` call it.
pub(super) fn is_simple(place: &Place<'_>) -> bool {
    let one_run = matches!(place.record.pieces.as_slice(), [] | [Piece::Run(_)]);
    let plain = place.record.fields.iter().all(|field| {
        matches!(field.role, Role::Value | Role::Constant(_) | Role::PayloadLen { .. })
    });
    one_run && plain && place.definition.params.is_empty() && !place.definition.canonical
}

/// `impl Fixed`, where all fields are fixed, and the checks of `size` and `offset`.
pub(super) fn impls(definition: &Definition, place: &Place<'_>) -> TokenStream {
    let checks = checks(definition, place);
    let size = match place.record.fixed_size(&definition.krate) {
        Some(size) if definition.params.is_empty() => size,
        _ => return checks,
    };
    let mut predicates: Vec<_> = place
        .record
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Field(index) => Some(place.field(*index)),
            Piece::Run(_) => None,
        })
        .filter(|field| matches!(field.width, Width::ByType))
        .map(|field| {
            // The lifetime keeps the compiler from asking before the impl is used.
            let ty = &field.wire.ty;
            quote!(for<'__f> #ty: __wire::Fixed)
        })
        .collect();
    let params: Vec<_> = definition.generics.type_params().map(|param| &param.ident).collect();
    let inherent = Head::new(definition, Bound::None).with_where(&predicates);
    if !is_simple(place) {
        predicates.extend(
            params
                .iter()
                .map(|param| quote!(#param: for<'__f> __wire::Decode<'__f> + __wire::Encode)),
        );
    }
    predicates.extend(params.iter().map(|param| quote!(#param: __wire::Describe)));
    let head = Head::new(definition, Bound::None).with_where(&predicates);
    let Some(code) = code(definition, place) else { return checks };
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (inherent_generics, inherent_where) = (&inherent.impl_generics, &inherent.where_clause);
    // Where nothing is asked of types it stands beside the layout.
    let inherent = (!definition.is_surely_fixed()).then(|| {
        let size = layout::size(definition);
        quote!(impl #inherent_generics #name #inherent_where { #size })
    });
    quote! {
        #inherent
        #[automatically_derived]
        impl #impl_generics __wire::Fixed for #name #where_clause {
            const SIZE: __wire::usize = #size;
            #code
        }
        #checks
    }
}

/// What reads and writes a value: the code itself, or what `Decode` and `Encode` have. A type that
/// borrows its octets is not read from a slice that anybody lends.
fn code(definition: &Definition, place: &Place<'_>) -> Option<TokenStream> {
    let borrows = definition.generics.lifetimes().next().is_some();
    match is_simple(place) {
        true => Some(direct(place)),
        false if borrows => None,
        false => Some(quote! {
            #[inline]
            fn read(__octets: &[__wire::u8]) -> __wire::Decoded<Self> {
                __wire::read_whole(__octets)
            }
            #[inline]
            fn read_as<__E: __wire::Refusal>(
                __octets: &[__wire::u8],
            ) -> __wire::Result<Self, __E> {
                __wire::read_whole(__octets)
            }
            #[inline]
            fn write(&self, __octets: &mut [__wire::u8]) -> __wire::Encoded {
                __wire::write_whole(self, __octets)
            }
        }),
    }
}

/// The size of a record that is one run, where it is known without the type parameters.
pub(super) fn known_size(place: &Place<'_>) -> Option<Size> {
    let is_known = !place.definition.is_generic();
    place.record.fixed_size(&place.definition.krate).filter(|_| is_known)
}

/// The code of a record that is one run.
fn direct(place: &Place<'_>) -> TokenStream {
    let size = place.record.fixed_size(&place.definition.krate).unwrap_or_default();
    let read = decode::run_body(place);
    let read = quote!(__wire::whole(__run, #size)?; #read);
    let read = match (all_valid(place), all_fit(place)) {
        (Some(valid), Some(fit)) if valid.is_empty() && fit.is_empty() => quote! {
            const ONE_TO_ONE: __wire::bool = true;
            #[inline]
            fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> { #read }
        },
        (valid, fit) => {
            let (valid, fit) = (conjunction(valid), conjunction(fit));
            quote! {
                const ALL_VALID: __wire::bool = #valid;
                const ALL_FIT: __wire::bool = #fit;
                #[inline]
                fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> {
                    <Self as __wire::Fixed>::read_as(__run)
                }
                #[inline]
                fn read_as<__E: __wire::Refusal>(
                    __run: &[__wire::u8],
                ) -> __wire::Result<Self, __E> {
                    #read
                }
            }
        }
    };
    let write = encode::run_body(place);
    quote! {
        #read
        #[inline]
        fn write(&self, __run: &mut [__wire::u8]) -> __wire::Encoded {
            __wire::room(__run, #size)?;
            #write
        }
    }
}

/// What must hold of types for `holds` to be so of every field; `None` where it is not.
fn every(
    place: &Place<'_>,
    holds: impl Fn(&Field) -> Option<TokenStream>,
) -> Option<Vec<TokenStream>> {
    let fields = place.record.fields.iter().filter(|field| field.storage != Storage::Skipped);
    let terms: Option<Vec<_>> = fields.map(holds).collect();
    Some(terms?.into_iter().filter(|term| !term.is_empty()).collect())
}

fn conjunction(terms: Option<Vec<TokenStream>>) -> TokenStream {
    match terms {
        None => quote!(false),
        Some(terms) if terms.is_empty() => quote!(true),
        Some(terms) => quote!(#(#terms)&&*),
    }
}

/// Whether all octets are values.
fn all_valid(place: &Place<'_>) -> Option<Vec<TokenStream>> {
    if !place.record.asserts.is_empty() {
        return None;
    }
    every(place, |field| {
        if !matches!(field.role, Role::Value | Role::PayloadLen { .. })
            || !field.asserts.is_empty()
            || field.wire.via.is_some()
        {
            return None;
        }
        let ty = &field.wire.ty;
        match &field.width {
            Width::Fixed(_, Access::Plain | Access::PlainArray { .. }) => Some(TokenStream::new()),
            Width::Fixed(..) => Some(quote!(<#ty as __wire::Fixed>::ALL_VALID)),
            Width::Bits(_) if number_size(&field.ty).is_some() => Some(TokenStream::new()),
            _ => None,
        }
    })
}

/// Whether all values have octets.
fn all_fit(place: &Place<'_>) -> Option<Vec<TokenStream>> {
    if !place.record.asserts.is_empty() {
        return None;
    }
    every(place, |field| {
        if !field.asserts.is_empty() || field.wire.via.is_some() {
            return None;
        }
        let ty = &field.wire.ty;
        match &field.width {
            _ if field.storage == Storage::Nowhere => Some(TokenStream::new()),
            Width::Fixed(_, Access::Plain | Access::PlainArray { .. }) => Some(TokenStream::new()),
            Width::Fixed(..) => Some(quote!(<#ty as __wire::Fixed>::ALL_FIT)),
            Width::Bits(bits) => (number_size(&field.ty).map(|size| size * 8)
                == Some(*bits as usize))
            .then(TokenStream::new),
            _ => None,
        }
    })
}

/// `const _: [(); 2] = [(); 1 + 1];` for each size and offset that the user promises: where they
/// differ, the compiler shows both numbers.
pub(super) fn checks(definition: &Definition, place: &Place<'_>) -> TokenStream {
    if definition.is_generic() {
        return TokenStream::new();
    }
    let mut checks = TokenStream::new();
    if let Some(size) = &definition.size {
        let expected = &size.value;
        let name = &definition.name;
        let arguments = definition.generics.lifetimes().map(|_| quote!('static));
        let arguments = match definition.generics.lifetimes().next().is_some() {
            true => quote!(<#(#arguments),*>),
            false => TokenStream::new(),
        };
        let span = expected.span();
        checks.extend(match place.record.fixed_size(&definition.krate) {
            Some(actual) => quote::quote_spanned!(span=> const _: [(); #expected] = [(); #actual];),
            None => quote::quote_spanned!(span=>
                const _: __wire::usize = <#name #arguments as __wire::Fixed>::SIZE;
            ),
        });
    }
    let mut offset = Size::default();
    let mut bits = 0usize;
    for field in &place.record.fields {
        if let Some(expected) = &field.expected_offset {
            let mut actual = offset.clone();
            actual.add(&Size::literal(bits / 8));
            checks.extend(quote::quote_spanned!(expected.span()=>
                const _: [(); #expected] = [(); #actual];
            ));
        }
        match &field.width {
            Width::Bits(width) => bits += *width as usize,
            _ => {
                let Some(size) = field.fixed_size(&definition.krate) else { break };
                offset.add(&Size::literal(bits / 8));
                bits = 0;
                offset.add(&size);
            }
        }
    }
    checks
}
