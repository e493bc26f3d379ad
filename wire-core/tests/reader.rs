//! What a reader tells of the place, and what it refuses.
#![cfg(feature = "std")]

use wire_core::{
    Count, Decode, DecodeError, DecodeErrorKind, Encode, EncodeError, Reader, Sequence, Wire,
    Writer,
};

#[test]
fn the_end_of_the_message_is_incomplete_and_that_of_a_region_an_overrun() {
    let mut reader = Reader::new(&[0; 6]);
    reader.take(1).unwrap();
    let error = reader.take(8).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Incomplete { needed: 3 }, 1));

    let mut region = reader.region(4).unwrap();
    region.take(2).unwrap();
    let error = region.array::<5>().unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Overrun { needed: 3 }, 3));
    assert_eq!(error.needed(), None, "more input would not help");
}

#[test]
fn a_failed_read_reads_nothing() {
    let mut reader = Reader::new(&[1, 2, 3]);
    assert!(reader.take(4).is_err() && reader.array::<4>().is_err());
    assert!(reader.region(4).is_err() && reader.region_before(4).is_err());
    assert!(reader.decode::<u32>().is_err());
    assert_eq!((reader.offset(), reader.rest()), (0, &[1, 2, 3][..]));
}

#[test]
fn a_region_within_a_region_may_not_leave_it() {
    let mut reader = Reader::new(&[0; 10]);
    let mut outer = reader.region(6).unwrap();
    outer.take(1).unwrap();
    let error = outer.region(6).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Overrun { needed: 1 }, 1));
    let inner = outer.region(5).unwrap();
    assert_eq!((inner.offset(), inner.remaining()), (1, 5));
    assert_eq!((outer.offset(), outer.is_empty()), (6, true));
    assert_eq!(reader.remaining(), 4);
}

#[test]
fn what_a_region_leaves_over_is_counted_from_the_message() {
    let mut reader = Reader::new(&[0; 10]);
    reader.take(2).unwrap();
    let mut region = reader.region(5).unwrap();
    region.take(3).unwrap();
    let error = region.finish().unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Trailing { count: 2 }, 5));
    region.take_rest();
    assert_eq!((region.finish(), region.offset()), (Ok(()), 7));
}

#[test]
fn a_region_before_leaves_what_follows() {
    let mut reader = Reader::new(&[1, 2, 3, 4]);
    let mut region = reader.region_before(1).unwrap();
    assert_eq!(region.take_rest(), [1, 2, 3]);
    assert_eq!(reader.rest(), [4]);
    let error = reader.region_before(3).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Incomplete { needed: 2 }, 3));
}

#[test]
fn the_message_is_lent_whole_whatever_the_bounds() {
    let octets = [1, 2, 3, 4];
    let mut reader = Reader::new(&octets);
    reader.take(1).unwrap();
    let region = reader.region(2).unwrap();
    assert_eq!((region.message(), region.rest()), (&octets[..], &[2, 3][..]));
}

#[test]
fn an_empty_message_has_an_offset_too() {
    let mut reader = Reader::new(&[]);
    assert_eq!((reader.offset(), reader.is_empty(), reader.finish()), (0, true, Ok(())));
    assert!(reader.take_rest().is_empty());
    let error = reader.region(usize::MAX).unwrap_err();
    assert_eq!(error.needed(), Some(usize::MAX));
}

/// One octet that says whether another of its kind follows.
#[derive(Debug)]
struct Chain(Option<Box<Chain>>);

impl<'a> Decode<'a> for Chain {
    const MIN_SIZE: usize = 1;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let more: bool = reader.decode()?;
        Ok(Self(if more { Some(reader.decode()?) } else { None }))
    }
}

impl Encode for Chain {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(1 + Wire::encoded_len(&self.0)?)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.encode(&self.0.is_some())?;
        writer.encode(&self.0)
    }
}

fn chain(links: usize) -> Vec<u8> {
    let mut octets = vec![1; links];
    octets.push(0);
    octets
}

#[test]
fn depth_is_limited() {
    let octets = chain(128);
    assert_eq!(Chain::decode(&octets).unwrap().encode().unwrap(), octets);
    for links in [129, 1_000_000] {
        let error = Chain::decode(&chain(links)).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::TooDeep { limit: 128 }, 129));
    }
}

#[test]
fn depth_may_be_limited_otherwise_and_holds_in_regions() {
    let octets = chain(5);
    assert!(Reader::new(&octets).with_max_depth(5).decode::<Chain>().is_ok());
    let mut reader = Reader::new(&octets).with_max_depth(4);
    let error = reader.nested(|reader| reader.region(6)?.decode::<Chain>()).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::TooDeep { limit: 4 }, 4));
}

