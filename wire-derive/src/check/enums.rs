//! Rules about enums: their variants and tags.

use proc_macro2::{Ident, Span};
use syn::Type;

use super::{integer, text};
use crate::attr::{ContainerAttrs, Given, VariantAttrs};
use crate::errors::Errors;
use crate::ir::{Code, CodeValue, Variant, VariantTag};
use crate::lower::number_size;

/// Keys of a type that an enum cannot have.
pub(crate) fn enum_keys(container: &ContainerAttrs, errors: &Errors) {
    if let Some(magic) = &container.magic {
        errors.at(magic.key, "`magic` goes with structs; give the variants' first fields one");
    }
}

/// Which keys go together on one variant.
pub(crate) fn variant_keys(variant: &syn::Variant, attrs: &VariantAttrs, errors: &Errors) {
    if let (Some(_), Some(other)) = (&attrs.tag, &attrs.other) {
        errors.at(other.key, "`tag` and `other` both say what selects the variant");
    }
    if let (Some(tag), Some(_)) = (&attrs.tag, &variant.discriminant) {
        errors.at(tag.key, "the discriminant of this variant is its tag; give one of the two");
    }
    for (key, given) in [("unit", &attrs.unit), ("bias", &attrs.bias)] {
        if let (Some(given), None) = (given, &attrs.len_prefix) {
            errors.at(given.key, format!("`{key}` does nothing without `len_prefix`"));
        }
    }
    if let Some(prefix) = &attrs.len_prefix {
        integer(&prefix.value, "a prefix", errors);
    }
}

/// One `other` variant an enum, which holds the tag.
pub(crate) fn other(
    before: &Option<Ident>,
    variant: &syn::Variant,
    given: &Given<()>,
    tag: Option<&Type>,
    errors: &Errors,
) {
    if let Some(before) = before {
        errors.at(given.key, format!("`{before}` already takes all other tags"));
    }
    let Some(held) = variant.fields.iter().next() else {
        errors.at(
            variant.ident.span(),
            format!(
                "a variant for unknown tags holds the tag, lest it be lost: `{}({})`",
                variant.ident,
                tag.map_or("TYPE".to_string(), text)
            ),
        );
        return;
    };
    integer(&held.ty, "a tag", errors);
}

/// The unknown code of an enum without data is kept as it is.
pub(crate) fn keeps_code(variant: &syn::Variant, repr: &Type, errors: &Errors) {
    let Some(held) = variant.fields.iter().next() else { return };
    if number_size(&held.ty).is_some() && text(&held.ty) != text(repr) {
        let message = format!("unknown tags of `{0}` are kept in a `{0}`", text(repr));
        errors.over(&held.ty, message);
    }
}

/// A variant without a number of its own behind one whose tag Rust does not know.
pub(crate) fn counted_on(variant: &syn::Variant, before: &Ident, errors: &Errors) {
    errors.at(
        variant.ident.span(),
        format!(
            "nothing says the tag of `{}`: Rust does not count on from the attribute of `{before}`; add `#[wire(tag = VALUE)]`",
            variant.ident
        ),
    );
}

/// The tags of an enum without data: different, and within their type. `spans` are those of tags
/// given by attribute; the compiler itself looks after discriminants.
pub(crate) fn codes(codes: &[Code], repr: &Type, spans: &[Option<Span>], errors: &Errors) {
    if !integer(repr, "a tag", errors) {
        return;
    }
    let number = |code: &Code| match code.value {
        CodeValue::Literal { value, negative: false } => Some(i128::from(value)),
        CodeValue::Literal { value, negative: true } => Some(-i128::from(value)),
        CodeValue::Expr(_) => None,
    };
    for (index, (code, span)) in codes.iter().zip(spans).enumerate() {
        let Some(value) = number(code) else { continue };
        let twin = codes.iter().take(index).position(|other| number(other) == Some(value));
        if let Some(twin) = twin {
            if span.is_some() || spans[twin].is_some() {
                let span = span.unwrap_or(code.ident.span());
                errors.at(span, format!("tag {value} already belongs to `{}`", codes[twin].ident));
            }
        }
        if let Some(span) = span {
            fits(value, repr, *span, errors);
        }
    }
}

/// Whether a tag fits its type.
fn fits(value: i128, ty: &Type, span: Span, errors: &Errors) {
    let Some(size) = number_size(ty) else { return };
    let name = text(ty);
    let bits = u32::try_from(size * 8).unwrap_or(u32::MAX).min(126);
    let (least, most) = match name.starts_with('i') {
        true => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
        false => (0, (1i128 << bits) - 1),
    };
    if !(least..=most).contains(&value) {
        let message = format!("tag {value} does not fit `{name}`, which holds {least} to {most}");
        errors.at(span, message);
    }
}

/// The tags of an enum with data: different, not overlapping, and within their type.
pub(crate) fn tags(variants: &[Variant], ty: Option<&Type>, errors: &Errors) {
    if ty.is_some_and(|ty| !integer(ty, "a tag", errors)) {
        return;
    }
    let mut seen: Vec<(i128, i128, &Ident)> = Vec::new();
    for variant in variants {
        let (first, last) = match &variant.tag {
            VariantTag::One(expr) => (expr, expr),
            VariantTag::Range { first, last } => (first, last),
            VariantTag::Other => continue,
        };
        let spans = (first.span(), last.span());
        let (Some(first), Some(last)) = (first.as_signed(), last.as_signed()) else { continue };
        if first > last {
            let message = format!("this range of tags is empty: {first} is more than {last}");
            errors.at(spans.0, message);
            continue;
        }
        if let Some((from, to, twin)) = seen.iter().find(|(f, l, _)| *f <= last && first <= *l) {
            let (from, to) = (first.max(*from), last.min(*to));
            let message = match from == to {
                true => format!("tag {from} already belongs to `{twin}`"),
                false => format!("tags {from} to {to} already belong to `{twin}`"),
            };
            errors.at(spans.0, message);
        } else if let Some(ty) = ty {
            fits(first, ty, spans.0, errors);
            if last != first {
                fits(last, ty, spans.1, errors);
            }
        }
        seen.push((first, last, &variant.ident));
    }
}
