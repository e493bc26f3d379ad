//! Runs of fixed fields, bit runs, and the places where regions open and close.

use super::Surroundings;
use crate::attr::{FieldAttrs, Given};
use crate::ir::{
    BitPlace, Extent, Field, Piece, Presence, Record, Region, Run, Size, Slot, Storage, Width,
};

/// Forms the pieces of a record and places its regions among them.
pub(super) fn form(record: &mut Record, attrs: &[FieldAttrs], around: &Surroundings<'_>) {
    let mut former = Former { pieces: Vec::new(), run: None, bits: 0, bit_start: Size::default() };
    let lsb = around.container.lsb.as_ref().is_some_and(|given| given.value);
    for index in 0..record.fields.len() {
        if record.held_tag == Some(index) || record.fields[index].storage == Storage::Skipped {
            continue;
        }
        let field = &record.fields[index];
        if former.breaks_before(record, index) {
            former.close_bits(record, attrs, around);
            former.end_run();
        }
        match slot_width(field) {
            Some(SlotWidth::Bits(width)) => former.bits(index, width),
            Some(SlotWidth::Octets(size)) => {
                former.close_bits(record, attrs, around);
                former.octets(index, size);
            }
            None => {
                former.close_bits(record, attrs, around);
                former.end_run();
                former.pieces.push(Piece::Field(index));
            }
        }
        if former.breaks_after(record, index) {
            former.close_bits(record, attrs, around);
            former.end_run();
        }
    }
    former.close_bits(record, attrs, around);
    former.end_run();
    record.pieces = former.pieces;
    finish_bit_runs(&mut record.pieces, lsb);
    place_regions(record);
    set_trailing(record, around);
}

enum SlotWidth<'a> {
    Bits(u32),
    Octets(&'a Size),
}

/// The width of a field that goes into a run.
fn slot_width(field: &Field) -> Option<SlotWidth<'_>> {
    let plain = matches!(field.extent, Extent::Own)
        && matches!(field.presence, Presence::Always)
        && field.pad_to.is_none()
        && field.default.is_none()
        && field.ctx.is_empty()
        && field.tag.is_none()
        && field.wire.with.is_none();
    match &field.width {
        Width::Bits(width) => Some(SlotWidth::Bits(*width)),
        Width::Fixed(size, _) if plain => Some(SlotWidth::Octets(size)),
        _ => None,
    }
}

struct Former {
    pieces: Vec<Piece>,
    run: Option<Run>,
    /// Bits of the bit run that is open.
    bits: usize,
    bit_start: Size,
}

impl Former {
    /// A region that starts behind its controller starts a new run.
    fn breaks_before(&self, record: &Record, index: usize) -> bool {
        record.regions.iter().any(|region| region.first == index && region.controller < index)
    }

    /// The end of a region ends the run.
    fn breaks_after(&self, record: &Record, index: usize) -> bool {
        record.regions.iter().any(|region| region.last == index)
    }

    fn open_run(&mut self) -> &mut Run {
        self.run.get_or_insert_with(|| Run { slots: Vec::new(), size: Size::default() })
    }

    fn bits(&mut self, index: usize, width: u32) {
        let bits = self.bits;
        let run = self.open_run();
        let size = run.size.clone();
        if bits == 0 {
            self.bit_start = size;
        }
        let offset = self.bit_start.clone();
        let place = BitPlace { offset: bits, width, run: 0, lsb: false };
        self.open_run().slots.push(Slot { field: index, offset, bit: Some(place) });
        self.bits += width as usize;
    }

