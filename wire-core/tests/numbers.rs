//! Numbers and what is made of them: each value against the octets that Rust's own conversions
//! give, every truncation, and every way to write it.
#![cfg(feature = "std")]

use std::fmt::Debug;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::num::NonZero;

use proptest::prelude::*;
use wire_core::{
    Bits, ByOrder, Count, Decode, DecodeErrorKind, Encode, EncodeErrorKind, Endian, Fixed, I24,
    I40, I48, I56, Le, Reader, Sequence, U24, U40, U48, U56, Wire, Writer,
};
use zerocopy::byteorder::{BigEndian, LittleEndian};

/// What every type of fixed size does, whatever its value.
fn check<T>(value: T, octets: &[u8])
where
    T: for<'a> Decode<'a> + Encode + Fixed + PartialEq + Debug + Copy,
{
    assert_eq!(T::SIZE, octets.len());
    assert_eq!(<T as Decode>::MIN_SIZE, octets.len());
    assert_eq!(T::decode(octets), Ok(value));
    assert_eq!(T::read(octets), Ok(value));
    assert_eq!(Wire::encode(&value).as_deref(), Ok(octets));
    assert_eq!(Wire::encoded_len(&value), Ok(octets.len()));
    truncated::<T>(octets);
    written(value, octets);
    if !octets.is_empty() {
        in_bulk(value, octets);
    }
}

fn truncated<T: for<'a> Decode<'a> + Debug>(octets: &[u8]) {
    for len in 0..octets.len() {
        let error = T::decode(&octets[..len]).unwrap_err();
        let needed = error.needed().expect("more octets would help");
        assert!((1..=octets.len() - len).contains(&needed), "{needed} of {octets:?}");
    }
    let longer = [octets, &[0]].concat();
    let error = T::decode(&longer).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Trailing { count: 1 });
    assert_eq!(error.offset(), octets.len());
    assert_eq!(T::decode_prefix(&longer).unwrap().1, [0]);
}

fn written<T: Encode + Fixed>(value: T, octets: &[u8]) {
    let mut buffer = vec![0xee; octets.len() + 2];
    assert_eq!(value.encode_into(&mut buffer), Ok(octets.len()));
    assert_eq!(buffer, [octets, &[0xee, 0xee]].concat(), "exactly its own octets are written");
    for len in 0..octets.len() {
        let mut buffer = vec![0xee; len];
        let error = value.encode_into(&mut buffer).unwrap_err();
        let needed = octets.len() - len;
        assert_eq!(error.kind(), EncodeErrorKind::BufferTooSmall { needed });
        assert!(buffer.iter().all(|octet| *octet == 0xee), "nothing is written");
        assert!(value.write(&mut buffer).is_err());
    }
    let mut appended = vec![7];
    value.encode_append(&mut appended).unwrap();
    assert_eq!(appended, [&[7], octets].concat());
}

fn in_bulk<T>(value: T, octets: &[u8])
where
    T: for<'a> Decode<'a> + Encode + Fixed + PartialEq + Debug + Copy,
{
    let thrice = octets.repeat(3);
    assert_eq!(Vec::<T>::decode(&thrice).unwrap(), [value; 3]);
    assert_eq!(<[T; 3]>::decode(&thrice), Ok([value; 3]));
    assert_eq!(<[T; 3]>::read(&thrice), Ok([value; 3]));
    assert_eq!([value; 3].encode().as_deref(), Ok(&thrice[..]));
    assert_eq!(vec![value; 3].encode().as_deref(), Ok(&thrice[..]));
    assert_eq!(<(T, u8, T)>::decode(&[octets, &[9], octets].concat()), Ok((value, 9, value)));

    let mut reader = Reader::new(&thrice);
    assert_eq!(Vec::<T>::decode_count(&mut reader, Count::new(2), ()).unwrap(), [value; 2]);
    assert_eq!(reader.rest(), octets);

    if octets.len() > 1 {
        let error = Vec::<T>::decode(&thrice[1..]).unwrap_err();
        let partial = DecodeErrorKind::PartialElement { size: octets.len() };
        assert!(error.needed() == Some(1) || error.kind() == partial, "{error}");
    }
}

