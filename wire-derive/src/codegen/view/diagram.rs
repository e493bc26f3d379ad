//! The packet diagram of the RFCs, for the documentation of a view: thirty-two bits a row.

use crate::ir::{Field, Record, Storage, Width};

/// Bits in a row.
const ROW: usize = 32;

/// The diagram, a line a line.
pub(super) fn draw(record: &Record) -> String {
    let mut picture = Picture { text: ruler(), column: 0 };
    for (index, field) in record.fields.iter().enumerate() {
        if field.storage == Storage::Skipped || record.held_tag == Some(index) {
            continue;
        }
        match bits(field) {
            Some(0) => {}
            Some(bits) => picture.fixed(&field.name, bits),
            None => picture.variable(&field.name),
        }
    }
    picture.close();
    picture.text
}

/// The bits of a field whose size its spelling tells.
fn bits(field: &Field) -> Option<usize> {
    match &field.width {
        Width::Bits(bits) => Some(*bits as usize),
        Width::Fixed(..) if field.is_optional() || field.default.is_some() => None,
        Width::Fixed(size, _) if size.terms.is_empty() => Some(size.literal.saturating_mul(8)),
        Width::Fixed(..) => match &field.wire.ty {
            ty if super::kind::is_name(ty, "Ipv4Addr") => Some(32),
            ty if super::kind::is_name(ty, "Ipv6Addr") => Some(128),
            _ => None,
        },
        Width::ByType | Width::Variable => None,
    }
}

fn ruler() -> String {
    let mut text = String::from(" 0                   1                   2                   3\n");
    for bit in 0..ROW {
        text.push(' ');
        text.push(char::from_digit((bit % 10) as u32, 10).unwrap_or(' '));
    }
    text.push('\n');
    text.push_str(&rule(ROW));
    text
}

fn rule(bits: usize) -> String {
    format!("{}+\n", "+-".repeat(bits))
}

struct Picture {
    text: String,
    column: usize,
}

impl Picture {
    /// A field of so many bits; of one that takes more than four rows, the middle is left out.
    fn fixed(&mut self, name: &str, bits: usize) {
        if bits > 4 * ROW {
            return self.variable(name);
        }
        let (mut left, mut label) = (bits, name);
        while left > 0 {
            let part = left.min(ROW - self.column);
            if self.column == 0 {
                self.text.push('|');
            }
            self.cell(label, part, '|');
            label = "";
            left -= part;
            self.column += part;
            if self.column < ROW {
                continue;
            }
            self.column = 0;
            self.text.push('\n');
            match left {
                0 => self.text.push_str(&rule(ROW)),
                _ => self.text.push_str(&format!("+{}+\n", " ".repeat(ROW * 2 - 1))),
            }
        }
    }

    fn variable(&mut self, name: &str) {
        self.close();
        self.text.push('/');
        self.cell(name, ROW, '/');
        self.text.push('\n');
        self.text.push_str(&rule(ROW));
    }

    /// A label centred in the room of `bits`, and the border behind it.
    fn cell(&mut self, label: &str, bits: usize, border: char) {
        let room = bits * 2 - 1;
        let label: String = label.chars().take(room).collect();
        self.text.push_str(&format!("{label:^room$}{border}"));
    }

    /// Ends a row that is not full.
    fn close(&mut self) {
        if self.column > 0 {
            self.text.push('\n');
            self.text.push_str(&rule(self.column));
            self.column = 0;
        }
    }
}
