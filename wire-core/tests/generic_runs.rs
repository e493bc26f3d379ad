//! Parameters in runs of fixed fields.

use wire_core::{Fixed, Wire};

#[derive(Wire, Debug, Clone, PartialEq)]
struct Nibbles {
    #[wire(bits = 4)]
    high: u8,
    #[wire(bits = 4)]
    low: u8,
}

#[derive(Wire, Debug, Clone, PartialEq)]
struct Pair<T: Fixed> {
    number: u8,
    one: T,
    two: [T; 2],
}

fn nibbles(low: u8) -> Nibbles {
    Nibbles { high: 1, low }
}

#[test]
fn nothing_is_written_of_a_parameter_that_does_not_fit() {
    for (one, last, path) in [(77, 2, "Pair.one.low"), (2, 77, "Pair.two[1].low")] {
        let pair = Pair { number: 1, one: nibbles(one), two: [nibbles(0), nibbles(last)] };
        let mut buffer = [0xaa; 8];
        let error = pair.encode_into(&mut buffer).unwrap_err();
        assert_eq!(error.to_string(), format!("{path}: 77 does not fit its field"));
        assert_eq!(buffer, [0xaa; 8]);
    }
}

#[test]
fn a_parameter_that_fits_is_written_in_the_run() {
    let pair = Pair { number: 1, one: nibbles(2), two: [nibbles(3), nibbles(4)] };
    let mut buffer = [0xaa; 8];
    assert_eq!(pair.encode_into(&mut buffer).unwrap(), 4);
    assert_eq!(buffer[..5], [1, 0x12, 0x13, 0x14, 0xaa]);
    assert_eq!(Pair::<Nibbles>::decode(&buffer[..4]).unwrap(), pair);
}
