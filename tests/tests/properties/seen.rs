//! The views of the types beside their values.

use wire_core::view::{Viewed, ViewedMut};
use wire_core::{Decode, DecodeError, Reader};

use crate::agrees::Agrees;
use crate::patched::{Patched, Taken, written};
use crate::types;
use crate::types::{Code, Name, Tlv};

seen_as_value! { Code, Name }

seen_as_view! {
    types::BitsView: types::Bits => a, b, c, name, code, wide, converted, least;
    types::NameView: types::Name => _0 = 0;
    types::LeastFirstView: types::LeastFirst => a, b;
    types::ControllersView: types::Controllers => first, second, optional, choice, numbers, rest;
    types::ExtentsView: types::Extents => version, text, words, counted, nullable, line, items, added,
        listed, measured, confined;
    types::PairView: types::Pair => a, b;
    types::ConfinedView: types::Confined => a, rest, b;
    types::ValuesView: types::Values => order, low, high, dynamic, leb, quic, converted, address,
        decimal, computed, letter;
    types::SequencesView: types::Sequences => tlvs, trees, padded, aligned, both;
    types::TreeView: types::Tree => value, children;
    types::SumsView: types::Sums => text, optional, rest;
    types::ToldView: types::Told => kind, wide, part, parts, last;
    types::OrderedView: types::Ordered => number, octets;
    types::CanonicalView: types::Canonical => option, leb, quic, text, padded, parts;
    types::GenericView (Name, 2): types::Generic<Name, 2> => first, array, rest;
    types::GenericView (Tlv, 1): types::Generic<Tlv, 1> => first, array, rest;
    types::GenericView (Vec<(u8, bool)>, 2): types::Generic<Vec<(u8, bool)>, 2> => first, array, rest;
}

seen_as_one_of! {
    types::ChoiceView: types::Choice => Nothing, Number { _0 = 0 }, Range { tag, value },
        Other { _0 = 0, _1 = 1 };
    types::TlvView: types::Tlv => End, Number { _0 = 0 }, Words { _0 = 0 }, Range { _0 = 0, _1 = 1 },
        Nested { _0 = 0 }, Other { tag, octets };
    types::PartView: types::Part => One { _0 = 0 }, Other { _0 = 0, _1 = 1 };
    types::CanonicalPartView: types::CanonicalPart => One { _1 = 1 }, Two { _0 = 0, _1 = 1 },
        Other { _0 = 0 };
}

// The converted number has a smaller type on the wire, and a condition speaks of two others.
patched! {
    (): types::Bits => set_a a, set_b b, set_c c, set_name name, set_code code, set_wide wide,
        set_converted converted, set_least least;
    (): types::LeastFirst => set_a a, set_b b;
    (): types::Controllers => ;
    (): types::Extents => set_version version;
    (): types::Confined => set_a a, set_b b;
    (): types::Values => set_converted converted, set_address address, set_letter letter;
    (): types::Sequences => set_aligned aligned;
    (): types::Tree => set_value value;
    (): types::Sums => ;
    (): types::Told => ;
    (): types::Canonical => ;
    (): types::Generic<Name, 2> => ;
    (): types::Generic<Tlv, 1> => ;
    (): types::Generic<Vec<(u8, bool)>, 2> => ;
}

patched_variants! {
    (): types::Tlv as types::TlvView => Number set_0 0;
}

/// What a view of these octets shows, and what can be set through it, beside what decoding gives.
pub(crate) fn beside<T>(octets: &[u8], donors: &[T])
where
    T: for<'a> Decode<'a> + for<'a> Viewed<'a, Ctx = ()> + Patched<()>,
    for<'a> <T as Viewed<'a>>::Seen: Agrees<T>,
{
    let mut reader = Reader::new(octets);
    let checked = T::check(&mut reader, ()).and_then(|()| reader.finish());
    let mut reader = Reader::new(octets);
    let value = reader.decode::<T>().and_then(|value| reader.finish().map(|()| value));
    match value {
        Ok(value) => {
            assert_eq!(checked, Ok(()), "{octets:x?}");
            T::see(&mut Reader::new(octets), ()).agrees(&value, "");
            donors.iter().for_each(|donor| T::patch(octets, &value, donor, ()));
        }
        Err(error) => assert_eq!(checked, Err::<(), DecodeError>(error), "{octets:x?}"),
    }
}
