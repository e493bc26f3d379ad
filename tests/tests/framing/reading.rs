//! Hostile streams, and readers that behave badly.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read};

use tokio::io::{AsyncRead, ReadBuf};
use wire_core::frame::{
    AsyncFrameReader, FrameError, FrameReader, Framer, HeaderFraming, LengthPrefix,
};
use wire_core::varint::{Leb128, Var};

use crate::cases::{Bgp, Case, Limited, Mqtt, Plain, each_case};
use crate::shells::{Portions, fine, outcome, outcomes, resumed};

const MAX: usize = 1000;

fn payload(len: usize) -> Vec<u8> {
    (0..len).map(|index| index as u8).collect()
}

#[test]
fn any_cut_gives_the_same_frames() {
    fn check<F: Limited>(case: &Case<F>) {
        let payloads = [payload(5), payload(0), payload(200), payload(1)];
        assert_eq!(outcomes(case, MAX, &case.stream(&payloads)), fine(&payloads), "{}", case.name);
    }
    each_case!(check);
}

#[test]
fn every_offset_of_a_cut_in_two() {
    fn check<F: Limited>(case: &Case<F>) {
        let payloads = [payload(3), payload(70), payload(2)];
        let octets = case.stream(&payloads);
        for cut in 0..=octets.len() {
            let portions = Portions::cut(&octets, &[cut]);
            assert_eq!(outcome(case, MAX, &portions), fine(&payloads), "{} at {cut}", case.name);
        }
    }
    each_case!(check);
}

#[test]
fn the_limit_is_on_the_whole_frame() {
    fn check<F: Limited>(case: &Case<F>) {
        for max in [30, 150] {
            for len in 0..=max as u64 + 1 {
                let frame_len = (case.prefix)(len).len() + len as usize;
                if frame_len + 1 < max || frame_len > max + 1 || len > case.most {
                    continue;
                }
                let payloads = [payload(len as usize)];
                let outcome = outcomes(case, max, &case.stream(&payloads));
                if frame_len <= max {
                    assert_eq!(outcome, fine(&payloads), "{}, {frame_len} of {max}", case.name);
                } else {
                    let text = format!("frame of {frame_len} octets, more than the {max} allowed");
                    assert_eq!(outcome, (vec![], Some(text)), "{}", case.name);
                }
            }
        }
    }
    each_case!(check);
}

#[test]
fn great_lengths_are_refused_by_the_prefix_alone() {
    fn check<F: Limited>(case: &Case<F>) {
        let lens = [1000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1 << 32, 1 << 63, u64::MAX];
        for len in lens.into_iter().chain([case.most]).filter(|len| *len <= case.most) {
            // A frame that is right comes first; the limit leaves no room for the second.
            let mut octets = case.frame(b"first");
            octets.extend((case.prefix)(len));
            let max = if len < 1000 { 100 } else { MAX };
            let (frames, error) = outcomes(case, max, &octets);
            assert_eq!(frames, [b"first"], "{} of {len}", case.name);
            let error = error.unwrap();
            assert!(error.ends_with(&format!("more than the {max} allowed")), "{error}");
        }
    }
    each_case!(check);
}

#[test]
fn a_length_that_counts_itself_and_is_less_than_its_own_size() {
    fn check<F: Limited>(case: &Case<F>) {
        let own = match case.name {
            "bgp" => 19,
            "leb128 itself" => 1,
            name if name.ends_with("itself") => (case.prefix)(0).len(),
            _ => return,
        };
        let zero = (case.prefix)(0);
        for len in 0..own {
            let mut octets = zero.clone();
            match case.name {
                "bgp" => octets[16..18].copy_from_slice(&(len as u16).to_be_bytes()),
                "u32 le itself" | "leb128 itself" => octets[0] = len as u8,
                _ => octets[own - 1] = len as u8,
            }
            let text = format!("no frame has the length {len}");
            assert_eq!(outcomes(case, MAX, &octets), (vec![], Some(text)), "{}", case.name);
        }
    }
    each_case!(check);
}

#[test]
fn the_end_is_told_apart_on_a_border_in_a_prefix_and_in_a_body() {
    fn check<F: Limited>(case: &Case<F>) {
        let payloads = [payload(4), payload(0), payload(140)];
        let octets = case.stream(&payloads);
        for end in 0..=octets.len() {
            let (frames, error) = outcome(case, MAX, &Portions::each(&octets[..end], 7));
            let whole: usize = frames.iter().map(|frame| case.frame(frame).len()).sum();
            assert_eq!(frames[..], payloads[..frames.len()], "{}", case.name);
            let received = end - whole;
            let error = error.unwrap_or_default();
            let Some(next) = payloads.get(frames.len()) else { continue };
            let prefix_len = (case.prefix)(next.len() as u64).len();
            let begin = if received == 0 {
                String::new()
            } else if received < prefix_len {
                format!("stream ended after {received} of at least ")
            } else {
                let len = prefix_len + next.len();
                format!("stream ended after {received} of the {len} octets of a frame")
            };
            assert!(error.starts_with(&begin), "{} ended at {end}: {error}", case.name);
            assert_eq!(error.is_empty(), begin.is_empty(), "{} ended at {end}", case.name);
        }
    }
    each_case!(check);
}

