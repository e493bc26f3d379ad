//! A `Decode` of the user's that panics or fails among others.

use std::cell::Cell;

use wire_core::{
    Decode, DecodeError, DecodeErrorKind, Describe, Encode, EncodeError, Reader, Wire, Writer,
};

thread_local! {
    static ALIVE: Cell<isize> = const { Cell::new(0) };
    static MADE: Cell<isize> = const { Cell::new(0) };
}

/// An element that panics when it reads a 7, and counts how many there are.
#[derive(Debug)]
struct Panics(#[expect(dead_code, reason = "it owns memory that is freed once")] Box<u8>);

impl Describe for Panics {}

impl<'a> Decode<'a> for Panics {
    const MIN_SIZE: usize = 1;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let octet: u8 = reader.decode()?;
        assert_ne!(octet, 7, "as the test wants it");
        if octet == 8 {
            return Err(reader.error(DecodeErrorKind::Custom("an eight")));
        }
        ALIVE.set(ALIVE.get() + 1);
        MADE.set(MADE.get() + 1);
        Ok(Self(Box::new(octet)))
    }
}

impl Drop for Panics {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

impl Encode for Panics {
    fn measure(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(1)
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        writer.zeros(1)
    }
}

#[derive(Wire, Debug)]
struct InAll {
    _first: Panics,
    #[wire(len_prefix = u8)]
    _vector: Vec<Panics>,
    _array: [Panics; 3],
    _pair: (Panics, Panics),
    #[wire(until = 0)]
    _line: Vec<Panics>,
    #[wire(rest)]
    _rest: Box<[Panics]>,
}

#[test]
fn a_decode_that_panics_or_fails_midway_drops_what_was_made_once() {
    let valid = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1];
    let elements = 12;
    drop(InAll::decode(&valid).unwrap());
    assert_eq!((MADE.get(), ALIVE.get()), (elements, 0));
    // All but the octet that is the prefix.
    for at in (0..valid.len()).filter(|at| *at != 1) {
        for wrong in [7, 8] {
            let mut octets = valid;
            octets[at] = wrong;
            MADE.set(0);
            let result = std::panic::catch_unwind(|| InAll::decode(&octets).map(drop));
            assert_eq!(ALIVE.get(), 0, "octet {at} is {wrong}");
            // What is refused is read once more, for the error.
            match result {
                Ok(Ok(())) => assert_eq!(MADE.get(), elements, "octet {at} is {wrong}"),
                Ok(Err(_)) => assert!(MADE.get() < 2 * elements, "octet {at} is {wrong}"),
                Err(_) => assert!(MADE.get() < elements, "octet {at} is {wrong}"),
            }
        }
    }
}
