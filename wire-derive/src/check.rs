//! Rules that need more than one attribute.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{DataEnum, Type};

use crate::attr::{ContainerAttrs, FieldAttrs, Given};
use crate::errors::Errors;
use crate::ir::{
    Code, CodeValue, Extent, Record, Role, Shape, Storage, Variant, VariantTag, Width,
};
use crate::lower::number_size;

/// Groups of keys of which a field has at most one, and what they are about.
const EXCLUSIVE: &[(&str, &[&str])] = &[
    ("where the field ends", &["len", "count", "len_prefix", "count_prefix", "until", "rest"]),
    ("how the field is written", &["varint", "with"]),
    ("how the field is written", &["endian", "with"]),
    ("how the field is written", &["as", "with"]),
    ("how the field is written", &["endian", "varint"]),
    ("how the field is written", &["bits", "varint"]),
    ("how the field is written", &["bits", "endian"]),
    ("how the field is written", &["bits", "with"]),
    (
        "what the field is for",
        &[
            "len_of", "count_of", "flag_of", "tag_of", "checksum", "value", "magic", "reserved",
            "skip",
        ],
    ),
    ("whether the field is there", &["if", "none", "skip"]),
    ("what follows the field", &["pad_to", "align_after"]),
];

/// Keys that do nothing unless another is there.
const NEEDS: &[(&str, &[&str])] = &[
    ("unit", &["len_of", "len_prefix"]),
    ("bias", &["len_of", "count_of", "len_prefix", "count_prefix"]),
    ("none", &["len_prefix", "count_prefix", "checksum"]),
    ("over", &["checksum"]),
    ("pseudo", &["checksum"]),
];

/// Keys that a bit field cannot have.
const NOT_ON_BITS: &[&str] = &[
    "len",
    "count",
    "len_prefix",
    "count_prefix",
    "until",
    "rest",
    "max",
    "if",
    "checksum",
    "pad_to",
    "align_before",
    "align_after",
    "pad_before",
    "pad_after",
    "ctx",
    "tag",
];

/// Which keys go together on one field.
pub(crate) fn field_keys(attrs: &FieldAttrs, errors: &Errors) {
    for (about, group) in EXCLUSIVE {
        let mut given = attrs.keys.iter().filter(|(key, _)| group.contains(&key.as_str()));
        if let (Some((first, _)), Some((second, span))) = (given.next(), given.next()) {
            if first != second {
                errors.at(*span, format!("`{first}` and `{second}` both say {about}"));
            }
        }
    }
    for (key, needed) in NEEDS {
        let Some((_, span)) = attrs.keys.iter().find(|(given, _)| given == key) else { continue };
        if !needed.iter().any(|needed| attrs.has(needed)) {
            errors.at(*span, format!("`{key}` does nothing without `{}`", needed.join("` or `")));
        }
    }
    if let Some(bits) = &attrs.bits {
        if !(1..=64).contains(&bits.value) {
            let message = format!("a bit field has 1 to 64 bits, not {}", bits.value);
            errors.at(bits.key, message);
        }
        for (key, span) in &attrs.keys {
            if NOT_ON_BITS.contains(&key.as_str()) {
                errors.at(*span, format!("a field with `bits` cannot have `{key}`"));
            }
        }
    }
    if let Some(skip) = &attrs.skip {
        if let Some((key, _)) = attrs.keys.iter().find(|(key, _)| key != "skip" && key != "default")
        {
            errors.at(skip.key, format!("a field that is not on the wire cannot have `{key}`"));
        }
    }
}

