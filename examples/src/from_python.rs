//! Python's `struct` format strings, each beside the Rust struct that does the same.
//!
//! The first character of a format says the byte order: `!` and `>` are big-endian, Wire's
//! default; `<` is `endian = little`; `=` is the machine's order and `@` (or none) the machine's
//! order, sizes and alignment. The structs for `=` and `@` below are those of a 64-bit
//! little-endian machine.

use half::f16;
use wire_core::{Encode, Wire};

/// `"!BBHHH"`: the ICMP header.
#[derive(Wire)]
struct Icmp {
    kind: u8,
    code: u8,
    checksum: u16,
    id: u16,
    seq: u16,
}

/// `"!ihb"` and `">ihb"`.
#[derive(Wire)]
struct Network {
    int: i32,
    short: i16,
    byte: i8,
}

/// `"<ihb"`, and `"=ihb"` on a little-endian machine.
#[derive(Wire)]
#[wire(endian = little)]
struct Little {
    int: i32,
    short: i16,
    byte: i8,
}

/// `"@ihb"`, or `"ihb"`: nothing here needs to be aligned further.
#[derive(Wire)]
#[wire(endian = little)]
struct Native {
    int: i32,
    #[wire(align_before = 2)]
    short: i16,
    byte: i8,
}

/// `"@bhilqP"`: native alignment puts padding in front of what is larger than what was before, and
/// a `long` has eight octets.
#[derive(Wire)]
#[wire(endian = little)]
struct Aligned {
    b: i8,
    #[wire(align_before = 2)]
    h: i16,
    #[wire(align_before = 4)]
    i: i32,
    #[wire(align_before = 8)]
    l: i64,
    #[wire(align_before = 8)]
    q: i64,
    #[wire(align_before = 8)]
    p: u64,
}

/// `"@nN"`: Python's `ssize_t` and `size_t`.
#[derive(Wire)]
#[wire(endian = little)]
struct Sizes {
    n: i64,
    #[wire(align_before = 8)]
    capital_n: u64,
}

/// `"!bBhHiIlLqQ"`: the integers, in their standard sizes.
#[derive(Wire)]
struct Integers {
    b: i8,
    capital_b: u8,
    h: i16,
    capital_h: u16,
    i: i32,
    capital_i: u32,
    l: i32,
    capital_l: u32,
    q: i64,
    capital_q: u64,
}

/// `"<bBhHiIlLqQ"`.
#[derive(Wire)]
#[wire(endian = little)]
struct LittleIntegers {
    b: i8,
    capital_b: u8,
    h: i16,
    capital_h: u16,
    i: i32,
    capital_i: u32,
    l: i32,
    capital_l: u32,
    q: i64,
    capital_q: u64,
}

/// `"!efd"`: floats of two, four and eight octets.
#[derive(Wire)]
struct Floats {
    #[wire(with = half_float)]
    e: f16,
    f: f32,
    d: f64,
}

/// `"!c?x5s"`: a character, a truth value, a pad octet, five octets.
#[derive(Wire)]
struct Octets {
    c: [u8; 1],
    #[wire(pad_after = 1)]
    truth: bool,
    s: [u8; 5],
}

/// `"!8p"`: a Pascal string, its length in front, eight octets in all.
#[derive(Wire)]
struct Pascal {
    #[wire(len_prefix = u8, pad_to = 8)]
    p: Vec<u8>,
}

/// `"!3H2I"`: repeat counts are arrays.
#[derive(Wire)]
struct Repeated {
    h: [u16; 3],
    i: [u32; 2],
}

/// A half-precision float, by the octets of the `half` crate's type.
mod half_float {
    use half::f16;
    use wire_core::{DecodeError, EncodeError, Reader, Writer};

    pub(super) fn decode(reader: &mut Reader<'_>) -> Result<f16, DecodeError> {
        reader.array().copied().map(f16::from_be_bytes)
    }

    pub(super) fn encoded_len(_: &f16) -> Result<usize, EncodeError> {
        Ok(2)
    }

    pub(super) fn encode(value: &f16, writer: &mut Writer<'_>) -> Result<(), EncodeError> {
        writer.put(&value.to_be_bytes())
    }
}

/// A format string, the values that Python packs with it, and what the Rust struct encodes to.
#[derive(Debug)]
pub struct Pair {
    /// The format string.
    pub format: &'static str,
    /// The arguments of `struct.pack`, as Python spells them.
    pub values: &'static str,
    /// The octets.
    pub octets: Vec<u8>,
}

fn pair(format: &'static str, values: &'static str, message: &(impl Wire + Encode)) -> Pair {
    Pair { format, values, octets: message.encode().unwrap_or_default() }
}

/// Every format character and byte-order mark, with values.
pub fn pairs() -> Vec<Pair> {
    let icmp = Icmp { kind: 8, code: 0, checksum: 19552, id: 1, seq: 251 };
    let network = Network { int: 1, short: 2, byte: 3 };
    let little = Little { int: 1, short: 2, byte: 3 };
    let native = Native { int: 1, short: 2, byte: 3 };
    let aligned = Aligned { b: -1, h: 2, i: -3, l: 4, q: -5, p: 6 };
    let integers = Integers {
        b: -1,
        capital_b: 2,
        h: -3,
        capital_h: 4,
        i: -5,
        capital_i: 6,
        l: -7,
        capital_l: 8,
        q: -9,
        capital_q: 10,
    };
    let little_integers = LittleIntegers {
        b: -1,
        capital_b: 2,
        h: -3,
        capital_h: 4,
        i: -5,
        capital_i: 6,
        l: -7,
        capital_l: 8,
        q: -9,
        capital_q: 10,
    };
    let floats = Floats { e: f16::from_f32(1.5), f: -0.25, d: 1e100 };
    let octets = Octets { c: *b"c", truth: true, s: *b"hello" };
    let repeated = Repeated { h: [1, 2, 3], i: [4, 5] };
    vec![
        pair("!BBHHH", "8, 0, 19552, 1, 251", &icmp),
        pair("ihb", "1, 2, 3", &native),
        pair("@ihb", "1, 2, 3", &native),
        pair("=ihb", "1, 2, 3", &little),
        pair("<ihb", "1, 2, 3", &little),
        pair(">ihb", "1, 2, 3", &network),
        pair("!ihb", "1, 2, 3", &network),
        pair("@bhilqP", "-1, 2, -3, 4, -5, 6", &aligned),
        pair("@nN", "-1, 2", &Sizes { n: -1, capital_n: 2 }),
        pair("!bBhHiIlLqQ", "-1, 2, -3, 4, -5, 6, -7, 8, -9, 10", &integers),
        pair("<bBhHiIlLqQ", "-1, 2, -3, 4, -5, 6, -7, 8, -9, 10", &little_integers),
        pair("!efd", "1.5, -0.25, 1e100", &floats),
        pair("!c?x5s", "b'c', True, b'hello'", &octets),
        pair("!8p", "b'wire'", &Pascal { p: b"wire".to_vec() }),
        pair("!3H2I", "1, 2, 3, 4, 5", &repeated),
    ]
}
