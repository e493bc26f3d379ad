//! Modbus TCP (MODBUS Application Protocol 1.1b3; MODBUS Messaging on TCP/IP 1.0b).
//!
//! A stream is cut into messages by `HeaderFraming::<MbapHeader>`; a message to the server is an
//! `Adu<Request>`, one from it an `Adu<Response>`.

use wire_core::{Lsb, PackedBits, Wire};

/// What every message begins with. Messaging on TCP/IP, section 3.1.3.
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |    transaction identifier     |    protocol identifier (0)    |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |  length of what follows it    |     unit      |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// ```
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[wire(size = 7)]
pub struct MbapHeader {
    /// Repeated in the answer.
    pub transaction: u16,
    /// Modbus.
    #[wire(as = u16, magic = 0)]
    pub protocol: (),
    /// Of the unit and all behind it.
    #[wire(len_of(unit..=payload))]
    pub len: u16,
    /// A device behind the server.
    pub unit: u8,
}

/// A message. Messaging on TCP/IP, section 3.1.2.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
pub struct Adu<P> {
    /// Repeated in the answer.
    pub transaction: u16,
    /// Modbus.
    #[wire(as = u16, magic = 0)]
    pub protocol: (),
    /// Of the unit and all behind it.
    #[wire(as = u16, len_of(unit..))]
    pub len: (),
    /// A device behind the server.
    pub unit: u8,
    /// A [`Request`] or a [`Response`].
    pub pdu: P,
}

impl<P> Adu<P> {
    /// A message of this transaction for this unit.
    pub fn new(transaction: u16, unit: u8, pdu: P) -> Self {
        Self { transaction, protocol: (), len: (), unit, pdu }
    }
}

