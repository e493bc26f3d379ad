//! The text of every error.

use std::error::Error;
use std::io;

use wire_core::frame::FrameError;
use wire_core::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};

fn text(error: FrameError) -> String {
    error.to_string()
}

#[test]
fn too_long() {
    let error = FrameError::TooLong { len: 70_000, max: 65_536 };
    assert_eq!(text(error), "frame of 70000 octets, more than the 65536 allowed");
}

#[test]
fn impossible_len() {
    assert_eq!(text(FrameError::ImpossibleLen { len: 1 }), "no frame has the length 1");
}

#[test]
fn header() {
    let error = FrameError::Header(DecodeError::new(DecodeErrorKind::WrongMagic, 0));
    assert!(error.source().is_some());
    assert_eq!(text(error), "header of a frame: message at octet 0: constant has another value");
}

#[test]
fn ended_in_prefix() {
    let error = FrameError::EndedInPrefix { received: 1, needed: 4 };
    assert_eq!(text(error), "stream ended after 1 of at least 4 octets of a prefix");
}

#[test]
fn ended_in_body() {
    let error = FrameError::EndedInBody { received: 5, len: 9 };
    assert_eq!(text(error), "stream ended after 5 of the 9 octets of a frame");
}

#[test]
fn decode() {
    let error = FrameError::Decode(DecodeError::new(DecodeErrorKind::Trailing { count: 2 }, 4));
    assert!(error.source().is_some());
    assert_eq!(text(error), "message in a frame: message at octet 4: 2 octets left over");
}

#[test]
fn encode() {
    let error = FrameError::Encode(EncodeError::new(EncodeErrorKind::DoesNotFit { value: 256 }));
    assert!(error.source().is_some());
    assert_eq!(text(error), "message to send: message: 256 does not fit its field");
}

#[test]
fn misframed() {
    let error = FrameError::Misframed { len: 9, said: Some(8) };
    assert_eq!(text(error), "message of 9 octets, but its header says 8");
    let error = FrameError::Misframed { len: 1, said: None };
    assert_eq!(text(error), "message of 1 octets ends within its header");
}

#[test]
fn overfilled() {
    let error = FrameError::Overfilled { claimed: 9, room: 8 };
    assert_eq!(text(error), "9 octets announced where there was room for 8");
}

#[test]
fn no_room() {
    assert_eq!(text(FrameError::NoRoom { len: 9 }), "no room for 9 octets");
}

#[test]
fn failed() {
    assert!(FrameError::Failed.source().is_none());
    assert_eq!(text(FrameError::Failed), "an earlier error ended the stream");
}

#[test]
fn io() {
    let error = FrameError::from(io::Error::new(io::ErrorKind::ConnectionReset, "peer went away"));
    assert!(error.source().is_some());
    assert!(!error.is_retryable());
    assert_eq!(text(error), "peer went away");
    assert!(FrameError::from(io::Error::from(io::ErrorKind::WouldBlock)).is_retryable());
    assert!(FrameError::from(io::Error::from(io::ErrorKind::TimedOut)).is_retryable());
}
