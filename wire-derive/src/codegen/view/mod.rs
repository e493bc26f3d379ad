//! Views: zero-copy access to octets that were checked once.
//!
//! The check is the decoder without its values; what it notes on its way (where varying fields
//! end, tags, presence) is kept in the view, so that each getter is a read at a known place.

mod changed;
mod choice;
mod constants;
mod diagram;
mod entries;
mod fix;
mod getters;
mod kind;
mod params;
mod places;
mod record;
mod setters;
mod update;

pub(crate) use getters::is_visible;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;

use super::Selected;
use crate::ir::{Definition, Selector, Shape};
use params::Params;

/// What stands beside the constant block of the derive: the view's type, for others to name.
pub(super) fn types(definition: &Definition) -> TokenStream {
    if !definition.view || definition.is_tag_only() {
        return TokenStream::new();
    }
    match &definition.shape {
        Shape::Struct(record) => record::RecordView::of_struct(definition, record).declaration(),
        Shape::Codes(_) => TokenStream::new(),
        Shape::Choice(choice) => choice::ChoiceView::of(definition, choice).declarations(),
    }
}

/// Getters, setters, constructors and constants.
pub(super) fn impls(definition: &Definition) -> TokenStream {
    if !definition.view {
        return TokenStream::new();
    }
    if definition.is_tag_only() {
        return value(definition);
    }
    match &definition.shape {
        Shape::Struct(record) => {
            let view = record::RecordView::of_struct(definition, record);
            let (impls, entries, constants) =
                (view.impls(), view.entries(), constants::impls(&view));
            quote!(#impls #entries #constants)
        }
        Shape::Codes(_) => TokenStream::new(),
        Shape::Choice(choice) => choice::ChoiceView::of(definition, choice).impls(),
    }
}

/// An enum without data is seen as its value.
fn value(definition: &Definition) -> TokenStream {
    let head = Params::of(definition).head();
    let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let (ctx, _) = context(definition);
    let size = match &definition.shape {
        Shape::Codes(_) => quote! {
            const SIZE: __wire::Option<__wire::usize> = __wire::Some(<Self as __wire::Fixed>::SIZE);
        },
        _ => TokenStream::new(),
    };
    quote! {
        impl #generics __wire::Viewed<'__a> for #own #clause {
            type Ctx = #ctx;
            type Seen = __wire::Result<Self, __wire::DecodeError>;
            #size
            #[inline]
            fn check(__r: &mut __wire::Reader<'__a>, __ctx: #ctx) -> __wire::Decoded<()> {
                <Self as __wire::Viewed<'__a>>::check_as(__r, __ctx)
            }
            #[inline]
            fn check_as<__E: __wire::Refusal>(
                __r: &mut __wire::Reader<'__a>,
                __ctx: #ctx,
            ) -> __wire::Result<(), __E> {
                <Self as __wire::Decode<'__a, #ctx>>::skip(__r, __ctx)
            }
            #[inline]
            fn see(__r: &mut __wire::Reader<'__a>, __ctx: #ctx) -> Self::Seen {
                __wire::decoded(__r, __ctx)
            }
        }
    }
}

/// `Decode::skip`: the check of the view, which builds no value. Of a type with parameters
/// nothing is known but that what they stand for is decoded.
pub(super) fn skip(definition: &Definition, selected: &Selected) -> TokenStream {
    let parameters = definition.generics.type_params().next().is_some();
    if !definition.view || parameters || definition.is_tag_only() {
        return TokenStream::new();
    }
    let (ctx, _) = crate::codegen::context(definition, selected);
    quote! {
        #[inline]
        fn skip<__E: __wire::Refusal>(
            __r: &mut __wire::Reader<'__a>,
            __ctx: #ctx,
        ) -> __wire::Result<(), __E> {
            <Self as __wire::Viewed<'__a>>::check_as(__r, __ctx)
        }
    }
}

/// The context of the type's check and view, and the pattern that takes it apart.
fn context(definition: &Definition) -> (TokenStream, TokenStream) {
    crate::codegen::context(definition, &selected(definition))
}

/// Statements in front of the check and behind it, where only what encoding produces is accepted.
fn canonical(definition: &Definition) -> (TokenStream, TokenStream) {
    match definition.canonical {
        true => {
            (quote!(let __before = __r.set_canonical(true);), quote!(__r.set_canonical(__before);))
        }
        false => (TokenStream::new(), TokenStream::new()),
    }
}

/// `#[allow(non_camel_case_types)]`, where the definition itself has names of that kind.
fn casing<'a>(mut names: impl Iterator<Item = &'a Ident>) -> Option<TokenStream> {
    let is_other = |name: &Ident| {
        let name = name.unraw().to_string();
        name.starts_with(char::is_lowercase) || name.contains('_')
    };
    names.any(is_other).then(|| quote!(#[allow(non_camel_case_types)]))
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

/// Statements of a check, for which what the type borrows lives as long as the octets; unless it is
/// told something that lives as long as it pleases.
fn at_octets(definition: &Definition, statements: TokenStream) -> TokenStream {
    match params::is_told_borrowed(definition) {
        true => statements,
        false => with_lifetime(definition, statements, "__a"),
    }
}
