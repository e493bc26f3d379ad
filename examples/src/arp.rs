//! Address resolution (RFC 826).

use wire_core::Wire;

/// A request or a reply, for any hardware and any protocol. RFC 826, "Packet format".
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-------------------------------+-------------------------------+
/// |         hardware space        |         protocol space        |
/// +---------------+---------------+-------------------------------+
/// | hw addr len n | pr addr len m |             opcode            |
/// +---------------+---------------+-------------------------------+
/// | sender hardware address (n octets), sender protocol address (m)
/// | target hardware address (n octets), target protocol address (m)
/// +--------------------------------------------------------- - - -
/// ```
#[derive(Wire, Debug, Clone, PartialEq, Eq)]
pub struct Packet<'a> {
    /// The kind of hardware; 1 is Ethernet.
    pub hardware: u16,
    /// The kind of protocol, an Ethertype.
    pub protocol: u16,
    /// The octets of a hardware address.
    #[wire(len_of(sender_hardware))]
    pub hardware_len: u8,
    /// The octets of a protocol address.
    #[wire(len_of(sender_protocol))]
    pub protocol_len: u8,
    /// What the packet is for.
    pub operation: Operation,
    /// The sender's hardware address.
    pub sender_hardware: &'a [u8],
    /// The sender's protocol address.
    pub sender_protocol: &'a [u8],
    /// The target's hardware address; of no meaning in a request.
    #[wire(len = hardware_len)]
    pub target_hardware: &'a [u8],
    /// The target's protocol address.
    #[wire(len = protocol_len)]
    pub target_protocol: &'a [u8],
}

/// What a packet is for.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Operation {
    /// Who has the target's protocol address? RFC 826.
    Request = 1,
    /// The answer. RFC 826.
    Reply = 2,
    /// Which protocol address has the target's hardware? RFC 903.
    ReverseRequest = 3,
    /// The answer. RFC 903.
    ReverseReply = 4,
    /// Inverse ARP over permanent circuits. RFC 2390.
    InverseRequest = 8,
    /// The answer. RFC 2390.
    InverseReply = 9,
    /// Any other.
    #[wire(other)]
    Other(u16),
}
