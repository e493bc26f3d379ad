//! What is constant of a layout: the places of fields, and values decoded while the program is
//! compiled.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::getters::name;
use super::record::RecordView;
use crate::codegen::{Bound, Head, concat};
use crate::ir::{Access, Field, Role, Size, Storage, Style, Width, Wrap};
use crate::lower::number_size;

/// Constants that each type has, and whose names fields cannot have.
const TAKEN: &[&str] = &["SIZE", "LAYOUT", "MIN_SIZE", "CONTEXT"];

pub(super) fn impls(view: &RecordView<'_>) -> TokenStream {
    let head = Head::new(view.definition, Bound::None);
    let (generics, own, clause) = (&head.impl_generics, &head.name, &head.where_clause);
    let fields = view.place.record.fields.iter().enumerate();
    let places = concat(fields.map(|(index, field)| place(view, index, field)));
    let from_array = from_array(view);
    match places.is_empty() && from_array.is_empty() {
        true => TokenStream::new(),
        false => quote!(impl #generics #own #clause { #places #from_array }),
    }
}

/// `pub const CHECKSUM: FieldPlace = FieldPlace::of_octets(2, 2);`
fn place(view: &RecordView<'_>, index: usize, field: &Field) -> TokenStream {
    let Some(name) = name(field) else { return TokenStream::new() };
    let named = view.place.record.style == Style::Named;
    let upper = if named { field.name.to_uppercase() } else { name.to_string() };
    if TAKEN.contains(&upper.as_str()) || named && upper.starts_with('_') {
        return TokenStream::new();
    }
    let Some((place, told)) = where_is(view, index) else { return TokenStream::new() };
    let vis = &view.definition.vis;
    let constant = format_ident!("{upper}", span = field.span);
    let doc = format!("Where `{}` is{told}.", field.name);
    quote! {
        #[doc = #doc]
        #vis const #constant: __wire::FieldPlace = #place;
    }
}

/// The place of a field as an expression, and in words, as far as spelling tells it; of fields that
/// are elsewhere in each message, none.
fn where_is(view: &RecordView<'_>, index: usize) -> Option<(TokenStream, String)> {
    let Some((_, run, slot)) = view.places.slot(&view.place, index) else {
        let stretch = view.places.stretch_of(index)?;
        let (start, end) = (stretch.start.constant()?, stretch.behind.constant()?);
        let place = quote!(__wire::FieldPlace::of_octets(#start, (#end) - (#start)));
        return Some((place, String::new()));
    };
    let offset = run.plus(&slot.offset);
    let at = offset.constant()?;
    let known = |size: &Size| size.terms.is_empty().then_some(size.literal);
    match (&slot.bit, &view.place.field(index).width) {
        (Some(bit), _) => {
            let (offset, width) = (bit.offset, bit.width as usize);
            let told = known(at).map(|at| {
                let (octet, bit) = (at + offset / 8, offset % 8);
                match width {
                    1 => format!(": bit {bit} of octet {octet}"),
                    _ => format!(": {width} bits, from bit {bit} of octet {octet}"),
                }
            });
            let place = quote!(__wire::FieldPlace::of_bits(#at, #offset, #width));
            Some((place, told.unwrap_or_default()))
        }
        (None, Width::Fixed(size, _)) => {
            let told = known(at).zip(known(size)).map(|(at, size)| match size {
                1 => format!(": octet {at}"),
                _ => format!(": octets {at}..{}", at + size),
            });
            let place = quote!(__wire::FieldPlace::of_octets(#at, #size));
            Some((place, told.unwrap_or_default()))
        }
        _ => None,
    }
}

/// `pub const fn from_array(octets: &[u8; 8]) -> Self`, for structs of plain integers.
fn from_array(view: &RecordView<'_>) -> TokenStream {
    let record = view.place.record;
    let Some(size) = &view.places.size else { return TokenStream::new() };
    let plain = size.terms.is_empty()
        && record.asserts.is_empty()
        && record.style != Style::Unit
        && record.fields.iter().all(|field| is_plain(field) && field.member.is_some());
    if !plain || size.literal == 0 {
        return TokenStream::new();
    }
    let mut fields = Vec::new();
    for (index, field) in record.fields.iter().enumerate() {
        let (Some(member), Some((_, _, slot))) =
            (&field.member, view.places.slot(&view.place, index))
        else {
            return TokenStream::new();
        };
        let ty = &field.ty;
        let at = Literal::usize_unsuffixed(slot.offset.literal);
        let value = match (&slot.bit, &field.width, &field.wire.wrap) {
            (Some(bit), _, _) => {
                let (width, lsb) = (bit.width, bit.lsb);
                let offset = slot.offset.literal * 8 + bit.offset;
                quote!(__wire::const_bits(octets, #offset, #width, #lsb) as #ty)
            }
            (None, Width::Fixed(_, Access::PlainArray { .. }), _) => {
                quote!(__wire::const_octets(octets, #at))
            }
            (None, _, Wrap::Whole) => {
                quote!(<#ty>::from_le_bytes(__wire::const_octets(octets, #at)))
            }
            _ => quote!(<#ty>::from_be_bytes(__wire::const_octets(octets, #at))),
        };
        fields.push(quote!(#member: #value));
    }
    let (vis, size) = (&view.definition.vis, &size.literal);
    quote! {
        /// The value of these octets, in a constant if need be.
        #[must_use]
        #vis const fn from_array(octets: &[__wire::u8; #size]) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// Whether the field is an unsigned integer (for bits), an integer, or an array of octets.
fn is_plain(field: &Field) -> bool {
    let integer = |unsigned: bool| {
        let name = quote::ToTokens::to_token_stream(&field.ty).to_string();
        name.starts_with('u') || name.starts_with('i') && !unsigned
    };
    let number = number_size(&field.ty).is_some();
    field.storage == Storage::Stored
        && matches!(field.role, Role::Value | Role::PayloadLen { .. })
        && field.asserts.is_empty()
        && field.wire.via.is_none()
        && field.wire.order.is_none()
        && match &field.width {
            Width::Bits(_) => number && integer(true),
            Width::Fixed(_, Access::Plain) => number && integer(false),
            Width::Fixed(_, Access::PlainArray { element, .. }) => {
                super::kind::is_name(element, "u8")
            }
            _ => false,
        }
}
