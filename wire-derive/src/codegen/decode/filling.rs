//! Records that end where their bounds do, when they must: what they say of their own length is
//! compared once.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::{Aim, Body, min_behind};
use crate::codegen::record::{Place, scale};
use crate::ir::{
    Extent, Field, Piece, Presence, Region, Role, Shape, Size, Slot, Storage, Width, Wrap,
};
use crate::lower::{is_bool, is_text, is_unbounded, is_vec};

/// Whether the record's code depends on whether it must fill its bounds.
pub(super) fn depends(place: &Place<'_>) -> bool {
    place.definition.params.is_empty()
        && (is_compared(place) || hands_on(place).is_some() || waits_any(place))
}

/// Whether values are found before all of the record is, and made behind it.
fn waits_any(place: &Place<'_>) -> bool {
    (0..place.record.fields.len()).any(|index| waits(place, index))
}

/// Whether the field's value is made when all of the record is found: it takes memory or a look at
/// each octet, nothing asks for it before, and something follows it.
fn waits(place: &Place<'_>, index: usize) -> bool {
    let (record, field) = (place.record, place.field(index));
    let told = match &field.extent {
        Extent::Len(_) | Extent::LenPrefix(_) => is_text(&field.wire.ty),
        Extent::Count(_) | Extent::CountPrefix(_) | Extent::CountBy { .. } => {
            is_vec(&field.wire.ty)
        }
        _ => false,
    };
    told && record.piece_of(index) != record.pieces.len().checked_sub(1)
        && matches!(field.presence, Presence::Always)
        && matches!(field.role, Role::Value)
        && !field.mentioned
        && field.default.is_none()
        && field.asserts.is_empty()
        && field.pad_to.is_none()
        && field.wire.with.is_none()
        && field.wire.via.is_none()
        && matches!(field.wire.wrap, Wrap::None)
}

/// Whether something in the record says where it ends.
pub(super) fn is_compared(place: &Place<'_>) -> bool {
    place.record.regions.iter().any(|region| is_final(place, region))
}

/// Whether the region ends where the record does.
pub(super) fn is_final(place: &Place<'_>, region: &Region) -> bool {
    let last = place.record.pieces.len().checked_sub(1);
    region.close == last && region.open.is_some() && region.open != region.close
}

/// The last field, where its type may end where the record's bounds do, and nothing else says so.
///
/// What is checked behind the last field is wrong before octets are left over.
fn hands_on(place: &Place<'_>) -> Option<usize> {
    let record = place.record;
    let Some(Piece::Field(index)) = record.pieces.last() else { return None };
    let is_last = !is_compared(place) && record.asserts.is_empty() && record.checksums().is_empty();
    let field = place.field(*index);
    let optional = matches!(field.presence, Presence::If(_) | Presence::Flag(_) | Presence::Rest);
    let fills = matches!(field.width, Width::ByType) && matches!(field.presence, Presence::Always);
    (is_last && (fills || optional) && may_fill(field)).then_some(*index)
}

/// Whether the field is of a type that can be asked for a value which fills its bounds, and nothing
/// else is asked of the value.
fn may_fill(field: &Field) -> bool {
    let all_left = match &field.extent {
        Extent::Own => true,
        Extent::Rest { trailing } => trailing.is_zero(),
        _ => false,
    };
    all_left
        && matches!(field.role, Role::Value)
        && field.default.is_none()
        && field.pad_to.is_none()
        && field.max.is_none()
        && field.asserts.is_empty()
        && field.tag.is_none()
        && field.ctx.is_empty()
        && field.wire.with.is_none()
        && field.wire.via.is_none()
        && field.wire.order.is_none()
        && !is_unbounded(&field.wire.ty)
}

