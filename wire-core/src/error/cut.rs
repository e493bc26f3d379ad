//! Runs of fixed fields that are not there whole.

use super::{Apart, DecodeError, Shortage};
use crate::layout::{Layout, Width};

/// A run of fixed fields that the bounds cut.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    pub(crate) len: usize,
    pub(crate) remaining: usize,
    pub(crate) start: usize,
    pub(crate) layout: &'static Layout,
    pub(crate) by: By,
}

/// The first field of a run, and what cut it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct By {
    pub(crate) first: u16,
    /// Whether a length in the message did.
    pub(crate) confined: bool,
}

impl Cut {
    /// A message that is such a run, of which `remaining` octets are there.
    #[inline]
    pub(crate) fn message(len: usize, remaining: usize, layout: &'static Layout) -> Self {
        Self { len, remaining, start: 0, layout, by: By { first: 0, confined: false } }
    }
}

impl From<Cut> for DecodeError {
    #[inline(always)]
    fn from(Cut { len, remaining, start, layout, by }: Cut) -> Self {
        cut(len, remaining, start, layout, by).error()
    }
}

/// The error of a run of fixed fields that the bounds cut: it names the first field that is not
/// there whole.
///
/// Its arguments are those that the caller has in registers.
#[cold]
#[inline(never)]
fn cut(
    len: usize,
    remaining: usize,
    start: usize,
    layout: &'static Layout,
    By { first, confined }: By,
) -> Apart {
    let mut bits = 0u64;
    let mut field = first;
    let mut at = 0;
    for candidate in layout.fields().skip(usize::from(first)) {
        let width = match candidate.width {
            Width::Bits(width) => u64::from(width),
            Width::Octets(octets) => (octets as u64).saturating_mul(8),
            Width::Variable => break,
        };
        at = (bits / 8) as usize;
        bits = bits.saturating_add(width);
        if bits > (remaining as u64).saturating_mul(8) {
            break;
        }
        field = field.saturating_add(1);
    }
    let kind = Shortage { len, remaining, confined }.kind();
    Apart::of(DecodeError::new(kind, start.saturating_add(at)).in_field(layout, field))
}
