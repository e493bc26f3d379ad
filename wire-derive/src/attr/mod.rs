//! Attributes to values with spans. What they mean together is not known here.

mod container;
mod expr;
mod field;
mod variant;

pub(crate) use container::ContainerAttrs;
pub(crate) use expr::{Expr, Target};
pub(crate) use field::{Context, ContextParam, FieldAttrs};
pub(crate) use variant::{VariantAttrs, VariantTag};

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitInt, Token, Type};

use crate::errors::Errors;

/// A value given by an attribute, and the key that gave it.
#[derive(Clone)]
pub(crate) struct Given<T> {
    pub(crate) value: T,
    pub(crate) key: Span,
}

/// Byte order of a number.
#[derive(Clone)]
pub(crate) enum Endian {
    Big,
    Little,
    /// Known when the program runs.
    Dynamic(Expr),
}

/// The format of a number of variable length.
#[derive(Clone)]
pub(crate) enum Varint {
    Leb128,
    Quic,
    User(Type),
}

/// Calls `entry` for each `key`, `key = …` or `key(…)` of the `wire` attributes.
///
/// An entry that cannot be parsed is reported and skipped; the others are still read.
fn each_entry(
    attrs: &[Attribute],
    errors: &Errors,
    mut entry: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("wire")) {
        let result = attr.parse_args_with(|input: ParseStream<'_>| {
            while !input.is_empty() {
                let key = input.call(Ident::parse_any)?;
                if let Err(error) = entry(&key, input) {
                    errors.add(error);
                    skip_entry(input)?;
                }
                if input.is_empty() {
                    break;
                }
                if !input.peek(Token![,]) {
                    errors.at(input.span(), format!("expected `,` after `{key}` and its value"));
                    skip_entry(input)?;
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        });
        if let Err(error) = result {
            errors.add(error);
        }
    }
}

fn skip_entry(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}

/// Stores what a key gave, unless the key was given before.
fn set<T>(slot: &mut Option<Given<T>>, key: &Ident, value: T) -> syn::Result<()> {
    if slot.is_some() {
        return Err(syn::Error::new(key.span(), format!("`{key}` is given twice")));
    }
    *slot = Some(Given { value, key: key.span() });
    Ok(())
}

fn unknown(key: &Ident, place: &str, valid: &[&str]) -> syn::Error {
    let list = valid.join("`, `");
    syn::Error::new(key.span(), format!("unknown key `{key}` on {place}; valid are `{list}`"))
}

fn equals(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        return Ok(());
    }
    Err(syn::Error::new(key.span(), format!("`{key}` needs a value: `{key} = …`")))
}

fn parse_type(key: &Ident, input: ParseStream<'_>) -> syn::Result<Type> {
    equals(key, input)?;
    input.parse()
}

fn parse_expr(key: &Ident, input: ParseStream<'_>) -> syn::Result<Expr> {
    equals(key, input)?;
    Expr::parse(key, input)
}

/// A number that the macro itself must know.
fn parse_literal(key: &Ident, input: ParseStream<'_>) -> syn::Result<u64> {
    equals(key, input)?;
    let fork = input.fork();
    match fork.parse::<LitInt>() {
        Ok(_) => input.parse::<LitInt>()?.base10_parse(),
        Err(_) => Err(syn::Error::new(input.span(), format!("`{key}` takes an integer literal"))),
    }
}

fn parse_endian(key: &Ident, input: ParseStream<'_>) -> syn::Result<Endian> {
    let expr = parse_expr(key, input)?;
    Ok(match expr.as_word().as_deref() {
        Some("big") => Endian::Big,
        Some("little") => Endian::Little,
        _ => Endian::Dynamic(expr),
    })
}

fn parse_varint(key: &Ident, input: ParseStream<'_>) -> syn::Result<Varint> {
    let ty = parse_type(key, input)?;
    let word = match &ty {
        Type::Path(path) => path.path.get_ident().map(Ident::to_string),
        _ => None,
    };
    Ok(match word.as_deref() {
        Some("leb128") => Varint::Leb128,
        Some("quic") => Varint::Quic,
        _ => Varint::User(ty),
    })
}

fn parens<'a>(key: &Ident, input: ParseStream<'a>) -> syn::Result<syn::parse::ParseBuffer<'a>> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(key.span(), format!("`{key}` needs parentheses: `{key}(…)`")));
    }
    let content;
    syn::parenthesized!(content in input);
    Ok(content)
}

/// The doc comment, a line a line.
pub(crate) fn doc(attrs: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        let text = match &attr.meta {
            syn::Meta::NameValue(syn::MetaNameValue {
                value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }),
                ..
            }) => text.value(),
            _ => continue,
        };
        lines.push(text.strip_prefix(' ').unwrap_or(&text).trim_end().to_string());
    }
    lines.join("\n").trim().to_string()
}
