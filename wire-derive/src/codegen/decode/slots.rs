//! The slots of a run.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Body, position};
use crate::codegen::record::{Place, const_argument, plain};
use crate::codegen::value;
use crate::ir::{Access, Field, Role, Run, Slot, Storage, Width};

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
        self.statements.extend(quote!(let __run = #reader.run(#size, #layout, #first)?;));
        if self.positions.contains(&number) {
            let at = position(number);
            self.statements.extend(quote!(let #at = #reader.offset_of(__run);));
        }
        self.slots(number, run);
    }

    pub(super) fn slots(&mut self, number: usize, run: &Run) {
        for slot in &run.slots {
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
        slot_value(self.place, piece, slot, &self.offset_of(slot.field))
    }
}

/// The value in a slot of a run, read from the slice `__run`; `offset` is that of the field.
pub(in crate::codegen) fn slot_value(
    place: &Place<'_>,
    piece: usize,
    slot: &Slot,
    offset: &TokenStream,
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
            let count = const_argument(count);
            quote!(__wire::get_array::<#element, #count>(__run, #at))
        }
        _ => {
            let read = of_constant(field, quote!(__wire::read::<#ty>(__run, #at, #base)));
            quote!(#read #located?)
        }
    };
    if matches!(field.role, Role::Reserved) && field.storage == Storage::Nowhere {
        return raw;
    }
    value::from_wire(place, slot.field, raw, offset)
}

/// What is read of a constant and is no value of its type at all is another value too.
pub(in crate::codegen) fn of_constant(field: &Field, read: TokenStream) -> TokenStream {
    match field.role {
        Role::Constant(_) => quote!(__wire::constant(#read)),
        _ => read,
    }
}