impl Body<'_> {
    /// Whether the field ends a region, and its type sees to it that nothing is left over.
    pub(super) fn ends_region(&self, index: usize) -> bool {
        let (record, field) = (&self.place.record, self.place.field(index));
        let piece = record.piece_of(index);
        let ends = |region: &Region| region.close == piece && region.open != piece;
        self.aim != Aim::Checks
            && matches!(field.width, Width::ByType)
            && matches!(field.presence, Presence::Always)
            && may_fill(field)
            && record.regions.iter().any(ends)
    }

    /// The reader of the innermost region, to look at.
    pub(super) fn look(&self) -> TokenStream {
        let reader = self.reader();
        match self.readers.is_empty() {
            true => quote!(#reader),
            false => quote!(&#reader),
        }
    }

    /// How a field's type is asked for its value.
    pub(super) fn call(&self, index: usize) -> TokenStream {
        if self.ends_region(index) {
            return quote!(decode_filling::<__E, true>);
        }
        match self.aim == Aim::FillingValue && hands_on(self.place) == Some(index) {
            true => quote!(decode_filling::<__E, __FILLS>),
            false if self.waits(index) => quote!(find::<__E>),
            false => quote!(decode_as::<__E>),
        }
    }

    /// The least octets that are read behind a field within the same bounds, if there are some.
    pub(super) fn behind(&self, index: usize) -> Option<Size> {
        let (place, field) = (self.place, self.place.field(index));
        let record = place.record;
        if !record.regions.is_empty() || field.pad_to.is_some() {
            return None;
        }
        min_behind(place, record.pieces.get(record.piece_of(index)? + 1..)?)
    }

    /// Whether the field's value is made behind the statements that read the record.
    pub(super) fn waits(&self, index: usize) -> bool {
        self.aim == Aim::FillingValue && waits(self.place, index)
    }

    /// Whether the values of some fields are made behind them.
    pub(super) fn any_waits(&self) -> bool {
        self.aim == Aim::FillingValue && waits_any(self.place)
    }

    /// Makes the values that wait for all of the record, once nothing is left over.
    ///
    /// ```text
    /// let __f2 = __f2.make::<__E>().field(Self::LAYOUT, 2)?;
    /// ```
    pub(super) fn made(&self) -> TokenStream {
        let place = self.place;
        let mut waiting: Vec<_> =
            (0..place.record.fields.len()).filter(|index| self.waits(*index)).collect();
        // Text is looked at by a call, over which little is kept if it is the last thing to do.
        waiting.sort_by_key(|index| is_text(&place.field(*index).wire.ty));
        let made = waiting.into_iter().map(|index| {
            let (binding, located) = (&place.field(index).binding, place.located(index));
            quote!(let #binding = #binding.make::<__E>()#located?;)
        });
        let made: TokenStream = made.collect();
        if made.is_empty() || is_compared(place) || hands_on(place).is_some() {
            return made;
        }
        let filled = self.nothing_left();
        quote!(#filled #made)
    }

    /// Where the last field is absent nothing is left over, if the record must fill its bounds.
    pub(super) fn absent(&self, index: usize) -> TokenStream {
        match self.aim == Aim::FillingValue && hands_on(self.place) == Some(index) {
            true => {
                let filled = self.nothing_left();
                quote!({ #filled __wire::None })
            }
            false => quote!({ __wire::None }),
        }
    }

    /// ```text
    /// if __FILLS && !__r.is_empty() {
    ///     return __wire::Err(__E::left_over(__r));
    /// }
    /// ```
    fn nothing_left(&self) -> TokenStream {
        quote! {
            if __FILLS && !__r.is_empty() {
                return __wire::Err(__E::left_over(__r));
            }
        }
    }

    /// The type of the last field, which may be absent, where this slot says so and is in front of it:
    /// how many octets are left says it too.
    ///
    /// ```text
    /// let __left = __r.remaining();
    /// let __run = __r.run(1, Self::LAYOUT, 4)?;
    /// let __f4 = __wire::end_flag::<bool, u64, __E, __FILLS>(__run, 0, __at4, __left)…?;
    /// ```
    pub(super) fn end_behind_flag(&self, slot: &Slot) -> Option<&Type> {
        let (place, flag) = (self.place, self.place.field(slot.field));
        let may_fill = match self.aim {
            Aim::FillingValue => true,
            Aim::Checks => matches!(place.definition.shape, Shape::Struct(_)),
            Aim::Value => false,
        };
        let last = hands_on(place).filter(|_| may_fill)?;
        let Role::Flag { first, last: covered, none: None } = &flag.role else { return None };
        let [.., Piece::Run(run), Piece::Field(_)] = place.record.pieces.as_slice() else {
            return None;
        };
        let is_in_front = run.slots.last().is_some_and(|behind| behind.field == slot.field);
        let is_octet = slot.bit.is_none() && is_bool(&flag.wire.ty) && flag.wire.via.is_none();
        (is_in_front && is_octet && (*first, *covered) == (last, last) && self.readers.is_empty())
            .then(|| &place.field(last).wire.ty)
    }

    /// How the error of a field's type is placed.
    pub(super) fn placed(&self, index: usize) -> TokenStream {
        let layout = &self.place.layout;
        let number = proc_macro2::Literal::usize_unsuffixed(index);
        match self.aim == Aim::FillingValue && hands_on(self.place) == Some(index) {
            true => quote!(.last(#layout, #number)),
            false => {
                let located = self.place.located(index);
                quote!(#located)
            }
        }
    }

    /// The octets left of a region that ends where the record does.
    ///
    /// ```text
    /// if __FILLS && !__wire::fills(__r, &__f3, 1, 0, __r.offset() - __at0) {
    ///     return __wire::Err(__wire::unfilled::<Self, __E>(__r, __at0));
    /// }
    /// let __f3 = if __FILLS { __wire::as_filled(__r, __f3, __r.offset() - __at0) } else { __f3 };
    /// let __len0 = if __FILLS { __r.remaining() } else { … };
    /// ```
    pub(super) fn filled(
        &self,
        len: &Ident,
        region: &Region,
        consumed: &TokenStream,
        otherwise: &TokenStream,
    ) -> TokenStream {
        let (controller, scale) = (self.place.field(region.controller), scale(&region.scale));
        let (binding, reader, lent) = (&controller.binding, self.reader(), self.look());
        let start = super::position(0);
        let fills = match controller.storage {
            Storage::Nowhere => format_ident!("whole_fills"),
            _ => format_ident!("fills"),
        };
        let is_plain = region.scale.unit.is_none() && region.scale.bias.is_none();
        let known = (is_plain && controller.is_unsigned() && controller.storage == Storage::Stored)
            .then(|| {
                quote! {
                    let #binding = if __FILLS {
                        __wire::as_filled(#lent, #binding, #consumed)
                    } else {
                        #binding
                    };
                }
            });
        quote! {
            if __FILLS && !__wire::#fills(#lent, &#binding, #scale, #consumed) {
                return __wire::Err(__wire::unfilled::<Self, __E>(#lent, #start));
            }
            #known
            let #len = if __FILLS { #reader.remaining() } else { #otherwise };
        }
    }
}
