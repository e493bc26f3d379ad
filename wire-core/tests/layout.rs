//! Diagrams of layouts, and what a layout tells of itself.
#![cfg(feature = "std")]

use wire_core::layout::{Field, Layout, Role, Shape, TagRange, Variant, Width};
use wire_core::{Describe, Le, U24};

fn diagram(fields: &'static [Field]) -> String {
    let picture = Layout::structure("Sample", "", fields).diagram();
    let rows = picture.strip_prefix(concat!(
        " 0                   1                   2                   3\n",
        " 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1\n",
        "+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+\n",
    ));
    rows.expect("every diagram has the scale").to_owned()
}

#[test]
fn bits_and_octets_share_a_row() {
    const FIELDS: &[Field] = &[
        Field::new("version", Width::Bits(4)),
        Field::new("ihl", Width::Bits(4)),
        Field::new("tos", Width::Octets(1)),
        Field::new("total_len", Width::Octets(2)),
    ];
    assert_eq!(
        diagram(FIELDS),
        "\
|version|  ihl  |      tos      |           total_len           |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
"
    );
}

#[test]
fn a_field_goes_over_several_rows_and_the_last_row_ends_where_it_ends() {
    const FIELDS: &[Field] = &[
        Field::new("a", Width::Octets(2)),
        Field::new("address", Width::Octets(6)),
        Field::new("b", Width::Octets(1)),
    ];
    assert_eq!(
        diagram(FIELDS),
        "\
|               a               |            address            |
+                                                               +
|                                                               |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
|       b       |
+-+-+-+-+-+-+-+-+
"
    );
}

#[test]
fn a_name_is_cut_to_its_room_and_a_variable_field_takes_a_row() {
    const FIELDS: &[Field] = &[
        Field::new("flag", Width::Bits(1)),
        Field::new("rest", Width::Bits(7)),
        Field::new("nothing", Width::Octets(0)),
        Field::new("text", Width::Variable),
    ];
    assert_eq!(
        diagram(FIELDS),
        "\
|f|    rest     |
+-+-+-+-+-+-+-+-+
/                             text                              /
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
"
    );
}

#[test]
fn what_has_no_fields_is_an_empty_diagram() {
    assert_eq!(diagram(&[]), "");
    assert!(Layout::OPAQUE.diagram().ends_with("+\n"));
}

#[test]
fn a_layout_tells_its_shape() {
    static FIELDS: [Field; 1] =
        [Field::new("len", Width::Octets(2)).doc("Octets.").role(Role::Constant).of(u16::layout)];
    static VARIANTS: [Variant; 1] =
        [Variant::new(TagRange::Range(1, 3), Layout::structure("Message::Data", "", &FIELDS))];
    static MESSAGE: Layout = Layout::enumeration("Message", "", &VARIANTS);

    assert!(matches!(MESSAGE.shape, Shape::Enum(variants) if variants.len() == 1));
    assert!(MESSAGE.field(0).is_none());
    let field = MESSAGE.variant(0).field(0).expect("the variant has a field");
    assert_eq!((field.name, field.doc, field.role), ("len", "Octets.", Role::Constant));
    assert_eq!((field.layout)().name, "u16");
    assert_eq!(MESSAGE.variant(1).name, "Message", "no such variant");
}

#[test]
fn what_points_or_repeats_looks_like_what_is_inside() {
    assert_eq!(<Vec<Box<U24>> as Describe>::LAYOUT.name, "u24");
    assert_eq!(<Option<[Le<u16>; 4]> as Describe>::LAYOUT.name, "u16 le");
    assert_eq!(<&[u8] as Describe>::LAYOUT.name, "u8");
    assert_eq!(<std::borrow::Cow<'_, str> as Describe>::LAYOUT.name, "text");
    assert_eq!(<(u8, u8) as Describe>::LAYOUT.name, "opaque");
}
