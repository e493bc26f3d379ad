//! A record of numbers and nothing else, as text.
//!
//! It is what most headers are, so that it is worth a shorter way: the compiler's lexer makes tokens
//! of a text in a tenth of the time that it takes to hand them over one by one. No mistake is told
//! at a token of this code, so that none needs the place of the user's.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use syn::Member;
use syn::ext::IdentExt;

use super::fixed;
use super::record::Place;
use crate::ir::{Definition, Field, Piece, Size, Slot, Style, Width};

/// All impls of such a record; `None` of any other.
pub(super) fn impls(definition: &Definition, place: &Place<'_>) -> Option<TokenStream> {
    let numbers = numbers(definition, place)?;
    let mut text = String::with_capacity(2048);
    items(&mut text, definition, &numbers).ok()?;
    // `proc_macro2` would look through the text first, which takes longer than all the rest.
    match proc_macro::is_available() {
        true => text.parse().ok().map(|tokens: proc_macro::TokenStream| tokens.into()),
        false => text.parse().ok(),
    }
}

/// A field: its name, and where its octets are.
struct Number {
    name: String,
    /// The same, as it is written in Rust.
    member: String,
    doc: String,
    offset: usize,
    octets: usize,
}

/// The fields, of a record of nothing but numbers about which nothing is asked.
fn numbers(definition: &Definition, place: &Place<'_>) -> Option<Vec<Number>> {
    let record = place.record;
    let (Style::Named, [Piece::Run(run)]) = (record.style, record.pieces.as_slice()) else {
        return None;
    };
    let generics = &definition.generics;
    let is_plain = generics.params.is_empty()
        && generics.where_clause.is_none()
        && record.asserts.is_empty()
        && run.slots.len() == record.fields.len();
    if !is_plain || !fixed::is_simple(place) {
        return None;
    }
    run.slots.iter().map(|slot| number(record.fields.get(slot.field)?, slot)).collect()
}

fn number(field: &Field, slot: &Slot) -> Option<Number> {
    let (Width::Fixed(size, _), Some(Member::Named(member))) = (&field.width, &field.member) else {
        return None;
    };
    let is_plain = field.is_number_unasked() && !field.mentioned;
    let is_known = |size: &Size| size.terms.is_empty();
    (is_plain && is_known(size) && is_known(&slot.offset)).then(|| Number {
        name: field.name.clone(),
        member: member.to_string(),
        doc: field.doc.clone(),
        offset: slot.offset.literal,
        octets: size.literal,
    })
}

fn items(text: &mut String, definition: &Definition, numbers: &[Number]) -> std::fmt::Result {
    let name = &definition.name;
    let size: usize = numbers.iter().map(|number| number.octets).sum();
    let is_small = size <= 8 && numbers.len() > 1;
    let bulk = if is_small { "bulk_of_small" } else { "bulk" };
    write!(
        text,
        "impl {name} {{
            /// The octets of each value.
            pub const SIZE: __wire::usize = {size};
            /// What the type looks like on the wire.
            pub const LAYOUT: &'static __wire::Layout = "
    )?;
    layout(text, definition, numbers)?;
    write!(
        text,
        ";
        }}
        impl __wire::Describe for {name} {{
            const LAYOUT: &'static __wire::Layout = Self::LAYOUT;
        }}
        impl<'__a> __wire::Decode<'__a> for {name} {{
            const BULK: __wire::MaybeBulk<Self> = __wire::{bulk}::<_, {size}>();
        }}
        impl __wire::Encode for {name} {{
            const RUN: __wire::Run<Self> = __wire::Run::of_fixed();
        }}
        #[automatically_derived]
        impl __wire::Fixed for {name} {{
            const SIZE: __wire::usize = Self::SIZE;
            const ONE_TO_ONE: __wire::bool = true;"
    )?;
    read(text, size, numbers)?;
    write(text, numbers)?;
    text.push('}');
    if is_small {
        small(text, definition, size, numbers)?;
    }
    Ok(())
}

/// What makes a sequence of structs that may fit a register quick to read.
fn small(
    text: &mut String,
    definition: &Definition,
    size: usize,
    numbers: &[Number],
) -> std::fmt::Result {
    let name = &definition.name;
    write!(text, "impl __wire::Small<{size}> for {name} {{ __wire::small!(__wire, {size}")?;
    for Number { member, offset, .. } in numbers {
        write!(text, ", {member} = {offset}")?;
    }
    text.push_str(");}");
    Ok(())
}

fn read(text: &mut String, size: usize, numbers: &[Number]) -> std::fmt::Result {
    write!(
        text,
        "#[inline]
        fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> {{
            __wire::whole(__run, {size})?;
            __wire::Ok(Self {{"
    )?;
    for Number { member, offset, .. } in numbers {
        write!(text, "{member}: __wire::get(__run, {offset}),")?;
    }
    text.push_str("})}");
    Ok(())
}

/// Numbers are taken out of the value before the first octet is written: the compiler then joins
/// neighbours, which it dares not where a write stands between two reads.
fn write(text: &mut String, numbers: &[Number]) -> std::fmt::Result {
    text.push_str(
        "#[inline]
        fn write(&self, __run: &mut [__wire::u8]) -> __wire::Encoded {
            let __v = (",
    );
    for Number { member, .. } in numbers {
        write!(text, "self.{member},")?;
    }
    text.push_str(");");
    for (index, Number { offset, .. }) in numbers.iter().enumerate() {
        write!(text, "__wire::put(&__v.{index}, __run, {offset});")?;
    }
    text.push_str("__wire::Ok(())}");
    Ok(())
}

/// The layout's expression, as [`layout`](super::layout) has it.
fn layout(text: &mut String, definition: &Definition, numbers: &[Number]) -> std::fmt::Result {
    let (name, doc) = (definition.name.unraw().to_string(), &definition.doc);
    let is_plain = numbers.iter().all(|number| number.doc.is_empty());
    let constructor = if is_plain { "plain" } else { "structure" };
    write!(text, "&__wire::Layout::{constructor}({name:?}, {doc:?}, &[")?;
    for Number { name, doc, octets, .. } in numbers {
        match (is_plain, doc.as_str()) {
            (true, _) => write!(text, "({name:?}, {octets}),"),
            (_, "") => {
                write!(text, "__wire::Field::new({name:?}, __wire::Width::Octets({octets})),")
            }
            _ => write!(
                text,
                "__wire::Field::new({name:?}, __wire::Width::Octets({octets})).doc({doc:?}),"
            ),
        }?;
    }
    text.push_str("])");
    Ok(())
}
