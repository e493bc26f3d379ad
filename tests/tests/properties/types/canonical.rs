//! A type that decodes only what it would encode.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use wire_core::Wire;
use wire_core::varint::{Leb128, Var};

use super::{Code, text};

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, canonical)]
pub(crate) struct Canonical {
    #[wire(bits = 2, reserved)]
    pub(crate) reserved: (),
    #[wire(bits = 2, flag_of(option))]
    pub(crate) flag: (),
    #[wire(bits = 4, count_of(parts))]
    pub(crate) count: (),
    #[wire(reserved, as = u16)]
    pub(crate) reserved_number: (),
    pub(crate) option: Option<u8>,
    #[wire(varint = leb128)]
    pub(crate) leb: u32,
    #[wire(varint = quic)]
    pub(crate) quic: u32,
    #[wire(len_prefix = Var<Leb128, u16>, align_after = 4)]
    pub(crate) text: String,
    #[wire(len_prefix = u8, pad_to = 8)]
    pub(crate) padded: Vec<u8>,
    pub(crate) parts: Vec<CanonicalPart>,
    #[wire(checksum = internet, as = u16)]
    pub(crate) sum: (),
    #[wire(pad_before = 2, default)]
    pub(crate) last: u8,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, tag = u8)]
pub(crate) enum CanonicalPart {
    #[wire(tag = 1)]
    One(#[wire(reserved)] u8, bool),
    #[wire(tag = 2, len_prefix = Var<Leb128, u32>)]
    Two(Code, #[wire(rest)] Vec<Code>),
    #[wire(other)]
    Other(u8),
}

pub(crate) fn canonical() -> impl Strategy<Value = Canonical> {
    let code = || any::<u8>().prop_map(Code::Other);
    let part = prop_oneof![
        any::<bool>().prop_map(|value| CanonicalPart::One(0, value)),
        (code(), vec(code(), 0..3)).prop_map(|(first, more)| CanonicalPart::Two(first, more)),
        any::<u8>().prop_map(CanonicalPart::Other),
    ];
    let numbers = (option::of(any::<u8>()), any::<u32>(), any::<u32>(), any::<u8>());
    (numbers, text(), vec(any::<u8>(), 0..8), vec(part, 0..4)).prop_map(
        |((option, leb, quic, last), text, padded, parts)| Canonical {
            reserved: (),
            flag: (),
            count: (),
            reserved_number: (),
            option,
            leb,
            quic: quic >> 2,
            text,
            padded,
            parts,
            sum: (),
            last,
        },
    )
}
