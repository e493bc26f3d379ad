//! Views: what they show is what decoding gives, and what they change is what was asked.

#[path = "views/types.rs"]
mod types;

use proptest::prelude::*;
use types::*;
use wire_core::view::FieldPlace;
use wire_core::{DecodeErrorKind, Wire};

const ECHO: [u8; 8] = [0x08, 0x00, 0x4c, 0x60, 0x00, 0x01, 0x00, 0xfb];

#[test]
fn a_fixed_layout_is_read_in_place() {
    let view = Echo::view(&ECHO).unwrap();
    assert_eq!((view.kind(), view.checksum(), view.id(), view.seq()), (8, 0x4c60, 1, 251));
    assert_eq!(view.as_ref(), ECHO);
}

#[test]
fn octets_left_over_are_refused_by_view_and_given_by_view_prefix() {
    let octets = [8, 0, 0x4c, 0x60, 0, 1, 0, 0xfb, 0xaa];
    let error = Echo::view(&octets).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Trailing { count: 1 });
    let (view, rest) = Echo::view_prefix(&octets).unwrap();
    assert_eq!((view.seq(), rest), (251, &[0xaa][..]));
}

#[test]
fn places_are_constants() {
    const CHECKSUM: FieldPlace = Echo::CHECKSUM;
    const _: () = assert!(CHECKSUM.offset == 2 && CHECKSUM.width == 16);
    assert_eq!(Ipv4::DONT_FRAGMENT, FieldPlace { offset: 6, bit: 1, width: 1 });
    assert_eq!(Ipv4::DST.octets(), 16..20);
    assert_eq!(Ethernet::ETHERTYPE.octets(), 12..14);
}

#[test]
fn structs_of_plain_integers_are_decoded_in_constants() {
    const HEADER: Echo = Echo::from_array(&ECHO);
    const _: () = assert!(HEADER.kind == 8);
    assert_eq!(HEADER, Echo::decode(&ECHO).unwrap());
    const BITS: Bitty = Bitty::from_array(&[0x12, 0x34, 0x56, 0x78, 9]);
    assert_eq!(BITS, Bitty::decode(&[0x12, 0x34, 0x56, 0x78, 9]).unwrap());
}

#[test]
fn nested_types_are_seen_as_views_and_enums_as_values() {
    let octets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x08, 0x06];
    let view = Ethernet::view(&octets).unwrap();
    assert_eq!(view.src()._0(), [7, 8, 9, 10, 11, 12]);
    assert_eq!(view.ethertype(), Ok(EtherType::Arp));
}

fn ipv4() -> Vec<u8> {
    let packet = Ipv4 {
        version: 4,
        ihl: 0,
        tos: 0,
        total_len: 0,
        id: 7,
        reserved: false,
        dont_fragment: true,
        more: false,
        fragment: 5,
        ttl: 64,
        protocol: 17,
        checksum: 0,
        src: [10, 0, 0, 1].into(),
        dst: [10, 0, 0, 2].into(),
        options: vec![Ipv4Option::Nop, Ipv4Option::Nop, Ipv4Option::Other(7, vec![1, 2, 3, 4])],
        payload: b"abc",
    };
    packet.encode().unwrap()
}

#[test]
fn variable_parts_are_sub_slices_and_iterators() {
    let octets = ipv4();
    let view = Ipv4::view(&octets).unwrap();
    assert_eq!((view.ihl(), view.ttl(), view.fragment()), (7, 64, 5));
    assert_eq!(view.payload(), b"abc");
    let options: Vec<_> = view.options().map(Result::unwrap).collect();
    assert!(matches!(options[..2], [Ipv4OptionView::Nop, Ipv4OptionView::Nop]));
    let Ipv4OptionView::Other(other) = &options[2] else { panic!("{options:?}") };
    assert_eq!((other._0(), other._1()), (7, &[1, 2, 3, 4][..]));
}

#[test]
fn a_setter_leaves_the_checksum_and_an_update_takes_it_along() {
    let mut octets = ipv4();
    let before = octets.clone();
    let mut view = Ipv4::view_mut(&mut octets).unwrap();
    view.set_ttl(63);
    view.fix_checksum().unwrap();
    let fixed = octets.clone();
    octets.copy_from_slice(&before);
    Ipv4::view_mut(&mut octets).unwrap().update_ttl(63);
    assert_eq!(octets, fixed);
    assert_eq!(Ipv4::decode(&octets).unwrap().ttl, 63);
}

#[test]
fn a_value_that_does_not_fit_is_refused_and_nothing_changes() {
    let mut octets = ipv4();
    let before = octets.clone();
    let mut view = Ipv4::view_mut(&mut octets).unwrap();
    let error = view.set_fragment(0x2000).unwrap_err();
    assert_eq!(error.to_string(), "Ipv4.fragment: 8192 does not fit its field");
    assert_eq!(octets, before);
    let mut port = [0, 80];
    let error = Port::view_mut(&mut port).unwrap().set_number(0).unwrap_err();
    assert_eq!(error.to_string(), "Port.number: condition `number != 0` does not hold");
    assert_eq!(port, [0, 80]);
}