#[test]
fn headers_that_are_none() {
    let error = |mut framer: Framer<_, _>, octets: &[u8]| {
        framer.push(octets).unwrap();
        framer.next_frame().unwrap_err().to_string()
    };
    assert_eq!(
        error(Framer::new(LengthPrefix::<Var<Leb128, u32>>::new()), &[0xff; 11]),
        "header of a frame: message at octet 0: integer out of the range of its type"
    );
    assert_eq!(
        error(
            Framer::new(LengthPrefix::<Var<Leb128, u32>>::new()),
            &[0xff, 0xff, 0xff, 0xff, 0x1f]
        ),
        "header of a frame: message at octet 0: integer out of the range of its type"
    );
    let mut framer = Framer::new(HeaderFraming::<Bgp>::new());
    framer.push(&[0; 19]).unwrap();
    assert!(matches!(framer.next_frame(), Err(FrameError::Header(_))));
    let mut framer = Framer::new(HeaderFraming::<Mqtt>::new());
    framer.push(&[0, 0x80, 0x80, 0x80, 0x80]).unwrap();
    assert!(matches!(framer.next_frame(), Err(FrameError::Header(_))));
}

#[test]
fn headers_reach_the_caller_decoded() {
    let octets = [5, 0, 2, b'h', b'i', 6, 0, 0];
    let mut receiver = FrameReader::new(&octets[..], HeaderFraming::<Plain>::new());
    let frame = receiver.next_frame().unwrap().unwrap();
    assert_eq!(*frame.header(), Plain { kind: 5, len: 2 });
    assert_eq!((frame.payload(), frame.octets()), (&b"hi"[..], &octets[..5]));
    let frame = receiver.next_frame().unwrap().unwrap();
    assert_eq!((frame.header().kind, frame.payload()), (6, &b""[..]));
}

#[test]
fn needed_is_the_least_that_is_missing() {
    let mut framer = Framer::new(LengthPrefix::<u32>::new());
    for (octet, needed) in [(0, 3), (0, 2), (0, 1), (2, 2), (b'h', 1), (b'i', 0)] {
        framer.push(&[octet]).unwrap();
        assert_eq!(framer.needed(), needed);
    }
    let mut framer = Framer::new(HeaderFraming::<Mqtt>::new());
    for (octet, needed) in [(0, 1), (0x80, 1), (1, 128), (b'h', 127)] {
        framer.push(&[octet]).unwrap();
        assert_eq!(framer.needed(), needed);
    }
}

#[test]
fn a_lent_buffer_is_a_limit() {
    let mut buffer = [0; 6];
    let mut framer = Framer::with_buffer(LengthPrefix::<u16>::new(), &mut buffer[..]);
    assert_eq!(framer.push(&[0, 4, 1, 2, 3, 4, 0, 5, 1]).unwrap(), 6);
    assert_eq!(framer.next_frame().unwrap(), Some(&[1, 2, 3, 4][..]));
    assert_eq!(framer.push(&[0, 5, 1]).unwrap(), 3);
    let error = framer.next_frame().unwrap_err();
    assert!(matches!(error, FrameError::TooLong { len: 7, max: 6 }), "{error}");
}

#[test]
fn announcing_more_than_there_was_room_for_is_an_error() {
    let mut buffer = [0; 6];
    let mut framer = Framer::with_buffer(LengthPrefix::<u16>::new(), &mut buffer[..]);
    let error = framer.advance(7).unwrap_err();
    assert!(matches!(error, FrameError::Overfilled { claimed: 7, room: 6 }), "{error}");
    assert!(matches!(framer.next_frame(), Err(FrameError::Failed)));
}

/// Does what the script says: octets, an error, or a claim.
struct Script(VecDeque<Step>);

enum Step {
    Octets(Vec<u8>),
    Error(ErrorKind),
    Claim(usize),
}

impl Read for Script {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self.0.pop_front() {
            Some(Step::Octets(octets)) => {
                room[..octets.len()].copy_from_slice(&octets);
                Ok(octets.len())
            }
            Some(Step::Error(kind)) => Err(kind.into()),
            Some(Step::Claim(count)) => Ok(room.len() + count),
            None => Ok(0),
        }
    }
}

impl AsyncRead for Script {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> std::task::Poll<io::Result<()>> {
        let count = self.read(room.initialize_unfilled())?;
        room.advance(count);
        std::task::Poll::Ready(Ok(()))
    }
}

fn script(steps: impl IntoIterator<Item = Step>) -> Script {
    Script(steps.into_iter().collect())
}

fn octets(octets: &[u8]) -> Step {
    Step::Octets(octets.to_vec())
}

