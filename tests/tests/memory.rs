//! Memory is bounded by the octets received, whatever a count claims.

use wire_core::{Count, Decode, DecodeError, Reader, Sequence, Wire};
use wire_tests::memory::{Counting, peak};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The octets of memory that one octet received may cost.
const FACTOR: usize = 32;

/// What an error, a first element or a few small values may cost whatever the input.
const CONSTANT: usize = 256;

const COUNTS: [u64; 9] =
    [1, 5, 255, 65_536, 1 << 31, 1_000_000_000_000, 1 << 62, 1 << 63, u64::MAX];

/// Reads `T` by every count out of messages of several lengths and sees what memory it takes.
fn obeys<T: for<'a> Sequence<'a>>() {
    for received in [0, 1, 7, 64, 1_000, 100_000] {
        let octets = vec![0; received];
        for count in COUNTS {
            for bounded in [false, true] {
                let (_, most) = peak(|| {
                    let mut reader = Reader::new(&octets);
                    let mut reader =
                        if bounded { reader.region(received).unwrap() } else { reader };
                    T::decode_count(&mut reader, Count::new(count), ()).is_ok()
                });
                let allowed = received * FACTOR + CONSTANT;
                assert!(most <= allowed, "{count} out of {received} octets took {most}");
            }
        }
    }
}

#[test]
fn the_allocator_counts() {
    let (octets, most) = peak(|| vec![0u8; 10_000]);
    assert!((10_000..11_000).contains(&most), "{most}");
    drop(octets);
    assert_eq!(peak(|| ()).1, 0);
}

#[test]
fn octets_and_numbers() {
    obeys::<Vec<u8>>();
    obeys::<Vec<u16>>();
    obeys::<Vec<u128>>();
    obeys::<Vec<bool>>();
    obeys::<Vec<[u8; 3]>>();
    obeys::<Vec<(u8, u64)>>();
    obeys::<Box<[u32]>>();
    obeys::<String>();
}

#[test]
fn elements_of_a_mebioctet() {
    obeys::<Vec<Large<[u8; 1 << 20]>>>();
}

/// An element of `T` octets, kept on the heap: in memory it is as large as on the wire.
struct Large<T>(#[expect(dead_code, reason = "only its memory matters")] Box<T>);

impl<'a, const N: usize> Decode<'a> for Large<[u8; N]> {
    const MIN_SIZE: usize = N;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        reader.decode().map(Self)
    }
}

/// Of unknown least size and 40 octets of memory: what a derived type of variable parts is like.
struct Variable(#[expect(dead_code, reason = "only its memory matters")] (u8, [u64; 4]));

impl<'a> Decode<'a> for Variable {
    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self((reader.decode()?, [0; 4])))
    }
}

#[test]
fn elements_that_are_larger_in_memory_than_on_the_wire() {
    // A vector that grows holds its old and its new memory for a moment.
    let in_memory = size_of::<Variable>() * 3;
    for received in [0, 1, 100, 10_000] {
        let octets = vec![0; received];
        for count in COUNTS {
            let (_, most) = peak(|| {
                let mut reader = Reader::new(&octets);
                Vec::<Variable>::decode_count(&mut reader, Count::new(count), ()).is_ok()
            });
            assert!(most <= received * in_memory + CONSTANT, "{count} of {received}: {most}");
        }
    }
}

#[test]
fn a_count_that_more_octets_would_justify_takes_no_memory_yet() {
    let octets = vec![0; 1_000];
    let (result, most) = peak(|| {
        let mut reader = Reader::new(&octets);
        Vec::<u64>::decode_count(&mut reader, Count::new(126), ())
    });
    assert_eq!(result.unwrap_err().needed(), Some(8));
    assert_eq!(most, 0);
}

#[test]
fn borrowing_and_failing_take_none() {
    let octets = vec![0xff; 1_000];
    let (_, most) = peak(|| {
        let _ = <&[u8]>::decode(&octets);
        let _ = <&str>::decode(&octets).unwrap_err().in_element(3);
        let _ = bool::decode(&octets);
        let mut buffer = [0; 8];
        let _ = 7u64.encode_into(&mut buffer);
    });
    assert_eq!(most, 0);
}
