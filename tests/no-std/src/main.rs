//! Decodes and encodes without `std` and without an allocator. That it links is the proof; that it
//! exits with 0 says that it works too.
#![no_std]
#![no_main]

use core::ffi::c_int;

use core::net::Ipv4Addr;

use wire_core::frame::{FrameBatch, Framer, HeaderFraming, LengthPrefix};
use wire_core::varint::{Leb128, Var};
use wire_core::{Count, DecodeErrorKind, EncodeErrorKind, Reader, Sequence, Wire};
use zerocopy::byteorder::{BigEndian, U16};

/// An IPv4 packet (RFC 791) that borrows its variable parts.
#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Ipv4Packet<'a> {
    #[wire(bits = 4, magic = 4)]
    version: u8,
    #[wire(bits = 4, len_of(..payload), unit = 4)]
    ihl: u8,
    tos: u8,
    #[wire(len_of(self))]
    total_len: u16,
    id: u16,
    #[wire(bits = 3)]
    flags: u8,
    #[wire(bits = 13)]
    fragment: u16,
    ttl: u8,
    protocol: u8,
    #[wire(checksum = internet, over = ..payload)]
    checksum: u16,
    source: Ipv4Addr,
    destination: Ipv4Addr,
    #[wire(rest)]
    options: &'a [u8],
    #[wire(rest)]
    payload: &'a [u8],
}

/// Encodes, decodes, and sees the errors of what is cut short and what is wrong.
fn packet() -> Option<()> {
    let packet = Ipv4Packet {
        version: 4,
        ihl: 6,
        tos: 0,
        total_len: 28,
        id: 7,
        flags: 2,
        fragment: 0,
        ttl: 64,
        protocol: 1,
        checksum: 0,
        source: Ipv4Addr::new(192, 0, 2, 1),
        destination: Ipv4Addr::new(198, 51, 100, 7),
        options: &[148, 4, 0, 0],
        payload: b"data",
    };
    let mut buffer = [0; 64];
    let len = packet.encode_into(&mut buffer).ok()?;
    let octets = buffer.get_mut(..len)?;
    let decoded = Ipv4Packet::decode(octets).ok()?;
    (decoded == Ipv4Packet { checksum: decoded.checksum, ..packet }).then_some(())?;

    let error = Ipv4Packet::decode(octets.get(..3)?).err()?;
    (error.needed()? > 0).then_some(())?;

    let mut view = Ipv4Packet::view_mut(octets).ok()?;
    view.update_ttl(63);
    view.update_source(Ipv4Addr::new(203, 0, 113, 5));
    let updated = view.checksum();
    view.fix_checksum().ok()?;
    (view.checksum() == updated && view.payload() == b"data").then_some(())?;
    (Ipv4Packet::view(octets).ok()?.ttl() == 63).then_some(())?;

    *octets.get_mut(8)? ^= 1;
    let error = Ipv4Packet::decode(octets).err()?;
    matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }).then_some(())?;

    let odd = Ipv4Packet { options: &[1], ..packet };
    let error = odd.encode_into(&mut buffer).err()?;
    (error.kind() == EncodeErrorKind::NotMultiple { len: 21, unit: 4 }).then_some(())
}

/// Where something is.
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
struct Point {
    x: i16,
    y: i16,
}

/// What a device reports.
#[derive(Wire, Debug, PartialEq)]
#[wire(view)]
struct Report<'a, Body> {
    #[wire(bits = 3)]
    urgency: u8,
    #[wire(bits = 13)]
    number: u16,
    origin: Point,
    corners: [Point; 2],
    #[wire(len_prefix = u8)]
    name: &'a str,
    #[wire(count_prefix = u8)]
    levels: &'a [U16<BigEndian>],
    #[wire(rest)]
    body: Body,
}

/// What it found.
#[derive(Wire, Debug, PartialEq)]
#[wire(view, tag = u8)]
enum Finding<'a> {
    #[wire(tag = 0)]
    Nothing,
    #[wire(tag = 1)]
    Place { at: Point, certain: bool },
    #[wire(other)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