#[test]
fn interrupted_reads_are_tried_again() {
    let steps = || {
        let interrupted = || Step::Error(ErrorKind::Interrupted);
        script([interrupted(), octets(&[2, b'h']), interrupted(), interrupted(), octets(b"i")])
    };
    let mut receiver = FrameReader::new(steps(), LengthPrefix::<u8>::new());
    assert_eq!(receiver.next_frame().unwrap(), Some(&b"hi"[..]));
    assert_eq!(receiver.next_frame().unwrap(), None);
    let mut receiver = AsyncFrameReader::new(steps(), LengthPrefix::<u8>::new());
    let frame = resumed!(async { receiver.next_frame().await.unwrap().map(<[u8]>::to_vec) });
    assert_eq!(frame, Some(b"hi".to_vec()));
}

#[test]
fn reads_that_would_block_lose_nothing() {
    for kind in [ErrorKind::WouldBlock, ErrorKind::TimedOut] {
        let steps = [
            Step::Error(kind),
            octets(&[2, b'h']),
            Step::Error(kind),
            octets(&[b'i', 1]),
            Step::Error(kind),
            octets(b"!"),
        ];
        let mut receiver = FrameReader::new(script(steps), LengthPrefix::<u8>::new());
        let mut frames = Vec::new();
        let mut blocked = 0;
        loop {
            match receiver.next_frame() {
                Ok(Some(frame)) => frames.push(frame.to_vec()),
                Ok(None) => break,
                Err(error) => {
                    assert!(error.is_retryable(), "{error}");
                    blocked += 1;
                }
            }
        }
        assert_eq!((frames, blocked), (vec![b"hi".to_vec(), b"!".to_vec()], 3));
    }
}

#[test]
fn other_errors_of_the_stream_are_final() {
    let steps = [octets(&[1, 7, 2, b'h']), Step::Error(ErrorKind::ConnectionReset), octets(b"i")];
    let mut receiver = FrameReader::new(script(steps), LengthPrefix::<u8>::new());
    assert_eq!(receiver.next_frame().unwrap(), Some(&[7][..]));
    assert!(matches!(receiver.next_frame(), Err(FrameError::Io(_))));
    assert!(matches!(receiver.next_frame(), Err(FrameError::Failed)));
}

#[test]
fn a_reader_that_claims_more_than_the_buffer_holds_is_refused() {
    let steps = [octets(&[2, b'h']), Step::Claim(1), octets(b"i")];
    let mut receiver = FrameReader::new(script(steps), LengthPrefix::<u8>::new());
    assert!(matches!(receiver.next_frame(), Err(FrameError::Overfilled { .. })));
    assert!(matches!(receiver.next_frame(), Err(FrameError::Failed)));
}

#[test]
fn an_early_zero_ends_within_the_frame() {
    let steps = [octets(&[2, b'h']), octets(&[]), octets(b"i")];
    let mut receiver = FrameReader::new(script(steps), LengthPrefix::<u8>::new());
    let error = receiver.next_frame().unwrap_err();
    assert!(matches!(error, FrameError::EndedInBody { received: 2, len: 3 }), "{error}");
    assert!(matches!(receiver.next_frame(), Err(FrameError::Failed)));
}

#[test]
fn a_message_that_cannot_be_decoded_ends_the_reader() {
    let octets = [2, 0, 1, 1, 0, 2, 0, 2];
    let mut receiver = FrameReader::new(&octets[..], LengthPrefix::<u8>::new());
    assert_eq!(receiver.receive::<u16>().unwrap(), Some(1));
    assert!(matches!(receiver.receive::<u16>(), Err(FrameError::Decode(_))));
    assert!(matches!(receiver.receive::<u16>(), Err(FrameError::Failed)));
    assert!(matches!(receiver.next_frame(), Err(FrameError::Failed)));
    let mut receiver = AsyncFrameReader::new(&octets[..], LengthPrefix::<u8>::new());
    assert_eq!(resumed!(receiver.receive::<u16>()).unwrap(), Some(1));
    assert!(matches!(resumed!(receiver.receive::<u16>()), Err(FrameError::Decode(_))));
    assert!(matches!(resumed!(receiver.receive::<u16>()), Err(FrameError::Failed)));
}

#[test]
fn a_message_with_a_header_of_its_own_is_the_whole_frame() {
    let octets = [5, 0, 2, b'h', b'i'];
    let mut receiver = FrameReader::new(&octets[..], HeaderFraming::<Plain>::new());
    assert_eq!(receiver.receive::<[u8; 5]>().unwrap(), Some(octets));
    assert_eq!(receiver.receive::<[u8; 5]>().unwrap(), None);
}

#[test]
fn one_read_brings_all_that_the_buffer_holds() {
    struct Counted<'a>(&'a [u8], usize);
    impl Read for Counted<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            self.1 += 1;
            self.0.read(room)
        }
    }
    let stream = [[0, 0, 0, 16].as_slice(), &[7; 16]].concat().repeat(100_000);
    let mut receiver = FrameReader::new(Counted(&stream, 0), LengthPrefix::<u32>::new());
    let mut count = 0;
    while receiver.next_frame().unwrap().is_some() {
        count += 1;
    }
    assert_eq!(count, 100_000);
    // Full buffers of 256 KiB, six while it grows there, and the end.
    let reads = receiver.get_ref().1;
    assert!(reads <= stream.len() / (255 * 1024) + 8, "{reads} reads");
}
