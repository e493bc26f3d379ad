//! DNS, beside the examples of RFC 1035.

use wire_core::{DecodeErrorKind, Reader, Wire, Writer};
use wire_examples::dns::{
    Data, EdnsOption, Flags, Message, Name, OPT, Question, Record, Ttl, name, split_stream,
};

/// RFC 1035, section 4.1.4: F.ISI.ARPA at octet 20, FOO.F.ISI.ARPA at 40, ARPA at 64, the root at
/// 92. What is between them is left open, zero here.
fn rfc_1035_names() -> Vec<u8> {
    let mut message = vec![0; 93];
    message[20..32].copy_from_slice(b"\x01F\x03ISI\x04ARPA\x00");
    message[40..46].copy_from_slice(b"\x03FOO\xc0\x14");
    message[64..66].copy_from_slice(&[0xc0, 26]);
    message
}

fn name_at(message: &[u8], offset: usize) -> Result<Name, wire_core::DecodeError> {
    let mut reader = Reader::new(message);
    reader.take(offset)?;
    name::decode(&mut reader)
}

#[test]
fn rfc_1035_section_4_1_4_names_are_read() {
    let message = rfc_1035_names();
    let names = [(20, "F.ISI.ARPA"), (40, "FOO.F.ISI.ARPA"), (64, "ARPA"), (92, ".")];
    for (offset, expected) in names {
        assert_eq!(name_at(&message, offset).unwrap().to_string(), expected);
    }
}

#[test]
fn rfc_1035_section_4_1_4_names_are_written() {
    let mut buffer = [0; 93];
    let mut writer = Writer::new(&mut buffer);
    for (offset, text) in [(20, "F.ISI.ARPA"), (40, "FOO.F.ISI.ARPA"), (64, "ARPA"), (92, "")] {
        writer.zeros(offset - writer.offset()).unwrap();
        name::encode(&Name::new(text).unwrap(), &mut writer).unwrap();
    }
    assert_eq!(buffer[..], rfc_1035_names());
}

#[test]
fn a_name_that_must_be_whole_has_no_pointer() {
    let mut buffer = [0; 24];
    let mut writer = Writer::new(&mut buffer);
    let name = Name::new("isi.arpa").unwrap();
    name::encode(&name, &mut writer).unwrap();
    name::whole::encode(&name, &mut writer).unwrap();
    assert_eq!(writer.written(), b"\x03isi\x04arpa\x00\x03isi\x04arpa\x00");
}

#[test]
fn pointers_forwards_and_to_themselves_are_errors() {
    for octets in [&[0xc0, 0][..], &[0xc0, 2, 0], &[1, b'a', 0xc0, 0, 0]] {
        let start = if octets[0] == 1 { 2 } else { 0 };
        let error = name::decode(&mut Reader::new(octets)).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Custom(_)), "{octets:?}");
        assert_eq!(error.offset(), start);
    }
}

/// Each points to the one before: a message of 64 KiB could have every name follow thousands.
#[test]
fn more_pointers_than_a_name_has_labels_are_an_error() {
    let mut octets = vec![0, 0];
    for target in (0..400u16).step_by(2) {
        octets.extend((0xc000 | target).to_be_bytes());
    }
    assert_eq!(name_at(&octets, 2 * 127).unwrap(), Name::ROOT);
    assert!(name_at(&octets, 2 * 128).is_err());
}

/// Every octet of the message starts what is almost the name: the search for it ends some time,
/// and the name is written whole.
#[test]
fn a_message_made_to_be_searched_for_long() {
    let almost = b"\x01a".repeat(0x2000);
    let name = Name::new(&["a"; 126].join(".")).unwrap();
    let mut buffer = vec![0; almost.len() + 255];
    let mut writer = Writer::new(&mut buffer);
    writer.put(&almost).unwrap();
    name::encode(&name, &mut writer).unwrap();
    assert_eq!(name_at(writer.written(), almost.len()).unwrap(), name);
}

