//! A struct of numbers and nothing else, as text.
//!
//! It is what most headers are, so that it is worth a shorter way: the compiler's lexer makes tokens
//! of a text in a tenth of the time that it takes to hand them over one by one. No mistake is told
//! at a token of this code, so that none needs the place of the user's.

use std::fmt::{Result, Write as _};

use proc_macro2::TokenStream;
use syn::Member;

use super::fixed;
use super::record::Place;
use crate::ir::{Definition, Field, Piece, Style, Width};

/// The longest tuple that implements `Numbers`.
const AT_ONCE: usize = 12;

/// A struct of nothing but numbers.
pub(crate) struct Numbers {
    name: String,
    doc: String,
    /// The octets of all.
    size: usize,
    fields: Vec<Number>,
}

/// A field: its name, as it is written in Rust, and where its octets are.
struct Number {
    member: String,
    doc: String,
    offset: usize,
    octets: usize,
}

impl Numbers {
    pub(crate) fn new(name: String, doc: String) -> Self {
        Self { name, doc, size: 0, fields: Vec::new() }
    }

    pub(crate) fn push(&mut self, member: String, doc: String, octets: usize) {
        self.fields.push(Number { member, doc, offset: self.size, octets });
        self.size += octets;
    }

    /// The record, if it is one of nothing but numbers about which nothing is asked.
    pub(super) fn of(definition: &Definition, place: &Place<'_>) -> Option<Self> {
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
        let mut this = Self::new(definition.name.to_string(), definition.doc.clone());
        for field in &record.fields {
            let (member, octets) = number(field)?;
            this.push(member, field.doc.clone(), octets);
        }
        Some(this)
    }

    /// All that is generated, of a struct of which nothing is asked and that has a field.
    pub(crate) fn expansion(&self) -> Option<TokenStream> {
        let mut text = String::with_capacity(2048);
        text.push_str("const _: () = { use ::wire_core::__private as __wire;");
        self.items(&mut text).ok()?;
        text.push_str("};");
        tokens(&text)
    }

    /// All impls.
    pub(super) fn impls(&self) -> Option<TokenStream> {
        let mut text = String::with_capacity(2048);
        self.items(&mut text).ok()?;
        tokens(&text)
    }

    fn items(&self, text: &mut String) -> Result {
        let Self { name, size, .. } = self;
        let is_small = *size <= 8 && self.fields.len() > 1;
        let bulk = if is_small { "bulk_of_small" } else { "bulk" };
        write!(
            text,
            "impl {name} {{
                /// The octets of each value.
                pub const SIZE: __wire::usize = {size};
                /// What the type looks like on the wire.
                pub const LAYOUT: &'static __wire::Layout = "
        )?;
        self.layout(text)?;
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
        self.read(text)?;
        self.write(text)?;
        text.push('}');
        if is_small {
            self.small(text)?;
        }
        Ok(())
    }

    /// What makes a sequence of structs that may fit a register quick to read.
    fn small(&self, text: &mut String) -> Result {
        let Self { name, size, .. } = self;
        write!(text, "impl __wire::Small<{size}> for {name} {{ __wire::small!(__wire, {size}")?;
        for Number { member, offset, .. } in &self.fields {
            write!(text, ", {member} = {offset}")?;
        }
        text.push_str(");}");
        Ok(())
    }

    fn read(&self, text: &mut String) -> Result {
        write!(
            text,
            "#[inline]
            fn read(__run: &[__wire::u8]) -> __wire::Decoded<Self> {{
                __wire::whole(__run, {})?;
                __wire::Ok(Self {{",
            self.size
        )?;
        for Number { member, offset, .. } in &self.fields {
            write!(text, "{member}: __wire::get(__run, {offset}),")?;
        }
        text.push_str("})}");
        Ok(())
    }

    /// Numbers are taken out of the value before the first octet is written: the compiler then joins
    /// neighbours, which it dares not where a write stands between two reads.
    fn write(&self, text: &mut String) -> Result {
        text.push_str(
            "#[inline]
            fn write(&self, __run: &mut [__wire::u8]) -> __wire::Encoded {",
        );
        for (index, numbers) in self.fields.chunks(AT_ONCE).enumerate() {
            if index > 0 {
                text.push_str("?;");
            }
            text.push_str("__wire::Numbers::write((");
            for Number { member, .. } in numbers {
                write!(text, "self.{member},")?;
            }
            let start = numbers.first().map_or(0, |first| first.offset);
            write!(text, "), __run, {start})")?;
        }
        text.push('}');
        Ok(())
    }

    /// The layout's expression, as [`layout`](super::layout) has it.
    fn layout(&self, text: &mut String) -> Result {
        let (name, doc) = (bare(&self.name), &self.doc);
        let is_plain = self.fields.iter().all(|number| number.doc.is_empty());
        let constructor = if is_plain { "plain" } else { "structure" };
        write!(text, "&__wire::Layout::{constructor}({name:?}, {doc:?}, &[")?;
        for Number { member, doc, octets, .. } in &self.fields {
            let name = bare(member);
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
}

/// A field's name and its octets, if it is a number of which nothing is asked.
fn number(field: &Field) -> Option<(String, usize)> {
    match (&field.width, &field.member) {
        (Width::Fixed(size, _), Some(Member::Named(member)))
            if field.is_number_unasked() && !field.mentioned && size.terms.is_empty() =>
        {
            Some((member.to_string(), size.literal))
        }
        _ => None,
    }
}

/// A name as people say it.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

fn tokens(text: &str) -> Option<TokenStream> {
    // `proc_macro2` would look through the text first, which takes longer than all the rest.
    match proc_macro::is_available() {
        true => text.parse().ok().map(|tokens: proc_macro::TokenStream| tokens.into()),
        false => text.parse().ok(),
    }
}
