//! Options of several kinds one after another, seen in place: those of TCP (RFC 9293, section 3.1;
//! RFC 7323).

use wire_core::Wire;

use crate::{Case, hand, repeat};

#[derive(Wire)]
#[wire(view, tag = u8)]
enum TcpOption<'a> {
    #[wire(tag = 1)]
    NoOperation,
    #[wire(tag = 2, len_prefix = u8, bias = 2)]
    MaxSegment { size: u16 },
    #[wire(tag = 3, len_prefix = u8, bias = 2)]
    WindowScale { shift: u8 },
    #[wire(tag = 8, len_prefix = u8, bias = 2)]
    Timestamps { value: u32, echo: u32 },
    #[wire(other, len_prefix = u8, bias = 2)]
    Other {
        kind: u8,
        #[wire(rest)]
        data: &'a [u8],
    },
}

#[derive(Wire)]
#[wire(view)]
struct Options<'a> {
    port: u16,
    #[wire(rest)]
    options: Vec<TcpOption<'a>>,
}

/// Octets of [`Options`].
const OCTETS: [u8; 24] = [
    0, 80, // port
    2, 4, 0x05, 0xb4, // greatest segment
    1,    // no operation
    3, 3, 7, // window scale
    8, 10, 0, 0, 0, 9, 0, 0, 0, 8, // timestamps
    254, 4, 0xf9, 0x89, // an experiment
];

const OPTIONS: &str = "view, options of five kinds";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(OPTIONS, "wire", |n| repeat(n, &OCTETS[..], wire_options)),
        Case::new(OPTIONS, "hand", |n| repeat(n, &OCTETS[..], hand_options)),
    ]
}

#[inline(never)]
fn wire_options(octets: &[u8]) -> Result<u64, wire_core::DecodeError> {
    let view = Options::view(octets)?;
    let mut sum = u64::from(view.port());
    for option in view.options() {
        sum += match option? {
            TcpOptionView::NoOperation => 1,
            TcpOptionView::MaxSegment(option) => option.size().into(),
            TcpOptionView::WindowScale(option) => option.shift().into(),
            TcpOptionView::Timestamps(option) => {
                u64::from(option.value()) + u64::from(option.echo())
            }
            TcpOptionView::Other(option) => u64::from(option.kind()) + option.data().len() as u64,
        };
    }
    Ok(sum)
}

/// Goes through the options twice, as Wire does: nothing is read of what is refused.
#[inline(never)]
fn hand_options(octets: &[u8]) -> Result<u64, hand::Error> {
    let Some((port, options)) = octets.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    let mut left = options;
    while let [kind, behind @ ..] = left {
        if *kind == 1 {
            left = behind;
            continue;
        }
        let Some(len) = behind.first() else { return hand_refused(options) };
        match (kind, len) {
            (2, 4) | (3, 3) | (8, 10) => {}
            (2 | 3 | 8, _) | (_, 0 | 1) => return hand_refused(options),
            _ => {}
        }
        let Some((_, behind)) = left.split_at_checked(usize::from(*len)) else {
            return hand_refused(options);
        };
        left = behind;
    }
    let mut sum = u64::from(u16::from_be_bytes(*port));
    left = options;
    loop {
        (sum, left) = match left {
            [1, behind @ ..] => (sum + 1, behind),
            [2, _, a, b, behind @ ..] => (sum + u64::from(u16::from_be_bytes([*a, *b])), behind),
            [3, _, shift, behind @ ..] => (sum + u64::from(*shift), behind),
            [8, _, a, b, c, d, e, f, g, h, behind @ ..] => {
                let value = u32::from_be_bytes([*a, *b, *c, *d]);
                let echo = u32::from_be_bytes([*e, *f, *g, *h]);
                (sum + u64::from(value) + u64::from(echo), behind)
            }
            [kind, len, ..] => match left.split_at_checked(usize::from(*len)) {
                Some((_, behind)) => (sum + u64::from(*kind) + u64::from(*len) - 2, behind),
                None => return Ok(sum),
            },
            _ => return Ok(sum),
        };
    }
}

/// Where the first of the options starts that is none.
#[cold]
#[inline(never)]
fn hand_refused(options: &[u8]) -> Result<u64, hand::Error> {
    let mut left = options;
    let kind = loop {
        left = match left {
            [1, behind @ ..]
            | [2, 4, _, _, behind @ ..]
            | [3, 3, _, behind @ ..]
            | [8, 10, _, _, _, _, _, _, _, _, behind @ ..] => behind,
            [2 | 3 | 8, len, ..] if left.len() >= usize::from(*len) => break hand::Kind::Invalid,
            [_, 0 | 1, ..] => break hand::Kind::Invalid,
            [_, len, ..] if left.len() >= usize::from(*len) => &left[usize::from(*len)..],
            _ => break hand::Kind::Incomplete,
        };
    };
    hand::error(kind, 2 + options.len() - left.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_read_the_same() {
        let sum = 80 + 0x05b4 + 1 + 7 + 9 + 8 + 254 + 2;
        assert_eq!(
            (wire_options(&OCTETS).ok(), hand_options(&OCTETS).ok()),
            (Some(sum), Some(sum))
        );
    }

    #[test]
    fn both_refuse_the_same() {
        for len in 0..OCTETS.len() {
            let octets = &OCTETS[..len];
            assert_eq!(hand_options(octets).ok(), wire_options(octets).ok(), "{len} octets");
        }
        for at in 0..OCTETS.len() {
            for octet in 0..=u8::MAX {
                let mut octets = OCTETS;
                octets[at] = octet;
                let (hand, wire) = (hand_options(&octets).ok(), wire_options(&octets).ok());
                assert_eq!(hand, wire, "octet {at} is {octet}");
            }
        }
    }
}
