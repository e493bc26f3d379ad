//! Modbus TCP with pymodbus.

use std::net::TcpStream;

use wire_core::Wire;
use wire_core::frame::{FrameReader, FrameWriter, HeaderFraming};
use wire_examples::modbus::{
    Adu, Coil, ExceptionCode, Mask, MbapHeader, Range, Request, Response, SingleCoil,
    SingleRegister,
};
use wire_tests::fixtures::Recorder;

type Framing = HeaderFraming<MbapHeader>;

struct Client {
    receiver: FrameReader<TcpStream, Framing>,
    sender: FrameWriter<TcpStream, Framing>,
    transaction: u16,
    recorder: Recorder,
    /// What the server understood.
    sent: Recorder,
}

impl Client {
    fn ask(&mut self, name: &str, request: Request) -> Response {
        self.transaction += 1;
        let adu = Adu::new(self.transaction, 1, request);
        self.sent.note(name, &adu.encode().expect("encodes"));
        self.sender.send(&adu).expect("the request goes out");
        self.sender.flush().expect("it goes now");
        let frame = self.receiver.next_frame().expect("a frame").expect("not the end");
        self.recorder.note(name, frame.octets());
        let answer = Adu::<Response>::decode(frame.octets()).expect("a response");
        assert_eq!(answer.encode().expect("encodes"), frame.octets());
        assert_eq!((answer.transaction, answer.unit), (self.transaction, 1));
        answer.pdu
    }
}

#[test]
fn reads_and_writes() {
    if !super::running("pymodbus") {
        return;
    }
    let (reader, writer) = super::connect(15020);
    let mut client = Client {
        receiver: FrameReader::new(reader, Framing::new()),
        sender: FrameWriter::new(writer, Framing::new()),
        transaction: 0,
        recorder: Recorder::new("modbus"),
        sent: Recorder::new("modbus-client"),
    };
    registers(&mut client);
    coils(&mut client);
    let beyond = Range { address: 5000, count: 1 };
    assert_eq!(
        client.ask("exception", Request::ReadHoldingRegisters(beyond)),
        Response::Exception { function: 0x83, code: ExceptionCode::IllegalDataAddress }
    );
    client.recorder.keep();
    client.sent.keep();
}

fn registers(client: &mut Client) {
    let range = Range { address: 20, count: 3 };
    assert_eq!(
        client.ask("input-registers", Request::ReadInputRegisters(range)),
        Response::ReadInputRegisters(vec![20, 21, 22])
    );
    let single = SingleRegister { address: 20, value: 0xbeef };
    assert_eq!(
        client.ask("write-register", Request::WriteSingleRegister(single)),
        Response::WriteSingleRegister(single)
    );
    let write = Request::WriteMultipleRegisters {
        address: 21,
        count: (),
        len: (),
        registers: vec![1000, 2000],
    };
    let written = Range { address: 21, count: 2 };
    assert_eq!(client.ask("write-registers", write), Response::WriteMultipleRegisters(written));
    assert_eq!(
        client.ask("holding-registers", Request::ReadHoldingRegisters(range)),
        Response::ReadHoldingRegisters(vec![0xbeef, 1000, 2000])
    );
    let mask = Mask { address: 20, and: 0x00ff, or: 0x1200 };
    assert_eq!(
        client.ask("mask", Request::MaskWriteRegister(mask)),
        Response::MaskWriteRegister(mask)
    );
    let both = Request::ReadWriteMultipleRegisters {
        read: range,
        address: 22,
        count: (),
        len: (),
        registers: vec![7],
    };
    assert_eq!(
        client.ask("read-write", both),
        Response::ReadWriteMultipleRegisters(vec![0x12ef, 1000, 7])
    );
}

fn coils(client: &mut Client) {
    let single = SingleCoil { address: 3, value: Coil::On };
    assert_eq!(
        client.ask("write-coil", Request::WriteSingleCoil(single)),
        Response::WriteSingleCoil(single)
    );
    let values = [true, false, true, true, false, false, true, true, true, false, true];
    let write = Request::WriteMultipleCoils {
        address: 4,
        count: (),
        len: (),
        coils: values.to_vec().into(),
    };
    let written = Range { address: 4, count: 11 };
    assert_eq!(client.ask("write-coils", write), Response::WriteMultipleCoils(written));
    let range = Range { address: 3, count: 12 };
    let Response::ReadCoils(coils) = client.ask("coils", Request::ReadCoils(range)) else {
        panic!("no coils");
    };
    assert!(coils[0]);
    assert_eq!(coils[1..12], values);
    assert_eq!(coils.len(), 16, "all bits of two octets");
    let response = client.ask("discrete-inputs", Request::ReadDiscreteInputs(range));
    assert!(matches!(response, Response::ReadDiscreteInputs(inputs) if inputs.len() == 16));
}