/// RFC 1035, section 2.3.4: 255 octets at most.
#[test]
fn a_name_of_256_octets_is_too_long() {
    let mut octets = [&[63u8][..], &[b'a'; 63]].concat().repeat(4);
    octets.push(0);
    assert!(name::decode(&mut Reader::new(&octets)).is_err());
    let label = "a".repeat(63);
    let text = [label.as_str(); 4].join(".");
    assert!(Name::new(&text).is_err());
}

#[test]
fn a_label_of_64_octets_and_an_empty_one_are_no_labels() {
    assert!(Name::new(&"a".repeat(64)).is_err());
    assert!(Name::new("a..b").is_err());
}

fn record(data: Data<'_>) -> Record<'_> {
    let ttl = Ttl::Seconds { kind: 15, seconds: 3600 };
    Record { name: Name::new("wire.test").unwrap(), kind: 0, class: 1, ttl, rdlength: (), data }
}

fn answer() -> Message<'static> {
    let exchange = Name::new("mail.wire.test").unwrap();
    let ttl = Ttl::Edns { extended_rcode: 0, version: 0, dnssec_ok: true, unused: 0 };
    let options = vec![EdnsOption { code: 10, data: b"12345678" }];
    let edns = Record { name: Name::ROOT, class: 1232, ttl, ..record(Data::Opt(options)) };
    Message {
        id: 0x1234,
        flags: Flags { response: true, recursion_desired: true, ..Flags::default() },
        question_count: (),
        answer_count: (),
        authority_count: (),
        additional_count: (),
        questions: vec![Question { name: Name::new("wire.test").unwrap(), kind: 15, class: 1 }],
        answers: vec![record(Data::Mx { preference: 10, exchange })],
        authorities: Vec::new(),
        additionals: vec![edns],
    }
}

#[test]
fn an_answer_is_as_short_as_it_goes() {
    let octets = answer().encode().unwrap();
    let expected = [
        &[0x12, 0x34, 0x81, 0, 0, 1, 0, 1, 0, 0, 0, 1][..],
        b"\x04wire\x04test\x00\x00\x0f\x00\x01",
        b"\xc0\x0c\x00\x0f\x00\x01\x00\x00\x0e\x10\x00\x09\x00\x0a\x04mail\xc0\x0c",
        b"\x00\x00\x29\x04\xd0\x00\x00\x80\x00\x00\x0c\x00\x0a\x00\x0812345678",
    ]
    .concat();
    assert_eq!(octets, expected);
}

#[test]
fn what_is_written_is_read_again() {
    let octets = answer().encode().unwrap();
    let message = Message::decode(&octets).unwrap();
    assert_eq!(message.additionals[0].kind, OPT);
    assert!(matches!(message.additionals[0].ttl, Ttl::Edns { dnssec_ok: true, .. }));
    assert_eq!(message.answers[0].data, answer().answers[0].data);
    assert_eq!(message.encode().unwrap(), octets);
}

/// RFC 1035, section 4.1.3: RDLENGTH bounds the data, and the data fills it.
#[test]
fn data_that_leaves_its_length_is_an_error() {
    let mut octets = answer().encode().unwrap();
    let rdlength = 12 + 15 + 10 + 1;
    for wrong in [8, 10] {
        octets[rdlength] = wrong;
        assert!(Message::decode(&octets).is_err(), "{wrong}");
    }
}

/// RFC 1035, section 4.2.2: two octets of length, without themselves.
#[test]
fn messages_in_a_stream() {
    let message = answer().encode().unwrap();
    let len = u16::try_from(message.len()).unwrap().to_be_bytes();
    let stream = [&len[..], &message, &len, &message].concat();
    let (first, rest) = split_stream(&stream).unwrap();
    let (second, rest) = split_stream(rest).unwrap();
    assert_eq!((first, second, rest), (&message[..], &message[..], &[][..]));
    assert_eq!(split_stream(&stream[..20]).unwrap_err().needed(), Some(message.len() - 18));
}