/// Rules about the fields of a record together.
pub(crate) fn record(record: &Record, attrs: &[FieldAttrs], errors: &Errors) {
    for (index, (field, given)) in record.fields.iter().zip(attrs).enumerate() {
        if let (Width::Bits(bits), Some(size)) = (&field.width, number_size(&field.ty)) {
            let room = size * 8;
            if (*bits as usize) > room {
                errors.at(field.span, format!("{bits} bits do not fit a type of {room} bits"));
            }
        }
        if let Role::Checksum(checksum) = &field.role {
            if !matches!(field.width, Width::Fixed(..)) {
                errors.at(field.span, "a checksum is a number of whole octets");
            }
            let variable_inside = checksum.first <= checksum.last;
            if !variable_inside {
                errors.at(field.span, "a checksum covers at least one field");
            }
        }
        let controls = field.is_controller() || matches!(field.role, Role::PayloadLen { .. });
        if controls && field.is_optional() {
            errors.at(field.span, "a controller is always there");
        }
        if matches!(field.extent, Extent::Rest { .. }) {
            rest(record, index, errors);
        }
        if given.default.is_some() && field.storage == Storage::Nowhere {
            errors.at(field.span, "a field that takes no room in memory has no default");
        }
        if let (Some(offset), Some(_)) = (&given.offset, &field.member) {
            fixed_before(record, index, offset.key, errors);
        }
    }
    regions_nest(record, errors);
}

/// One `rest` for each region: what follows it is of fixed size.
fn rest(record: &Record, index: usize, errors: &Errors) {
    let innermost = |at: usize| {
        record
            .regions
            .iter()
            .enumerate()
            .filter(|(_, region)| (region.first..=region.last).contains(&at))
            .min_by_key(|(_, region)| region.last - region.first)
            .map(|(number, _)| number)
    };
    let rest_before = record.fields.iter().take(index).enumerate().any(|(at, field)| {
        matches!(field.extent, Extent::Rest { .. }) && innermost(at) == innermost(index)
    });
    if rest_before {
        errors.at(record.fields[index].span, "only one field can go to the end of the same bounds");
    }
}

/// A field whose offset is promised has only fixed fields before it.
fn fixed_before(record: &Record, index: usize, key: Span, errors: &Errors) {
    let variable = record.fields.iter().take(index).find(|field| {
        field.storage != Storage::Skipped
            && (!matches!(field.extent, Extent::Own)
                || field.is_optional()
                || matches!(field.width, Width::Variable)
                || field.pad_to.is_some()
                || field.align_before.is_some()
                || field.align_after.is_some())
    });
    if let Some(variable) = variable {
        errors.at(
            key,
            format!("the offset is not constant: `{}` before it varies in size", variable.name),
        );
    }
}

/// Two lengths cover each other's fields whole, or not at all.
fn regions_nest(record: &Record, errors: &Errors) {
    for (number, outer) in record.regions.iter().enumerate() {
        for inner in record.regions.iter().skip(number + 1) {
            let overlaps = inner.first <= outer.last;
            if overlaps && inner.last > outer.last {
                let (a, b) =
                    (&record.fields[outer.controller].name, &record.fields[inner.controller]);
                errors.at(
                    b.span,
                    format!(
                        "`{}` covers a part of what `{a}` covers, and more; lengths nest",
                        b.name
                    ),
                );
            }
        }
    }
}

/// What can be seen in place: octets that say themselves what they are.
pub(crate) fn view(
    key: Span,
    generics: &syn::Generics,
    container: &ContainerAttrs,
    shape: &Shape,
    errors: &Errors,
) {
    if container.ctx.is_some() {
        errors.at(
            key,
            "a type with `ctx(…)` has no view: what it must be told is not in its octets; decode it",
        );
    }
    if generics.type_params().next().is_some() || generics.const_params().next().is_some() {
        errors.at(key, "a type with parameters has no view; decode it");
    }
    match shape {
        Shape::Struct(record) => view_of_record(record, errors),
        Shape::Codes(_) => errors.at(
            key,
            "an enum without data has no view: where it is a field, views give its value; remove `view`",
        ),
        Shape::Choice(choice) if choice.variants.iter().all(|v| v.record.fields.is_empty()) => {
            errors.at(key, "an enum without data has no view: nothing follows its tag");
        }
        Shape::Choice(choice) => {
            for variant in &choice.variants {
                view_of_record(&variant.record, errors);
            }
        }
    }
}

