//! Frames over loopback TCP, both ends on one thread: what one end takes, when it neither waits
//! nor wakes anybody. It repeats, as what threads do to each other does not.

use std::cell::Cell;
use std::io::{self, IoSlice, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use wire_core::frame::{FrameReader, FrameWriter};

use super::{
    BUFFER, PREFIX, Peer, by_hand, framing, read_by_hand, read_peer, read_wire, send_by_hand,
    send_peer, send_wire, stream,
};
use crate::Case;

/// What is in flight at most: less than a socket holds.
const IN_FLIGHT: usize = 128 << 10;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    cases.extend(read::<16>("frames of 16 octets, read on one thread"));
    cases.extend(written::<16>("frames of 16 octets, written on one thread"));
    cases.extend(read::<4096>("frames of 4 KiB, read on one thread"));
    cases.extend(written::<4096>("frames of 4 KiB, written on one thread"));
    cases.extend(read::<65536>("frames of 64 KiB, read on one thread"));
    cases.extend(written::<65536>("frames of 64 KiB, written on one thread"));
    cases
}

fn read<const PAYLOAD: usize>(name: &'static str) -> [Case; 4] {
    [
        Case::new(name, "wire", |n| {
            near_read::<PAYLOAD>(|near| read_wire(&mut FrameReader::new(near, framing()), n))
        }),
        Case::new(name, "hand", |n| {
            near_read::<PAYLOAD>(|near| read_by_hand(&mut by_hand::Receiver::new(near), n))
        }),
        Case::new(name, "raw", |n| {
            near_read::<PAYLOAD>(|mut near| {
                let (mut left, mut buffer) = (n as usize * (PAYLOAD + PREFIX), vec![0; BUFFER]);
                while left > 0 {
                    let read = near.read(&mut buffer).expect("the other end writes on");
                    left = left.saturating_sub(read);
                }
            })
        }),
        Case::new(name, "tokio-util", |n| {
            near_read::<PAYLOAD>(|near| read_peer(&mut Peer::new(near), n))
        }),
    ]
}

fn written<const PAYLOAD: usize>(name: &'static str) -> [Case; 4] {
    [
        Case::new(name, "wire", |n| {
            near_written(|near| send_wire(&mut FrameWriter::new(near, framing()), &[7; PAYLOAD], n))
        }),
        Case::new(name, "hand", |n| {
            near_written(|near| send_by_hand(&mut by_hand::Sender::new(near), &[7; PAYLOAD], n))
        }),
        Case::new(name, "raw", |n| {
            near_written(|mut near| {
                let (mut left, portion) = (n as usize * (PAYLOAD + PREFIX), vec![7; IN_FLIGHT]);
                while left > 0 {
                    let len = left.min(portion.len());
                    near.write_all(&portion[..len])?;
                    left -= len;
                }
                Ok(())
            })
        }),
        Case::new(name, "tokio-util", |n| near_written(|near| send_peer(near, &[7; PAYLOAD], n))),
    ]
}

/// One end of a connection; the other does its part whenever this one has done its own.
struct Near<'a> {
    near: TcpStream,
    far: TcpStream,
    /// What the far end writes, over and over, or room for what it reads.
    octets: Vec<u8>,
    /// What has been written to one end and not been read from the other.
    in_flight: usize,
    /// The time that the far end took.
    paused: &'a Cell<Duration>,
}

impl Near<'_> {
    fn pause(&mut self, far: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        let start = Instant::now();
        let result = far(self);
        self.paused.set(self.paused.get() + start.elapsed());
        result
    }
}

impl Read for Near<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.in_flight == 0 {
            self.pause(|this| {
                this.in_flight = this.octets.len();
                this.far.write_all(&this.octets)
            })?;
        }
        let read = self.near.read(buffer)?;
        self.in_flight -= read;
        Ok(read)
    }
}

impl Near<'_> {
    fn drained(&mut self, written: usize) -> io::Result<usize> {
        self.in_flight += written;
        self.pause(|this| {
            while this.in_flight > 0 {
                this.in_flight -= this.far.read(&mut this.octets)?;
            }
            Ok(())
        })?;
        Ok(written)
    }
}

impl Write for Near<'_> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let written = self.near.write(&octets[..octets.len().min(IN_FLIGHT)])?;
        self.drained(written)
    }

    /// Called with a prefix and one payload, which are less than is in flight at most.
    fn write_vectored(&mut self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
        let written = self.near.write_vectored(parts)?;
        self.drained(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn near_read<const PAYLOAD: usize>(near: impl FnOnce(Near<'_>)) -> Duration {
    let frames = stream(PAYLOAD, (IN_FLIGHT / 2 / (PAYLOAD + PREFIX)).max(1));
    timed(frames, near)
}

fn near_written(near: impl FnOnce(Near<'_>) -> io::Result<()>) -> Duration {
    timed(vec![0; IN_FLIGHT], |end| near(end).expect("all is read"))
}

/// The time that the near end takes.
fn timed(octets: Vec<u8>, work: impl FnOnce(Near<'_>)) -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback is there");
    let address = listener.local_addr().expect("a bound socket has an address");
    let far = TcpStream::connect(address).expect("it listens");
    let (near, _) = listener.accept().expect("somebody connects");
    let paused = Cell::new(Duration::ZERO);
    let start = Instant::now();
    work(Near { near, far, octets, in_flight: 0, paused: &paused });
    start.elapsed().saturating_sub(paused.get())
}