/// Reads and changes each kind of part in place.
fn views() -> Option<()> {
    let point = |x, y| Point { x, y };
    let levels = [U16::new(7), U16::new(8)];
    let report = Report {
        urgency: 5,
        number: 4711,
        origin: point(1, -1),
        corners: [point(2, 3), point(4, 5)],
        name: "north gate",
        levels: &levels,
        body: Finding::Place { at: point(6, 7), certain: true },
    };
    let mut buffer = [0; 64];
    let len = report.encode_into(&mut buffer).ok()?;
    let octets = buffer.get_mut(..len)?;

    let view = Report::<Finding<'_>>::view(octets).ok()?;
    (view.urgency() == 5 && view.origin().y() == -1 && view.name() == Ok("north gate"))
        .then_some(())?;
    (view.corners().map(|corner| corner.x()).sum::<i16>() == 6).then_some(())?;
    (view.levels() == levels).then_some(())?;
    let FindingView::Place(place) = view.body().ok()? else { return None };
    (place.at().x() == 6 && place.certain() == Ok(true)).then_some(())?;

    let mut view = Report::<Finding<'_>>::view_mut(octets).ok()?;
    view.set_number(0x1fff).ok()?;
    view.set_number(0x2000).is_err().then_some(())?;
    view.origin_mut().ok()?.set_x(9);
    view.name_mut().ok()?.make_ascii_uppercase();
    let FindingView::Place(mut place) = view.body_mut().ok()? else { return None };
    place.at_mut().ok()?.set_y(-7);
    place.set_certain(false).ok()?;

    let changed = Report {
        number: 0x1fff,
        origin: point(9, -1),
        name: "NORTH GATE",
        body: Finding::Place { at: point(6, -7), certain: false },
        ..report
    };
    (Report::<Finding<'_>>::decode(octets).ok()? == changed).then_some(())?;
    *octets.get_mut(15)? = 0xff;
    Report::<&[u8]>::view(octets).is_err().then_some(())
}

/// What a hand-written decoder reads with.
fn parts() -> Option<()> {
    let mut reader = Reader::new(b"\x03abcd");
    let len = reader.decode::<Var<Leb128, u8>>().ok()?.get();
    let text = <&str>::decode_count(&mut reader, Count::new(len.into()), ()).ok()?;
    (text == "abc" && reader.rest() == b"d").then_some(())
}

/// A header, which frames its stream.
#[derive(Wire, Debug, Clone, PartialEq)]
struct Head {
    kind: u8,
    #[wire(len_of(..=payload))]
    len: u16,
}

/// Sends two messages in frames, and cuts them out of the stream again, in buffers of its own.
fn frames() -> Option<()> {
    let mut buffer = [0; 64];
    let framing = LengthPrefix::<u16>::new().counts_itself();
    let mut batch = FrameBatch::with_buffer(framing, &mut buffer[..]);
    batch.put("good").ok()?;
    batch.put_octets(b"morning").ok()?;

    let mut buffer = [0; 12];
    let mut framer = Framer::with_buffer(framing, &mut buffer[..]);
    let mut whole = 0;
    for portion in batch.pending().chunks(5) {
        framer.push(portion).ok()?;
        while let Some(frame) = framer.next_frame().ok()? {
            let expected: &[u8] = if whole == 0 { b"good" } else { b"morning" };
            (frame == expected).then_some(())?;
            whole += 1;
        }
    }
    framer.finish().ok()?;
    let too_long = framer.push(&[0xff, 0xff]).ok()? == 2 && framer.next_frame().is_err();
    (whole == 2 && too_long).then_some(())
}

/// The same with a header of its own.
fn headed_frames() -> Option<()> {
    let mut buffer = [0; 64];
    let framing = HeaderFraming::<Head>::new();
    let mut batch = FrameBatch::with_buffer(framing, &mut buffer[..]);
    batch.put_octets_with(Head { kind: 7, len: 0 }, b"data").ok()?;
    let mut buffer = [0; 12];
    let mut framer = Framer::with_buffer(framing, &mut buffer[..]);
    framer.push(batch.pending()).ok()?;
    let frame = framer.next_frame().ok()??;
    (*frame.header() == Head { kind: 7, len: 7 } && frame.payload() == b"data").then_some(())
}

// The C library starts the program and ends it; nothing else of it is used.
#[link(name = "c")]
unsafe extern "C" {
    fn abort() -> !;
}

#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    let parts = [packet(), views(), parts(), frames(), headed_frames()];
    c_int::from(parts.contains(&None))
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    // SAFETY: `abort` has no precondition.
    unsafe { abort() }
}

/// The `core` that is shipped names it in its unwind tables. With `panic = "abort"` nothing unwinds.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
