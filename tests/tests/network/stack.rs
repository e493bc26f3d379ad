//! Frames as lines and as trees.

use wire_examples::stack::dissect;

use crate::samples;

#[test]
fn a_line_has_each_layer() {
    let lines = [
        (
            samples::dns(),
            "VLAN 9 9 | IPv4 192.0.2.1 > 192.0.2.2 | UDP 53 > 5000 len 71 \
             | DNS answer 0x1234 wire.test? type 15, rcode 0, 1 answers",
        ),
        (
            samples::tcp(),
            "IPv4 192.0.2.1 > 192.0.2.2 | TCP 80 > 1024 SPC. seq 1 ack 2 win 512 len 5",
        ),
        (samples::icmpv6(), "IPv6 ::1 > ::1 | IPv6 hop-by-hop options | ICMPv6 who has ::1"),
    ];
    for (frame, line) in lines {
        assert_eq!(dissect(&frame).to_string(), line);
    }
}

#[test]
fn a_line_tells_what_is_wrong_and_where() {
    let mut frame = samples::tcp();
    frame[14 + 20 + 16] ^= 1;
    assert!(dissect(&frame).to_string().contains("[wrong checksum]"));
    let whole = samples::icmpv6();
    let line = dissect(&whole[..14 + 40 + 8 + 3]).to_string();
    let expected = "[no ICMPv6: Message.checksum at octet 2: incomplete, at least 1 more octet \
                    needed; frame octet 64]";
    assert!(line.ends_with(expected), "{line}");
}

#[test]
fn a_tree_has_each_field() {
    let frame = samples::dns();
    let tree = dissect(&frame).tree().to_string();
    for line in [
        "  UDP, octets 46 to 125, checksum Good",
        "        ttl: 64,",
        "                    data: [31 32 33 34 35 36 37 38],",
        "                    exchange: \"mail.wire.test\",",
    ] {
        let found = tree.lines().any(|found| found.trim() == line.trim());
        assert!(found, "no `{}` in\n{tree}", line.trim());
    }
}