    /// Ends a bit run: it must have filled its last octet.
    fn close_bits(&mut self, record: &Record, attrs: &[FieldAttrs], around: &Surroundings<'_>) {
        if self.bits == 0 {
            return;
        }
        let slots = self.run.iter().flat_map(|run| run.slots.iter().rev());
        let members: Vec<_> =
            slots.take_while(|slot| slot.bit.is_some()).map(|slot| slot.field).collect();
        let (Some(last), Some(first)) = (members.first(), members.last()) else { return };
        // Where a width or a neighbour could not be read, the number of bits says nothing.
        let told = attrs.iter().take(last + 2).skip(first.saturating_sub(1)).all(|given| {
            let width_unread = given.unread.mention("bits");
            let in_range = |bits: &Given<u64>| (1..=64).contains(&bits.value);
            !width_unread && given.bits.as_ref().is_none_or(in_range)
        });
        if self.bits % 8 != 0 && told {
            let missing = 8 - self.bits % 8;
            let unit = if missing == 1 { "bit" } else { "bits" };
            around.errors.at(
                record.fields[*last].span,
                format!(
                    "this run of bit fields has {} bits and does not end on an octet; add a field of {missing} {unit}, such as `#[wire(bits = {missing}, reserved)] _reserved: ()`",
                    self.bits
                ),
            );
        }
        let octets = self.bits.div_ceil(8);
        self.open_run().size.add(&Size::literal(octets));
        self.bits = 0;
    }

    fn octets(&mut self, index: usize, size: &Size) {
        let run = self.open_run();
        let offset = run.size.clone();
        run.slots.push(Slot { field: index, offset, bit: None });
        run.size.add(size);
    }

    fn end_run(&mut self) {
        if let Some(run) = self.run.take() {
            self.pieces.push(Piece::Run(run));
        }
    }
}

/// Tells each bit field how many octets its bit run has.
fn finish_bit_runs(pieces: &mut [Piece], lsb: bool) {
    for piece in pieces {
        let Piece::Run(run) = piece else { continue };
        let mut end = 0;
        for slot in run.slots.iter_mut().rev() {
            let Some(place) = &mut slot.bit else {
                end = 0;
                continue;
            };
            if end == 0 {
                end = place.offset + place.width as usize;
            }
            place.run = end.div_ceil(8);
            place.lsb = lsb;
            if place.offset == 0 {
                end = 0;
            }
        }
    }
}

/// A region opens behind the piece of its controller, or in front of its first field, whichever
/// is later, and ends behind its last field.
fn place_regions(record: &mut Record) {
    let places: Vec<_> = record
        .regions
        .iter()
        .map(|region| {
            let controller = record.piece_of(region.controller);
            let before_first = first_piece(record, region).and_then(|piece| piece.checked_sub(1));
            (controller.max(before_first), last_piece(record, region))
        })
        .collect();
    for (region, (open, close)) in record.regions.iter_mut().zip(places) {
        region.open = open;
        region.close = close.max(open);
    }
}

fn first_piece(record: &Record, region: &Region) -> Option<usize> {
    (region.first..=region.last).find_map(|field| record.piece_of(field))
}

fn last_piece(record: &Record, region: &Region) -> Option<usize> {
    (region.first..=region.last).rev().find_map(|field| record.piece_of(field))
}

/// Tells each `rest` how many octets the fixed fields behind it take, within the same region.
fn set_trailing(record: &mut Record, around: &Surroundings<'_>) {
    for index in 0..record.fields.len() {
        if !matches!(record.fields[index].extent, Extent::Rest { .. }) {
            continue;
        }
        let innermost = record
            .regions
            .iter()
            .filter(|region| (region.first..=region.last).contains(&index))
            .map(|region| region.last)
            .min();
        let end = innermost.unwrap_or(record.fields.len().saturating_sub(1));
        let mut trailing = Size::default();
        let mut bits = 0;
        for field in record.fields.get(index + 1..=end).unwrap_or_default() {
            match &field.width {
                _ if matches!(field.extent, Extent::Rest { .. }) => {}
                Width::Bits(width) => bits += *width as usize,
                _ => match field.fixed_size(&around.krate) {
                    Some(size) => trailing.add(&size),
                    None => around.errors.at(
                        field.span,
                        format!(
                            "`{}` goes to the end of its bounds less the fixed fields behind it, but the size of `{}` is not fixed",
                            record.fields[index].name, field.name
                        ),
                    ),
                },
            }
        }
        trailing.add(&Size::literal(bits / 8));
        record.fields[index].extent = Extent::Rest { trailing };
    }
}
