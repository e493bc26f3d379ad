//! Attributes on a field.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, Path, Token, Type};

use super::{
    Endian, Expr, Given, Spot, Target, Unread, Varint, each_entry, equals, in_parens,
    parse_any_expr, parse_checksum, parse_endian, parse_expr, parse_literal, parse_path,
    parse_type, parse_varint, set, unknown,
};
use crate::errors::Errors;

pub(super) const KEYS: &[&str] = &[
    "offset",
    "bits",
    "endian",
    "varint",
    "as",
    "with",
    "len_prefix",
    "count_prefix",
    "len",
    "count",
    "until",
    "rest",
    "max",
    "if",
    "tag",
    "len_of",
    "count_of",
    "flag_of",
    "tag_of",
    "unit",
    "bias",
    "none",
    "checksum",
    "over",
    "pseudo",
    "value",
    "magic",
    "reserved",
    "pad_before",
    "pad_after",
    "pad_to",
    "align_before",
    "align_after",
    "ctx",
    "assert",
    "default",
    "skip",
];

/// A value handed to a child: `ctx(name = EXPR)`.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) name: Ident,
    pub(crate) value: Expr,
}

/// A value that a type must be told: `ctx(name: Type)`.
#[derive(Clone)]
pub(crate) struct ContextParam {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

/// What is said of a field.
#[derive(Clone, Default)]
pub(crate) struct FieldAttrs {
    pub(crate) offset: Option<Given<Expr>>,
    pub(crate) bits: Option<Given<u64>>,
    pub(crate) endian: Option<Given<Endian>>,
    pub(crate) varint: Option<Given<Varint>>,
    pub(crate) wire_type: Option<Given<Type>>,
    pub(crate) with: Option<Given<Path>>,
    pub(crate) len_prefix: Option<Given<Type>>,
    pub(crate) count_prefix: Option<Given<Type>>,
    pub(crate) len: Option<Given<Expr>>,
    pub(crate) count: Option<Given<Expr>>,
    pub(crate) until: Option<Given<Expr>>,
    pub(crate) rest: Option<Given<()>>,
    pub(crate) max: Option<Given<Expr>>,
    pub(crate) condition: Option<Given<Expr>>,
    pub(crate) tag: Option<Given<Expr>>,
    pub(crate) len_of: Option<Given<Target>>,
    pub(crate) count_of: Option<Given<Target>>,
    pub(crate) flag_of: Option<Given<Target>>,
    pub(crate) tag_of: Option<Given<Target>>,
    pub(crate) unit: Option<Given<Expr>>,
    pub(crate) bias: Option<Given<Expr>>,
    pub(crate) none: Option<Given<Expr>>,
    pub(crate) checksum: Option<Given<Type>>,
    pub(crate) over: Option<Given<Target>>,
    pub(crate) pseudo: Option<Given<Expr>>,
    pub(crate) value: Option<Given<Expr>>,
    pub(crate) magic: Option<Given<Expr>>,
    pub(crate) reserved: Option<Given<()>>,
    pub(crate) pad_before: Option<Given<u64>>,
    pub(crate) pad_after: Option<Given<u64>>,
    pub(crate) pad_to: Option<Given<Expr>>,
    pub(crate) align_before: Option<Given<Expr>>,
    pub(crate) align_after: Option<Given<Expr>>,
    pub(crate) ctx: Option<Given<Vec<Context>>>,
    pub(crate) asserts: Vec<Expr>,
    pub(crate) default: Option<Given<Option<Expr>>>,
    pub(crate) skip: Option<Given<()>>,
    pub(crate) unread: Unread,
    /// All keys given, in order: for rules about what goes together.
    pub(crate) keys: Vec<(String, Span)>,
}

impl FieldAttrs {
    pub(crate) fn parse(attrs: &[Attribute], errors: &Errors) -> Self {
        let mut this = Self::default();
        this.unread = each_entry(attrs, errors, |key, input| {
            this.keys.push((key.to_string(), key.span()));
            this.entry(key, input)
        });
        this
    }

    /// Whether `key` was given.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|(given, _)| given == key)
    }