#[test]
fn siblings_do_not_add_to_the_depth() {
    let octets = chain(3).repeat(100);
    let chains: Vec<Chain> = Reader::new(&octets).with_max_depth(4).decode().unwrap();
    assert_eq!(chains.len(), 100);
}

#[test]
fn modes_hold_in_regions() {
    let mut reader = Reader::new(&[0; 4]).into_canonical().without_checksums();
    let region = reader.region(2).unwrap();
    assert!(region.is_canonical() && !region.verifies_checksums());
    let region = reader.region_before(0).unwrap();
    assert!(region.is_canonical() && !region.verifies_checksums());
}

#[test]
fn counts_are_justified_by_octets() {
    let reader = Reader::new(&[0; 12]);
    let justified = |count, min_size| Count::new(count).justified(&reader, min_size);
    assert_eq!(justified(3, 4), Ok(3));
    assert_eq!(justified(12, 0), Ok(12), "an element takes one octet at least");
    assert_eq!(justified(4, 4).unwrap_err().needed(), Some(4));
    assert_eq!(justified(13, 0).unwrap_err().needed(), Some(1));
    for count in [10u64.pow(12), 1 << 63, u64::MAX] {
        for min_size in [0, 1, 1 << 20, usize::MAX] {
            assert!(justified(count, min_size).unwrap_err().needed().is_some());
        }
    }
    assert_eq!(Count::limited(100).justified(&reader, 0), Ok(100), "`max` allows it");
    assert!(Count::limited(100).justified(&reader, 1).is_err());
}

#[test]
fn a_count_is_of_elements_and_a_text_of_octets() {
    let mut reader = Reader::new("häh?".as_bytes());
    assert_eq!(<&str>::decode_count(&mut reader, Count::new(3), ()), Ok("hä"));
    assert_eq!(String::decode_count(&mut reader, Count::new(2), ()).as_deref(), Ok("h?"));
}

/// Counts elements made and dropped.
struct Counted<'c>(&'c std::cell::Cell<i32>);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl<'a, 'c> Decode<'a, (&'c std::cell::Cell<i32>,)> for Counted<'c> {
    fn decode_from(
        reader: &mut Reader<'a>,
        (alive,): (&'c std::cell::Cell<i32>,),
    ) -> Result<Self, DecodeError> {
        assert!(reader.decode::<u8>()? != 2, "a decoder that panics");
        alive.set(alive.get() + 1);
        Ok(Self(alive))
    }
}

#[test]
fn elements_are_dropped_once_where_a_later_one_fails_or_panics() {
    fn fails<'c, T: Decode<'c, (&'c std::cell::Cell<i32>,)>>(alive: &'c std::cell::Cell<i32>) {
        let octets: &[u8] = &[0, 0, 2, 0];
        let read = std::panic::AssertUnwindSafe(|| T::decode_with(octets, (alive,)).is_ok());
        assert!(std::panic::catch_unwind(read).is_err());
        assert_eq!(alive.get(), 0);
        assert!(T::decode_with(&[0], (alive,)).is_err());
        assert_eq!(alive.get(), 0);
    }
    let alive = std::cell::Cell::new(0);
    fails::<[Counted<'_>; 4]>(&alive);
    let octets: &[u8] = &[0, 0, 2, 0];
    let read =
        std::panic::AssertUnwindSafe(|| Vec::<Counted<'_>>::decode_with(octets, (&alive,)).is_ok());
    assert!(std::panic::catch_unwind(read).is_err());
    assert_eq!(alive.get(), 0);
}

/// An element that takes no octets would fill memory without end.
#[derive(Debug)]
struct Nothing;

impl<'a> Decode<'a> for Nothing {
    fn decode_from(_: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

#[test]
fn elements_of_no_octets_are_not_read_to_the_end() {
    let error = Vec::<Nothing>::decode(&[1]).unwrap_err();
    assert_eq!(error.offset(), 0);
    assert!(Vec::<Nothing>::decode(&[]).unwrap().is_empty());
    let mut reader = Reader::new(&[0; 2]);
    assert!(Vec::<Nothing>::decode_count(&mut reader, Count::new(3), ()).is_err());
    let limited = Vec::<Nothing>::decode_count(&mut reader, Count::limited(3), ());
    assert_eq!(limited.unwrap().len(), 3);
}
