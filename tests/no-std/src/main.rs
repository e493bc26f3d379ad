//! Decodes and encodes without `std` and without an allocator. That it links is the proof; that it
//! exits with 0 says that it works too.
#![no_std]
#![no_main]

use core::ffi::c_int;

use wire_core::checksum::{Checksum, Internet};
use wire_core::frame::{FrameBatch, Framer, LengthPrefix};
use wire_core::{
    Count, Decode, DecodeError, DecodeErrorKind, Encode, EncodeError, Reader, Sequence, Wire,
    Writer,
};

/// An echo message (RFC 792) in front of its data, which it borrows.
#[derive(Debug, PartialEq)]
struct Echo<'a> {
    kind: u8,
    code: u8,
    id: u16,
    seq: u16,
    data: &'a [u8],
}

impl<'a> Decode<'a> for Echo<'a> {
    const MIN_SIZE: usize = 8;

    fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
        let covered = reader.rest();
        let (kind, code, checksum) = reader.decode::<(u8, u8, u16)>()?;
        let (id, seq) = reader.decode()?;
        let data = reader.take_rest();
        let mut sum = Internet::default();
        sum.update(covered);
        match sum.finish() {
            0 => Ok(Self { kind, code, id, seq, data }),
            computed => {
                let found = checksum.into();
                Err(reader.error(DecodeErrorKind::WrongChecksum { computed, found }))
            }
        }
    }
}

impl Encode for Echo<'_> {
    fn encoded_len(&self, _: ()) -> Result<usize, EncodeError> {
        Ok(8 + self.data.len())
    }

    fn encode_to(&self, writer: &mut Writer<'_>, _: ()) -> Result<(), EncodeError> {
        let mut sum = Internet::default();
        sum.update(&[self.kind, self.code]);
        sum.update(&self.id.to_be_bytes());
        sum.update(&self.seq.to_be_bytes());
        sum.update(self.data);
        writer.encode(&(self.kind, self.code, sum.finish() as u16, self.id, self.seq))?;
        writer.put(self.data)
    }
}

/// Encodes, decodes, and sees the errors of what is cut short and what is wrong.
fn works() -> Option<()> {
    let echo = Echo { kind: 8, code: 0, id: 1, seq: 251, data: b"data" };
    let mut buffer = [0; 64];
    let len = echo.encode_into(&mut buffer).ok()?;
    let octets = buffer.get_mut(..len)?;
    (Echo::decode(octets).ok()? == echo).then_some(())?;

    let error = Echo::decode(octets.get(..3)?).err()?;
    (error.needed()? == 1).then_some(())?;

    *octets.get_mut(9)? ^= 1;
    let error = Echo::decode(octets).err()?;
    matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }).then_some(())?;

    let mut reader = Reader::new(b"\x03abcd");
    let len = reader.decode::<u8>().ok()?;
    let text = <&str>::decode_count(&mut reader, Count::new(len.into()), ()).ok()?;
    (text == "abc" && reader.rest() == b"d").then_some(())
}

/// Sends two messages in frames, and cuts them out of the stream again, in buffers of its own.
fn frames() -> Option<()> {
    let mut buffer = [0; 64];
    let framing = LengthPrefix::<u16>::new().counts_itself();
    let mut batch = FrameBatch::with_buffer(framing, &mut buffer[..]);
    let echo = Echo { kind: 8, code: 0, id: 1, seq: 251, data: b"data" };
    batch.put(&echo).ok()?;
    batch.put("hello").ok()?;

    let mut buffer = [0; 16];
    let mut framer = Framer::with_buffer(framing, &mut buffer[..]);
    let mut whole = 0;
    for portion in batch.pending().chunks(5) {
        framer.push(portion).ok()?;
        while let Some(frame) = framer.next_frame().ok()? {
            let expected: &[u8] = if whole == 0 { b"\x08\0" } else { b"hello" };
            frame.starts_with(expected).then_some(())?;
            whole += 1;
        }
    }
    framer.finish().ok()?;
    let too_long = framer.push(&[0xff, 0xff]).ok()? == 2 && framer.next_frame().is_err();
    (whole == 2 && too_long).then_some(())
}

// The C library starts the program and ends it; nothing else of it is used.
#[link(name = "c")]
unsafe extern "C" {
    fn abort() -> !;
}

#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    c_int::from(works().and_then(|()| frames()).is_none())
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    // SAFETY: `abort` has no precondition.
    unsafe { abort() }
}

/// The `core` that is shipped names it in its unwind tables. With `panic = "abort"` nothing unwinds.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
