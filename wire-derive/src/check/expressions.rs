//! Rules about expressions: they see the fields before their own.

use proc_macro2::Ident;
use syn::Member;

use super::Record;
use crate::attr::{ContextParam, Endian, Expr, FieldAttrs, Given};
use crate::errors::Errors;

/// No expression of a field reads a field that comes later.
pub(super) fn see_earlier_fields(
    record: &Record,
    attrs: &[FieldAttrs],
    params: &[ContextParam],
    errors: &Errors,
) {
    for (index, given) in attrs.iter().enumerate() {
        for expr in evaluated_in_place(given) {
            later(record, index, expr, params, errors);
        }
        for expr in &given.asserts {
            later(record, index + 1, expr, params, errors);
        }
    }
}

fn later(record: &Record, from: usize, expr: &Expr, params: &[ContextParam], errors: &Errors) {
    for field in record.fields.iter().skip(from) {
        let Some(Member::Named(name)) = &field.member else { continue };
        if params.iter().any(|param| param.name == *name) {
            continue;
        }
        if let Some(span) = expr.reads(name) {
            errors.at(
                span,
                format!("expressions see the fields before theirs; `{name}` comes later"),
            );
        }
    }
}

/// The expressions that are evaluated where their field is read.
fn evaluated_in_place(given: &FieldAttrs) -> Vec<&Expr> {
    let simple = [
        &given.len,
        &given.count,
        &given.condition,
        &given.tag,
        &given.value,
        &given.max,
        &given.pad_to,
        &given.align_before,
        &given.align_after,
    ];
    let mut all: Vec<&Expr> =
        simple.into_iter().filter_map(|given| given.as_ref().map(|given| &given.value)).collect();
    if let Some(Given { value: Endian::Dynamic(order), .. }) = &given.endian {
        all.push(order);
    }
    all.extend(given.ctx.iter().flat_map(|given| &given.value).map(|context| &context.value));
    all
}

/// A byte order that is a word is `big`, `little`, or something known by that name.
pub(super) fn byte_order(
    endian: &Option<Given<Endian>>,
    params: &[ContextParam],
    fields: &[&Ident],
    errors: &Errors,
) {
    let Some(Given { value: Endian::Dynamic(order), .. }) = endian else { return };
    let Some(word) = order.as_word() else { return };
    let known = params.iter().map(|param| &param.name).chain(fields.iter().copied());
    let mut known = known.map(Ident::to_string);
    if word.starts_with(|first: char| first.is_lowercase()) && !known.any(|known| known == word) {
        errors.at(
            order.span(),
            format!(
                "a byte order is `big`, `little`, or an expression of type `Endian`; no earlier field or context is called `{word}`"
            ),
        );
    }
}
