//! Attributes on a variant of an enum.

use proc_macro2::Span;
use syn::{Attribute, Token, Type};

use super::{Expr, Given, Spot, Unread, each_entry, equals, parse_expr, parse_type, set, unknown};
use crate::errors::Errors;

pub(super) const KEYS: &[&str] = &["tag", "other", "len_prefix", "unit", "bias"];

/// The tags that select a variant.
#[derive(Clone)]
pub(crate) enum VariantTag {
    One(Expr),
    Range { first: Expr, last: Expr },
}

/// What is said of a variant.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) tag: Option<Given<VariantTag>>,
    pub(crate) other: Option<Given<()>>,
    pub(crate) len_prefix: Option<Given<Type>>,
    pub(crate) unit: Option<Given<Expr>>,
    pub(crate) bias: Option<Given<Expr>>,
    pub(crate) unread: Unread,
}

impl VariantAttrs {
    pub(crate) fn parse(attrs: &[Attribute], errors: &Errors) -> Self {
        let mut this = Self::default();
        this.unread = each_entry(attrs, errors, |key, input| match key.to_string().as_str() {
            "tag" => {
                equals(key, input)?;
                let start = input.span();
                let tag = split_range(Expr::parse(key, input)?, start)?;
                set(&mut this.tag, key, tag)
            }
            "other" => set(&mut this.other, key, ()),
            "len_prefix" => set(&mut this.len_prefix, key, parse_type(key, input)?),
            "unit" => set(&mut this.unit, key, parse_expr(key, input)?),
            "bias" => set(&mut this.bias, key, parse_expr(key, input)?),
            _ => Err(unknown(key, Spot::Variant)),
        });
        this
    }
}

/// `2..=5` as its two ends.
fn split_range(expr: Expr, span: Span) -> syn::Result<VariantTag> {
    let parse = |input: syn::parse::ParseStream<'_>| {
        let key = syn::Ident::new("tag", span);
        let mut first = proc_macro2::TokenStream::new();
        while !input.is_empty() && !input.peek(Token![..]) {
            first.extend([input.parse::<proc_macro2::TokenTree>()?]);
        }
        if input.is_empty() {
            return Ok(VariantTag::One(expr.clone()));
        }
        let inclusive = input.peek(Token![..=]);
        if inclusive {
            input.parse::<Token![..=]>()?;
        }
        if !inclusive || first.is_empty() || input.is_empty() {
            return Err(syn::Error::new(span, "a range of tags has both its ends: `first..=last`"));
        }
        let last = Expr::parse(&key, input)?;
        let first = syn::parse::Parser::parse2(
            |i: syn::parse::ParseStream<'_>| Expr::parse(&key, i),
            first,
        )?;
        Ok(VariantTag::Range { first, last })
    };
    syn::parse::Parser::parse2(parse, quote::ToTokens::to_token_stream(&expr))
}
