//! Asking view and decoder of a type about the same octets.

use std::collections::BTreeMap;
use std::fmt::Debug;

use wire_core::view::Viewed;
use wire_core::{Decode, Reader, Wire};

use crate::agrees::Agrees;
use crate::patched::Patched;

/// How often a type was asked, and how often it accepted; some octets that it accepted.
#[derive(Default)]
struct Tally {
    asked: usize,
    accepted: usize,
    patched: usize,
    donor: Option<Vec<u8>>,
}

/// What was asked of each type.
#[derive(Default)]
pub(crate) struct Asked(BTreeMap<&'static str, Tally>);

impl Asked {
    /// Octets that the type accepted, to take the values of fields from.
    pub(crate) fn donor(&self, name: &str) -> Option<Vec<u8>> {
        self.0.get(name).and_then(|tally| tally.donor.clone())
    }

    /// Sees that each type accepted something, and that something was set in it.
    pub(crate) fn assert_each(&self) {
        for (name, tally) in &self.0 {
            let Tally { asked, accepted, patched, .. } = tally;
            assert!(*accepted > 1 && *patched > 0, "{name} accepted {accepted} of {asked}");
        }
    }
}

/// How many octet strings of a type have their fields set: each costs as many decodings as there are
/// fields.
const PATCHED: usize = 64;

/// Asks a view of the type and its decoder: what one refuses the other does, with the same error; where
/// both accept, fields agree, and are set alike.
pub(crate) fn ask<'a, T, Ctx>(
    name: &'static str,
    octets: &'a [u8],
    donor: Option<&'a [u8]>,
    ctx: Ctx,
    asked: &mut Asked,
) where
    T: Decode<'a, Ctx> + Viewed<'a, Ctx = Ctx> + Patched<Ctx> + Debug,
    T::Seen: Agrees<T>,
    Ctx: Clone,
{
    let tally = asked.0.entry(name).or_default();
    tally.asked += 1;
    let mut reader = Reader::new(octets);
    let checked = T::check(&mut reader, ctx.clone()).and_then(|()| reader.finish());
    let mut reader = Reader::new(octets);
    let value = reader.decode_with::<T, _>(ctx.clone());
    let value = match (checked, value.and_then(|value| reader.finish().map(|()| value))) {
        (Ok(()), Ok(value)) => value,
        (Err(view), Err(decode)) => {
            assert_eq!(view, decode, "{name} of {octets:02x?}");
            return;
        }
        (checked, value) => panic!("{name}: {checked:?}, {value:?} of {octets:02x?}"),
    };
    tally.accepted += 1;
    T::see(&mut Reader::new(octets), ctx.clone()).agrees(&value, name);
    if let (Some(donor), true) = (donor, tally.patched < PATCHED) {
        tally.patched += 1;
        let donor = T::decode_with(donor, ctx.clone());
        T::patch(octets, &value, donor.as_ref().unwrap_or(&value), ctx);
    }
    tally.donor = Some(octets.to_vec());
}
