//! Lengths that share an octet with a constant in front of them, as in IPv4 the length of the header
//! does with the version.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::filling::is_final;
use super::{Aim, Body};
use crate::attr::Expr;
use crate::codegen::record::{plain, scale};
use crate::codegen::value;
use crate::ir::{Piece, Region, Role, Size, Slot};

/// A controller behind a constant.
struct Led<'a> {
    /// The type of the constant.
    ty: &'a Type,
    constant: &'a Expr,
    /// Where the octet of both is in the run.
    octet: Size,
    /// The bits of the controller.
    width: u32,
    /// The octets of the region up to the end of the run.
    consumed: Size,
}

impl Body<'_> {
    /// What one comparison tells of the regions behind piece `number`.
    ///
    /// ```text
    /// let __led1 = __wire::led_len::<u8, __E, 4>(__wire::octet(__run, 0), 4, 4, 0, 20)?;
    /// ```
    pub(super) fn led_lens(&self, number: usize) -> TokenStream {
        let regions = self.place.record.regions.iter().enumerate();
        let behind = regions.filter(|(_, region)| region.open == Some(number));
        let lens = behind.filter_map(|(index, region)| {
            let Led { ty, constant, octet, width, consumed } = self.led_by(region)?;
            let (name, scale, width) = (led(index), scale(&region.scale), plain(width as usize));
            let constant = value::constant(constant);
            Some(quote! {
                let #name = __wire::led_len::<#ty, __E, #width>(
                    __wire::octet(__run, #octet), #constant, #scale, #consumed
                )?;
            })
        });
        lens.collect()
    }

    /// The octets left of a region; `told`, where no comparison has told them before.
    ///
    /// ```text
    /// match __led1 { __wire::Some(__len) => __len, __wire::None => … }
    /// ```
    pub(super) fn led_or(&self, number: usize, region: &Region, told: TokenStream) -> TokenStream {
        let name = led(number);
        match self.led_by(region) {
            Some(_) => quote! {
                match #name {
                    __wire::Some(__len) => __len,
                    __wire::None => #told,
                }
            },
            None => told,
        }
    }

    /// The constant and the controller that fill one octet, of a region that opens behind their run.
    fn led_by(&self, region: &Region) -> Option<Led<'_>> {
        let place = self.place;
        let is_filled = self.aim == Aim::FillingValue && is_final(place, region);
        if self.aim == Aim::Checks || is_filled || region.close == region.open {
            return None;
        }
        let Piece::Run(run) = place.record.pieces.get(region.open?)? else { return None };
        let index = run.slots.iter().position(|slot| slot.field == region.controller)?;
        let (leader, slot) = (run.slots.get(index.checked_sub(1)?)?, run.slots.get(index)?);
        let (first, bit) = (leader.bit?, slot.bit?);
        let fill_octet = first.offset % 8 == 0
            && first.offset + first.width as usize == bit.offset
            && first.width + bit.width == 8
            && !bit.lsb;
        let (leader, controller) = (place.field(leader.field), place.field(slot.field));
        let (Role::Constant(constant), ty) = (&leader.role, &leader.wire.ty) else { return None };
        let start = run.slots.iter().find(|slot| slot.field == region.first).map(octet)?;
        let mut consumed = run.size.clone();
        consumed.literal = consumed.literal.checked_sub(start.literal)?;
        (fill_octet && leader.is_unsigned() && controller.is_unsigned() && start.terms.is_empty())
            .then(|| Led { ty, constant, octet: octet(slot), width: bit.width, consumed })
    }
}

/// The local variable with what is left of region number `region`.
fn led(region: usize) -> Ident {
    format_ident!("__led{region}")
}

/// The octet of a run in which a slot starts.
fn octet(slot: &Slot) -> Size {
    let mut octet = slot.offset.clone();
    octet.add(&Size::literal(slot.bit.map_or(0, |bit| bit.offset / 8)));
    octet
}