macro_rules! integers {
    ($($name:ident $int:ty, $be:ident $le:ident;)*) => {$(
        proptest! {
            #[test]
            fn $name(value: $int) {
                check(value, &value.to_be_bytes());
                check(Le(value), &value.to_le_bytes());
                check($be::from(value), &value.to_be_bytes());
                check($le::from(value), &value.to_le_bytes());
                by_order(ByOrder(value), &value.to_be_bytes(), &value.to_le_bytes());
                if let Some(value) = NonZero::new(value) {
                    check(value, &value.get().to_be_bytes());
                }
            }
        }
    )*};
}

fn by_order<T>(value: T, big: &[u8], little: &[u8])
where
    T: for<'a> Decode<'a, (Endian,)> + Encode<(Endian,)> + PartialEq + Debug,
{
    for (order, octets) in [(Endian::Big, big), (Endian::Little, little)] {
        assert_eq!(T::decode_with(octets, (order,)).as_ref(), Ok(&value));
        assert_eq!(value.encode_with((order,)).as_deref(), Ok(octets));
    }
}

type U16Be = zerocopy::byteorder::U16<BigEndian>;
type U16Le = zerocopy::byteorder::U16<LittleEndian>;
type U32Be = zerocopy::byteorder::U32<BigEndian>;
type U32Le = zerocopy::byteorder::U32<LittleEndian>;
type U64Be = zerocopy::byteorder::U64<BigEndian>;
type U64Le = zerocopy::byteorder::U64<LittleEndian>;
type U128Be = zerocopy::byteorder::U128<BigEndian>;
type U128Le = zerocopy::byteorder::U128<LittleEndian>;
type I16Be = zerocopy::byteorder::I16<BigEndian>;
type I16Le = zerocopy::byteorder::I16<LittleEndian>;
type I32Be = zerocopy::byteorder::I32<BigEndian>;
type I32Le = zerocopy::byteorder::I32<LittleEndian>;
type I64Be = zerocopy::byteorder::I64<BigEndian>;
type I64Le = zerocopy::byteorder::I64<LittleEndian>;
type I128Be = zerocopy::byteorder::I128<BigEndian>;
type I128Le = zerocopy::byteorder::I128<LittleEndian>;

integers! {
    u16_is_its_octets u16, U16Be U16Le;
    u32_is_its_octets u32, U32Be U32Le;
    u64_is_its_octets u64, U64Be U64Le;
    u128_is_its_octets u128, U128Be U128Le;
    i16_is_its_octets i16, I16Be I16Le;
    i32_is_its_octets i32, I32Be I32Le;
    i64_is_its_octets i64, I64Be I64Le;
    i128_is_its_octets i128, I128Be I128Le;
}

proptest! {
    #[test]
    fn one_octet_has_no_order(value: u8) {
        check(value, &[value]);
        check(value as i8, &[value]);
        check(Le(value), &[value]);
        check(Le(value as i8), &[value]);
        by_order(ByOrder(value), &[value], &[value]);
        if let Some(value) = NonZero::new(value) {
            check(value, &[value.get()]);
            check(NonZero::new(value.get() as i8).unwrap(), &[value.get()]);
        }
    }

    #[test]
    fn addresses_are_their_octets(v4: [u8; 4], v6: [u8; 16]) {
        check(Ipv4Addr::from(v4), &v4);
        check(Ipv6Addr::from(v6), &v6);
    }

    #[test]
    fn characters_are_their_scalar_values(value: char) {
        check(value, &u32::from(value).to_be_bytes());
    }

    #[test]
    fn arrays_are_their_elements(values: [u32; 5]) {
        let octets: Vec<u8> = values.iter().flat_map(|value| value.to_be_bytes()).collect();
        check(values, &octets);
    }

    #[test]
    fn tuples_are_their_parts(a: u8, b: i16, c: [u8; 3], d: u32) {
        let octets = [&[a][..], &b.to_be_bytes(), &c, &d.to_be_bytes()].concat();
        check((a, b, c, d), &octets);
    }

    /// Bit for bit, NaNs too; floats that are not equal to themselves compare by their bits.
    #[test]
    fn floats_are_their_bits(wide: u64, narrow: u32) {
        let octets = wide.to_be_bytes();
        prop_assert_eq!(f64::decode(&octets).unwrap().to_bits(), wide);
        prop_assert_eq!(f64::from_bits(wide).encode().unwrap(), octets);
        prop_assert_eq!(Le::<f64>::decode(&wide.to_le_bytes()).unwrap().0.to_bits(), wide);
        let octets = narrow.to_be_bytes();
        prop_assert_eq!(f32::decode(&octets).unwrap().to_bits(), narrow);
        prop_assert_eq!(f32::from_bits(narrow).encode().unwrap(), octets);
        prop_assert_eq!(Le(f32::from_bits(narrow)).encode().unwrap(), narrow.to_le_bytes());
    }
}

