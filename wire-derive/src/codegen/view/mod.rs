//! Views: zero-copy access to octets that were checked once.
//!
//! The check is the decoder without its values; what it notes on its way (where varying fields
//! end, tags, presence) is kept in the view, so that each getter is a read at a known place.

mod choice;
mod constants;
mod diagram;
mod fix;
mod getters;
mod kind;
mod places;
mod record;
mod setters;

pub(crate) use getters::is_visible;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::record::Place;
use super::{Bound, Head, Selected, context};
use crate::ir::{Definition, Selector, Shape};

/// What stands beside the constant block of the derive: the view's type, for others to name.
pub(super) fn types(definition: &Definition) -> TokenStream {
    if !definition.view {
        return TokenStream::new();
    }
    match &definition.shape {
        Shape::Struct(record) => {
            let place = Place::of_struct(definition, record);
            record::RecordView::of_struct(definition, &place).declaration()
        }
        Shape::Codes(_) => TokenStream::new(),
        Shape::Choice(choice) => choice::declarations(definition, choice),
    }
}

/// Getters, setters, constructors and constants.
pub(super) fn impls(definition: &Definition) -> TokenStream {
    if !definition.view {
        return TokenStream::new();
    }
    match &definition.shape {
        Shape::Struct(record) => {
            let place = Place::of_struct(definition, record);
            let view = record::RecordView::of_struct(definition, &place);
            let impls = view.impls(true);
            let entries = view.entries();
            let constants = constants::impls(&view);
            quote!(#impls #entries #constants)
        }
        Shape::Codes(_) => codes(definition),
        Shape::Choice(choice) => choice::impls(definition, choice),
    }
}

/// An enum without data is seen as its value.
fn codes(definition: &Definition) -> TokenStream {
    let head = Head::new(definition, Bound::Decode);
    let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
    quote! {
        impl #generics __wire::Viewed<'__a> for #own #clause {
            type Seen = __wire::Result<Self, __wire::DecodeError>;
            const SIZE: __wire::Option<usize> = __wire::Some(<Self as __wire::Fixed>::SIZE);
            #[inline]
            fn see(__r: &mut __wire::Reader<'__a>, _: ()) -> Self::Seen {
                __wire::decoded(__r, ())
            }
        }
    }
}

/// `Decode::skip_from`: the check of the view, which builds no value.
pub(super) fn skip(definition: &Definition, selected: &Selected) -> TokenStream {
    if !definition.view || matches!(definition.shape, Shape::Codes(_)) {
        return TokenStream::new();
    }
    let (ctx, _) = context(definition, selected);
    quote! {
        #[inline]
        fn skip_from(
            __r: &mut __wire::Reader<'__a>,
            __ctx: #ctx,
        ) -> __wire::Result<(), __wire::DecodeError> {
            <Self as __wire::Checked<'__a, #ctx>>::check(__r, __ctx).map(|_| ())
        }
    }
}

/// Whether the variant is selected from outside.
fn selected(definition: &Definition) -> Selected {
    match &definition.shape {
        Shape::Choice(choice) if matches!(choice.selector, Selector::Outside) => Selected::ByTag,
        _ => Selected::None,
    }
}

/// The tokens, each lifetime of the definition replaced by `lifetime` (`static`, `_`).
fn with_lifetime(definition: &Definition, tokens: TokenStream, lifetime: &str) -> TokenStream {
    let names: Vec<Ident> =
        definition.generics.lifetimes().map(|param| param.lifetime.ident.clone()).collect();
    if names.is_empty() {
        return tokens;
    }
    replace(tokens, &names, lifetime)
}

fn replace(tokens: TokenStream, names: &[Ident], lifetime: &str) -> TokenStream {
    let mut quoted = false;
    let replaced = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            quoted = false;
            let mut new = Group::new(group.delimiter(), replace(group.stream(), names, lifetime));
            new.set_span(group.span());
            TokenTree::Group(new)
        }
        TokenTree::Ident(ident) if quoted && names.contains(&ident) => {
            quoted = false;
            TokenTree::Ident(Ident::new(lifetime, ident.span()))
        }
        other => {
            quoted = matches!(&other, TokenTree::Punct(punct) if punct.as_char() == '\'');
            other
        }
    });
    replaced.collect()
}

/// The type as it stands in the methods of the view, where the octets live as long as `self`.
fn elided(definition: &Definition, ty: &impl ToTokens) -> TokenStream {
    with_lifetime(definition, ty.to_token_stream(), "_")
}

/// The definition's own type, with lifetimes that are always there.
fn own_type(definition: &Definition, lifetime: &str) -> TokenStream {
    let name = &definition.name;
    let (_, generics, _) = definition.generics.split_for_impl();
    with_lifetime(definition, quote!(#name #generics), lifetime)
}