/// A message to the server: a function code and what goes with it. Application Protocol, section 6.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
pub enum Request {
    /// Section 6.1.
    #[wire(tag = 0x01)]
    ReadCoils(Range),
    /// Section 6.2.
    #[wire(tag = 0x02)]
    ReadDiscreteInputs(Range),
    /// Section 6.3.
    #[wire(tag = 0x03)]
    ReadHoldingRegisters(Range),
    /// Section 6.4.
    #[wire(tag = 0x04)]
    ReadInputRegisters(Range),
    /// Section 6.5.
    #[wire(tag = 0x05)]
    WriteSingleCoil(SingleCoil),
    /// Section 6.6.
    #[wire(tag = 0x06)]
    WriteSingleRegister(SingleRegister),
    /// Section 6.11.
    #[wire(tag = 0x0f)]
    WriteMultipleCoils {
        /// The first.
        address: u16,
        /// How many.
        #[wire(as = u16, count_of(coils))]
        count: (),
        /// The octets that they take.
        #[wire(as = u8, len_of(coils))]
        len: (),
        /// Eight to an octet, the first in the least significant bit.
        coils: PackedBits<Lsb>,
    },
    /// Section 6.12.
    #[wire(tag = 0x10)]
    WriteMultipleRegisters {
        /// The first.
        address: u16,
        /// How many.
        #[wire(as = u16, count_of(registers))]
        count: (),
        /// The octets that they take.
        #[wire(as = u8, len_of(registers))]
        len: (),
        /// Their values.
        registers: Vec<u16>,
    },
    /// Section 6.16.
    #[wire(tag = 0x16)]
    MaskWriteRegister(Mask),
    /// Section 6.17.
    #[wire(tag = 0x17)]
    ReadWriteMultipleRegisters {
        /// What is read, after the write.
        read: Range,
        /// The first written.
        address: u16,
        /// How many are written.
        #[wire(as = u16, count_of(registers))]
        count: (),
        /// The octets that they take.
        #[wire(as = u8, len_of(registers))]
        len: (),
        /// Their values.
        registers: Vec<u16>,
    },
    /// A function that is not known here.
    #[wire(other)]
    Other(u8, #[wire(rest)] Vec<u8>),
}

/// A message from the server: a function code, with its first bit set on an error, and what goes
/// with it. Application Protocol, section 6.
#[derive(Wire, Debug, Clone, PartialEq)]
#[wire(view)]
#[wire(tag = u8)]
pub enum Response {
    /// The octets' last bits, beyond those that were asked for, are zero.
    #[wire(tag = 0x01)]
    ReadCoils(#[wire(len_prefix = u8)] PackedBits<Lsb>),
    /// The octets' last bits, beyond those that were asked for, are zero.
    #[wire(tag = 0x02)]
    ReadDiscreteInputs(#[wire(len_prefix = u8)] PackedBits<Lsb>),
    /// The values.
    #[wire(tag = 0x03)]
    ReadHoldingRegisters(#[wire(len_prefix = u8)] Vec<u16>),
    /// The values.
    #[wire(tag = 0x04)]
    ReadInputRegisters(#[wire(len_prefix = u8)] Vec<u16>),
    /// The request, repeated.
    #[wire(tag = 0x05)]
    WriteSingleCoil(SingleCoil),
    /// The request, repeated.
    #[wire(tag = 0x06)]
    WriteSingleRegister(SingleRegister),
    /// What was written.
    #[wire(tag = 0x0f)]
    WriteMultipleCoils(Range),
    /// What was written.
    #[wire(tag = 0x10)]
    WriteMultipleRegisters(Range),
    /// The request, repeated.
    #[wire(tag = 0x16)]
    MaskWriteRegister(Mask),
    /// The values.
    #[wire(tag = 0x17)]
    ReadWriteMultipleRegisters(#[wire(len_prefix = u8)] Vec<u16>),
    /// The request failed. Section 7.
    #[wire(tag = 0x80..=0xff)]
    Exception {
        /// The function that failed, its first bit set.
        function: u8,
        /// Why.
        code: ExceptionCode,
    },
    /// A function that is not known here.
    #[wire(other)]
    Other(u8, #[wire(rest)] Vec<u8>),
}

/// Neighbouring coils or registers.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[wire(size = 4)]
pub struct Range {
    /// The first.
    pub address: u16,
    /// How many.
    pub count: u16,
}

/// A coil and its value. Section 6.5.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[wire(size = 4)]
pub struct SingleCoil {
    /// Which.
    pub address: u16,
    /// Its value.
    pub value: Coil,
}

/// The value of a coil that is written alone. Section 6.5.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[repr(u16)]
pub enum Coil {
    /// Off.
    Off = 0x0000,
    /// On.
    On = 0xff00,
}

/// A register and its value. Section 6.6.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[wire(size = 4)]
pub struct SingleRegister {
    /// Which.
    pub address: u16,
    /// Its value.
    pub value: u16,
}

/// Bits of a register: its value becomes (value and `and`) or (`or` and not `and`). Section 6.16.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[wire(size = 6)]
pub struct Mask {
    /// Which register.
    pub address: u16,
    /// The bits that stay.
    pub and: u16,
    /// The bits that are set, of the others.
    pub or: u16,
}

/// Why a request failed. Section 7.
#[derive(Wire, Debug, Clone, Copy, PartialEq, Eq)]
#[wire(view)]
#[repr(u8)]
pub enum ExceptionCode {
    /// The function is not one of this server's.
    IllegalFunction = 1,
    /// There is no such address.
    IllegalDataAddress = 2,
    /// The request is not well formed.
    IllegalDataValue = 3,
    /// The server failed.
    ServerDeviceFailure = 4,
    /// It takes long; ask again.
    Acknowledge = 5,
    /// Something else takes long; ask again.
    ServerDeviceBusy = 6,
    /// The extended memory is damaged.
    MemoryParityError = 8,
    /// No way to the device.
    GatewayPathUnavailable = 10,
    /// The device does not answer.
    GatewayTargetFailed = 11,
    /// A code that is not known here.
    #[wire(other)]
    Other(u8),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn request(octets: &[u8], request: Request) {
        assert_eq!(Request::decode(octets).unwrap(), request);
        assert_eq!(request.encode().unwrap(), octets);
    }

    #[track_caller]
    fn response(octets: &[u8], response: Response) {
        assert_eq!(Response::decode(octets).unwrap(), response);
        assert_eq!(response.encode().unwrap(), octets);
    }

    /// Coils 20 to 38. Section 6.1.
    #[test]
    fn the_example_of_reading_coils() {
        let range = Range { address: 0x13, count: 0x13 };
        request(&[0x01, 0x00, 0x13, 0x00, 0x13], Request::ReadCoils(range));
        let octets = [0x01, 0x03, 0xcd, 0x6b, 0x05];
        let Response::ReadCoils(coils) = Response::decode(&octets).unwrap() else { panic!() };
        assert_eq!(coils[..8], [true, false, true, true, false, false, true, true]);
        assert_eq!(coils.len(), 24);
        response(&octets, Response::ReadCoils(coils));
    }

    /// Registers 108 to 110. Section 6.3.
    #[test]
    fn the_example_of_reading_holding_registers() {
        let range = Range { address: 0x6b, count: 3 };
        request(&[0x03, 0x00, 0x6b, 0x00, 0x03], Request::ReadHoldingRegisters(range));
        response(
            &[0x03, 0x06, 0x02, 0x2b, 0x00, 0x00, 0x00, 0x64],
            Response::ReadHoldingRegisters(vec![0x022b, 0, 0x64]),
        );
    }

    /// Coil 173. Section 6.5.
    #[test]
    fn the_example_of_writing_a_coil() {
        let coil = SingleCoil { address: 0xac, value: Coil::On };
        request(&[0x05, 0x00, 0xac, 0xff, 0x00], Request::WriteSingleCoil(coil));
        assert!(Request::decode(&[0x05, 0x00, 0xac, 0x00, 0x01]).is_err());
    }

    /// Coils 20 to 29. Section 6.11.
    #[test]
    fn the_example_of_writing_coils() {
        let coils = vec![true, false, true, true, false, false, true, true, true, false];
        request(
            &[0x0f, 0x00, 0x13, 0x00, 0x0a, 0x02, 0xcd, 0x01],
            Request::WriteMultipleCoils { address: 0x13, count: (), len: (), coils: coils.into() },
        );
        let range = Range { address: 0x13, count: 0x0a };
        response(&[0x0f, 0x00, 0x13, 0x00, 0x0a], Response::WriteMultipleCoils(range));
    }

    /// Registers 2 and 3. Section 6.12.
    #[test]
    fn the_example_of_writing_registers() {
        let octets = [0x10, 0x00, 0x01, 0x00, 0x02, 0x04, 0x00, 0x0a, 0x01, 0x02];
        let registers = vec![0x0a, 0x102];
        request(
            &octets,
            Request::WriteMultipleRegisters { address: 1, count: (), len: (), registers },
        );
        for wrong in [3, 5, 6] {
            let octets = [&octets[..5], &[wrong], &octets[6..]].concat();
            assert!(Request::decode(&octets).is_err(), "{wrong} octets for 2 registers");
        }
    }

    /// Register 5. Section 6.16.
    #[test]
    fn the_example_of_a_mask() {
        let mask = Mask { address: 4, and: 0xf2, or: 0x25 };
        request(&[0x16, 0x00, 0x04, 0x00, 0xf2, 0x00, 0x25], Request::MaskWriteRegister(mask));
    }

    /// Section 7: function 1, address 0x04a1.
    #[test]
    fn the_example_of_an_exception() {
        let code = ExceptionCode::IllegalDataAddress;
        response(&[0x81, 0x02], Response::Exception { function: 0x81, code });
    }

    /// Messaging on TCP/IP, section 4.2: reading register 5.
    #[test]
    fn the_len_counts_the_unit_and_what_follows() {
        let range = Range { address: 4, count: 1 };
        let adu = Adu::new(0x1501, 0xff, Request::ReadHoldingRegisters(range));
        let octets = [0x15, 0x01, 0, 0, 0, 6, 0xff, 3, 0, 4, 0, 1];
        assert_eq!(adu.encode().unwrap(), octets);
        assert_eq!(Adu::<Request>::decode(&octets).unwrap(), adu);
    }
}
