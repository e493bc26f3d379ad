//! Where fields are.

use core::ops::Range;

/// Where a field of fixed place is in its message, as a constant.
///
/// ```
/// use wire_core::Wire;
/// use wire_core::view::FieldPlace;
///
/// #[derive(Wire)]
/// #[wire(view)]
/// struct Header {
///     #[wire(bits = 4)]
///     version: u8,
///     #[wire(bits = 12)]
///     flags: u16,
///     id: u16,
/// }
///
/// const ID: FieldPlace = Header::ID;
/// assert_eq!((ID.offset, ID.width), (2, 16));
/// assert_eq!(ID.octets(), 2..4);
/// assert_eq!((Header::FLAGS.offset, Header::FLAGS.bit, Header::FLAGS.width), (0, 4, 12));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldPlace {
    /// The octet in which the field starts, from the start of the value.
    pub offset: usize,
    /// The bit of that octet at which the field starts, counted in the type's bit order; zero for
    /// whole octets.
    pub bit: u32,
    /// The bits of the field.
    pub width: usize,
}

impl FieldPlace {
    /// A field of whole octets.
    #[doc(hidden)]
    pub const fn of_octets(offset: usize, len: usize) -> Self {
        Self { offset, bit: 0, width: len * 8 }
    }

    /// A field of a bit run that starts at octet `run`.
    #[doc(hidden)]
    pub const fn of_bits(run: usize, bit: usize, width: usize) -> Self {
        Self { offset: run + bit / 8, bit: (bit % 8) as u32, width }
    }

    /// The octets that the field is in.
    pub const fn octets(self) -> Range<usize> {
        self.offset..self.offset + (self.bit as usize + self.width).div_ceil(8)
    }
}

/// What checking a message noted for its view.
#[derive(Clone, Copy, Debug)]
pub struct Places<const ENDS: usize, const NOTES: usize> {
    /// Where the value starts in the message.
    pub start: usize,
    /// Offsets at which varying fields start and end, in the octets that the view has: those of the
    /// message, or, where no part of the value looks at others, the value's own.
    pub ends: [usize; ENDS],
    /// Tags of enums, and whether optional fields are there.
    pub notes: [u64; NOTES],
}
