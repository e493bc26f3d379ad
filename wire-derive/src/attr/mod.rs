//! Attributes to values with spans. What they mean together is not known here.

mod container;
mod expr;
mod field;
mod variant;

pub(crate) use container::ContainerAttrs;
pub(crate) use expr::{Expr, Target, mentions};
pub(crate) use field::{Context, ContextParam, FieldAttrs};
pub(crate) use variant::{VariantAttrs, VariantTag};

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, Token, Type, token};

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
/// An entry that cannot be parsed is reported and skipped; the others are still read. Returns what
/// was skipped: what the others lack may be what that entry was to say.
fn each_entry(
    attrs: &[Attribute],
    errors: &Errors,
    mut entry: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) -> Unread {
    let mut unread = Unread(None);
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("wire")) {
        let result = attr.parse_args_with(|input: ParseStream<'_>| {
            while !input.is_empty() {
                let start = input.fork();
                let Ok(key) = input.call(Ident::parse_any) else {
                    let message = "expected a key: `#[wire(key, key = VALUE, key(VALUE))]`";
                    return Err(syn::Error::new(input.span(), message));
                };
                if let Err(error) = entry(&key, input) {
                    errors.add(error);
                    unread.add(&start)?;
                } else if !input.is_empty() && !input.peek(Token![,]) {
                    let message = match input.peek(Token![=]) || input.peek(token::Paren) {
                        true => format!("`{key}` takes no value"),
                        false => format!("expected `,` after `{key}` and its value"),
                    };
                    errors.at(input.span(), message);
                    unread.add(&start)?;
                }
                skip_entry(input)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        });
        if let Err(error) = result {
            errors.add(error);
            unread.0.get_or_insert_default();
        }
    }
    unread
}

/// The entries that could not be parsed.
#[derive(Clone, Default)]
pub(crate) struct Unread(Option<proc_macro2::TokenStream>);

impl Unread {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Whether they were about `name`.
    pub(crate) fn mention(&self, name: &str) -> bool {
        self.0.as_ref().is_some_and(|tokens| mentions(tokens.clone(), name))
    }

    fn add(&mut self, entry: ParseStream<'_>) -> syn::Result<()> {
        let tokens = self.0.get_or_insert_default();
        while !entry.is_empty() && !entry.peek(Token![,]) {
            tokens.extend([entry.parse::<proc_macro2::TokenTree>()?]);
        }
        Ok(())
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

/// Where a key can stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spot {
    Type,
    Variant,
    Field,
}

impl Spot {
    fn name(self) -> &'static str {
        match self {
            Self::Type => "a type",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }

    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Type => container::KEYS,
            Self::Variant => variant::KEYS,
            Self::Field => field::KEYS,
        }
    }
}

fn unknown(key: &Ident, spot: Spot) -> syn::Error {
    let (name, word) = (spot.name(), key.to_string());
    let list = spot.keys().join("`, `");
    let elsewhere: Vec<_> = [Spot::Type, Spot::Variant, Spot::Field]
        .into_iter()
        .filter(|other| *other != spot && other.keys().contains(&word.as_str()))
        .map(Spot::name)
        .collect();
    let close =
        spot.keys().iter().filter(|valid| similar(valid, &word)).max_by_key(|valid| valid.len());
    let message = match close {
        _ if !elsewhere.is_empty() => {
            let places = elsewhere.join(" or ");
            format!("`{key}` stands on {places}, not on {name}; valid here are `{list}`")
        }
        Some(close) => {
            format!("unknown key `{key}` on {name}, did you mean `{close}`? valid are `{list}`")
        }
        None => format!("unknown key `{key}` on {name}; valid are `{list}`"),
    };
    syn::Error::new(key.span(), message)
}

/// Whether two words differ by one letter, by two neighbours swapped, or by what one has more.
fn similar(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same_start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let same_end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let one_letter = long - short <= 1 && same_start + same_end + 1 >= long;
    let swapped = long == short && same_start + same_end + 2 == long;
    let longer = short > 2 && same_start + same_end >= short;
    long > 3 && (one_letter || swapped || longer)
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
    let span = if input.is_empty() { key.span() } else { input.span() };
    input
        .parse()
        .map_err(|_| syn::Error::new(span, format!("`{key}` takes a type, such as `{key} = u16`")))
}

fn parse_path(key: &Ident, input: ParseStream<'_>) -> syn::Result<syn::Path> {
    equals(key, input)?;
    let span = if input.is_empty() { key.span() } else { input.span() };
    input.call(syn::Path::parse_mod_style).map_err(|_| {
        syn::Error::new(span, format!("`{key}` takes a path, such as `{key} = some::module`"))
    })
}

/// An expression, where text in quotes makes no sense.
fn parse_expr(key: &Ident, input: ParseStream<'_>) -> syn::Result<Expr> {
    let expr = parse_any_expr(key, input)?;
    match expr.as_literal() {
        Some(syn::Lit::Str(_)) => Err(syn::Error::new(
            expr.span(),
            format!(
                "`{key}` takes Rust code, not text in quotes: `{key} = …`; octets are `b\"…\"`"
            ),
        )),
        _ => Ok(expr),
    }
}