macro_rules! odd_integers {
    ($($test:ident $name:ident $wide:ty, $octets:literal;)*) => {$(
        proptest! {
            #[test]
            fn $test(wide: $wide, octets: [u8; $octets]) {
                let value = $name::from_be_bytes(octets);
                check(value, &octets);
                let mut reversed = octets;
                reversed.reverse();
                check(Le(value), &reversed);
                by_order(ByOrder(value), &octets, &reversed);
                prop_assert_eq!($name::new(value.get()), Some(value));
                let width = $octets * 8;
                prop_assert_eq!($name::from_bits(value.to_bits(width).unwrap(), width), Some(value));

                let fits = ($name::MIN.get()..=$name::MAX.get()).contains(&wide);
                prop_assert_eq!($name::try_from(wide).is_ok(), fits);
            }
        }
    )*};
}

odd_integers! {
    u24_is_its_octets U24 u32, 3;
    u40_is_its_octets U40 u64, 5;
    u48_is_its_octets U48 u64, 6;
    u56_is_its_octets U56 u64, 7;
    i24_is_its_octets I24 i32, 3;
    i40_is_its_octets I40 i64, 5;
    i48_is_its_octets I48 i64, 6;
    i56_is_its_octets I56 i64, 7;
}

#[test]
fn odd_integers_have_the_limits_of_their_octets() {
    assert_eq!((U24::MIN.get(), U24::MAX.get()), (0, 0xff_ffff));
    assert_eq!((I24::MIN.get(), I24::MAX.get()), (-0x80_0000, 0x7f_ffff));
    assert_eq!((U56::MIN.get(), U56::MAX.get()), (0, 0xff_ffff_ffff_ffff));
    assert_eq!((I40::MIN.get(), I40::MAX.get()), (-0x80_0000_0000, 0x7f_ffff_ffff));
    assert!(I24::new(-0x80_0001).is_none() && I24::new(0x80_0000).is_none());
    assert!(I24::new(-1).unwrap() < I24::new(0).unwrap(), "ordered as numbers, not as octets");
}

#[test]
fn bool_is_zero_or_one() {
    check(false, &[0]);
    check(true, &[1]);
    for octet in 2..=255 {
        let error = bool::decode(&[octet]).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::InvalidValue { expected: "0 or 1" });
    }
}

#[test]
fn surrogates_are_no_characters() {
    for invalid in [0xd800u32, 0xdfff, 0x11_0000, u32::MAX] {
        assert!(char::decode(&invalid.to_be_bytes()).is_err());
    }
}

#[test]
fn zero_is_no_nonzero_number() {
    let error = NonZero::<u32>::decode(&[0; 4]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "message at octet 0: invalid value, expected a number other than zero"
    );
}

#[test]
fn an_invalid_element_is_named_with_its_octet() {
    for octets in [&[1, 0, 1, 2, 9, 9][..], &[1, 0, 1, 2]] {
        let error = Vec::<bool>::decode(octets).unwrap_err();
        assert_eq!((error.offset(), error.path().to_string().as_str()), (3, "message[3]"));
    }
    let error = <[bool; 3]>::decode(&[1, 0, 2]).unwrap_err();
    assert_eq!((error.offset(), error.path().to_string().as_str()), (2, "message[2]"));
    let error = <[bool; 3]>::read(&[1, 0, 2]).unwrap_err();
    assert_eq!((error.offset(), error.path().to_string().as_str()), (2, "message[2]"));
    let error = <(u16, bool)>::decode(&[1, 0, 2]).unwrap_err();
    assert_eq!(error.offset(), 2);
    let error = <(u16, bool)>::read(&[1, 0, 2]).unwrap_err();
    assert_eq!(error.offset(), 2);
}

#[test]
fn what_takes_no_octets_is_read_from_none() {
    check((), &[]);
    check(std::marker::PhantomData::<str>, &[]);
    check([0u32; 0], &[]);
}

