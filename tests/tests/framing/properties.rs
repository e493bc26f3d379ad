//! Any messages, cut anywhere, and any octet flipped.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::cases::{Case, Limited, each_case};
use crate::shells::{Portions, fine, outcome};

/// The limit, and the greatest payload drawn: the longest header is of 19 octets.
const MAX: usize = 300;
const PAYLOAD: usize = 230;

fn config() -> ProptestConfig {
    ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_messages_cut_at_any_places_come_out_the_same(
        payloads in vec(vec(any::<u8>(), 0..PAYLOAD), 0..8),
        cuts in vec(any::<usize>(), 0..12),
    ) {
        each_case!(same, &payloads, &cuts);
    }

    #[test]
    fn any_octet_flipped_gives_errors_or_right_frames(
        payloads in vec(vec(any::<u8>(), 0..60), 1..6),
        cuts in vec(any::<usize>(), 0..4),
        place in any::<usize>(),
        mask in 1u8..=255,
    ) {
        each_case!(flipped, &payloads, &cuts, (place, mask));
    }

    #[test]
    fn any_octets_at_all_are_read_alike_by_every_shell(
        octets in vec(any::<u8>(), 0..200),
        cuts in vec(any::<usize>(), 0..6),
    ) {
        each_case!(anything, &octets, &cuts);
    }
}

fn same<F: Limited>(case: &Case<F>, payloads: &[Vec<u8>], cuts: &[usize]) {
    let octets = case.stream(payloads);
    let outcome = outcome(case, MAX, &Portions::cut(&octets, cuts));
    assert_eq!(outcome, fine(payloads), "{}", case.name);
}

fn flipped<F: Limited>(
    case: &Case<F>,
    payloads: &[Vec<u8>],
    cuts: &[usize],
    (place, mask): (usize, u8),
) {
    let mut octets = case.stream(payloads);
    let place = place % octets.len();
    octets[place] ^= mask;
    let (frames, _) = outcome(case, MAX, &Portions::cut(&octets, cuts));
    within(case, &octets, &frames);
    // What was over before the flipped octet is not touched by it.
    let mut end = 0;
    for (index, payload) in payloads.iter().enumerate() {
        end += case.frame(payload).len();
        if end <= place {
            assert_eq!(frames.get(index), Some(payload), "{}", case.name);
        }
    }
}

fn anything<F: Limited>(case: &Case<F>, octets: &[u8], cuts: &[usize]) {
    let (frames, _) = outcome(case, MAX, &Portions::cut(octets, cuts));
    within(case, octets, &frames);
}

/// No frame is beyond the limit, and all are parts of the stream, in order, without overlap.
fn within<F: Limited>(case: &Case<F>, octets: &[u8], frames: &[Vec<u8>]) {
    let mut rest = octets;
    for frame in frames {
        let least = (case.prefix)(frame.len() as u64).len();
        assert!(least + frame.len() <= MAX, "{}", case.name);
        let longest = (least + 8).min(rest.len());
        // A varint may be longer than it need be.
        let header_len = (least..=longest).find(|len| rest[*len..].starts_with(frame));
        rest = &rest[header_len.expect("a frame is a part of the stream") + frame.len()..];
    }
}
