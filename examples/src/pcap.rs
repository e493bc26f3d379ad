//! Capture files, as tcpdump writes them (draft-ietf-opsawg-pcap).

use wire_core::{Endian, Wire};

/// A file: all its packets at once. Programs that read one after the other decode the
/// [`FileHeader`], then [`Record`]s as prefixes of what is left.
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(view)]
pub struct File<'a> {
    /// The header, which says in which byte order the rest is.
    pub header: FileHeader,
    /// The packets.
    #[wire(rest, ctx(order = header.magic.order()))]
    pub records: Vec<Record<'a>>,
}

/// The start of a file. draft-ietf-opsawg-pcap, section 4.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +---------------------------------------------------------------+
/// |                             magic                             |
/// +-------------------------------+-------------------------------+
/// |             major             |             minor             |
/// +-------------------------------+-------------------------------+
/// |                            this_zone                          |
/// +---------------------------------------------------------------+
/// |                            accuracy                           |
/// +---------------------------------------------------------------+
/// |                            snap_len                           |
/// +---------------------------------------------------------------+
/// |                            link_type                          |
/// +---------------------------------------------------------------+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
pub struct FileHeader {
    /// Tells byte order and resolution of time.
    pub magic: Magic,
    /// The format's version: 2.
    #[wire(endian = magic.order())]
    pub major: u16,
    /// The format's version: 4.
    #[wire(endian = magic.order())]
    pub minor: u16,
    /// Once the time zone; zero.
    #[wire(endian = magic.order())]
    pub this_zone: i32,
    /// Once the accuracy of times; zero.
    #[wire(endian = magic.order())]
    pub accuracy: u32,
    /// The octets of a packet that were kept at most.
    #[wire(endian = magic.order())]
    pub snap_len: u32,
    /// What the packets are; [`ETHERNET`] for example. The upper 16 bits tell of a frame check
    /// sequence.
    #[wire(endian = magic.order())]
    pub link_type: u32,
}

/// The number that a file starts with, written in the order of the machine that wrote it: of
/// microseconds `0xa1b2c3d4`, of nanoseconds `0xa1b23c4d`.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[repr(u32)]
pub enum Magic {
    /// Big-endian, microseconds.
    BigMicros = 0xa1b2_c3d4,
    /// Big-endian, nanoseconds.
    BigNanos = 0xa1b2_3c4d,
    /// Little-endian, microseconds.
    LittleMicros = 0xd4c3_b2a1,
    /// Little-endian, nanoseconds.
    LittleNanos = 0x4d3c_b2a1,
}

/// A packet. draft-ietf-opsawg-pcap, section 5.
///
/// ```text
/// +---------------+---------------+---------------+---------------+------- - - -
/// | seconds       | fraction      | captured_len  | original_len  | octets
/// +---------------+---------------+---------------+---------------+------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
#[wire(view)]
#[wire(ctx(order: Endian))]
pub struct Record<'a> {
    /// Since 1970.
    #[wire(endian = order)]
    pub seconds: u32,
    /// Micro- or nanoseconds, as the file's magic says.
    #[wire(endian = order)]
    pub fraction: u32,
    /// The octets that were kept.
    #[wire(endian = order, len_of(octets))]
    pub captured_len: u32,
    /// The octets that the packet had.
    #[wire(endian = order)]
    pub original_len: u32,
    /// The packet, or its start.
    pub octets: &'a [u8],
}

/// Link type of Ethernet frames.
pub const ETHERNET: u32 = 1;

impl Magic {
    /// The byte order of the file.
    pub fn order(self) -> Endian {
        match self {
            Self::BigMicros | Self::BigNanos => Endian::Big,
            Self::LittleMicros | Self::LittleNanos => Endian::Little,
        }
    }

    /// The nanoseconds of a unit of [`Record::fraction`].
    pub fn resolution(self) -> u32 {
        match self {
            Self::BigMicros | Self::LittleMicros => 1_000,
            Self::BigNanos | Self::LittleNanos => 1,
        }
    }
}