/// What a getter evaluates again must be at hand without decoding all that is in front.
fn view_of_record(record: &Record, errors: &Errors) {
    for field in &record.fields {
        if field.default.is_some() && field.is_optional() {
            errors.at(
                field.span,
                "this field has no view: whether it is there cannot be told from its default",
            );
        }
        let mut expressions: Vec<_> = field.ctx.iter().map(|context| &context.value).collect();
        expressions.extend(&field.wire.order);
        if let Role::Checksum(checksum) = &field.role {
            expressions.extend(&checksum.pseudo);
        }
        for expr in expressions {
            let hidden = record.fields.iter().enumerate().find(|(index, other)| {
                let named = match &other.member {
                    Some(syn::Member::Named(name)) => expr.mentions(name),
                    _ => false,
                };
                named && !crate::codegen::is_visible(record, *index)
            });
            if let Some((_, hidden)) = hidden {
                errors.at(
                    expr.span(),
                    format!(
                        "a view cannot evaluate this: `{}` is neither a field of fixed size nor octets",
                        hidden.name
                    ),
                );
            }
        }
    }
}

/// One `other` variant an enum.
pub(crate) fn other(
    before: &Option<Ident>,
    variant: &syn::Variant,
    given: &Given<()>,
    errors: &Errors,
) {
    if let Some(before) = before {
        errors.at(given.key, format!("`{before}` already takes all other tags"));
    }
    if variant.fields.is_empty() {
        errors.at(
            variant.span(),
            format!(
                "a variant for unknown tags holds the tag, lest it be lost: `{}(TYPE)`",
                variant.ident
            ),
        );
    }
}

/// The tags of an enum without data: different, and within their type.
pub(crate) fn codes(codes: &[Code], repr: &Type, data: &DataEnum, errors: &Errors) {
    let explicit_repr = data.variants.iter().any(|variant| variant.discriminant.is_some());
    for (index, code) in codes.iter().enumerate() {
        let CodeValue::Literal { value, negative } = &code.value else { continue };
        let twin = codes.iter().take(index).find(|other| {
            matches!(&other.value, CodeValue::Literal { value: v, negative: n } if v == value && n == negative)
        });
        if let (Some(twin), false) = (twin, explicit_repr) {
            errors
                .at(code.ident.span(), format!("tag {value} already belongs to `{}`", twin.ident));
        }
        fits(*value, *negative, repr, code.ident.span(), errors);
    }
}

/// Whether a tag fits its type.
fn fits(value: u64, negative: bool, ty: &Type, span: Span, errors: &Errors) {
    let Some(size) = number_size(ty) else { return };
    let name = quote::ToTokens::to_token_stream(ty).to_string();
    let signed = name.starts_with('i');
    let bits = u32::try_from(size * 8).unwrap_or(u32::MAX);
    let limit = match (signed, negative) {
        (true, false) => 1u64.checked_shl(bits - 1).map_or(u64::MAX, |limit| limit - 1),
        (true, true) => 1u64.checked_shl(bits - 1).unwrap_or(u64::MAX),
        (false, false) => 1u64.checked_shl(bits).map_or(u64::MAX, |limit| limit - 1),
        (false, true) => 0,
    };
    if value > limit {
        let sign = if negative { "-" } else { "" };
        errors.at(span, format!("tag {sign}{value} does not fit `{name}`"));
    }
}

/// The tags of an enum with data: different, not overlapping, and within their type.
pub(crate) fn tags(variants: &[Variant], ty: Option<&Type>, errors: &Errors) {
    let mut seen: Vec<(u64, u64, &Ident)> = Vec::new();
    for variant in variants {
        let (first, last) = match &variant.tag {
            VariantTag::One(expr) => (expr.as_integer(), expr.as_integer()),
            VariantTag::Range { first, last } => (first.as_integer(), last.as_integer()),
            VariantTag::Other => continue,
        };
        let (Some(first), Some(last)) = (first, last) else { continue };
        let span = variant.ident.span();
        if first > last {
            errors.at(span, format!("this range of tags is empty: {first} is more than {last}"));
        }
        if let Some((_, _, twin)) = seen.iter().find(|(f, l, _)| *f <= last && first <= *l) {
            let tag = if first == last { format!("tag {first}") } else { "one of its tags".into() };
            errors.at(span, format!("{tag} already belongs to `{twin}`"));
        }
        if let Some(ty) = ty {
            fits(last, false, ty, span, errors);
        }
        seen.push((first, last, &variant.ident));
    }
}
