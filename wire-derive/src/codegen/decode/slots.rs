//! The slots of a run.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{Body, position};
use crate::attr::short_name;
use crate::codegen::record::{Place, const_argument, plain};
use crate::codegen::value;
use crate::ir::{Access, Field, Piece, Role, Run, Size, Slot, Storage, Width};

impl Body<'_> {
    /// ```text
    /// let __run = __r.run(8, Self::LAYOUT, 0)?;
    /// let __at0 = __r.offset_of(__run);
    /// let __f0 = __wire::get::<u8>(__run, 0);
    /// …
    /// ```
    pub(super) fn run(&mut self, number: usize, run: &Run) {
        let (reader, layout, size) = (self.reader(), &self.place.layout, &run.size);
        let first = proc_macro2::Literal::usize_unsuffixed(run.slots[0].field);
        if run.slots.last().is_some_and(|last| self.end_behind_flag(last).is_some()) {
            self.statements.extend(quote!(let __left = #reader.remaining();));
        }
        self.statements.extend(quote!(let __run = #reader.run(#size, #layout, #first)?;));
        if self.positions.contains(&number) {
            let at = position(number);
            self.statements.extend(quote!(let #at = #reader.offset_of(__run);));
        }
        if run.slots.iter().any(|slot| self.is_late(slot)) {
            let late = late_run(number);
            self.statements.extend(quote!(let #late = __run;));
        }
        let led = self.led_lens(number);
        self.statements.extend(led);
        self.slots(number, run);
    }

    /// Whether the number in a slot is read when the value is built of it: nothing asks for it
    /// before, and there are calls in between.
    fn is_late(&self, slot: &Slot) -> bool {
        let field = self.place.field(slot.field);
        self.any_waits() && field.is_number_unasked() && !field.mentioned
    }

    /// The numbers that are read when the value is built.
    pub(super) fn late(&self) -> Vec<(usize, TokenStream)> {
        let mut late = Vec::new();
        for (number, piece) in self.place.record.pieces.iter().enumerate() {
            let Piece::Run(run) = piece else { continue };
            for slot in run.slots.iter().filter(|slot| self.is_late(slot)) {
                let (run, at) = (late_run(number), &slot.offset);
                late.push((slot.field, quote!(__wire::get(#run, #at))));
            }
        }
        late
    }

    pub(super) fn slots(&mut self, number: usize, run: &Run) {
        for slot in &run.slots {
            if self.is_late(slot) {
                continue;
            }
            let read = self.slot(number, slot);
            let field = self.place.field(slot.field);
            let (binding, checked) = (&field.binding, self.role(slot.field));
            let ty = field.is_number().then(|| {
                let ty = &field.wire.ty;
                quote!(: #ty)
            });
            self.statements.extend(quote_spanned!(field.span=> let #binding #ty = #read;));
            self.statements.extend(checked);
        }
    }

    /// The value in a slot of a run.
    pub(super) fn slot(&self, piece: usize, slot: &Slot) -> TokenStream {
        if self.place.field(slot.field).is_number() {
            let at = &slot.offset;
            return quote!(__wire::get(__run, #at));
        }
        if let Some(ty) = self.end_behind_flag(slot) {
            let (base, at) = (position(piece), &slot.offset);
            let located = self.place.located(slot.field);
            let flag = &self.place.field(slot.field).wire.ty;
            return quote! {
                __wire::end_flag::<#flag, #ty, __E, __FILLS>(__run, #at, #base, __left)#located?
            };
        }
        slot_value(self.place, piece, slot, &self.offset_of(slot.field), &quote!(__E))
    }
}

/// The local variable with the octets of piece number `piece`, for when it is not the last run.
fn late_run(piece: usize) -> Ident {
    format_ident!("__run{piece}")
}

/// The value in a slot of a run, read from the slice `__run`; `offset` is that of the field, and
/// `refusal` what is said of octets that are no value.
pub(in crate::codegen) fn slot_value(
    place: &Place<'_>,
    piece: usize,
    slot: &Slot,
    offset: &TokenStream,
    refusal: &TokenStream,
) -> TokenStream {
    let field = place.field(slot.field);
    let (ty, at, located) = (&field.wire.ty, &slot.offset, place.located(slot.field));
    let base = position(piece);
    let raw = match (&slot.bit, &field.width) {
        (Some(bit), _) => {
            let read = if bit.lsb { quote!(bits_lsb) } else { quote!(bits_msb) };
            let (offset, width, run) =
                (plain(bit.offset), plain(bit.width as usize), plain(bit.run));
            let read = quote!(__wire::#read::<#ty, #offset, #width, #run>(__run, #at, #base));
            let read = of_constant(field, read);
            quote!(#read #located?)
        }
        (None, Width::Fixed(_, Access::Plain)) => quote!(__wire::get::<#ty>(__run, #at)),
        (None, Width::Fixed(_, Access::PlainArray { element, count })) => {
            match octet_by_octet(element, count, at) {
                Some(octets) => quote!([#(__wire::octet(__run, #octets)),*]),
                None => {
                    let count = const_argument(count);
                    quote!(__wire::get_array::<#element, #count>(__run, #at))
                }
            }
        }
        _ => {
            let read = of_constant(field, quote!(__wire::read::<#ty, #refusal>(__run, #at, #base)));
            quote!(#read #located?)
        }
    };
    if matches!(field.role, Role::Reserved) && field.storage == Storage::Nowhere {
        return raw;
    }
    value::from_wire(place, slot.field, raw, offset)
}

/// The places of so few octets that the compiler moves them together as one integer, of a size that
/// no register has: put together by shifts, and taken apart again. Read one by one, they are moved
/// by as many instructions as it takes.
fn octet_by_octet(
    element: &syn::Type,
    count: &TokenStream,
    at: &Size,
) -> Option<impl Iterator<Item = Literal>> {
    let count: usize = count.to_string().parse().ok()?;
    let odd = short_name(element).as_deref() == Some("u8") && matches!(count, 3 | 5 | 6 | 7);
    let octets = at.literal..at.literal + count;
    (odd && at.terms.is_empty()).then(|| octets.map(Literal::usize_unsuffixed))
}

/// What is read of a constant and is no value of its type at all is another value too.
pub(in crate::codegen) fn of_constant(field: &Field, read: TokenStream) -> TokenStream {
    match field.role {
        Role::Constant(_) => quote!(__wire::constant(#read)),
        _ => read,
    }
}
