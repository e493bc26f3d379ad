//! The canonical big-endian test vectors of google/pdl, as derived structs.
//!
//! PDL counts the fields of a bit run from the least significant bit of the run's big-endian
//! integer: the field that its description names first stands last here.

mod vectors;

use std::fmt::Debug;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wire_core::checksum::Checksum;
use wire_core::{Decode, Encode, U24, Wire};

use vectors::{Counts, Entry, Vector, check, check_with};

#[derive(Wire, Deserialize, Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
#[serde(try_from = "u64")]
enum Enum7 {
    A = 1,
    B = 2,
}

impl TryFrom<u64> for Enum7 {
    type Error = String;

    fn try_from(value: u64) -> Result<Self, String> {
        match value {
            1 => Ok(Self::A),
            2 => Ok(Self::B),
            _ => Err(format!("no Enum7 is {value}")),
        }
    }
}

#[derive(Wire, Deserialize, Debug, Clone, Copy, PartialEq)]
#[repr(u16)]
#[serde(try_from = "u64")]
enum Enum16 {
    A = 0xaabb,
    B = 0xccdd,
}

impl TryFrom<u64> for Enum16 {
    type Error = String;

    fn try_from(value: u64) -> Result<Self, String> {
        match value {
            0xaabb => Ok(Self::A),
            0xccdd => Ok(Self::B),
            _ => Err(format!("no Enum16 is {value}")),
        }
    }
}

/// The sum of the octets, modulo 256.
#[derive(Default)]
struct Sum(u8);

impl Checksum for Sum {
    fn update(&mut self, octets: &[u8]) {
        self.0 = octets.iter().fold(self.0, |sum, octet| sum.wrapping_add(*octet));
    }

