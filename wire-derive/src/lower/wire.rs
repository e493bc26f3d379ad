//! How a value is written: byte order, varint, another type, a module.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Type, parse_quote};

use super::Surroundings;
use super::types::{element, innermost_number, number_size, with_number};
use crate::attr::{Endian, FieldAttrs, Given, Varint};
use crate::errors::Errors;
use crate::ir::{Wire, Wrap};

/// How the value of type `ty` of a field with these attributes is written.
pub(super) fn of_field(
    ty: &Type,
    stored: bool,
    attrs: &FieldAttrs,
    around: &Surroundings<'_>,
) -> Wire {
    if let Some(with) = &attrs.with {
        return Wire { with: Some(with.value.clone()), ..Wire::own(ty.clone()) };
    }
    let (target, via) = match &attrs.wire_type {
        Some(given) if stored => (given.value.clone(), Some(given.value.clone())),
        Some(given) => (given.value.clone(), None),
        None => (ty.clone(), None),
    };
    let mut wire = Wire::own(target.clone());
    if attrs.bits.is_none() {
        if let Some(varint) = &attrs.varint {
            let krate = &around.krate;
            wire = match &varint.value {
                Varint::Leb128 => wrapped(
                    &target,
                    |number| parse_quote!(#krate::varint::Var<#krate::varint::Leb128, #number>),
                    Some((varint.key, "varint", around.errors)),
                ),
                Varint::Quic => wrapped(
                    &target,
                    |number| parse_quote!(#krate::varint::Var<#krate::varint::Quic, #number>),
                    Some((varint.key, "varint", around.errors)),
                ),
                Varint::User(format) => wrapped(
                    &target,
                    |number| parse_quote!(#krate::varint::Var<#format, #number>),
                    Some((varint.key, "varint", around.errors)),
                ),
            };
        } else {
            wire = in_byte_order(&target, attrs, around);
        }
    }
    Wire { via, ..wire }
}

/// A number of type `ty` (or a sequence of numbers) in the byte order that the field, else the
/// type around it, says.
fn in_byte_order(ty: &Type, attrs: &FieldAttrs, around: &Surroundings<'_>) -> Wire {
    let krate = &around.krate;
    let (endian, explicit) = match (&attrs.endian, &around.container.endian) {
        (Some(given), _) => (&given.value, Some((given.key, "endian", around.errors))),
        (None, Some(given)) => (&given.value, None),
        (None, None) => return Wire::own(ty.clone()),
    };
    match endian {
        Endian::Big => Wire::own(ty.clone()),
        Endian::Little => wrapped(ty, |number| parse_quote!(#krate::Le<#number>), explicit),
        Endian::Dynamic(order) => {
            let wire = wrapped(ty, |number| parse_quote!(#krate::ByOrder<#number>), explicit);
            let concerned = !matches!(wire.wrap, Wrap::None);
            Wire { order: concerned.then(|| order.clone()), ..wire }
        }
    }
}

/// `ty` with its number in a wrapper. Where there is no number, an explicit attribute is an error
/// and one inherited from the type around does not concern the field.
fn wrapped(
    ty: &Type,
    wrap: impl Fn(&Type) -> Type,
    explicit: Option<(Span, &str, &Errors)>,
) -> Wire {
    match innermost_number(ty) {
        Some(number) if number_size(number) == Some(1) && explicit.is_none() => {
            Wire::own(ty.clone())
        }
        Some(number) => {
            let wrapper = wrap(number);
            let whole = number_size(ty).is_some() || matches!(ty, Type::Array(_));
            let wrap = match element(ty) {
                Some(element) if !whole => Wrap::Each(with_number(element, &wrapper)),
                _ => Wrap::Whole,
            };
            Wire { ty: with_number(ty, &wrapper), wrap, ..Wire::own(ty.clone()) }
        }
        None => {
            if let Some((span, key, errors)) = explicit {
                let message = format!(
                    "`{key}` concerns numbers and sequences of numbers; this type says itself how it is written"
                );
                errors.at(span, message);
            }
            Wire::own(ty.clone())
        }
    }
}

/// The type of a prefix, an inline tag or a magic in the byte order of the type around it.
pub(super) fn in_container_order(ty: &Type, around: &Surroundings<'_>) -> Type {
    let krate = &around.krate;
    match (&around.container.endian, number_size(ty)) {
        (Some(Given { value: Endian::Little, .. }), Some(2..)) => parse_quote!(#krate::Le<#ty>),
        (Some(Given { value: Endian::Dynamic(_), .. }), Some(2..)) => {
            around.errors.at(
                ty.span(),
                "a prefix, a tag or a magic of several octets has no byte order that is known only when the program runs; use a field with `len_of`, `count_of`, `tag_of` or `magic`",
            );
            ty.clone()
        }
        _ => ty.clone(),
    }
}
