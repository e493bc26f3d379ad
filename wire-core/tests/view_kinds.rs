//! Views of definitions that are out of the ordinary.
#![deny(non_camel_case_types)]

use wire_core::Wire;

/// All that there is of it is said elsewhere.
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view)]
enum Mode {
    #[wire(tag = 1)]
    Slow,
    #[wire(tag = 2)]
    Fast,
}

/// Its tags are with it, and no discriminants.
#[derive(Wire, Debug, Clone, Copy, PartialEq)]
#[wire(view, tag = u16)]
enum Level {
    #[wire(tag = 0x0102)]
    Low,
    #[wire(tag = 4)]
    High,
}

#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
struct Modes {
    kind: u8,
    #[wire(tag = kind)]
    mode: Mode,
    level: Level,
    #[wire(rest)]
    others: Vec<Level>,
}

#[test]
fn an_enum_that_is_only_a_tag_is_seen_as_its_value() {
    let octets = [2, 0, 4, 1, 2, 0, 4];
    let view = Modes::view(&octets).unwrap();
    assert_eq!((view.mode(), view.level()), (Ok(Mode::Fast), Ok(Level::High)));
    assert_eq!(view.others().collect::<Vec<_>>(), [Ok(Level::Low), Ok(Level::High)]);
    for octets in [&[3, 0, 4][..], &[1, 0, 5], &[1, 0, 4, 0], &[2, 0, 4, 0, 0]] {
        assert_eq!(Modes::view(octets).unwrap_err(), Modes::decode(octets).unwrap_err());
    }
}
