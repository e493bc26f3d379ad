//! Regions: what a length covers is a reader of its own.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::checks::last_covered;
use super::filling::is_final;
use super::{Aim, Body};
use crate::codegen::record::{Place, between, scale};
use crate::ir::{Extent, Piece, Region, Role, Storage};
use crate::lower::is_unbounded;

impl Body<'_> {
    /// Opens the regions that start behind piece `open`; those that end there too are only
    /// checked.
    ///
    /// ```text
    /// let __len0 = __wire::region_len(&total_len, 1, 0, __at0 + 2).field(LAYOUT, 3)?;
    /// let mut __r0 = __wire::region(__r, __len0, __at0).field(LAYOUT, 8)?;
    /// ```
    pub(super) fn open_regions(&mut self, open: Option<usize>) {
        let place = self.place;
        for (number, region) in place.record.regions.iter().enumerate() {
            if region.open == open {
                self.open_region(number, region);
            }
        }
    }

    pub(super) fn open_region(&mut self, number: usize, region: &Region) {
        let place = self.place;
        let statements = self.open(number, region);
        self.statements.extend(statements);
        if region.close == region.open {
            return;
        }
        let name = format_ident!("__r{number}");
        let (reader, len) = (self.lend(), format_ident!("__len{number}"));
        let next = region.open.map_or(0, |piece| piece + 1);
        let blamed = first_field(place, next).unwrap_or(region.last);
        let located = place.located(blamed);
        let open = match place.field(region.controller).storage {
            Storage::Nowhere => quote!(whole_region),
            _ => quote!(region),
        };
        self.statements.extend(quote!(let mut #name = __wire::#open(#reader, #len)#located?;));
        self.readers.push(name);
    }

    /// The octets left of a region, as its controller says less those that are already read.
    pub(super) fn open(&self, number: usize, region: &Region) -> TokenStream {
        let place = self.place;
        let len = format_ident!("__len{number}");
        let controller = &place.field(region.controller).binding;
        let scale = scale(&region.scale);
        let at = self.offset_of(region.controller);
        let located = place.located(region.controller);
        let behind = region.open.map_or(0, |piece| piece + 1);
        let first_piece =
            (region.first..=region.last).find_map(|field| place.record.piece_of(field));
        let consumed = match first_piece {
            Some(first) if first < behind => {
                let (reader, start) = (self.reader(), self.offset_of(region.first));
                between(&start, &quote!(#reader.offset()))
            }
            _ => quote!(0),
        };
        let told = quote!(__wire::region_len(&#controller, #scale, #consumed, #at)#located?);
        match region.close == region.open {
            false if self.aim == Aim::FillingValue && is_final(place, region) => {
                self.filled(&len, region, &consumed, &told)
            }
            false => {
                let told = self.led_or(number, region, told);
                quote!(let #len = #told;)
            }
            true => quote! {
                __wire::region_done(&#controller, #scale, #consumed, #at)#located?;
            },
        }
    }

    /// Ends the regions that end behind piece `close`: nothing may be left over.
    pub(super) fn close_regions(&mut self, close: usize) {
        let place = self.place;
        let ends = |region: &&Region| region.close == Some(close) && region.open != region.close;
        for (number, region) in place.record.regions.iter().rev().filter(ends).enumerate() {
            // The last field is read within the innermost, whose end it may have seen to.
            self.close_region(region, number == 0);
        }
    }

    fn close_region(&mut self, region: &Region, innermost: bool) {
        let place = self.place;
        let Some(reader) = self.readers.pop() else { return };
        let covered = region.first..=region.last;
        let on_wire = |field: &usize| place.record.piece_of(*field).is_some();
        let index = covered.rev().find(on_wire).unwrap_or(region.last);
        let (located, last) = (place.located(index), place.field(index));
        // What ends with its bounds leaves nothing over; another type may well.
        let takes_rest = matches!(last.extent, Extent::Rest { .. })
            && is_unbounded(&last.wire.ty)
            && last.wire.with.is_none()
            && !last.is_optional();
        if !innermost || !takes_rest && !self.ends_region(index) {
            self.statements.extend(quote!(#reader.ended()#located?;));
        }
    }

    /// Notes where a field of its own ends, if a checksum covers fields up to it.
    pub(super) fn mark_end(&mut self, piece: &Piece) {
        let Piece::Field(index) = piece else { return };
        let record = self.place.record;
        let covered = record.fields.iter().any(|field| match &field.role {
            Role::Checksum(checksum) => last_covered(record, checksum) == Some(*index),
            _ => false,
        });
        if covered {
            let (end, reader) = (format_ident!("__end{index}"), self.reader());
            self.statements.extend(quote!(let #end = #reader.offset();));
        }
    }
}

/// The first field of piece number `piece`.
pub(in crate::codegen) fn first_field(place: &Place<'_>, piece: usize) -> Option<usize> {
    match place.record.pieces.get(piece)? {
        Piece::Run(run) => run.slots.first().map(|slot| slot.field),
        Piece::Field(index) => Some(*index),
    }
}
