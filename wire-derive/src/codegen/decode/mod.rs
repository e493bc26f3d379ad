//! `Decode`: pieces in order, each region a reader of its own.

mod build;
mod checks;
mod fields;
mod filling;
mod led;
mod notes;
mod regions;
mod slots;

pub(super) use checks::{algorithm, checksum_size, covered_len, last_covered};
pub(super) use notes::{bound_is_noted, count_is_noted, is_certain, is_seen, noted, prefix_varies};
pub(super) use slots::slot_value;

use build::build;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::record::{Place, const_argument, uses};
use super::{Selected, decode_as, decode_filling, decode_impl, fixed};
use crate::ir::{Access, Definition, Extent, Field, Padding, Piece, Presence, Role, Size, Width};

pub(super) fn of_struct(definition: &Definition, place: &Place<'_>) -> TokenStream {
    if fixed::is_simple(place) {
        let bulk = match fixed::known_size(place) {
            Some(size) => {
                let size = const_argument(&size);
                quote!(__wire::bulk::<_, #size>())
            }
            None => quote!(__wire::Some(__wire::BulkDecode::of_fixed())),
        };
        let items = quote! {
            const BULK: __wire::MaybeBulk<Self> = #bulk;
        };
        return decode_impl(definition, &items, &Selected::None);
    }
    let min_size = min_size(place, true);
    let decode = match filling::depends(place) {
        true => decode_filling(definition, &read(place, &[], Aim::FillingValue)),
        false => decode_as(definition, &body(place, &[]), &Selected::None),
    };
    let items = quote!(const MIN_SIZE: __wire::usize = #min_size; #decode);
    decode_impl(definition, &items, &Selected::None)
}

/// The least octets of a record: its fixed fields, and what types and prefixes take at least.
///
/// `by_type` asks types for theirs; not in enums, whose variants may hold the enum itself.
pub(super) fn min_size(place: &Place<'_>, by_type: bool) -> Size {
    min_of_pieces(place, &place.record.pieces, by_type)
}

/// The least octets of pieces that stand behind something, up to the first that has octets and
/// varies: what is behind that it asks for itself. What pads it is none of them.
fn min_behind(place: &Place<'_>, pieces: &[Piece]) -> Option<Size> {
    let is_padding = |piece: &Piece| match piece {
        Piece::Run(_) => false,
        Piece::Field(index) => matches!(place.field(*index).role, Role::Padding(_)),
    };
    let by_type = !place.definition.is_generic();
    let varies = |piece: &Piece| match piece {
        Piece::Run(_) => false,
        Piece::Field(index) => !min_of_field(place.field(*index), by_type).is_zero(),
    };
    let pieces = pieces.split(is_padding).next()?.split_inclusive(varies).next()?;
    let least = min_of_pieces(place, pieces, by_type);
    (!place.in_variant() && !least.is_zero()).then_some(least)
}

fn min_of_pieces(place: &Place<'_>, pieces: &[Piece], by_type: bool) -> Size {
    let mut total = Size::default();
    for piece in pieces {
        match piece {
            Piece::Run(run) => total.add(&run.size),
            Piece::Field(index) => total.add(&min_of_field(place.field(*index), by_type)),
        }
    }
    total
}

fn min_of_field(field: &Field, by_type: bool) -> Size {
    let mut total = Size::default();
    match &field.role {
        Role::Padding(Padding::To { octets, .. }) => return Size::term(quote!((#octets))),
        Role::Padding(_) => return total,
        _ if field.pad_to.is_some() || field.default.is_some() => return total,
        _ if !matches!(field.presence, Presence::Always | Presence::Prefix) => return total,
        _ => {}
    }
    let told = field.ctx.is_empty() && field.tag.is_none() && field.wire.order.is_none();
    match &field.extent {
        Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) if prefix.size.is_some() => {
            total.add(&Size::literal(prefix.size.unwrap_or(0)));
        }
        Extent::LenPrefix(prefix) | Extent::CountPrefix(prefix) => {
            let ty = &prefix.ty;
            total.add(&Size::term(quote!(<#ty as __wire::Decode<'_>>::MIN_SIZE)));
        }
        Extent::Until(_) => total.add(&Size::literal(1)),
        _ if field.is_optional() || field.wire.with.is_some() => {}
        Extent::Own | Extent::Rest { .. } => match &field.width {
            Width::Fixed(size, _) => total.add(size),
            Width::ByType if by_type && told => {
                let ty = &field.wire.ty;
                total.add(&Size::term(quote!(<#ty as __wire::Decode<'_>>::MIN_SIZE)));
            }
            _ => {}
        },
        _ => {}
    }
    total
}

/// The statements that read a record, and the value built of it.
///
/// `given` are values that others have read: an enum's tag, held by field number so and so.
pub(super) fn body(place: &Place<'_>, given: &[(usize, TokenStream)]) -> TokenStream {
    read(place, given, Aim::Value)
}

fn read(place: &Place<'_>, given: &[(usize, TokenStream)], aim: Aim) -> TokenStream {
    let (body, checks) = statements(place, given, aim);
    let (statements, build) = (&body.statements, build(place, &body.late()));
    quote!(#statements #checks __wire::Ok(#build))
}

/// The statements that check the octets of a record, as reading them does, and note where its
/// parts are; see [`Body::note`].
pub(super) fn check_body(place: &Place<'_>, given: &[(usize, TokenStream)]) -> TokenStream {
    let (body, checks) = statements(place, given, Aim::Checks);
    let statements = &body.statements;
    quote!(#statements #checks)
}

/// The statements that read the fields, and those that check the whole.
fn statements<'a>(
    place: &'a Place<'a>,
    given: &[(usize, TokenStream)],
    aim: Aim,
) -> (Body<'a>, TokenStream) {
    let mut body = Body {
        place,
        readers: Vec::new(),
        statements: TokenStream::new(),
        positions: needed_positions(place, aim),
        aim,
    };
    for (index, value) in given {
        let binding = &place.field(*index).binding;
        body.statements.extend(quote!(let #binding = #value;));
    }
    if place.record.pieces.len() > 1 && !place.in_variant() {
        let least = min_size(place, !place.definition.is_generic());
        body.statements.extend(quote!(__E::need(__r, #least)?;));
    }
    body.open_regions(None);
    for (number, piece) in place.record.pieces.iter().enumerate() {
        match piece {
            Piece::Run(run) => body.run(number, run),
            Piece::Field(index) => {
                if body.positions.contains(&number) {
                    let (at, reader) = (position(number), body.reader());
                    body.statements.extend(quote!(let #at = #reader.offset();));
                }
                body.field(*index);
            }
        }
        body.mark_end(piece);
        body.close_regions(number);
        body.open_regions(Some(number));
    }
    let mut checks = body.asserts();
    checks.extend(body.made());
    (body, checks)
}

/// The statements that read a record which is one run, from the slice `__run`, and the value.
///
/// Where nothing is asked of the values, they need no names.
pub(super) fn run_body(place: &Place<'_>) -> TokenStream {
    let mut body = Body {
        place,
        readers: Vec::new(),
        statements: TokenStream::new(),
        positions: Vec::new(),
        aim: Aim::Value,
    };
    let Some(Piece::Run(run)) = place.record.pieces.first() else {
        let (checks, build) = (body.asserts(), build(place, &[]));
        return quote!(#checks __wire::Ok(#build));
    };
    let unasked = place.record.asserts.is_empty()
        && run.slots.iter().all(|slot| {
            let field = place.field(slot.field);
            !field.mentioned && field.member.is_some() && body.role(slot.field).is_empty()
        });
    let values: Vec<_> = match unasked {
        true => run.slots.iter().map(|slot| (slot.field, body.slot(0, slot))).collect(),
        false => {
            body.slots(0, run);
            Vec::new()
        }
    };
    let (checks, build, statements) = (body.asserts(), build(place, &values), &body.statements);
    let body = quote!(#statements #checks __wire::Ok(#build));
    match uses(&body, "__at0") {
        true => quote!(let __at0 = 0; #body),
        false => body,
    }
}

/// The local variable with the offset of piece number `piece`.
pub(super) fn position(piece: usize) -> Ident {
    format_ident!("__at{piece}")
}

/// The pieces whose offset something asks for.
fn needed_positions(place: &Place<'_>, aim: Aim) -> Vec<usize> {
    let record = place.record;
    let mut needed = Vec::new();
    if aim == Aim::FillingValue && filling::is_compared(place) {
        needed.push(0);
    }
    for region in &record.regions {
        needed.extend(record.piece_of(region.controller));
        needed.extend((region.first..=region.last).find_map(|field| record.piece_of(field)));
    }
    for (index, field) in record.fields.iter().enumerate() {
        let own = record.piece_of(index);
        let fails_itself = !matches!(field.role, Role::Value)
            || field.wire.via.is_some()
            || !field.asserts.is_empty()
            || field.max.is_some()
            || matches!(field.width, Width::Bits(_) | Width::Fixed(_, Access::Fixed));
        if fails_itself || matches!(field.presence, Presence::Flag(_)) {
            needed.extend(own);
        }
        if let Role::Checksum(checksum) = &field.role {
            needed.extend((checksum.first..=checksum.last).find_map(|f| record.piece_of(f)));
            needed.extend((checksum.first..=checksum.last).rev().find_map(|f| record.piece_of(f)));
        }
        if let Extent::CountBy { controller, .. } = &field.extent {
            needed.extend(record.piece_of(*controller));
        }
        match &field.role {
            Role::Padding(Padding::To { of, .. }) => needed.extend(record.piece_of(*of)),
            Role::Padding(Padding::Multiple(_)) => needed.push(0),
            _ => {}
        }
    }
    if !record.asserts.is_empty() {
        needed.push(0);
    }
    needed
}

struct Body<'a> {
    place: &'a Place<'a>,
    /// The readers of the regions that are open, outermost first.
    readers: Vec<Ident>,
    statements: TokenStream,
    positions: Vec<usize>,
    aim: Aim,
}

/// What the statements are for.
#[derive(Clone, Copy, PartialEq)]
enum Aim {
    /// A value is built.
    Value,
    /// The same, by code that depends on whether the value fills its bounds.
    FillingValue,
    /// Values that nothing asks for are not built.
    Checks,
}

impl Body<'_> {
    /// The reader of the innermost region, to call methods on.
    fn reader(&self) -> Ident {
        self.readers.last().cloned().unwrap_or_else(|| format_ident!("__r"))
    }

    /// The reader of the innermost region, to hand on.
    fn lend(&self) -> TokenStream {
        let reader = self.reader();
        match self.readers.is_empty() {
            true => quote!(#reader),
            false => quote!(&mut #reader),
        }
    }

    /// The offset of a field, octets from the start of the message.
    fn offset_of(&self, index: usize) -> TokenStream {
        match (self.place.slot(index), self.place.record.piece_of(index)) {
            (Some((piece, slot)), _) => {
                let (at, mut offset) = (position(piece), slot.offset.clone());
                if let Some(bit) = slot.bit {
                    offset.add(&Size::literal(bit.offset / 8));
                }
                match offset.is_zero() {
                    true => quote!(#at),
                    false => quote!(#at + #offset),
                }
            }
            (None, Some(piece)) => {
                let at = position(piece);
                quote!(#at)
            }
            (None, None) => quote!(0),
        }
    }
}
