//! Parts of a message changed through views of their own: nested types, variants, elements.

use wire_core::checksum::{Checksum, Internet};
use wire_core::{DecodeErrorKind, Wire};

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Point {
    x: u8,
    y: u16,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Label<'a> {
    #[wire(bits = 2)]
    colour: u8,
    #[wire(bits = 6, len_of(text))]
    len: u8,
    text: &'a str,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view, tag = u8)]
enum Shape<'a> {
    #[wire(tag = 0)]
    Nothing,
    #[wire(tag = 1, len_prefix = u8)]
    Circle { centre: Point, radius: u16 },
    #[wire(tag = 2..=9)]
    Path {
        tag: u8,
        #[wire(count_prefix = u8)]
        points: Vec<Point>,
    },
    #[wire(other, len_prefix = u8)]
    Other(u8, #[wire(rest)] &'a [u8]),
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Drawing<'a> {
    #[wire(checksum = internet, over = self)]
    sum: u16,
    origin: Point,
    title: Label<'a>,
    #[wire(count_prefix = u8)]
    shapes: Vec<Shape<'a>>,
    #[wire(count_prefix = u8)]
    numbers: Vec<u16>,
    #[wire(rest)]
    frame: Option<Point>,
}

fn drawing() -> Drawing<'static> {
    let point = |x, y| Point { x, y };
    Drawing {
        sum: 0,
        origin: point(1, 2),
        title: Label { colour: 3, len: 0, text: "a\u{e9}" },
        shapes: vec![
            Shape::Nothing,
            Shape::Circle { centre: point(3, 4), radius: 5 },
            Shape::Path { tag: 4, points: vec![point(6, 7), point(8, 9)] },
            Shape::Other(77, b"xyz"),
        ],
        numbers: vec![10, 11],
        frame: Some(point(12, 13)),
    }
}

/// What decoding gives after this change through a view.
fn after(change: impl FnOnce(DrawingView<&mut [u8]>)) -> Vec<u8> {
    let mut octets = drawing().encode().unwrap();
    change(Drawing::view_mut(&mut octets).unwrap());
    Drawing::view_mut_without_checksums(&mut octets).unwrap().fix_checksum().unwrap();
    octets
}

/// Sees that decoding gives what was drawn, but for this.
fn assert_changed(octets: &[u8], expected: impl FnOnce(&mut Drawing<'_>)) {
    let mut drawing = drawing();
    expected(&mut drawing);
    assert_eq!(drawing.encode().unwrap(), octets);
}

#[test]
fn a_nested_value_is_changed_in_place() {
    let octets = after(|mut view| view.origin_mut().unwrap().set_y(99));
    assert_changed(&octets, |drawing| drawing.origin.y = 99);
    let octets = after(|mut view| view.title_mut().unwrap().set_colour(1).unwrap());
    assert_changed(&octets, |drawing| drawing.title.colour = 1);
    let octets = after(|mut view| view.frame_mut().unwrap().unwrap().set_x(7));
    assert_changed(&octets, |drawing| drawing.frame = Some(Point { x: 7, y: 13 }));
}

#[test]
fn an_element_is_changed_in_place() {
    let octets = after(|mut view| {
        let ShapeView::Circle(mut circle) = view.shapes_mut(1).unwrap().unwrap() else { panic!() };
        circle.set_radius(0x0506);
        circle.centre_mut().unwrap().set_x(0xee);
        circle.set_centre(Point { x: 5, ..circle.centre_value() }).unwrap();
    });
    assert_changed(&octets, |drawing| {
        drawing.shapes[1] = Shape::Circle { centre: Point { x: 5, y: 4 }, radius: 0x0506 };
    });
    let octets = after(|mut view| {
        let ShapeView::Path(mut path) = view.shapes_mut(2).unwrap().unwrap() else { panic!() };
        path.points_mut(1).unwrap().unwrap().set_y(0x0102);
        assert!(path.points_mut(2).is_none());
    });
    assert_changed(&octets, |drawing| {
        let points = vec![Point { x: 6, y: 7 }, Point { x: 8, y: 0x0102 }];
        drawing.shapes[2] = Shape::Path { tag: 4, points };
    });
    let octets = after(|mut view| {
        let ShapeView::Other(mut other) = view.shapes_mut(3).unwrap().unwrap() else { panic!() };
        other._1_mut().reverse();
        assert!(view.shapes_mut(4).is_none());
    });
    assert_changed(&octets, |drawing| drawing.shapes[3] = Shape::Other(77, b"zyx"));
}

impl<B: zerocopy::ByteSlice> ShapeCircleView<B> {
    fn centre_value(&self) -> Point {
        Point { x: self.centre().x(), y: self.centre().y() }
    }
}

#[test]
fn a_variant_is_changed_through_a_view_of_its_enum() {
    let mut octets = Shape::Circle { centre: Point { x: 1, y: 2 }, radius: 3 }.encode().unwrap();
    let ShapeView::Circle(mut circle) = Shape::view_mut(&mut octets).unwrap() else { panic!() };
    circle.set_radius(4);
    assert_eq!(octets, [1, 5, 1, 0, 2, 0, 4]);
}

#[test]
fn numbers_and_text_are_changed_where_they_stand() {
    let octets = after(|mut view| view.numbers_mut()[1].set(0x0304));
    assert_changed(&octets, |drawing| drawing.numbers[1] = 0x0304);
    let octets = after(|mut view| {
        view.title_mut().unwrap().text_mut().unwrap().make_ascii_uppercase();
    });
    assert_changed(&octets, |drawing| drawing.title.text = "A\u{e9}");
}

#[test]
fn what_is_no_value_any_more_is_an_error_to_those_who_look_again() {
    let mut octets = drawing().encode().unwrap();
    let mut view = Drawing::view_mut(&mut octets).unwrap();
    view.title_mut().unwrap().set_len(63).unwrap();
    let error = view.title_mut().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Label.text at octet 6: goes 60 octets beyond the length around it"
    );
    let ShapeView::Path(_) = view.shapes_mut(2).unwrap().unwrap() else { panic!() };
}

