//! An annotated hex dump that points at the octets at fault.

use alloc::string::String;
use core::fmt::Write;

use super::{DecodeError, DecodeErrorKind};

/// Octets in a line of the dump.
const LINE: usize = 16;

impl DecodeError {
    /// The error, and below it a hex dump of the message's octets around the fault, marked.
    ///
    /// Octets beyond the end of what was given are shown as `--`.
    ///
    /// ```
    /// use wire_core::Wire;
    ///
    /// #[derive(Wire, Debug)]
    /// struct IcmpHeader {
    ///     kind: u8,
    ///     code: u8,
    ///     checksum: u16,
    ///     id: u16,
    ///     seq: u16,
    /// }
    ///
    /// let octets = [0x08, 0x00, 0x4c, 0x60, 0x00];
    /// let error = IcmpHeader::decode(&octets).unwrap_err();
    /// assert_eq!(error.render(&octets), "\
    /// IcmpHeader.id at octet 4: incomplete, at least 3 more octets needed
    ///   0000  08 00 4c 60 00 -- -- --
    ///                     ^^^^^^^^^^^
    /// ");
    /// ```
    pub fn render(&self, message: &[u8]) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = self.draw(message, &mut text);
        text
    }

    fn draw(&self, message: &[u8], text: &mut String) -> core::fmt::Result {
        writeln!(text, "{self}")?;
        let start = self.offset.min(message.len());
        let missing = match self.kind() {
            DecodeErrorKind::Incomplete { needed } => needed.min(LINE),
            _ => 0,
        };
        let shown = message.len().saturating_add(missing);
        let end = self.marked_end(message.len()).min(shown).max(start.saturating_add(1));
        let first_line = (start / LINE).saturating_sub(1);
        let last_line = (end.saturating_sub(1) / LINE).min(start / LINE + 3);
        for line in first_line..=last_line {
            let from = line * LINE;
            let line_start = text.len();
            write!(text, "  {from:04x} ")?;
            let margin = text.len() - line_start + 1;
            for at in from..(from + LINE).min(shown) {
                match message.get(at) {
                    Some(octet) => write!(text, " {octet:02x}")?,
                    None => text.push_str(" --"),
                }
            }
            text.push('\n');
            let (mark, mark_end) = (start.max(from), end.min(from + LINE));
            if mark < mark_end {
                let indent = margin + 3 * (mark - from);
                let width = 3 * (mark_end - mark) - 1;
                writeln!(text, "{:indent$}{:^<width$}", "", "")?;
            }
        }
        Ok(())
    }

    /// Where the mark ends, octets from the start of the message.
    fn marked_end(&self, len: usize) -> usize {
        match self.kind() {
            DecodeErrorKind::Incomplete { needed } => len.saturating_add(needed),
            DecodeErrorKind::Trailing { count } => self.offset.saturating_add(count),
            _ => self.offset.saturating_add(1),
        }
    }
}
