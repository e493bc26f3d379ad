//! `Encode`: pieces in order; runs that hold the length of something behind them are filled in
//! when that is written, checksums last.

mod checksums;
mod fields;
mod methods;

pub(super) use methods::{methods, methods_of_stub, the_impl};

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{Selected, concat, fixed, value};
use crate::codegen::decode::{checksum_size, last_covered};
use crate::codegen::record::{Place, between, plain, scale};
use crate::codegen::size::{self, stored_reference};
use crate::ir::{Access, Definition, Padding, Piece, Role, Run, Size, Slot, Storage, Width};

pub(super) fn of_struct(definition: &Definition, place: &Place<'_>) -> TokenStream {
    let items = match (fixed::is_simple(place), size::is_trivial(place)) {
        (true, true) => run(),
        // What only measuring finds wrong is measured before it is written.
        (true, false) => {
            let measure = methods::measure(definition, &size::body(place), &Selected::None);
            let run = run();
            quote!(#run #measure)
        }
        (false, _) => {
            let (len, statements) = (size::body(place), statements(place));
            let write = quote!(#statements __wire::Ok(()));
            match place.optional_end() {
                Some(_) => methods::methods_filling(definition, &len, &write),
                None => methods(definition, &len, &write, &Selected::None),
            }
        }
    };
    the_impl(definition, &items, &Selected::None)
}

/// That a value is written as its `Fixed` does it.
fn run() -> TokenStream {
    quote! {
        const RUN: __wire::Run<Self> = __wire::Run::of_fixed();
    }
}

/// The statements that write a record.
pub(super) fn statements(place: &Place<'_>) -> TokenStream {
    Writer { place, taken: false }.statements()
}

/// The statements that write a record which is one run, to the slice `__run`.
///
/// Numbers are taken out of the value before the first octet is written: the compiler then joins
/// neighbours, which it dares not where a write stands between two reads.
///
/// ```text
/// let Self { kind: __v0, code: __v1, .. } = *self;
/// __wire::put(&__v0, __run, 0);
/// …
/// ```
pub(super) fn run_body(place: &Place<'_>) -> TokenStream {
    let writer = Writer { place, taken: true };
    let mut statements = place.mentioned();
    if let Some(Piece::Run(run)) = place.record.pieces.first() {
        let numbers = run.slots.iter().filter(|slot| place.field(slot.field).is_number());
        let numbers = numbers.filter_map(|slot| {
            let (member, name) = (place.field(slot.field).member.as_ref()?, taken(slot.field));
            Some(quote!(#member: #name))
        });
        let numbers: Vec<_> = numbers.collect();
        let rest = (numbers.len() < place.record.fields.len()).then(|| quote!(..));
        if !numbers.is_empty() {
            statements.extend(quote!(let Self { #(#numbers,)* #rest } = *self;));
        }
        statements.extend(writer.run(run));
    }
    quote!(#statements __wire::Ok(()))
}

/// The local variable with a number taken out of the value.
fn taken(index: usize) -> Ident {
    format_ident!("__v{index}")
}

struct Writer<'a> {
    place: &'a Place<'a>,
    /// Whether numbers were taken out of the value.
    taken: bool,
}

impl Writer<'_> {
    /// The statements that write the record.
    fn statements(&self) -> TokenStream {
        let place = self.place;
        let mut statements = place.mentioned();
        statements.extend(size::early_counts(place));
        statements.extend(self.early_lens());
        if let Some((last, size)) = place.optional_end() {
            statements.extend(self.up_to(last, size));
            return statements;
        }
        for (number, piece) in place.record.pieces.iter().enumerate() {
            if self.needs_position(number) {
                let at = format_ident!("__at{number}");
                statements.extend(quote!(let #at = __w.offset();));
            }
            statements.extend(match piece {
                Piece::Run(run) if self.is_late(run) => {
                    let size = &run.size;
                    quote!(__w.zeros(#size)?;)
                }
                Piece::Run(run) => self.run_now(run),
                Piece::Field(index) => self.field(*index),
            });
            let end = self.mark_end(piece);
            statements.extend(end);
        }
        for (number, piece) in place.record.pieces.iter().enumerate() {
            if let Piece::Run(run) = piece {
                if self.is_late(run) {
                    statements.extend(self.late_run(number, run));
                }
            }
        }
        for (index, checksum) in place.record.checksums() {
            statements.extend(self.checksum(index, checksum));
        }
        statements
    }

    fn is_late(&self, run: &Run) -> bool {
        run.slots.iter().any(|slot| self.place.is_late(slot.field))
    }

    /// Lengths that expressions mention, computed before anything is written.
    fn early_lens(&self) -> TokenStream {
        let regions = self.place.record.regions.iter().filter_map(|region| {
            let field = self.place.field(region.controller);
            if !field.mentioned {
                return None;
            }
            let (binding, ty) = (&field.binding, &field.ty);
            let value = size::controller_value(self.place, region.controller);
            Some(quote!(let #binding: #ty = #value;))
        });
        concat(regions)
    }

    fn needs_position(&self, piece: usize) -> bool {
        let record = self.place.record;
        // The first piece of what is covered, or the last.
        let is_end = |fields: std::ops::RangeInclusive<usize>| {
            fields.clone().find_map(|field| record.piece_of(field)) == Some(piece)
                || fields.rev().find_map(|field| record.piece_of(field)) == Some(piece)
        };
        let late = matches!(&record.pieces[piece], Piece::Run(run) if self.is_late(run));
        late || record.regions.iter().any(|region| is_end(region.first..=region.last))
            || record.fields.iter().any(|field| match &field.role {
                Role::Checksum(checksum) => is_end(checksum.first..=checksum.last),
                Role::Padding(Padding::To { of, .. }) => is_end(*of..=*of),
                Role::Padding(Padding::Multiple(_)) => piece == 0,
                _ => false,
            })
    }

    /// Notes where a field of its own ends, if a length or a checksum covers fields up to it.
    fn mark_end(&self, piece: &Piece) -> TokenStream {
        let Piece::Field(index) = piece else { return TokenStream::new() };
        let record = self.place.record;
        let by_region = record.regions.iter().any(|region| {
            (region.first..=region.last).rev().find(|at| record.piece_of(*at).is_some())
                == Some(*index)
        });
        let by_checksum = record.fields.iter().any(|field| match &field.role {
            Role::Checksum(checksum) => last_covered(record, checksum) == Some(*index),
            _ => false,
        });
        if !by_region && !by_checksum {
            return TokenStream::new();
        }
        let end = format_ident!("__end{index}");
        quote!(let #end = __w.offset();)
    }

    /// Where a field starts, once it is written.
    fn start_of(&self, index: usize) -> TokenStream {
        match self.place.slot(index) {
            Some((piece, slot)) => {
                let (at, mut offset) = (format_ident!("__at{piece}"), slot.offset.clone());
                if let Some(bit) = &slot.bit {
                    offset.add(&Size::literal(bit.offset / 8));
                }
                match offset.is_zero() {
                    true => quote!(#at),
                    false => quote!(#at + #offset),
                }
            }
            None => match self.place.record.piece_of(index) {
                Some(piece) => {
                    let at = format_ident!("__at{piece}");
                    quote!(#at)
                }
                None => quote!(0),
            },
        }
    }

    /// Where a field ends, once it is written.
    fn end_of(&self, index: usize) -> TokenStream {
        let Some((piece, slot)) = self.place.slot(index) else {
            let end = format_ident!("__end{index}");
            return quote!(#end);
        };
        let (at, mut end) = (format_ident!("__at{piece}"), slot.offset.clone());
        match (&slot.bit, &self.place.field(index).width) {
            (Some(bit), _) => {
                end.add(&Size::literal((bit.offset + bit.width as usize).div_ceil(8)));
            }
            (None, Width::Fixed(size, _)) => end.add(size),
            _ => {}
        }
        quote!(#at + #end)
    }

    /// The octets from field `first` to field `last`, once they are written.
    fn written_len(&self, first: usize, last: usize) -> TokenStream {
        let record = self.place.record;
        let on_wire = |at: &usize| record.piece_of(*at).is_some();
        match ((first..=last).find(on_wire), (first..=last).rev().find(on_wire)) {
            (Some(first), Some(last)) => {
                let pieces = (record.piece_of(first), record.piece_of(last));
                if pieces.0 == pieces.1 && self.place.slot(first).is_some() {
                    return self.place.span_len(first, last);
                }
                let (start, end) = (self.start_of(first), self.end_of(last));
                between(&start, &end)
            }
            _ => quote!(0),
        }
    }

    /// A run whose lengths are known now.
    fn late_run(&self, number: usize, run: &Run) -> TokenStream {
        let (at, size) = (format_ident!("__at{number}"), &run.size);
        let lens = run.slots.iter().map(|slot| self.late_value(slot.field));
        let (values, slots) = (self.controllers(run), self.run(run));
        quote!(#(#lens)* #values let __run = __w.patch(#at, #size)?; #slots)
    }

    /// `let __c3 = …`: the value of a length controller, or as the struct says if verbatim.
    fn late_value(&self, index: usize) -> TokenStream {
        let field = self.place.field(index);
        let Role::Len { region } = &field.role else { return TokenStream::new() };
        if field.mentioned {
            return TokenStream::new();
        }
        let region = &self.place.record.regions[*region];
        let (ty, located, scale) = (&field.ty, self.place.located(index), scale(&region.scale));
        let covered = self.written_len(region.first, region.last);
        let computed = quote!(__wire::len_controller::<#ty>(#covered, #scale)#located?);
        self.bind_controller(index, computed)
    }

    /// `let __c3: u16 = …`, with the value of the struct if the writer is verbatim.
    fn bind_controller(&self, index: usize, computed: TokenStream) -> TokenStream {
        let field = self.place.field(index);
        let (name, ty, located) =
            (format_ident!("__c{index}"), &field.ty, self.place.located(index));
        if field.storage == Storage::Nowhere {
            return quote!(let #name: #ty = #computed;);
        }
        let reference = self.place.reference(index);
        quote! {
            let #name: #ty = if __w.is_verbatim() {
                __wire::stored(#reference)#located?
            } else {
                #computed
            };
        }
    }

    /// The values of a run's controllers that are known before what they speak of is written.
    fn controllers(&self, run: &Run) -> TokenStream {
        concat(run.slots.iter().map(|slot| self.controller(slot.field)))
    }

    /// A run, all of which is known before what stands behind it is written.
    fn run_now(&self, run: &Run) -> TokenStream {
        let (size, values, slots) = (&run.size, self.controllers(run), self.run(run));
        quote!(#values let __run = __w.take(#size)?; #slots)
    }

    /// Writes a struct that ends in a field which may be absent.
    ///
    /// ```text
    /// __w.in_front::<__E, __FILLS>(8, |__w| {
    ///     …
    ///     __wire::Ok(())
    /// })?;
    /// if let __wire::Some(__v) = &self.extra {
    ///     __w.last::<__E, __FILLS>(8, |__w| {
    ///         …
    ///         __wire::Ok(())
    ///     })?;
    /// }
    /// ```
    fn up_to(&self, last: usize, size: usize) -> TokenStream {
        let (_, front) = self.place.record.pieces.split_last().unzip();
        let front = front.unwrap_or_default();
        let pieces = front.iter().enumerate().map(|(number, piece)| match piece {
            Piece::Run(run) if number + 1 == front.len() => self.last_run(run),
            Piece::Run(run) => self.run_now(run),
            Piece::Field(index) => self.field(*index),
        });
        let (pieces, size) = (concat(pieces), plain(size));
        let (reference, write) = (self.place.reference(last), self.value(last, &quote!(__v)));
        quote! {
            __w.in_front::<__E, __FILLS>(#size, |__w| {
                #pieces
                __wire::Ok(())
            })?;
            if let __wire::Some(__v) = #reference {
                __w.last::<__E, __FILLS>(#size, |__w| {
                    #write
                    __wire::Ok(())
                })?;
            }
        }
    }

    /// A run that stands in front of such a field.
    fn last_run(&self, run: &Run) -> TokenStream {
        let (size, values, slots) = (&run.size, self.controllers(run), self.run(run));
        quote!(#values let __run = __w.take_last::<__E, __FILLS>(#size)?; #slots)
    }

    fn run(&self, run: &Run) -> TokenStream {
        concat(run.slots.iter().map(|slot| self.slot(slot)))
    }

    /// Writes a slot of a run.
    fn slot(&self, slot: &Slot) -> TokenStream {
        let (place, field) = (self.place, self.place.field(slot.field));
        let at = &slot.offset;
        if field.is_number() {
            let reference = self.slot_reference(slot.field);
            return quote!(__wire::put(#reference, __run, #at););
        }
        let located = place.located(slot.field);
        let clear = match &slot.bit {
            Some(bit) if bit.offset == 0 => {
                let octets = plain(bit.run);
                quote!(__wire::clear(__run, #at, #octets);)
            }
            _ => TokenStream::new(),
        };
        if matches!(field.role, Role::Reserved) {
            return match (&slot.bit, &field.width) {
                (None, Width::Fixed(size, _)) => quote!(__wire::clear(__run, #at, #size);),
                _ => clear,
            };
        }
        if matches!(field.role, Role::Checksum(_)) {
            let size = checksum_size(field);
            return quote!(__wire::clear(__run, #at, #size););
        }
        let reference = self.slot_reference(slot.field);
        let (conversion, reference) = value::to_wire(field, &reference, &located);
        let ty = &field.wire.ty;
        let write = match (&slot.bit, &field.width) {
            (Some(bit), _) => {
                let put = if bit.lsb { quote!(put_bits_lsb) } else { quote!(put_bits_msb) };
                let (offset, width, run) =
                    (plain(bit.offset), plain(bit.width as usize), plain(bit.run));
                quote!(__wire::#put::<#ty, #offset, #width, #run>(#reference, __run, #at)#located?;)
            }
            (None, Width::Fixed(_, Access::Plain)) => {
                quote!(__wire::put::<#ty>(#reference, __run, #at);)
            }
            (None, Width::Fixed(_, Access::PlainArray { .. })) => {
                quote!(__wire::put_array(#reference, __run, #at);)
            }
            _ => quote!(__wire::write::<#ty>(#reference, __run, #at)#located?;),
        };
        match conversion.is_empty() {
            true => quote_spanned!(field.span=> #clear #write),
            false => quote_spanned!(field.span=> #clear { #conversion #write }),
        }
    }

    /// `let __c3: u8 = …`: the value of a controller that does not wait for what it speaks of.
    fn controller(&self, index: usize) -> TokenStream {
        let field = self.place.field(index);
        let waits = matches!(field.role, Role::Len { .. }) && self.place.is_late(index);
        if !field.is_controller() || waits {
            return TokenStream::new();
        }
        let computed = match field.mentioned {
            true => {
                let binding = &field.binding;
                quote!(#binding)
            }
            false => size::controller_value(self.place, index),
        };
        self.bind_controller(index, computed)
    }

    /// A reference to the value of a field, of a controller to what was computed.
    fn slot_reference(&self, index: usize) -> TokenStream {
        let field = self.place.field(index);
        if field.is_controller() {
            let name = format_ident!("__c{index}");
            return quote!(&#name);
        }
        if self.taken && field.is_number() {
            let name = taken(index);
            return quote!(&#name);
        }
        stored_reference(self.place, index)
    }
}