    fn entry(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        match key.to_string().as_str() {
            "offset" => set(&mut self.offset, key, parse_expr(key, input)?),
            "bits" => set(&mut self.bits, key, parse_literal(key, input)?),
            "endian" => set(&mut self.endian, key, parse_endian(key, input)?),
            "varint" => set(&mut self.varint, key, parse_varint(key, input)?),
            "as" => set(&mut self.wire_type, key, parse_type(key, input)?),
            "with" => set(&mut self.with, key, parse_path(key, input)?),
            "unit" => set(&mut self.unit, key, parse_expr(key, input)?),
            "bias" => set(&mut self.bias, key, parse_expr(key, input)?),
            "none" => set(&mut self.none, key, parse_expr(key, input)?),
            "value" => set(&mut self.value, key, parse_expr(key, input)?),
            "magic" => set(&mut self.magic, key, parse_expr(key, input)?),
            "reserved" => set(&mut self.reserved, key, ()),
            "ctx" => set(&mut self.ctx, key, parse_context(key, input)?),
            "assert" => {
                self.asserts.push(parse_expr(key, input)?);
                Ok(())
            }
            "skip" => set(&mut self.skip, key, ()),
            "default" => {
                let value = match input.peek(Token![=]) {
                    true => Some(parse_any_expr(key, input)?),
                    false => None,
                };
                set(&mut self.default, key, value)
            }
            _ => self.extent(key, input),
        }
    }

    /// Keys that say how far a field goes, and whether it is there.
    fn extent(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        match key.to_string().as_str() {
            "len_prefix" => set(&mut self.len_prefix, key, parse_type(key, input)?),
            "count_prefix" => set(&mut self.count_prefix, key, parse_type(key, input)?),
            "len" => set(&mut self.len, key, parse_expr(key, input)?),
            "count" => set(&mut self.count, key, parse_expr(key, input)?),
            "until" => set(&mut self.until, key, parse_expr(key, input)?),
            "rest" => set(&mut self.rest, key, ()),
            "max" => set(&mut self.max, key, parse_expr(key, input)?),
            "if" => set(&mut self.condition, key, parse_expr(key, input)?),
            "tag" => set(&mut self.tag, key, parse_expr(key, input)?),
            "pad_before" => set(&mut self.pad_before, key, parse_literal(key, input)?),
            "pad_after" => set(&mut self.pad_after, key, parse_literal(key, input)?),
            "pad_to" => set(&mut self.pad_to, key, parse_expr(key, input)?),
            "align_before" => set(&mut self.align_before, key, parse_expr(key, input)?),
            "align_after" => set(&mut self.align_after, key, parse_expr(key, input)?),
            _ => self.controller(key, input),
        }
    }

    /// Keys that make a field say something of others.
    fn controller(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        match key.to_string().as_str() {
            "len_of" => set(&mut self.len_of, key, parse_target(key, input)?),
            "count_of" => set(&mut self.count_of, key, parse_target(key, input)?),
            "flag_of" => set(&mut self.flag_of, key, parse_target(key, input)?),
            "tag_of" => set(&mut self.tag_of, key, parse_target(key, input)?),
            "checksum" => set(&mut self.checksum, key, parse_checksum(key, input)?),
            "over" => {
                equals(key, input)?;
                set(&mut self.over, key, Target::parse(input)?)
            }
            "pseudo" => set(&mut self.pseudo, key, parse_expr(key, input)?),
            _ => Err(unknown(key, Spot::Field)),
        }
    }
}

fn parse_target(key: &Ident, input: ParseStream<'_>) -> syn::Result<Target> {
    in_parens(key, input, |content| {
        let message = format!("`{key}` takes one field, a range of fields, or `self`");
        if content.is_empty() {
            return Err(syn::Error::new(key.span(), message));
        }
        let target = Target::parse(content)?;
        match content.is_empty() {
            true => Ok(target),
            false => Err(content.error(message)),
        }
    })
}

fn parse_context(key: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Context>> {
    in_parens(key, input, |content| {
        let mut values: Vec<Context> = Vec::new();
        while !content.is_empty() {
            let name: Ident = content.parse()?;
            if !content.peek(Token![=]) {
                let message = format!("on a field, context is handed on: `ctx({name} = EXPR)`");
                return Err(syn::Error::new(name.span(), message));
            }
            known_once(&name, values.iter().map(|value| &value.name))?;
            let value = parse_any_expr(&name, content)?;
            values.push(Context { name, value });
            comma(content)?;
        }
        Ok(values)
    })
}

pub(super) fn parse_params(key: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<ContextParam>> {
    in_parens(key, input, |content| {
        let mut params: Vec<ContextParam> = Vec::new();
        while !content.is_empty() {
            let name: Ident = content.parse()?;
            if !content.peek(Token![:]) {
                let message = format!("on a type, context is declared: `ctx({name}: Type)`");
                return Err(syn::Error::new(name.span(), message));
            }
            known_once(&name, params.iter().map(|param| &param.name))?;
            content.parse::<Token![:]>()?;
            params.push(ContextParam { name, ty: content.parse()? });
            comma(content)?;
        }
        Ok(params)
    })
}

fn known_once<'a>(name: &Ident, mut before: impl Iterator<Item = &'a Ident>) -> syn::Result<()> {
    match before.any(|other| other == name) {
        true => Err(syn::Error::new(name.span(), format!("`{name}` is given twice"))),
        false => Ok(()),
    }
}

fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}