#[test]
fn a_message_with_a_wrong_checksum_is_viewed_to_be_fixed() {
    let mut octets = ipv4();
    octets[10] ^= 0xff;
    assert!(Ipv4::view_mut(&mut octets).is_err());
    Ipv4::view_mut_without_checksums(&mut octets).unwrap().fix_checksum().unwrap();
    assert_eq!(octets, ipv4());
}

#[test]
fn lengths_and_counts_are_made_to_say_what_the_octets_are() {
    let mut octets = ipv4();
    let mut view = Ipv4::view_mut(&mut octets).unwrap();
    view.set_total_len(9);
    view.set_ihl(15).unwrap();
    view.fix_lengths().unwrap();
    assert_eq!(octets, ipv4());
    let mut octets = [2, 0, 1, 0, 2];
    let mut view = Counted::view_mut(&mut octets).unwrap();
    view.set_n(9);
    view.fix_lengths().unwrap();
    assert_eq!(octets, [2, 0, 1, 0, 2]);
}

#[test]
fn a_checksum_over_a_pseudo_header_is_fixed_from_fields() {
    let mut octets = [1, 2, 0, 0, 7];
    let mut view = WithPseudo::view_mut_without_checksums(&mut octets).unwrap();
    view.fix_checksum().unwrap();
    assert!(WithPseudo::decode(&octets).is_ok());
}

#[test]
fn a_type_that_must_be_told_something_is_told_when_its_view_is_made() {
    let value = Keyed { checksum: 0, number: 5, body: b"abc" };
    let octets = value.encode_with((7,)).unwrap();
    assert!(Keyed::view_with(&octets, (8,)).is_err());
    assert_eq!(Keyed::view_with(&octets, (7,)).unwrap().body(), b"abc");
    let mut other = octets.clone();
    let mut view = Keyed::view_mut_with(&mut other, (7,)).unwrap();
    view.fix_checksum(8).unwrap();
    view.update_number(9);
    assert_eq!(Keyed::decode_with(&other, (8,)).unwrap().number, 9);
}

#[test]
fn a_byte_order_that_the_message_tells_is_kept() {
    for octets in [[0, 1, 2, 3, 4], [1, 1, 2, 3, 4]] {
        let (view, value) = (Ordered::view(&octets).unwrap(), Ordered::decode(&octets).unwrap());
        assert_eq!(view.number(), value.number);
        assert_eq!(view.others().collect::<Vec<_>>(), value.others);
        let mut octets = octets;
        Ordered::view_mut(&mut octets).unwrap().set_number(0x0506);
        assert_eq!(Ordered::decode(&octets).unwrap(), Ordered { number: 0x0506, ..value });
    }
}

#[test]
fn an_absent_checksum_stays_absent() {
    let mut octets = [0, 1, 0, 0];
    let mut view = Optional::view_mut(&mut octets).unwrap();
    assert_eq!(view.checksum(), None);
    view.update_value(9);
    assert_eq!(octets, [0, 9, 0, 0]);
    let mut view = Optional::view_mut_without_checksums(&mut octets).unwrap();
    view.set_checksum(Some(0xfff6)).unwrap();
    view.update_value(8);
    assert_eq!(Optional::view(&octets).unwrap().checksum(), Some(0xfff7));
}

#[test]
fn octets_and_nested_values_are_changed_in_place() {
    let mut octets = ipv4();
    let mut view = Ipv4::view_mut(&mut octets).unwrap();
    view.payload_mut().copy_from_slice(b"xyz");
    assert!(octets.ends_with(b"xyz"));
    let mut octets = [0; 14];
    octets[12] = 8;
    let mut view = Ethernet::view_mut(&mut octets).unwrap();
    view.set_src(Mac([1, 2, 3, 4, 5, 6])).unwrap();
    view.set_ethertype(EtherType::Arp).unwrap();
    assert_eq!(octets, [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 8, 6]);
}

/// Most text is ASCII, and checked many octets at a time: what is none is found wherever it is.
#[test]
fn text_is_checked_to_its_last_octet() {
    for len in 0..70 {
        let ascii = vec![b'a'; len];
        assert_eq!(Line::view(&ascii).unwrap().text(), Ok(&*"a".repeat(len)));
        for at in 0..len {
            let mut octets = ascii.clone();
            octets[at] = 0xff;
            let error = Line::view(&octets).unwrap_err();
            assert_eq!(error, Line::decode(&octets).unwrap_err());
            assert_eq!(error.offset(), at);
            octets.splice(at..=at, "\u{e9}".bytes());
            assert_eq!(
                Line::view(&octets).unwrap().text(),
                std::str::from_utf8(&octets).map_err(|_| error)
            );
        }
    }
}

