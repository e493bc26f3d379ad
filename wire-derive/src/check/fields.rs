//! Rules about one field: its type and what its attributes ask of it.

use syn::{Lit, Type};

use super::text;
use crate::attr::{Expr, FieldAttrs};
use crate::errors::Errors;
use crate::ir::{Field, Width};
use crate::lower::{is_scalar, never_an_integer, number_size};

/// The type of a field goes with its attributes, as far as its spelling tells.
pub(super) fn types(field: &Field, given: &FieldAttrs, errors: &Errors) {
    bits(field, given, errors);
    sequence(field, given, errors);
    for prefix in [&given.len_prefix, &given.count_prefix].into_iter().flatten() {
        super::integer(&prefix.value, "a prefix", errors);
    }
    if let (Some(tag), true) = (&given.tag, is_scalar(&field.ty)) {
        let message = format!("`{}` has no variants: `tag` goes with enums", text(&field.ty));
        errors.at(tag.key, message);
    }
    for aligned in [&given.align_before, &given.align_after].into_iter().flatten() {
        if aligned.value.as_integer() == Some(0) {
            errors.at(aligned.value.span(), "nothing is a multiple of 0 octets but 0");
        }
    }
    for padding in [&given.pad_before, &given.pad_after].into_iter().flatten() {
        if u32::try_from(padding.value).is_err() {
            errors.at(padding.key, format!("no message has room for {} octets", padding.value));
        }
    }
    if let Some(sentinel) = &given.until {
        terminator(&sentinel.value, errors);
    }
    let controls =
        ["len_of", "count_of", "flag_of", "tag_of"].into_iter().find(|key| given.has(key));
    if let (Some(key), None, false) = (controls, &given.with, field.is_optional()) {
        if never_an_integer(&field.ty) {
            let message =
                format!("a field with `{key}` is an integer; `{}` is none", text(&field.ty));
            errors.over(&field.declared, message);
        }
    }
}

fn bits(field: &Field, given: &FieldAttrs, errors: &Errors) {
    let (Some(bits), Width::Bits(width)) = (&given.bits, &field.width) else { return };
    if let Some(size) = number_size(&field.ty) {
        let room = size * 8;
        if (*width as usize) > room && *width <= 64 {
            errors.at(bits.key, format!("`{}` has {room} bits, not {width}", text(&field.ty)));
            return;
        }
    }
    // What is converted is a bit field as the type that it is converted to.
    let converted = given.wire_type.is_some();
    if never_an_integer(&field.declared) && given.condition.is_none() && !converted {
        errors.over(
            &field.declared,
            format!(
                "a bit field is an integer, a `bool`, a fieldless enum or a newtype; `{}` is none",
                text(&field.declared)
            ),
        );
    }
}

/// Keys that ask for something of several elements.
fn sequence(field: &Field, given: &FieldAttrs, errors: &Errors) {
    const KEYS: &[&str] = &["count", "count_prefix", "until", "max"];
    let found = given.keys.iter().find(|(key, _)| KEYS.contains(&key.as_str()));
    let (Some((key, span)), None, None) = (found, &given.with, &given.bits) else { return };
    if is_scalar(&field.ty) {
        let message = format!("`{key}` goes with sequences; `{}` has no elements", text(&field.ty));
        errors.at(*span, message);
    } else if let Type::Array(array) = &field.ty {
        let count = text_of(&array.len);
        let message = format!("`{key}` does nothing here: this array has {count} elements, always");
        errors.at(*span, message);
    }
}

fn text_of(tokens: &impl quote::ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

/// A terminator is one octet or several.
fn terminator(sentinel: &Expr, errors: &Errors) {
    let wrong = match sentinel.as_literal() {
        Some(Lit::ByteStr(octets)) => octets.value().is_empty(),
        Some(Lit::Int(octet)) => octet.base10_parse::<u8>().is_err(),
        Some(Lit::Byte(_)) | None => false,
        Some(_) => true,
    };
    if wrong {
        let message = "a terminator is an octet, such as `0`, or octets, such as `b\"\\r\\n\"`";
        errors.at(sentinel.span(), message);
    }
}