/// A part with a checksum of its own, which changes before it is right again.
#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Summed {
    #[wire(checksum = internet, over = self)]
    sum: u16,
    number: u16,
    #[wire(rest)]
    octets: Vec<u8>,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Holder {
    id: u8,
    #[wire(len_prefix = u8)]
    summed: Summed,
}

#[test]
fn the_checksum_of_a_part_is_mended_in_its_place() {
    let holder = Holder { id: 1, summed: Summed { sum: 0, number: 2, octets: vec![3] } };
    let mut octets = holder.encode().unwrap();
    let mut view = Holder::view_mut(&mut octets).unwrap();
    view.summed_mut().unwrap().set_number(0x0809);
    view.summed_mut().unwrap().update_number(0x0709);
    view.summed_mut().unwrap().fix_checksum().unwrap();
    assert_eq!(Holder::decode(&octets).unwrap().summed.number, 0x0709);
    let mut sum = Internet::default();
    sum.update(&octets[2..]);
    assert_eq!(sum.finish(), 0);
    octets[3] ^= 1;
    let error = Holder::view_mut(&mut octets).unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::WrongChecksum { .. }));
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Chunk<'a> {
    #[wire(len_of(body), unit = 2)]
    words: u8,
    urgent: bool,
    #[wire(checksum = internet, over = self)]
    sum: u16,
    body: &'a [u8],
    #[wire(count_prefix = u8)]
    ports: Vec<u16>,
    #[wire(flag_of(last), as = bool)]
    _has_last: (),
    last: Option<u32>,
}

#[derive(Wire, Debug, PartialEq, Clone)]
#[wire(view)]
struct Chunks<'a> {
    id: u8,
    #[wire(count_prefix = u8)]
    chunks: Vec<Chunk<'a>>,
}

fn chunk(body: &[u8], last: Option<u32>) -> Chunk<'_> {
    Chunk { words: 0, urgent: true, sum: 0, body, ports: vec![80, 443], _has_last: (), last }
}

/// Such a part has octets of its own: its places are counted from its own start.
#[test]
fn a_part_that_is_seen_by_its_own_octets_is_the_same_wherever_it_is() {
    let last = chunk(b"wxyz", Some(7));
    let alone = last.encode().unwrap();
    let message = Chunks { id: 9, chunks: vec![chunk(b"", None), chunk(b"ab", Some(5)), last] };
    let octets = message.encode().unwrap();
    let view = Chunks::view(&octets).unwrap();
    let seen: Vec<_> = view.chunks().map(Result::unwrap).collect();
    for (chunk, seen) in message.chunks.iter().zip(&seen) {
        assert_eq!((seen.urgent(), seen.body(), seen.last()), (Ok(true), chunk.body, chunk.last));
        assert_eq!(seen.ports().iter().map(|port| port.get()).collect::<Vec<_>>(), chunk.ports);
        assert_eq!(Chunk::view(seen.as_ref()).unwrap().sum(), seen.sum());
    }
    assert_eq!(seen[2].as_ref(), alone);
}

#[test]
fn a_part_that_is_changed_by_its_own_octets_takes_its_checksum_along() {
    let changed = |seen: &mut ChunkView<&mut [u8]>| {
        seen.body_mut().reverse();
        seen.ports_mut()[1].set(8080);
        seen.set_urgent(false).unwrap();
        seen.fix_lengths().unwrap();
        seen.fix_checksum().unwrap();
        assert_eq!(seen.last(), Some(7));
    };
    let mut message = Chunks { id: 9, chunks: vec![chunk(b"ab", None), chunk(b"wxyz", Some(7))] };
    let mut octets = message.encode().unwrap();
    changed(&mut Chunks::view_mut(&mut octets).unwrap().chunks_mut(1).unwrap().unwrap());
    let mut alone = chunk(b"wxyz", Some(7)).encode().unwrap();
    changed(&mut Chunk::view_mut(&mut alone).unwrap());
    message.chunks[1] = Chunk { urgent: false, ports: vec![80, 8080], ..chunk(b"zyxw", Some(7)) };
    assert_eq!(octets, message.encode().unwrap());
    assert_eq!(alone, message.chunks[1].encode().unwrap());
}
