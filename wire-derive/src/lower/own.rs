//! `Self` in a definition: in the methods of its view that would be the view.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericParam};

use crate::attr::mentions;

/// The definition of a type with a view, by its own name wherever it says `Self`; `None` where that
/// changes nothing.
pub(crate) fn by_own_name(input: &DeriveInput) -> Option<DeriveInput> {
    let is_view = |attr: &syn::Attribute| {
        attr.path().is_ident("wire") && mentions(attr.to_token_stream(), "view")
    };
    let tokens = input.to_token_stream();
    if !input.attrs.iter().any(is_view) || !mentions(tokens.clone(), "Self") {
        return None;
    }
    let names = Names { of_fields: name(input, false), of_attributes: name(input, true) };
    syn::parse2(names.replace(tokens, &names.of_fields)).ok()
}

/// `Name::<'a, T, N>`, as both a type and an expression may say it.
fn name(input: &DeriveInput, elided: bool) -> TokenStream {
    let name = &input.ident;
    let arguments = input.generics.params.iter().map(|param| match param {
        GenericParam::Lifetime(_) if elided => quote!('_),
        GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        GenericParam::Type(param) => param.ident.to_token_stream(),
        GenericParam::Const(param) => param.ident.to_token_stream(),
    });
    match input.generics.params.is_empty() {
        true => quote!(#name),
        false => quote!(#name::<#(#arguments),*>),
    }
}

/// What stands for `Self`.
struct Names {
    of_fields: TokenStream,
    /// The same without lifetimes: expressions stand in methods that know none of the definition.
    of_attributes: TokenStream,
}

impl Names {
    /// The tokens with `name` for `Self`, and in attributes with their own.
    fn replace(&self, tokens: TokenStream, name: &TokenStream) -> TokenStream {
        let mut behind_hash = false;
        let one = |token| {
            let in_attribute = std::mem::take(&mut behind_hash);
            match token {
                TokenTree::Ident(own) if own == "Self" => {
                    let here = name.clone().into_iter().map(|mut token| {
                        token.set_span(own.span());
                        token
                    });
                    here.collect()
                }
                TokenTree::Group(group) => {
                    let is_attribute = in_attribute && group.delimiter() == Delimiter::Bracket;
                    let name = if is_attribute { &self.of_attributes } else { name };
                    let tokens = self.replace(group.stream(), name);
                    let mut new = Group::new(group.delimiter(), tokens);
                    new.set_span(group.span());
                    TokenTree::Group(new).into()
                }
                other => {
                    behind_hash = matches!(&other, TokenTree::Punct(sign) if sign.as_char() == '#');
                    TokenStream::from(other)
                }
            }
        };
        tokens.into_iter().flat_map(one).collect()
    }
}
