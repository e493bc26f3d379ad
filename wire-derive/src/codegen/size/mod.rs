//! `encoded_len`: the octets of a value, and everything that can be wrong with it.

mod checks;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use self::checks::{checks, whole};
use super::record::{InField, Place, bias, flag_none, plain, scale};
use super::value;
use crate::ir::{Extent, Field, Padding, Piece, Presence, Role, Storage, Wrap};

/// The statements that check a record, and the sum of its octets.
pub(super) fn body(place: &Place<'_>) -> TokenStream {
    let (statements, total) = parts(place);
    quote!(#statements __wire::Ok(#total))
}

/// The statements that check a record, and the expression of its octets.
pub(super) fn parts(place: &Place<'_>) -> (TokenStream, TokenStream) {
    let mut statements = place.mentioned();
    statements.extend(early_counts(place));
    for piece in &place.record.pieces {
        if let Piece::Field(index) = piece {
            let len = match place.optional_end() {
                Some((last, size)) if last == *index => last_len(place, last, size),
                _ => field_len(place, *index),
            };
            let name = format_ident!("__n{index}");
            statements.extend(quote!(let #name = #len;));
        }
        statements.extend(early_lens(place, piece));
    }
    for (index, field) in place.record.fields.iter().enumerate() {
        statements.extend(checks(place, index, field));
    }
    statements.extend(whole(place));
    let last = place.record.fields.len();
    let total = match last.checked_sub(1) {
        Some(last) => place.span_len(0, last),
        None => quote!(0),
    };
    (statements, total)
}

/// Whether the record's octets are those of its fixed fields, and nothing in it can be wrong.
pub(super) fn is_trivial(place: &Place<'_>) -> bool {
    place.record.asserts.is_empty()
        && place.record.pieces.iter().all(|piece| matches!(piece, Piece::Run(_)))
        && place.record.fields.iter().enumerate().all(|(index, field)| {
            field.is_number_unasked() || checks(place, index, field).is_empty()
        })
}

/// Counts, flags and tags that expressions mention: known before anything is written.
pub(super) fn early_counts(place: &Place<'_>) -> TokenStream {
    let mut statements = TokenStream::new();
    for (index, field) in place.record.fields.iter().enumerate() {
        let number = match &field.role {
            Role::Len { .. } => continue,
            _ if !field.mentioned => continue,
            _ => controlled_number(place, index),
        };
        let (binding, ty, located) = (&field.binding, &field.ty, place.located(index));
        if let Some(number) = number {
            statements.extend(quote!(let #binding = __wire::controller::<#ty>(#number)#located?;));
        } else if field.storage == Storage::Nowhere {
            if let Role::Constant(expr) | Role::Computed(expr) = &field.role {
                let constant = value::constant(expr);
                statements.extend(quote!(let #binding: #ty = #constant;));
            }
        }
    }
    statements
}

/// Lengths that expressions mention, once all that they cover is measured.
fn early_lens(place: &Place<'_>, piece: &Piece) -> TokenStream {
    let mut statements = TokenStream::new();
    for region in &place.record.regions {
        let field = place.field(region.controller);
        let last =
            (region.first..=region.last).rev().find(|at| place.record.piece_of(*at).is_some());
        let ends_here = match piece {
            Piece::Field(index) => last == Some(*index),
            Piece::Run(run) => run.slots.iter().any(|slot| last == Some(slot.field)),
        };
        if !field.mentioned || !ends_here {
            continue;
        }
        let (binding, ty) = (&field.binding, &field.ty);
        let (covered, located) =
            (place.span_len(region.first, region.last), place.located(region.controller));
        let scale = scale(&region.scale);
        statements.extend(quote! {
            let #binding = __wire::len_controller::<#ty>(#covered, #scale)#located?;
        });
    }
    statements
}

/// The number that a count, a flag or a tag says, before it is put into the field's type.
pub(super) fn controlled_number(place: &Place<'_>, index: usize) -> Option<TokenStream> {
    let located = place.located(index);
    Some(match &place.field(index).role {
        Role::Count { of, scale } => {
            let (reference, bias) = (place.reference(*of), bias(scale));
            quote!(__wire::biased(__wire::Countable::count(#reference) as __wire::u64, #bias)#located?)
        }
        Role::Flag { first, none, .. } => {
            let (reference, none) = (place.reference(*first), flag_none(none));
            quote!(__wire::flag(__wire::Option::is_some(#reference), #none))
        }
        Role::Tag { of } => {
            let reference = place.reference(*of);
            match place.field(*of).is_optional() {
                true => quote!(__wire::optional_tag(#reference)),
                false => {
                    let ty = &place.field(*of).ty;
                    quote!(<#ty as __wire::Tagged>::tag(#reference))
                }
            }
        }
        _ => return None,
    })
}

/// The octets of a field of its own.
pub(super) fn field_len(place: &Place<'_>, index: usize) -> TokenStream {
    let field = place.field(index);
    let located = place.located(index);
    if let Role::Padding(padding) = &field.role {
        return padding_len(place, index, padding);
    }
    match &field.presence {
        Presence::Always => value_len(place, index, &stored_reference(place, index)),
        Presence::Prefix => {
            let reference = place.reference(index);
            let there = value_len(place, index, &quote!(__v));
            let absent = absent_prefix_len(field, &located);
            quote!(match #reference {
                __wire::Some(__v) => #there,
                __wire::None => #absent,
            })
        }
        _ => {
            let reference = place.reference(index);
            let there = value_len(place, index, &quote!(__v));
            quote!(match #reference {
                __wire::Some(__v) => #there,
                __wire::None => 0,
            })
        }
    }
}

/// The octets of the field that a struct ends in, which may be absent: those that it would take as
/// well where the struct `__FILLS` what there is room for.
fn last_len(place: &Place<'_>, last: usize, size: usize) -> TokenStream {
    let (reference, size) = (place.reference(last), plain(size));
    let there = value_len(place, last, &quote!(__v));
    quote!(match #reference {
        __wire::Some(__v) => #there,
        __wire::None if __FILLS => #size,
        __wire::None => 0,
    })
}

/// The octets of a padding.
fn padding_len(place: &Place<'_>, index: usize, padding: &Padding) -> TokenStream {
    match padding {
        Padding::To { of, octets } => {
            let (len, located) = (place.span_len(*of, *of), place.located(*of));
            quote!(__wire::pad_len(#len, #octets)#located?)
        }
        Padding::Multiple(octets) => {
            let before = match index.checked_sub(1) {
                Some(last) => place.span_len(0, last),
                None => quote!(0),
            };
            quote!(__wire::align_len(#before, #octets))
        }
    }
}

/// A reference to the value, of a field that takes no room in memory to what is written.
pub(super) fn stored_reference(place: &Place<'_>, index: usize) -> TokenStream {
    let field = place.field(index);
    if field.is_controller() {
        let binding = match &field.role {
            Role::Len { .. } if field.mentioned => field.binding.clone(),
            _ => format_ident!("__c{index}"),
        };
        return quote!(&#binding);
    }
    match (field.storage, &field.role) {
        (_, Role::Constant(expr) | Role::Computed(expr))
            if expr.as_integer().is_some()
                && field.wire.via.is_none()
                && matches!(field.wire.wrap, Wrap::None) =>
        {
            quote!(&#expr)
        }
        (_, Role::Constant(expr) | Role::Computed(expr)) => {
            let (ty, constant) = (&field.ty, value::constant(expr));
            quote!(&{ let __constant: #ty = #constant; __constant })
        }
        (Storage::Nowhere, Role::Reserved) | (_, Role::Reserved) => {
            let ty = &field.ty;
            quote!(&<#ty as __wire::Default>::default())
        }
        (Storage::Nowhere, _) => quote!(&()),
        _ => place.reference(index),
    }
}

/// The octets of a value that is there, with its prefix or terminator.
fn value_len(place: &Place<'_>, index: usize, reference: &TokenStream) -> TokenStream {
    let field = place.field(index);
    let located = place.located(index);
    if field.is_controller() {
        return controller_len(place, index);
    }
    let (conversion, reference) = value::to_wire(field, reference, &located);
    let limit = limit(field, &reference, &located);
    let content = content_len(place, index, &reference);
    let len = match &field.extent {
        Extent::LenPrefix(prefix) => {
            let (ty, scale) = (&prefix.ty, scale(&prefix.scale));
            match &prefix.none {
                None => quote!(__wire::with_len_prefix::<#ty, __E>(#content, #scale)#located?),
                Some(none) => quote!({
                    let __len = #content;
                    __wire::not_none::<#ty>(__len, (#none) as __wire::i64, #scale)#located?;
                    __wire::with_len_prefix::<#ty, __E>(__len, #scale)#located?
                }),
            }
        }
        Extent::CountPrefix(prefix) => {
            let (ty, bias) = (&prefix.ty, bias(&prefix.scale));
            let count = quote!(__wire::Countable::count(#reference));
            let not_none = prefix.none.as_ref().map(
                |none| quote!(__wire::not_none::<#ty>(#count, (#none) as __wire::i64, 1, #bias)#located?;),
            );
            quote!({
                #not_none
                __wire::with_count_prefix::<#ty, __E>(#count, #bias, #content)#located?
            })
        }
        Extent::Until(sentinel) => {
            let sentinel = value::sentinel(sentinel);
            let held = match crate::lower::is_octet_string(&field.wire.ty) {
                true => {
                    quote!(__wire::holds(__wire::AsRef::<[__wire::u8]>::as_ref(#reference), #sentinel))
                }
                false => {
                    let ctx = place.context(index, None, false);
                    quote!(__wire::elements_hold(&(#reference)[..], #sentinel, #ctx))
                }
            };
            quote!(__wire::terminated(#content, #held, #sentinel)#located?)
        }
        Extent::Len(len) => {
            quote!(__wire::same_len(#content, __wire::len_value(#len)#located?)#located?)
        }
        _ => content,
    };
    match conversion.is_empty() && limit.is_empty() {
        true => len,
        false => quote!({ #conversion #limit #len }),
    }
}

/// Checks `max`.
fn limit(field: &Field, reference: &TokenStream, located: &InField<'_>) -> TokenStream {
    match &field.max {
        Some(max) => quote! {
            __wire::not_more(__wire::Countable::count(#reference), #max)#located?;
        },
        None => TokenStream::new(),
    }
}

/// The octets of the value alone.
fn content_len(place: &Place<'_>, index: usize, reference: &TokenStream) -> TokenStream {
    let (field, located) = (place.field(index), place.located(index));
    if let Some(path) = &field.wire.with {
        let ctx = field.ctx.iter().map(|context| &context.value);
        let encoded_len = value::function(path, "encoded_len");
        return quote!(#encoded_len(#reference #(, #ctx)*)#located?);
    }
    let ctx = place.context(index, tag_context(place, index), false);
    let ty = &field.wire.ty;
    let len = match field.wire.wrap {
        Wrap::Each(_) => quote!(__wire::Encode::measure_as::<__E>(#reference, #ctx)),
        _ => {
            let encode = place.encode(index);
            quote!(<#ty as #encode>::measure_as::<__E>(#reference, #ctx))
        }
    };
    quote!(#len #located?)
}

/// The tag handed to an enum without a tag of its own, when it is written: its own.
pub(super) fn tag_context(place: &Place<'_>, index: usize) -> Option<TokenStream> {
    let field = place.field(index);
    field.tag.as_ref()?;
    let reference = match field.is_optional() {
        true => quote!(__v),
        false => place.reference(index),
    };
    let ty = &field.ty;
    Some(quote!(__wire::Tag(<#ty as __wire::Tagged>::tag(#reference))))
}

fn absent_prefix_len(field: &Field, located: &InField<'_>) -> TokenStream {
    let (Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix)) = &field.extent else {
        return quote!(0);
    };
    let (ty, none) = (&prefix.ty, &prefix.none);
    quote!(__wire::none_prefix_len::<#ty, __E>((#none) as __wire::i64)#located?)
}

/// The octets of a controller that is no part of a run: its value decides.
fn controller_len(place: &Place<'_>, index: usize) -> TokenStream {
    let (field, located) = (place.field(index), place.located(index));
    let (ty, early) = (&field.ty, controller_value(place, index));
    let reference = quote!(&__controller);
    let (conversion, reference) = value::to_wire(field, &reference, &located);
    let ctx = place.context(index, None, false);
    let (wire, encode) = (&field.wire.ty, place.encode(index));
    quote!({
        let __controller: #ty = #early;
        #conversion
        <#wire as #encode>::measure_as::<__E>(#reference, #ctx)#located?
    })
}

/// The value of a controller, computed before anything is written.
pub(super) fn controller_value(place: &Place<'_>, index: usize) -> TokenStream {
    let (field, located) = (place.field(index), place.located(index));
    let ty = &field.ty;
    if let Role::Len { region } = &field.role {
        let region = &place.record.regions[*region];
        let scale = scale(&region.scale);
        // What aligns a field depends on all that is in front of it.
        let aligns = |field: &Field| matches!(field.role, Role::Padding(Padding::Multiple(_)));
        let covered = &place.record.fields[region.first..=region.last];
        let first = if covered.iter().any(aligns) { 0 } else { region.first };
        let lens = (first..=region.last).filter_map(|at| {
            let covered = matches!(
                place.record.piece_of(at).map(|p| &place.record.pieces[p]),
                Some(Piece::Field(_))
            );
            covered.then(|| {
                let (name, len) = (format_ident!("__n{at}"), field_len(place, at));
                quote!(let #name = #len;)
            })
        });
        let covered = place.span_len(region.first, region.last);
        return quote!({
            #(#lens)*
            __wire::len_controller::<#ty>(#covered, #scale)#located?
        });
    }
    match controlled_number(place, index) {
        Some(number) => quote!(__wire::controller::<#ty>(#number)#located?),
        None => quote!(__wire::Default::default()),
    }
}