#[test]
fn an_option_is_there_where_octets_are_left() {
    assert_eq!(Option::<u16>::decode(&[]), Ok(None));
    assert_eq!(Option::<u16>::decode(&[1, 2]), Ok(Some(0x0102)));
    assert_eq!(Option::<u16>::decode(&[1]).unwrap_err().needed(), Some(1));
    assert_eq!(None::<u16>.encode().as_deref(), Ok(&[][..]));
    assert_eq!(Some(0x0102u16).encode().as_deref(), Ok(&[1, 2][..]));
}

#[test]
fn a_writer_takes_no_more_than_its_buffer() {
    let mut buffer = [0; 3];
    let mut writer = Writer::new(&mut buffer);
    writer.put(&[1, 2]).unwrap();
    let error = writer.put(&[3, 4, 5]).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::BufferTooSmall { needed: 2 });
    let error = writer.take(usize::MAX).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::BufferTooSmall { needed: usize::MAX - 1 });
    assert_eq!((writer.offset(), writer.written()), (2, &[1, 2][..]));
    writer.zeros(1).unwrap();
    assert_eq!(buffer, [1, 2, 0]);
}

fn many_as_one_by_one<T>()
where
    T: for<'a> Decode<'a> + Encode + Fixed + PartialEq + Debug,
{
    let octets: Vec<u8> = (0..70 * T::SIZE).map(|n| (n * 37 % 251) as u8).collect();
    for count in 0..=70 {
        let octets = &octets[..T::SIZE * count];
        let one_by_one: Vec<T> =
            octets.chunks(T::SIZE).map(|one| T::decode(one).unwrap()).collect();
        let many = Vec::<T>::decode(octets).unwrap();
        assert_eq!(many, one_by_one);
        assert_eq!(many.encode().unwrap(), octets);
    }
}

#[test]
fn numbers_in_bulk_are_those_read_one_by_one_however_many() {
    many_as_one_by_one::<u8>();
    many_as_one_by_one::<u16>();
    many_as_one_by_one::<u32>();
    many_as_one_by_one::<u64>();
    many_as_one_by_one::<u128>();
    many_as_one_by_one::<i16>();
    many_as_one_by_one::<i32>();
    many_as_one_by_one::<i64>();
    many_as_one_by_one::<i128>();
}

#[derive(Wire)]
struct Numbers {
    a: u8,
    b: u16,
}

#[derive(Wire)]
struct Magic {
    #[wire(magic = 7, as = u8)]
    _magic: (),
    b: u16,
}

#[test]
fn a_struct_is_not_written_to_a_slice_that_is_too_short() {
    for len in 0..3 {
        let mut octets = [0xa5; 2];
        let octets = &mut octets[..len];
        let missing = EncodeErrorKind::BufferTooSmall { needed: 3 - len };
        assert_eq!(Numbers { a: 1, b: 2 }.write(octets).unwrap_err().kind(), missing);
        assert_eq!(Magic { _magic: (), b: 2 }.write(octets).unwrap_err().kind(), missing);
        assert!(octets.iter().all(|octet| *octet == 0xa5));
    }
}

/// More numbers than the derive writes at once.
#[cfg(feature = "derive")]
#[derive(Wire, Clone, Copy, Debug, PartialEq)]
#[rustfmt::skip]
struct Many {
    a: u8, b: u16, c: u32, d: u64, e: u8, f: u16, g: u32, h: u64, i: u8, j: u16, k: u32, l: u64,
    m: u8, n: u16, o: u32, p: u64, q: u8, r: u16, s: u32, t: u64, u: u8, v: u16, w: u32, x: u64,
    y: u8, z: u16,
}

#[cfg(feature = "derive")]
#[test]
fn a_struct_of_many_numbers_has_them_one_after_another() {
    let octets: Vec<u8> = (1..=93).collect();
    let many = Many::decode(&octets).unwrap();
    assert_eq!((many.a, many.b), (1, 0x0203));
    assert_eq!((many.l, many.m), (0x2627_2829_2a2b_2c2d, 46));
    assert_eq!((many.x, many.y, many.z), (0x5354_5556_5758_595a, 91, 0x5c5d));
    assert_eq!(Wire::encode(&many).unwrap(), octets);
}
