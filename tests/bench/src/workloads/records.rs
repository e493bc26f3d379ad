//! Records one after another, each of which says how long it is, seen in place.

use wire_core::Wire;

use crate::{Case, hand, repeat};

/// A type, and a value of so many octets.
#[derive(Wire)]
#[wire(view)]
struct Record<'a> {
    kind: u8,
    #[wire(len_prefix = u8)]
    value: &'a [u8],
}

#[derive(Wire)]
#[wire(view)]
struct Records<'a> {
    id: u16,
    #[wire(rest)]
    records: Vec<Record<'a>>,
}

/// Octets of [`Records`].
const OCTETS: [u8; 22] = [0, 7, 1, 2, 9, 9, 2, 3, 1, 2, 3, 3, 0, 4, 7, 1, 2, 3, 4, 5, 6, 7];

const RECORDS: &str = "view, records checked and read";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new(RECORDS, "wire", |n| repeat(n, &OCTETS[..], wire_records)),
        Case::new(RECORDS, "hand", |n| repeat(n, &OCTETS[..], hand_records)),
    ]
}

#[inline(never)]
fn wire_records(octets: &[u8]) -> Result<usize, wire_core::DecodeError> {
    let view = Records::view(octets)?;
    let mut sum = usize::from(view.id());
    for record in view.records() {
        let record = record?;
        sum += usize::from(record.kind()) + record.value().len();
    }
    Ok(sum)
}

/// Goes through the records twice, as Wire does: nothing is read of what is refused.
#[inline(never)]
fn hand_records(octets: &[u8]) -> Result<usize, hand::Error> {
    let Some((id, records)) = octets.split_first_chunk() else {
        return hand::error(hand::Kind::Incomplete, 0);
    };
    let mut left = records;
    while let Some((_, behind)) = left.split_first() {
        let Some((len, behind)) = behind.split_first() else { return hand_cut_record(records) };
        let Some((_, behind)) = behind.split_at_checked(usize::from(*len)) else {
            return hand_cut_record(records);
        };
        left = behind;
    }
    let mut sum = usize::from(u16::from_be_bytes(*id));
    left = records;
    while let [kind, len, behind @ ..] = left {
        let Some((value, behind)) = behind.split_at_checked(usize::from(*len)) else { break };
        sum += usize::from(*kind) + value.len();
        left = behind;
    }
    Ok(sum)
}

/// Where the last of the records starts, which is cut.
#[cold]
#[inline(never)]
fn hand_cut_record(records: &[u8]) -> Result<usize, hand::Error> {
    let mut left = records;
    while let [_, len, behind @ ..] = left {
        let Some(behind) = behind.get(usize::from(*len)..) else { break };
        left = behind;
    }
    hand::error(hand::Kind::Incomplete, 2 + records.len() - left.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_the_same() {
        for len in 0..=OCTETS.len() {
            let octets = &OCTETS[..len];
            assert_eq!(hand_records(octets).ok(), wire_records(octets).ok(), "{len} octets");
        }
        assert!(wire_records(&OCTETS).is_ok());
    }
}
