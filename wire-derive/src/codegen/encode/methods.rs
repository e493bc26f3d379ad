//! `impl Encode`, whose methods follow from two bodies: what measures a value, and what writes it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codegen::{Bound, Head, Selected, by_hand, context, handed_on, is_empty, may_go_first};
use crate::ir::Definition;

/// `impl Encode`, with these items.
pub(in crate::codegen) fn the_impl(
    definition: &Definition,
    items: &TokenStream,
    selected: &Selected,
) -> TokenStream {
    let head = Head::new(definition, Bound::Encode);
    let (impl_generics, name, where_clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (ctx, _) = context(definition, selected);
    let the_trait = the_trait(&ctx);
    quote! {
        #[automatically_derived]
        impl #impl_generics #the_trait for #name #where_clause {
            #items
        }
    }
}

/// `Encode`, of types that are told this.
fn the_trait(ctx: &TokenStream) -> TokenStream {
    match is_empty(ctx) {
        true => quote!(__wire::Encode),
        false => quote!(__wire::Encode<#ctx>),
    }
}

/// `Encode::measure_as` and `Encode::encode_as`, with these bodies, and the others by means of them.
pub(in crate::codegen) fn methods(
    definition: &Definition,
    len: &TokenStream,
    write: &TokenStream,
    selected: &Selected,
) -> TokenStream {
    let (ctx, ctx_pattern) = context(definition, selected);
    let (parameter, argument) = handed_on(&ctx);
    let (the_trait, by_hand) = (the_trait(&ctx), by_hand(definition));
    let goes = is_empty(&ctx)
        .then(|| may_go_first(definition, &quote!(FIRST_GO), &quote!(__wire::Encode)));
    let measure = measure(definition, len, selected);
    quote! {
        #goes
        #measure
        #[inline]
        fn encode_to(
            &self,
            __w: &mut __wire::Writer<'_>,
            #parameter: #ctx,
        ) -> __wire::Encoded {
            <Self as #the_trait>::encode_as(self, __w, #argument)
        }
        #[inline]
        fn encode_as<__E: __wire::Failure>(
            &self,
            __w: &mut __wire::Writer<'_>,
            #ctx_pattern,
        ) -> __wire::Result<(), __E> {
            #by_hand
            #write
        }
    }
}

/// `Encode::measure` and `Encode::encode_to`, of a definition with errors.
pub(in crate::codegen) fn methods_of_stub(
    definition: &Definition,
    failed: &TokenStream,
    selected: &Selected,
) -> TokenStream {
    let (ctx, _) = context(definition, selected);
    quote! {
        fn measure(&self, _: #ctx) -> __wire::Measured { #failed }
        fn encode_to(&self, _: &mut __wire::Writer<'_>, _: #ctx) -> __wire::Encoded { #failed }
    }
}

/// `Encode::measure_filling` and `Encode::encode_filling`, with these bodies, and the others by means
/// of them.
pub(super) fn methods_filling(
    definition: &Definition,
    len: &TokenStream,
    write: &TokenStream,
) -> TokenStream {
    let others = methods(
        definition,
        &quote!(<Self as __wire::Encode>::measure_filling::<__E, false>(self, ())),
        &quote!(<Self as __wire::Encode>::encode_filling::<__E, false>(self, __w, ())),
        &Selected::None,
    );
    quote! {
        #others
        #[inline]
        fn measure_filling<__E: __wire::Failure, const __FILLS: __wire::bool>(
            &self,
            _: (),
        ) -> __wire::Result<__wire::usize, __E> {
            #len
        }
        #[inline]
        fn encode_filling<__E: __wire::Failure, const __FILLS: __wire::bool>(
            &self,
            __w: &mut __wire::Writer<'_>,
            _: (),
        ) -> __wire::Result<(), __E> {
            #write
        }
    }
}

/// `Encode::measure_as`, with this body, and `Encode::measure` by means of it.
pub(super) fn measure(
    definition: &Definition,
    len: &TokenStream,
    selected: &Selected,
) -> TokenStream {
    let (ctx, ctx_pattern) = context(definition, selected);
    let (parameter, argument) = handed_on(&ctx);
    let (the_trait, by_hand) = (the_trait(&ctx), by_hand(definition));
    quote! {
        #[inline]
        fn measure(&self, #parameter: #ctx) -> __wire::Measured {
            <Self as #the_trait>::measure_as(self, #argument)
        }
        #[inline]
        fn measure_as<__E: __wire::Failure>(
            &self,
            #ctx_pattern,
        ) -> __wire::Result<__wire::usize, __E> {
            #by_hand
            #len
        }
    }
}
