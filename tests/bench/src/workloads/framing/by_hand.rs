//! What a careful person would write for just these frames, with what is known of how to make it
//! fast: one big buffer, frames lent from it, one write for many.

use std::io::{self, ErrorKind, IoSlice, Read, Write};

use super::PREFIX;

/// The octets of a frame, prefix included, that are accepted.
const MAX: usize = 1 << 20;

/// The least octets of a payload that is not copied into a batch.
const LENT: usize = 32 << 10;

/// Cuts a stream into frames.
pub(super) struct Receiver<R> {
    stream: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl<R: Read> Receiver<R> {
    pub(super) fn new(stream: R) -> Self {
        Self { stream, buffer: vec![0; 256 << 10], start: 0, end: 0 }
    }

    #[inline]
    pub(super) fn next_frame(&mut self) -> io::Result<Option<&[u8]>> {
        loop {
            let octets = &self.buffer[self.start..self.end];
            let mut needed = PREFIX;
            if let Some(prefix) = octets.first_chunk::<PREFIX>() {
                needed += u32::from_be_bytes(*prefix) as usize;
                if octets.len() >= needed {
                    let payload = self.start + PREFIX..self.start + needed;
                    self.start += needed;
                    return Ok(Some(&self.buffer[payload]));
                }
            }
            if !self.fill(needed)? {
                return Ok(None);
            }
        }
    }

    /// Reads more behind what is there, which makes room for so many octets first.
    #[cold]
    #[inline(never)]
    fn fill(&mut self, needed: usize) -> io::Result<bool> {
        if needed > MAX {
            return Err(ErrorKind::InvalidData.into());
        }
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.buffer.len() < needed {
            self.buffer.resize(needed.next_power_of_two(), 0);
        }
        match self.stream.read(&mut self.buffer[self.end..])? {
            0 if self.end > 0 => Err(ErrorKind::UnexpectedEof.into()),
            count => {
                self.end += count;
                Ok(count > 0)
            }
        }
    }
}

/// Puts frames into a batch, and writes it when the next does not fit.
pub(super) struct Sender<W> {
    stream: W,
    batch: Vec<u8>,
    end: usize,
}

impl<W: Write> Sender<W> {
    pub(super) fn new(stream: W) -> Self {
        Self { stream, batch: vec![0; 96 << 10], end: 0 }
    }

    #[inline]
    pub(super) fn send(&mut self, payload: &[u8]) -> io::Result<()> {
        let Ok(len) = u32::try_from(payload.len()) else {
            return Err(ErrorKind::InvalidInput.into());
        };
        if payload.len() >= LENT {
            return self.send_lent(len, payload);
        }
        if self.batch.len() - self.end < PREFIX + payload.len() {
            self.make_room(PREFIX + payload.len())?;
        }
        let Some((prefix, rest)) = self.batch[self.end..].split_first_chunk_mut() else {
            return Err(ErrorKind::InvalidInput.into());
        };
        *prefix = len.to_be_bytes();
        let rest = &mut rest[..payload.len()];
        match (payload.first_chunk::<16>(), payload.last_chunk::<16>()) {
            // Two copies of a length that is known take less than a call of `memcpy`.
            (Some(first), Some(last)) if payload.len() <= 32 => {
                rest[..16].copy_from_slice(first);
                rest[payload.len() - 16..].copy_from_slice(last);
            }
            _ => rest.copy_from_slice(payload),
        }
        self.end += PREFIX + payload.len();
        Ok(())
    }

    /// Writes the batch, and a payload behind it from where it is.
    #[cold]
    #[inline(never)]
    fn send_lent(&mut self, len: u32, payload: &[u8]) -> io::Result<()> {
        if self.batch.len() - self.end < PREFIX {
            self.flush()?;
        }
        self.batch[self.end..self.end + PREFIX].copy_from_slice(&len.to_be_bytes());
        let pending = &self.batch[..self.end + PREFIX];
        self.end = 0;
        let parts = [IoSlice::new(pending), IoSlice::new(payload)];
        let written = self.stream.write_vectored(&parts)?;
        if let Some(rest) = pending.get(written..) {
            self.stream.write_all(rest)?;
        }
        self.stream.write_all(&payload[written.saturating_sub(pending.len())..])
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, len: usize) -> io::Result<()> {
        if len > MAX {
            return Err(ErrorKind::InvalidInput.into());
        }
        self.flush()?;
        if self.batch.len() < len {
            self.batch.resize(len.next_power_of_two(), 0);
        }
        Ok(())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.stream.write_all(&self.batch[..self.end])?;
        self.end = 0;
        self.stream.flush()
    }
}