#[test]
fn elements_of_an_array_are_seen_one_after_another_and_end_with_it() {
    let octets = [1, 2, 0xff, 1, b'a', 0, 9];
    let view = Arrays::view(&octets).unwrap();
    let points = view.points();
    assert_eq!((points.as_octets(), points.size_hint()), (&octets[..3], (1, Some(1))));
    assert_eq!(points.map(|point| (point.x(), point.y())).collect::<Vec<_>>(), [(1, 0x02ff)]);
    let names = view.names();
    assert_eq!((names.as_octets(), names.size_hint()), (&octets[3..6], (2, Some(2))));
    let names: Vec<_> = names.map(|name| name.unwrap().text().unwrap().to_owned()).collect();
    assert_eq!(names, ["a", ""]);
    assert_eq!(view.last(), 9);
}

#[test]
fn elements_of_no_octets_are_as_many_as_the_message_says() {
    for octets in [&[3, 0xff][..], &[0, 2], &[2, 0]] {
        let (view, value) = (Nothings::view(octets).unwrap(), Nothings::decode(octets).unwrap());
        assert_eq!(view.marks().count(), value.marks.len());
        assert_eq!(view.more().map(|more| more.count()), value.more.map(|more| more.len()));
    }
}

#[test]
fn bits_told_by_count_are_as_many_as_the_message_says() {
    let octets = [3, 0b0000_0101];
    let view = Flags::view(&octets).unwrap();
    assert_eq!(view.bits(), Ok(Flags::decode(&octets).unwrap().bits));
    assert_eq!(view.bits().unwrap().iter().count(), 3);
}

/// What a module reads may depend on how much follows.
#[test]
fn a_module_that_looks_at_what_is_left_sees_the_same_again() {
    let octets = [1, 2, 3, 4, 5];
    let view = Tailed::view(&octets).unwrap();
    let value = Tailed::decode(&octets).unwrap();
    assert_eq!((view.body(), view.tail()), (Ok(value.body), value.tail));
}

#[test]
fn octets_are_counted_before_they_are_looked_at_as_by_decoding() {
    for octets in [&[0x08, 0x00, 9][..], &[0xff], &[], &[0xff, 0xff], &[0x08, 0x06]] {
        let (view, value) = (Framed::view(octets).map(drop), Framed::decode(octets).map(drop));
        assert_eq!(view, value);
        assert_eq!(Framed::view_mut(&mut octets.to_vec()).map(drop), value);
    }
}

/// Each field of the view is that of the decoded value, for all octets that are a value.
fn mixed_agrees(octets: &[u8]) {
    let (view, value) = (Mixed::view(octets), Mixed::decode(octets));
    match (view, value) {
        (Ok(view), Ok(value)) => {
            assert_eq!(view.has_extra(), value.has_extra);
            assert_eq!(view.kind(), value.kind);
            assert_eq!(view.name(), Ok(value.name.as_str()));
            let items: Vec<u16> = view.items().iter().map(|item| item.get()).collect();
            assert_eq!(items, value.items);
            assert_eq!(view.extra(), value.extra);
            match (view.body().unwrap(), value.body) {
                (BodyView::A(view), Body::A(a)) => assert_eq!(view._0(), a),
                (BodyView::B(view), Body::B { tag, x }) => {
                    assert_eq!((view.tag(), view.x()), (tag, x));
                }
                (BodyView::C(view), Body::C(tag)) => assert_eq!(view._0(), tag),
                (view, value) => panic!("{view:?} is not {value:?}"),
            }
            assert_eq!(view.le(), value.le);
            assert_eq!(view.v(), Ok(value.v));
            let les: Vec<u16> = view.les().iter().map(|item| item.get()).collect();
            assert_eq!(les, value.les);
            assert_eq!(view.z(), Ok(value.z.as_str()));
            assert_eq!(view.o(), value.o.as_deref());
            let points: Vec<_> = view.points().map(|point| (point.x(), point.y())).collect();
            let expected: Vec<_> = value.points.iter().map(|p| (p.x, p.y)).collect();
            assert_eq!(points, expected);
            let varints: Vec<_> = view.varints().map(Result::unwrap).collect();
            assert_eq!(varints, value.varints);
            assert_eq!(view.last(), value.last);
        }
        (Err(view), Err(value)) => assert_eq!(view.offset(), value.offset()),
        (view, value) => panic!("view {view:?}, decode {value:?}"),
    }
}