    fn finish(self) -> u64 {
        self.0.into()
    }
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct SizedStruct {
    a: u8,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct UnsizedStruct {
    #[wire(bits = 6, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 2, len_of(array))]
    #[serde(skip)]
    len: (),
    array: Vec<u8>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct ScalarField {
    #[wire(bits = 57)]
    c: u64,
    #[wire(bits = 7)]
    a: u8,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct EnumField {
    #[wire(bits = 57)]
    c: u64,
    #[wire(bits = 7)]
    a: Enum7,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct ReservedField {
    #[wire(bits = 55)]
    c: u64,
    #[wire(bits = 2, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 7)]
    a: u8,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct SizeField {
    #[wire(bits = 61)]
    a: u64,
    #[wire(bits = 3, len_of(b))]
    #[serde(skip)]
    len: (),
    b: Vec<u8>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct CountField {
    #[wire(bits = 61)]
    a: u64,
    #[wire(bits = 3, count_of(b))]
    #[serde(skip)]
    count: (),
    b: Vec<u8>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct FixedScalarField {
    #[wire(bits = 57)]
    b: u64,
    #[wire(bits = 7, magic = 7)]
    #[serde(skip)]
    fixed: (),
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct FixedEnumField {
    #[wire(bits = 57)]
    b: u64,
    #[wire(bits = 7, as = Enum7, magic = Enum7::A)]
    #[serde(skip)]
    fixed: (),
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct PayloadVariableSize {
    #[wire(bits = 5, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 3, len_of(payload))]
    #[serde(skip)]
    len: (),
    payload: Vec<u8>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct PayloadSizeModifier {
    #[wire(bits = 5, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 3, len_of(payload), bias = 2)]
    #[serde(skip)]
    len: (),
    payload: Vec<u8>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct PayloadUnknownSize {
    #[wire(rest)]
    payload: Vec<u8>,
    a: u16,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct PayloadUnknownSizeTerminal {
    a: u16,
    #[wire(rest)]
    payload: Vec<u8>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct ScalarGroup {
    #[wire(as = u16, magic = 42)]
    #[serde(skip)]
    fixed: (),
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct EnumGroup {
    #[wire(as = Enum16, magic = Enum16::A)]
    #[serde(skip)]
    fixed: (),
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct ChecksumFromStart {
    a: u16,
    b: u16,
    #[wire(checksum = Sum, over = ..crc)]
    crc: u8,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct ChecksumFromEnd {
    #[wire(rest)]
    payload: Vec<u8>,
    #[wire(checksum = Sum, over = payload)]
    crc: u8,
    a: u16,
    b: u16,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct StructField {
    a: SizedStruct,
    b: UnsizedStruct,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct ConstantSize<T> {
    array: [T; 4],
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct VariableSize<T> {
    #[wire(bits = 4, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 4, len_of(array))]
    #[serde(skip)]
    len: (),
    array: Vec<T>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct VariableCount<T> {
    #[wire(bits = 4, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 4, count_of(array))]
    #[serde(skip)]
    count: (),
    array: Vec<T>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct UnknownSize<T> {
    #[wire(rest)]
    array: Vec<T>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct SizeModifier<T> {
    #[wire(bits = 4, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 4, len_of(array), bias = 2)]
    #[serde(skip)]
    len: (),
    array: Vec<T>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct VariableSizePadded<T> {
    #[wire(bits = 4, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 4, len_of(array))]
    #[serde(skip)]
    len: (),
    #[wire(pad_to = 16)]
    array: Vec<T>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct VariableCountPadded<T> {
    #[wire(as = u8, count_of(array))]
    #[serde(skip)]
    count: (),
    #[wire(pad_to = 16)]
    array: Vec<T>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct OptionalScalar {
    #[wire(bits = 6, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 1, flag_of(b))]
    #[serde(skip)]
    c1: (),
    #[wire(bits = 1, flag_of(a), none = 1)]
    #[serde(skip)]
    c0: (),
    #[wire(as = U24)]
    a: Option<u32>,
    b: Option<u32>,
}

#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct Optional<A, B> {
    #[wire(bits = 6, reserved)]
    #[serde(skip)]
    reserved: (),
    #[wire(bits = 1, flag_of(b))]
    #[serde(skip)]
    c1: (),
    #[wire(bits = 1, flag_of(a), none = 1)]
    #[serde(skip)]
    c0: (),
    a: Option<A>,
    b: Option<B>,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct ScalarParent {
    #[wire(tag_of(child))]
    a: u8,
    #[wire(as = u8, len_of(child))]
    len: (),
    child: ScalarChild,
}

#[derive(Wire, Debug, Clone, PartialEq)]
enum ScalarChild {
    #[wire(tag = 0)]
    A { b: u8 },
    #[wire(tag = 1)]
    B { c: u16 },
    #[wire(tag = 2)]
    AliasedA { b: u8 },
    #[wire(tag = 3)]
    AliasedB { c: u16 },
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct EnumParent {
    #[wire(tag_of(child))]
    a: Enum16,
    #[wire(as = u8, len_of(child))]
    len: (),
    child: EnumChild,
}

#[derive(Wire, Debug, Clone, PartialEq)]
enum EnumChild {
    #[wire(tag = Enum16::A)]
    A { b: u8 },
    #[wire(tag = Enum16::B)]
    B { c: u16 },
}

/// The same layout one struct deeper.
#[derive(Wire, Deserialize, Debug, Clone, PartialEq)]
struct Deeper<T> {
    s: T,
}

/// The same layout as a packet of its own, or one struct deeper.
fn either<T>(entry: &Entry, counts: &mut Counts)
where
    T: for<'a> Decode<'a> + Encode + DeserializeOwned + PartialEq + Debug + wire_core::Describe,
{
    match entry.packet.starts_with("Struct_") {
        true => check::<Deeper<T>>(entry, counts),
        false => check::<T>(entry, counts),
    }
}

fn number<T: TryFrom<u64, Error: Debug>>(unpacked: &serde_json::Value, name: &str) -> T {
    unpacked[name].as_u64().unwrap().try_into().unwrap()
}

fn scalar_parent(vector: &Vector, unpacked: serde_json::Value) -> ScalarParent {
    let child = match vector.packet.as_deref() {
        Some("ScalarChild_A") => ScalarChild::A { b: number(&unpacked, "b") },
        Some("ScalarChild_B") => ScalarChild::B { c: number(&unpacked, "c") },
        Some("AliasedChild_A") => ScalarChild::AliasedA { b: number(&unpacked, "b") },
        Some("AliasedChild_B") => ScalarChild::AliasedB { c: number(&unpacked, "c") },
        other => panic!("unknown child {other:?}"),
    };
    ScalarParent { a: number(&unpacked, "a"), len: (), child }
}

fn enum_parent(vector: &Vector, unpacked: serde_json::Value) -> EnumParent {
    let child = match vector.packet.as_deref() {
        Some("EnumChild_A") => EnumChild::A { b: number(&unpacked, "b") },
        Some("EnumChild_B") => EnumChild::B { c: number(&unpacked, "c") },
        other => panic!("unknown child {other:?}"),
    };
    EnumParent { a: number(&unpacked, "a"), len: (), child }
}

/// Runs an array's vectors, given how its extent is told.
fn array<T>(entry: &Entry, extent: &str, counts: &mut Counts)
where
    T: for<'a> Decode<'a> + Encode + DeserializeOwned + PartialEq + Debug + wire_core::Describe,
{
    match extent {
        "ConstantSize" => either::<ConstantSize<T>>(entry, counts),
        "VariableSize" => either::<VariableSize<T>>(entry, counts),
        "VariableCount" => either::<VariableCount<T>>(entry, counts),
        "UnknownSize" => either::<UnknownSize<T>>(entry, counts),
        "SizeModifier" => either::<SizeModifier<T>>(entry, counts),
        "VariableSize_Padded" => either::<VariableSizePadded<T>>(entry, counts),
        "VariableCount_Padded" => either::<VariableCountPadded<T>>(entry, counts),
        _ => panic!("unknown extent {extent}"),
    }
}

fn run(entry: &Entry, counts: &mut Counts) {
    let name = entry.packet.as_str();
    let layout = name.strip_prefix("Packet_").or(name.strip_prefix("Struct_")).unwrap_or(name);
    let layout = layout.replace("Body_", "Payload_");
    if let Some(array_of) = layout.strip_prefix("Array_Field_") {
        let (element, extent) = array_of.split_once('_').unwrap();
        return match (element, extent) {
            ("ByteElement", extent) => array::<u8>(entry, extent, counts),
            // The octets of `u16` elements, whatever the name says.
            ("SizedElement", "VariableSize_Padded") => array::<u16>(entry, extent, counts),
            ("ScalarElement", extent) => array::<u16>(entry, extent, counts),
            ("EnumElement", extent) => array::<Enum16>(entry, extent, counts),
            ("SizedElement", extent) => array::<SizedStruct>(entry, extent, counts),
            ("UnsizedElement", extent) => array::<UnsizedStruct>(entry, extent, counts),
            _ => panic!("unknown array {name}"),
        };
    }
    match layout.as_str() {
        "Scalar_Field" => either::<ScalarField>(entry, counts),
        "Enum_Field" => either::<EnumField>(entry, counts),
        "Reserved_Field" => either::<ReservedField>(entry, counts),
        "Size_Field" => either::<SizeField>(entry, counts),
        "Count_Field" => either::<CountField>(entry, counts),
        "FixedScalar_Field" => either::<FixedScalarField>(entry, counts),
        "FixedEnum_Field" => either::<FixedEnumField>(entry, counts),
        "Payload_Field_VariableSize" => either::<PayloadVariableSize>(entry, counts),
        "Payload_Field_SizeModifier" => either::<PayloadSizeModifier>(entry, counts),
        "Payload_Field_UnknownSize" => either::<PayloadUnknownSize>(entry, counts),
        "Payload_Field_UnknownSize_Terminal" => either::<PayloadUnknownSizeTerminal>(entry, counts),
        "ScalarGroup_Field" => either::<ScalarGroup>(entry, counts),
        "EnumGroup_Field" => either::<EnumGroup>(entry, counts),
        "Checksum_Field_FromStart" => either::<ChecksumFromStart>(entry, counts),
        "Checksum_Field_FromEnd" => either::<ChecksumFromEnd>(entry, counts),
        "Struct_Field" => check::<StructField>(entry, counts),
        "Optional_Scalar_Field" => either::<OptionalScalar>(entry, counts),
        "Optional_Enum_Field" => either::<Optional<Enum16, Enum16>>(entry, counts),
        "Optional_Struct_Field" => either::<Optional<SizedStruct, UnsizedStruct>>(entry, counts),
        "ScalarParent" => check_with(entry, counts, scalar_parent),
        "EnumParent" => check_with(entry, counts, enum_parent),
        _ => panic!("unknown packet {name}"),
    }
}

#[test]
fn every_vector_decodes_to_its_value_and_encodes_to_its_octets_or_fails_as_it_should() {
    let Some(path) = wire_tests::shared("vectors/pdl_be.json") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let entries: Vec<Entry> = serde_json::from_str(&text).unwrap();
    let mut counts = Counts::default();
    for entry in &entries {
        run(entry, &mut counts);
    }
    let Counts { entries: run, values, errors } = counts;
    println!("{run} of {} packet entries: {values} values, {errors} errors", entries.len());
    assert_eq!(run, entries.len());
}
