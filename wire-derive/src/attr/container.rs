//! Attributes on the struct or enum.

use syn::{Attribute, Path, Type};

use super::field::{ContextParam, parse_params};
use super::{
    Endian, Expr, Given, Spot, each_entry, parse_endian, parse_expr, parse_path, parse_type, set,
    unknown,
};
use crate::errors::Errors;

pub(super) const KEYS: &[&str] =
    &["endian", "bit_order", "size", "ctx", "view", "canonical", "magic", "crate", "assert", "tag"];

/// What is said of the whole type.
#[derive(Default)]
pub(crate) struct ContainerAttrs {
    pub(crate) endian: Option<Given<Endian>>,
    pub(crate) lsb: Option<Given<bool>>,
    pub(crate) size: Option<Given<Expr>>,
    pub(crate) ctx: Option<Given<Vec<ContextParam>>>,
    pub(crate) view: Option<Given<()>>,
    pub(crate) canonical: Option<Given<()>>,
    pub(crate) magic: Option<Given<Expr>>,
    pub(crate) krate: Option<Given<Path>>,
    pub(crate) asserts: Vec<Expr>,
    pub(crate) tag: Option<Given<Type>>,
    /// The type named by `#[repr(…)]`.
    pub(crate) repr: Option<syn::Ident>,
}

impl ContainerAttrs {
    pub(crate) fn parse(attrs: &[Attribute], errors: &Errors) -> Self {
        let mut this = Self::default();
        each_entry(attrs, errors, |key, input| match key.to_string().as_str() {
            "endian" => set(&mut this.endian, key, parse_endian(key, input)?),
            "bit_order" => {
                let order = parse_expr(key, input)?;
                match order.as_word().as_deref() {
                    Some("msb") => set(&mut this.lsb, key, false),
                    Some("lsb") => set(&mut this.lsb, key, true),
                    _ => Err(syn::Error::new(order.span(), "`bit_order` is `msb` or `lsb`")),
                }
            }
            "size" => set(&mut this.size, key, parse_expr(key, input)?),
            "ctx" => set(&mut this.ctx, key, parse_params(key, input)?),
            "view" => set(&mut this.view, key, ()),
            "canonical" => set(&mut this.canonical, key, ()),
            "magic" => set(&mut this.magic, key, parse_expr(key, input)?),
            "crate" => set(&mut this.krate, key, parse_path(key, input)?),
            "assert" => {
                this.asserts.push(parse_expr(key, input)?);
                Ok(())
            }
            "tag" => set(&mut this.tag, key, parse_type(key, input)?),
            _ => Err(unknown(key, Spot::Type)),
        });
        this.repr = repr(attrs);
        this
    }
}

impl ContainerAttrs {
    /// The context that the type must be told.
    pub(crate) fn params(&self) -> &[ContextParam] {
        self.ctx.as_ref().map_or(&[], |given| &given.value)
    }
}

/// The integer type of `#[repr(u8)]`.
fn repr(attrs: &[Attribute]) -> Option<syn::Ident> {
    let mut found = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        // The compiler itself reports a malformed `repr`.
        let _ = attr.parse_nested_meta(|meta| {
            if let Some(ident) = meta.path.get_ident() {
                let name = ident.to_string();
                if name.starts_with(['u', 'i']) {
                    found = Some(ident.clone());
                }
            }
            if meta.input.peek(syn::token::Paren) {
                let content;
                syn::parenthesized!(content in meta.input);
                content.parse::<proc_macro2::TokenStream>()?;
            }
            Ok(())
        });
    }
    found
}