proptest! {
    #[test]
    fn views_and_values_agree_on_valid_octets(value in mixed()) {
        let octets = value.encode().unwrap();
        prop_assert!(Mixed::view(&octets).is_ok());
        mixed_agrees(&octets);
    }

    #[test]
    fn views_and_values_agree_on_cut_and_flipped_octets(
        value in mixed(),
        cut in any::<proptest::sample::Index>(),
        flips in prop::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..3),
    ) {
        let mut octets = value.encode().unwrap();
        for (index, mask) in flips {
            *index.get_mut(&mut octets) ^= mask;
        }
        mixed_agrees(&octets);
        octets.truncate(cut.index(octets.len() + 1));
        mixed_agrees(&octets);
    }

    #[test]
    fn views_and_values_agree_on_any_octets(octets in prop::collection::vec(any::<u8>(), 0..64)) {
        mixed_agrees(&octets);
        prop_assert_eq!(Ipv4::view(&octets).is_ok(), Ipv4::decode(&octets).is_ok());
        prop_assert_eq!(Echo::view(&octets).is_ok(), Echo::decode(&octets).is_ok());
        prop_assert_eq!(Ethernet::view(&octets).is_ok(), Ethernet::decode(&octets).is_ok());
        prop_assert_eq!(Strict::view(&octets).is_ok(), Strict::decode(&octets).is_ok());
        prop_assert_eq!(Padded::view(&octets).is_ok(), Padded::decode(&octets).is_ok());
        prop_assert_eq!(Tree::view(&octets).is_ok(), Tree::decode(&octets).is_ok());
        prop_assert_eq!(Ipv4Option::view(&octets).is_ok(), Ipv4Option::decode(&octets).is_ok());
    }

    #[test]
    fn padded_fields_are_where_decoding_finds_them(octets in prop::collection::vec(any::<u8>(), 0..32)) {
        if let (Ok(view), Ok(value)) = (Padded::view(&octets), Padded::decode(&octets)) {
            prop_assert_eq!(view.name(), value.name);
            prop_assert_eq!(view.aligned(), value.aligned);
            prop_assert_eq!(view.after(), value.after);
            prop_assert_eq!(view.trailer(), value.trailer);
        }
    }

    #[test]
    fn a_setter_changes_its_field_and_no_other_bit(
        octets in any::<[u8; 5]>(),
        (a, b, c, d) in (0u8..8, 0u16..1 << 10, 0u32..1 << 19, any::<i8>()),
    ) {
        let before = Bitty::decode(&octets).unwrap();
        let set = |change: &dyn Fn(&mut BittyView<&mut [u8]>)| {
            let mut octets = octets;
            change(&mut Bitty::view_mut(&mut octets).unwrap());
            Bitty::decode(&octets).unwrap()
        };
        prop_assert_eq!(set(&|view| view.set_a(a).unwrap()), Bitty { a, ..before.clone() });
        prop_assert_eq!(set(&|view| view.set_b(b).unwrap()), Bitty { b, ..before.clone() });
        prop_assert_eq!(set(&|view| view.set_c(c).unwrap()), Bitty { c, ..before.clone() });
        prop_assert_eq!(set(&|view| view.set_d(d)), Bitty { d, ..before });
    }

    #[test]
    fn setters_of_octets_change_their_octets_only(
        index in any::<proptest::sample::Index>(),
        value in any::<u32>(),
    ) {
        let before = ipv4();
        let mut octets = before.clone();
        let mut view = Ipv4::view_mut(&mut octets).unwrap();
        let place = match index.index(5) {
            0 => { view.set_tos(value as u8); Ipv4::TOS }
            1 => { view.set_id(value as u16); Ipv4::ID }
            2 => { view.set_protocol(value as u8); Ipv4::PROTOCOL }
            3 => { view.set_checksum(value as u16); Ipv4::CHECKSUM }
            _ => { view.set_src(value.into()); Ipv4::SRC }
        };
        let octets_of_field = place.octets();
        prop_assert_eq!(&octets[..octets_of_field.start], &before[..octets_of_field.start]);
        prop_assert_eq!(&octets[octets_of_field.end..], &before[octets_of_field.end..]);
        let (value, field) = (value.to_be_bytes(), &octets[octets_of_field]);
        prop_assert_eq!(field, &value[4 - field.len()..]);
    }

    #[test]
    fn an_update_gives_the_checksum_that_computing_it_anew_gives(
        (ttl, src, fragment, more) in (any::<u8>(), any::<u32>(), 0u16..0x2000, any::<bool>()),
    ) {
        let mut octets = ipv4();
        let mut view = Ipv4::view_mut(&mut octets).unwrap();
        view.update_ttl(ttl);
        view.update_src(src.into());
        view.update_fragment(fragment).unwrap();
        view.update_more(more);
        let updated = view.checksum();
        view.fix_checksum().unwrap();
        prop_assert_eq!(view.checksum(), updated);
    }
}
