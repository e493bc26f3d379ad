//! What the getter of a field gives.

use syn::{GenericArgument, PathArguments, Type};

use crate::codegen::record::is_counted;
use crate::ir::{Access, Field, Width, Wrap};
use crate::lower::{element, is_octet_string, is_unbounded, number_size};

/// What is seen of a field that is a piece of its own.
pub(super) enum Kind {
    /// A number, which cannot be invalid.
    Number,
    /// `&[u8]`.
    Octets,
    /// `&str`, if the octets are UTF-8.
    Text,
    /// A slice of zerocopy's form of this number.
    Numbers(Type),
    /// A slice of this type, which the definition itself borrows.
    Slice(Type),
    /// The elements, one after another.
    Each(Type),
    /// What the type gives.
    One(Type),
    /// The value, decoded.
    Decoded,
}

pub(super) fn of(field: &Field) -> Kind {
    let ty = unboxed(&field.ty);
    let wire = &field.wire;
    let told = !field.ctx.is_empty() && !field.keeps_context;
    if told || wire.with.is_some() || wire.via.is_some() {
        return Kind::Decoded;
    }
    if wire.order.is_some() {
        return match (&wire.wrap, field.number_by_order()) {
            (_, Some(_)) => Kind::One(wire.ty.clone()),
            (Wrap::Each(number), _) => Kind::Each(element(&wire.ty).unwrap_or(number).clone()),
            _ => Kind::Decoded,
        };
    }
    match (&field.width, &wire.wrap) {
        (Width::Fixed(_, Access::Plain), _) => return Kind::Number,
        (Width::Fixed(_, Access::PlainArray { .. }), _) | (_, Wrap::Whole) => {
            return Kind::Decoded;
        }
        _ => {}
    }
    match element(ty) {
        Some(element) if !matches!(ty, Type::Array(_)) => sequence(field, ty, element),
        None if is_octet_string(ty) && is_name(ty, "Bytes") => Kind::Octets,
        None if is_octet_string(ty) => Kind::Text,
        None if is_unbounded(ty) || is_counted(field) => Kind::Decoded,
        _ => Kind::One(unboxed(&wire.ty).clone()),
    }
}

fn sequence(field: &Field, ty: &Type, element: &Type) -> Kind {
    if is_name(element, "u8") {
        return Kind::Octets;
    }
    match &field.wire.wrap {
        Wrap::Each(wrapper) if number_size(element).is_some() && is_name(wrapper, "Le") => {
            Kind::Numbers(wrapper.clone())
        }
        Wrap::Each(_) => Kind::Each(self::element(&field.wire.ty).unwrap_or(element).clone()),
        _ if number_size(element).is_some() => Kind::Numbers(element.clone()),
        _ if matches!(ty, Type::Reference(_)) || is_name(ty, "Cow") => Kind::Slice(element.clone()),
        _ => Kind::Each(unboxed(element).clone()),
    }
}

/// Whether the type is a path that ends with `name`.
pub(super) fn is_name(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == name),
        Type::Group(group) => is_name(&group.elem, name),
        _ => false,
    }
}

/// What a `Box` holds.
pub(super) fn unboxed(ty: &Type) -> &Type {
    let Type::Path(path) = ty else { return ty };
    let Some(last) = path.path.segments.last() else { return ty };
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "Box" => {
            let inner = arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(inner) => Some(inner),
                _ => None,
            });
            match inner {
                Some(inner) if !is_unbounded(ty) => unboxed(inner),
                _ => ty,
            }
        }
        _ => ty,
    }
}

/// Whether reading the field from its place in a run cannot fail.
pub(super) fn slot_is_sure(field: &Field) -> bool {
    if field.wire.via.is_some() {
        return false;
    }
    match &field.width {
        Width::Bits(bits) => {
            number_size(&field.ty).is_some() || *bits == 1 && is_name(&field.ty, "bool")
        }
        Width::Fixed(_, Access::Plain | Access::PlainArray { .. }) => true,
        Width::Fixed(_, Access::Fixed) => {
            matches!(field.wire.wrap, Wrap::None) && is_sure(&field.wire.ty)
        }
        Width::ByType | Width::Variable => false,
    }
}

/// Whether all octets are a value of the type: one that has such a name, or an array of such, of
/// arrays too.
pub(super) fn is_sure(ty: &Type) -> bool {
    match ty {
        Type::Array(array) => number_size(&array.elem).is_some() || is_sure(&array.elem),
        _ => is_plain_name(ty),
    }
}

/// Types of `core` and wire-core of which all octets are values.
pub(super) fn is_plain_name(ty: &Type) -> bool {
    const NAMES: &[&str] =
        &["Ipv4Addr", "Ipv6Addr", "U24", "U40", "U48", "U56", "I24", "I40", "I48", "I56"];
    NAMES.iter().any(|name| is_name(ty, name))
}