fn parse_any_expr(key: &Ident, input: ParseStream<'_>) -> syn::Result<Expr> {
    equals(key, input)?;
    Expr::parse(key, input)
}

/// A number that the macro itself must know.
fn parse_literal(key: &Ident, input: ParseStream<'_>) -> syn::Result<u64> {
    let expr = parse_any_expr(key, input)?;
    expr.as_integer().ok_or_else(|| {
        syn::Error::new(expr.span(), format!("`{key}` takes an integer literal, such as 4"))
    })
}

fn parse_endian(key: &Ident, input: ParseStream<'_>) -> syn::Result<Endian> {
    let expr = parse_expr(key, input)?;
    Ok(match expr.as_word().as_deref() {
        Some("big") => Endian::Big,
        Some("little") => Endian::Little,
        _ => Endian::Dynamic(expr),
    })
}

/// Checksums with short names, and their types in `wire_core::checksum`.
pub(crate) const CHECKSUMS: &[(&str, &str)] = &[
    ("internet", "Internet"),
    ("crc8", "Crc8"),
    ("crc16_ccitt", "Crc16Ccitt"),
    ("crc16_modbus", "Crc16Modbus"),
    ("crc16_xmodem", "Crc16Xmodem"),
    ("crc32", "Crc32"),
    ("crc32c", "Crc32c"),
    ("crc64", "Crc64"),
];

/// The single word that a type is, where it is in lower case: a short name, right or wrong.
pub(crate) fn short_name(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let word = path.path.get_ident()?.to_string();
    word.starts_with(|first: char| first.is_lowercase()).then_some(word)
}

fn parse_checksum(key: &Ident, input: ParseStream<'_>) -> syn::Result<Type> {
    let ty = parse_type(key, input)?;
    match short_name(&ty) {
        Some(word) if !CHECKSUMS.iter().any(|(known, _)| *known == word) => {
            let known: Vec<_> = CHECKSUMS.iter().map(|(known, _)| *known).collect();
            let message = format!(
                "no checksum `{word}`; there are `{}`, and types that implement `Checksum`",
                known.join("`, `")
            );
            Err(syn::Error::new_spanned(ty, message))
        }
        _ => Ok(ty),
    }
}

fn parse_varint(key: &Ident, input: ParseStream<'_>) -> syn::Result<Varint> {
    let ty = parse_type(key, input)?;
    match short_name(&ty).as_deref() {
        Some("leb128") => Ok(Varint::Leb128),
        Some("quic") => Ok(Varint::Quic),
        Some(word) => {
            let message = format!(
                "no varint `{word}`; there are `leb128`, `quic`, and types that implement `Varint`"
            );
            Err(syn::Error::new_spanned(&ty, message))
        }
        None => Ok(Varint::User(ty)),
    }
}

/// Parses what is in the parentheses behind `key`: all of it, lest the compiler complain of the
/// rest besides.
fn in_parens<T>(
    key: &Ident,
    input: ParseStream<'_>,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    if !input.peek(token::Paren) {
        return Err(syn::Error::new(key.span(), format!("`{key}` needs parentheses: `{key}(…)`")));
    }
    let content;
    syn::parenthesized!(content in input);
    let parsed = parse(&content);
    if parsed.is_err() {
        content.parse::<proc_macro2::TokenStream>()?;
    }
    parsed
}

/// The doc comment, a line a line.
pub(crate) fn doc(attrs: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        match &attr.meta {
            syn::Meta::NameValue(syn::MetaNameValue {
                value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }),
                ..
            }) => lines.push(text.value()),
            _ => continue,
        }
    }
    joined(&lines)
}

/// The lines of a doc comment, without the space that follows the slashes.
pub(crate) fn joined(lines: &[String]) -> String {
    let lines: Vec<&str> =
        lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    lines.join("\n").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::Spot;

    /// Whether `key` stands in `text` by itself, not as a part of another word.
    fn has_word(text: &str, key: &str) -> bool {
        text.split(|part: char| !part.is_alphanumeric() && part != '_').any(|word| word == key)
    }

    /// The rows of the reference's tables, and its examples.
    fn reference() -> (Vec<&'static str>, String) {
        let text = include_str!("../reference.md");
        let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
        (rows.collect(), text.split("```").skip(1).step_by(2).collect())
    }

    #[test]
    fn the_reference_has_a_row_for_every_key() {
        let (rows, _) = reference();
        for key in [Spot::Type, Spot::Variant, Spot::Field].iter().flat_map(|spot| spot.keys()) {
            let starts =
                |row: &&str| row.split('`').skip(1).step_by(2).any(|code| has_word(code, key));
            assert!(rows.iter().any(starts), "no row for `{key}`");
        }
    }

    #[test]
    fn the_reference_shows_every_key_in_an_example() {
        let (_, examples) = reference();
        let attributes: String = examples.lines().filter(|line| line.contains("#[wire(")).collect();
        for key in [Spot::Type, Spot::Variant, Spot::Field].iter().flat_map(|spot| spot.keys()) {
            assert!(has_word(&attributes, key), "no example of `{key}`");
        }
    }
}
