//! Capture files of both byte orders and both resolutions.

use wire_core::{DecodeErrorKind, Wire};
use wire_examples::pcap::{ETHERNET, File, FileHeader, Magic, Record};

const MAGICS: [(Magic, [u8; 4]); 4] = [
    (Magic::BigMicros, [0xa1, 0xb2, 0xc3, 0xd4]),
    (Magic::BigNanos, [0xa1, 0xb2, 0x3c, 0x4d]),
    (Magic::LittleMicros, [0xd4, 0xc3, 0xb2, 0xa1]),
    (Magic::LittleNanos, [0x4d, 0x3c, 0xb2, 0xa1]),
];

fn file(magic: Magic) -> File<'static> {
    let header = FileHeader {
        magic,
        major: 2,
        minor: 4,
        this_zone: 0,
        accuracy: 0,
        snap_len: 65_535,
        link_type: ETHERNET,
    };
    let record =
        Record { seconds: 7, fraction: 8, captured_len: 0, original_len: 60, octets: b"abc" };
    File { header, records: vec![record.clone(), record] }
}

#[test]
fn the_magic_decides_the_order_of_the_rest() {
    for (magic, octets) in MAGICS {
        let written = file(magic).encode().unwrap();
        assert_eq!(written[..4], octets);
        let major = if octets[0] > 0xa1 || octets[0] == 0x4d { [2, 0] } else { [0, 2] };
        assert_eq!(written[4..6], major, "{magic:?}");
        let read = File::decode(&written).unwrap();
        assert_eq!(read.header, file(magic).header);
        assert_eq!(read.records[1].captured_len, 3);
        assert_eq!(read.records[1].octets, b"abc");
    }
}

#[test]
fn a_file_that_ends_within_a_packet_is_incomplete() {
    let written = file(Magic::LittleMicros).encode().unwrap();
    let error = File::decode(&written[..written.len() - 1]).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Incomplete { needed: 1 });
    assert_eq!(error.offset(), 59);
}

#[test]
fn no_other_magic() {
    let mut written = file(Magic::BigMicros).encode().unwrap();
    written[3] ^= 1;
    assert_eq!(File::decode(&written).unwrap_err().offset(), 0);
}
