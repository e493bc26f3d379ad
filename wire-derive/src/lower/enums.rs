//! Enums: integers with names, and choices among variants with fields.

use proc_macro2::Ident;
use quote::{ToTokens, quote};
use syn::{DataEnum, Fields, Type, parse_quote};

use super::fields::{VariantPlace, is_little, record};
use super::types::number_size;
use super::{Surroundings, wire};
use crate::attr::{self, VariantAttrs, doc};
use crate::check;
use crate::ir::{
    Choice, Code, CodeValue, Codes, Prefix, Scale, Selector, Shape, Variant, VariantTag, Wire, Wrap,
};

pub(super) fn shape(data: &DataEnum, name: &Ident, around: &Surroundings<'_>) -> Shape {
    let attrs: Vec<_> =
        data.variants.iter().map(|v| VariantAttrs::parse(&v.attrs, around.errors)).collect();
    if data.variants.is_empty() {
        around.errors.at(name.span(), "an enum without variants has no values, and so no octets");
    }
    check::enum_keys(around.container, around.errors);
    for (variant, attrs) in data.variants.iter().zip(&attrs) {
        check::variant_keys(variant, attrs, around.errors);
    }
    let tag = around.container.tag.as_ref().map(|given| given.value.clone());
    let repr = around.container.repr.as_ref().map(|ident| parse_quote!(#ident));
    let ranged = |attrs: &VariantAttrs| matches!(&attrs.tag, Some(given) if matches!(given.value, attr::VariantTag::Range { .. }));
    let without_data = data.variants.iter().zip(&attrs).all(|(variant, attrs)| {
        let keeps_code = attrs.other.is_some()
            && matches!(&variant.fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1);
        (variant.fields.is_empty() || keeps_code) && attrs.len_prefix.is_none() && !ranged(attrs)
    });
    if without_data {
        if let Some(repr) = tag.clone().or(repr) {
            return Shape::Codes(codes(data, &attrs, repr, around));
        }
        let says_nothing = |attrs: &VariantAttrs| attrs.tag.is_none() && attrs.unread.is_empty();
        if attrs.iter().all(says_nothing) && !data.variants.is_empty() {
            around.errors.at(
                name.span(),
                "nothing says what is on the wire; add `#[repr(u8)]` (or another integer) for the discriminants to be the tags",
            );
            let wire = Wire::own(parse_quote!(u8));
            return Shape::Codes(Codes {
                wire,
                repr: parse_quote!(u8),
                codes: Vec::new(),
                other: None,
            });
        }
    }
    Shape::Choice(choice(data, &attrs, tag, around))
}

/// A number of type `ty`, in the byte order of the type around it.
fn number(ty: &Type, around: &Surroundings<'_>) -> Wire {
    let wire_ty = wire::in_container_order(ty, around);
    let wrapped = number_size(ty).is_some_and(|size| size > 1) && is_little(around);
    Wire { wrap: if wrapped { Wrap::Whole } else { Wrap::None }, ..Wire::own(wire_ty) }
}

fn codes(data: &DataEnum, attrs: &[VariantAttrs], repr: Type, around: &Surroundings<'_>) -> Codes {
    let mut codes = Vec::new();
    let mut other = None;
    let mut next = CodeValue::Literal { value: 0, negative: false };
    let mut spans = Vec::new();
    let mut before = None;
    for (variant, attrs) in data.variants.iter().zip(attrs) {
        if let Some(given) = &attrs.other {
            check::other(&other, variant, given, Some(&repr), around.errors);
            check::keeps_code(variant, &repr, around.errors);
            other = Some(variant.ident.clone());
            continue;
        }
        let value = match (&attrs.tag, &variant.discriminant) {
            (Some(given), _) => {
                let (attr::VariantTag::One(expr) | attr::VariantTag::Range { first: expr, .. }) =
                    &given.value;
                spans.push(Some(expr.span()));
                code_value(expr.to_token_stream())
            }
            (None, Some((_, discriminant))) => {
                spans.push(None);
                code_value(discriminant.to_token_stream())
            }
            (None, None) => {
                if let Some(before) = before.filter(|_| attrs.unread.is_empty()) {
                    check::counted_on(variant, before, around.errors);
                    continue;
                }
                spans.push(None);
                next
            }
        };
        before = attrs.tag.is_some().then_some(&variant.ident);
        next = following(&value);
        codes.push(Code { ident: variant.ident.clone(), value, doc: doc(&variant.attrs) });
    }
    check::codes(&codes, &repr, &spans, around.errors);
    Codes { wire: number(&repr, around), repr, codes, other }
}

fn code_value(tokens: proc_macro2::TokenStream) -> CodeValue {
    if let Ok(literal) = syn::parse2::<syn::LitInt>(tokens.clone()) {
        if let Ok(value) = literal.base10_parse() {
            return CodeValue::Literal { value, negative: false };
        }
    }
    if let Ok(literal) = syn::parse2::<syn::LitByte>(tokens.clone()) {
        return CodeValue::Literal { value: literal.value().into(), negative: false };
    }
    let mut parts = tokens.clone().into_iter();
    let minus =
        matches!(parts.next(), Some(proc_macro2::TokenTree::Punct(p)) if p.as_char() == '-');
    if minus {
        if let Ok(literal) = syn::parse2::<syn::LitInt>(parts.collect()) {
            if let Ok(value) = literal.base10_parse() {
                return CodeValue::Literal { value, negative: true };
            }
        }
    }
    CodeValue::Expr(tokens)
}

/// The discriminant after this one, as Rust counts them.
fn following(value: &CodeValue) -> CodeValue {
    match value {
        CodeValue::Literal { value: 1, negative: true } => {
            CodeValue::Literal { value: 0, negative: false }
        }
        CodeValue::Literal { value, negative: true } => {
            CodeValue::Literal { value: value.saturating_sub(1), negative: true }
        }
        CodeValue::Literal { value, negative: false } => {
            CodeValue::Literal { value: value.saturating_add(1), negative: false }
        }
        CodeValue::Expr(tokens) => CodeValue::Expr(quote!((#tokens) + 1)),
    }
}

fn choice(
    data: &DataEnum,
    attrs: &[VariantAttrs],
    tag: Option<Type>,
    around: &Surroundings<'_>,
) -> Choice {
    let mut variants = Vec::new();
    let mut other = None;
    for (variant, attrs) in data.variants.iter().zip(attrs) {
        if let Some(given) = &attrs.other {
            check::other(&other, variant, given, tag.as_ref(), around.errors);
            other = Some(variant.ident.clone());
        }
        let selected_by = variant_tag(variant, attrs, around);
        let holds_tag = selected_by.is_held();
        if holds_tag && variant.fields.is_empty() && attrs.tag.is_some() {
            around.errors.at(
                variant.ident.span(),
                "a variant for more than one tag holds which one it is in its first field, lest it be lost",
            );
        }
        if let (true, None, Some(held)) = (holds_tag, &attrs.other, variant.fields.iter().next()) {
            check::integer(&held.ty, "a tag", around.errors);
        }
        let place = VariantPlace { holds_tag };
        let prefix = attrs.len_prefix.as_ref().map(|given| Prefix {
            ty: wire::in_container_order(&given.value, around),
            size: number_size(&given.value),
            scale: Scale {
                unit: attrs.unit.as_ref().map(|given| given.value.clone()),
                bias: attrs.bias.as_ref().map(|given| given.value.clone()),
            },
            none: None,
        });
        variants.push(Variant {
            ident: variant.ident.clone(),
            tag: selected_by,
            prefix,
            record: record(&variant.fields, around, Some(place)),
            doc: doc(&variant.attrs),
        });
    }
    check::tags(&variants, tag.as_ref(), around.errors);
    let selector = match tag {
        Some(ty) => Selector::Inline(number(&ty, around)),
        None => Selector::Outside,
    };
    Choice { selector, variants }
}

/// What selects a variant: its attributes say it, or its discriminant.
fn variant_tag(
    variant: &syn::Variant,
    attrs: &VariantAttrs,
    around: &Surroundings<'_>,
) -> VariantTag {
    match (&attrs.other, &attrs.tag, &variant.discriminant) {
        (Some(_), _, _) => VariantTag::Other,
        (None, Some(given), _) => match given.value.clone() {
            attr::VariantTag::One(expr) => VariantTag::One(expr),
            attr::VariantTag::Range { first, last } => VariantTag::Range { first, last },
        },
        (None, None, Some((_, discriminant))) => {
            let parse =
                |input: syn::parse::ParseStream<'_>| attr::Expr::parse(&variant.ident, input);
            match syn::parse::Parser::parse2(parse, discriminant.to_token_stream()) {
                Ok(expr) => VariantTag::One(expr),
                Err(_) => VariantTag::Other,
            }
        }
        (None, None, None) if !attrs.unread.is_empty() => VariantTag::Other,
        (None, None, None) => {
            around.errors.at(
                    variant.ident.span(),
                    format!(
                        "nothing selects `{}`; add `#[wire(tag = VALUE)]`, or `#[wire(other)]` for all tags that no other variant has",
                        variant.ident
                    ),
                );
            VariantTag::Other
        }
    }
}
