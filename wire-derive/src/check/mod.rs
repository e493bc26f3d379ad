//! Rules that need more than one attribute.

mod enums;
mod expressions;
mod fields;
mod view;

pub(crate) use enums::{codes, counted_on, enum_keys, keeps_code, other, tags, variant_keys};
pub(crate) use view::view;

use proc_macro2::Span;
use syn::Type;

use crate::attr::{ContainerAttrs, ContextParam, Expr, FieldAttrs, Given};
use crate::errors::Errors;
use crate::ir::{Extent, Field, Padding, Piece, Record, Role, Shape, Storage, Width};
use crate::lower::{is_machine_word, never_an_integer};

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
    ("none", &["len_prefix", "count_prefix", "checksum", "flag_of"]),
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
    "default",
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
        for (key, span) in attrs.keys.iter().filter(|_| attrs.skip.is_none()) {
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
pub(crate) fn record(
    record: &Record,
    attrs: &[FieldAttrs],
    params: &[ContextParam],
    errors: &Errors,
) {
    expressions::see_earlier_fields(record, attrs, params, errors);
    let mut names = Vec::new();
    for (index, (field, given)) in record.fields.iter().zip(attrs).enumerate() {
        expressions::byte_order(&given.endian, params, &names, errors);
        names.extend(match &field.member {
            Some(syn::Member::Named(name)) => Some(name),
            _ => None,
        });
        fields::types(field, given, errors);
        if let Role::Checksum(checksum) = &field.role {
            if !matches!(field.width, Width::Fixed(..) | Width::Bits(_)) {
                errors.over(&field.declared, "a checksum is a number of whole octets");
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
        if matches!(field.role, Role::PayloadLen { .. }) && field.storage == Storage::Nowhere {
            errors.over(
                &field.declared,
                "only this field knows the length of the payload behind the message; give it an integer type",
            );
        }
        if matches!(field.extent, Extent::Rest { .. }) {
            rest(record, index, errors);
        }
        if given.default.is_some() && field.storage == Storage::Nowhere {
            errors.at(field.span, "a field that takes no room in memory has no default");
        }
        if let (Some(offset), Some(_)) = (&given.offset, &field.member) {
            let on_wire = field.storage != Storage::Skipped;
            if on_wire && attrs.iter().take(index).all(|given| given.unread.is_empty()) {
                fixed_before(record, index, offset.key, errors);
            }
        }
    }
    regions_nest(record, errors);
    lengths_know_their_own(record, errors);
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
    if let Some(variable) = record.fields.iter().take(index).find(|field| varies(field)) {
        let message = format!("the offset is not constant: `{}` before it varies", variable.name);
        errors.at(key, message);
    }
}

/// A struct whose size is promised has only fixed fields.
pub(crate) fn size(shape: &Shape, promised: &Given<Expr>, errors: &Errors) {
    match shape {
        Shape::Struct(record) => {
            if let Some(variable) = record.fields.iter().find(|field| varies(field)) {
                let message = format!("the size is not constant: `{}` varies", variable.name);
                errors.at(promised.key, message);
            }
        }
        Shape::Codes(_) => {}
        Shape::Choice(_) => {
            errors.at(promised.key, "the size is not constant: the variants have fields");
        }
    }
}

/// Whether the size of a field varies, as far as its attributes tell.
fn varies(field: &Field) -> bool {
    if let Role::Padding(padding) = &field.role {
        return matches!(padding, Padding::Multiple(_));
    }
    let varies = !matches!(field.extent, Extent::Own)
        || field.is_optional()
        || matches!(field.width, Width::Variable);
    field.storage != Storage::Skipped && field.pad_to.is_none() && varies
}

/// Two lengths cover each other's fields whole, or not at all; the one that ends later is known
/// first.
fn regions_nest(record: &Record, errors: &Errors) {
    for (number, outer) in record.regions.iter().enumerate() {
        for inner in record.regions.iter().skip(number + 1) {
            let (a, b) = (&record.fields[outer.controller], &record.fields[inner.controller]);
            if inner.first <= outer.last && inner.last > outer.last {
                let message = format!(
                    "`{}` covers a part of what `{}` covers, and more; lengths nest",
                    b.name, a.name
                );
                errors.at(b.span, message);
            } else if inner.open < outer.open
                && outer.open < inner.close
                && inner.close < outer.close
            {
                let message = format!(
                    "`{}` covers more than `{}`, behind it too: put it in front of what that covers",
                    a.name, b.name
                );
                errors.at(a.span, message);
            }
        }
    }
}

/// A length the octets of which depend on its value is not a part of what it covers.
fn lengths_know_their_own(record: &Record, errors: &Errors) {
    for region in &record.regions {
        let controller = &record.fields[region.controller];
        let piece = record.piece_of(region.controller);
        if !piece.is_some_and(|piece| matches!(record.pieces[piece], Piece::Field(_))) {
            continue;
        }
        // What aligns a field depends on all that is in front of it.
        let aligns = |field: &Field| matches!(field.role, Role::Padding(Padding::Multiple(_)));
        let covered = region.first..=region.last;
        let name = &controller.name;
        if covered.contains(&region.controller) {
            errors.at(
                controller.span,
                format!("`{name}` covers itself: give it an integer of fixed size, such as `u16`"),
            );
        } else if record.fields[covered].iter().any(aligns) {
            errors.at(
                controller.span,
                format!(
                    "`{name}` covers what is aligned behind it: give it an integer of fixed size, such as `u16`"
                ),
            );
        }
    }
}

/// The attributes of a type, whatever it is.
pub(crate) fn container(container: &ContainerAttrs, errors: &Errors) {
    expressions::byte_order(&container.endian, container.params(), &[], errors);
}

/// Keys of a type that a struct cannot have.
pub(crate) fn struct_keys(container: &ContainerAttrs, errors: &Errors) {
    if let Some(tag) = &container.tag {
        errors.at(tag.key, "`tag` selects the variant of an enum; a struct has none");
    }
}

/// A tag, a prefix or a controller is of a type that is an integer, or may be one.
pub(crate) fn integer(ty: &Type, what: &str, errors: &Errors) -> bool {
    if is_machine_word(ty) {
        errors.over(
            ty,
            "the size of this type depends on the machine; say what is on the wire, such as `u32`",
        );
        return false;
    }
    let never = never_an_integer(ty);
    if never {
        errors.over(ty, format!("{what} is an integer; `{}` is none", text(ty)));
    }
    !never
}

fn text(ty: &Type) -> String {
    quote::ToTokens::to_token_stream(ty)
        .to_string()
        .replace(" < ", "<")
        .replace(" > ", ">")
        .replace(" >", ">")
        .replace("& ", "&")
        .replace(" ;", ";")
}
