//! The packet diagram of the RFCs: thirty-two bits a row.

use alloc::string::String;

use super::{Layout, Width};

/// Bits in a row.
const ROW: u64 = 32;

impl Layout {
    /// The packet diagram as the RFCs draw it, 32 bits a row.
    ///
    /// A field of variable size takes rows of its own, with slashes at its borders.
    ///
    /// ```
    /// use wire_core::Wire;
    ///
    /// #[derive(Wire)]
    /// struct Udp {
    ///     source: u16,
    ///     destination: u16,
    ///     #[wire(len_of(self))]
    ///     length: u16,
    ///     checksum: u16,
    ///     #[wire(rest)]
    ///     payload: Vec<u8>,
    /// }
    ///
    /// assert_eq!(Udp::LAYOUT.diagram().trim_start(), "\
    /// 0                   1                   2                   3
    ///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    /// |            source             |          destination          |
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    /// |            length             |           checksum            |
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    /// /                            payload                            /
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    /// ");
    /// ```
    pub fn diagram(&self) -> String {
        let mut picture = Picture::new();
        for field in self.fields() {
            match field.width {
                Width::Bits(bits) => picture.fixed(field.name, bits.into()),
                Width::Octets(octets) => picture.fixed(field.name, octets as u64 * 8),
                Width::Variable => picture.variable(field.name),
            }
        }
        picture.end()
    }
}

struct Picture {
    text: String,
    column: u64,
}

impl Picture {
    fn new() -> Self {
        let mut text = String::new();
        text.push_str(" 0                   1                   2                   3\n ");
        for bit in 0..ROW {
            text.push(char::from(b'0' + (bit % 10) as u8));
            text.push(if bit + 1 < ROW { ' ' } else { '\n' });
        }
        let mut picture = Self { text, column: 0 };
        picture.rule(ROW);
        picture
    }

    fn rule(&mut self, bits: u64) {
        for _ in 0..bits {
            self.text.push_str("+-");
        }
        self.text.push_str("+\n");
    }

    fn fixed(&mut self, name: &str, bits: u64) {
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
            if self.column == ROW {
                self.text.push('\n');
                if left == 0 {
                    self.rule(ROW);
                } else {
                    self.gap();
                }
                self.column = 0;
            }
        }
    }

    /// The border between two rows of one field.
    fn gap(&mut self) {
        self.text.push('+');
        for _ in 0..ROW * 2 - 1 {
            self.text.push(' ');
        }
        self.text.push_str("+\n");
    }

    fn variable(&mut self, name: &str) {
        self.close();
        self.text.push('/');
        self.cell(name, ROW, '/');
        self.text.push('\n');
        self.rule(ROW);
    }

    /// A label centred in the room of `bits`, and the border behind it.
    fn cell(&mut self, label: &str, bits: u64, border: char) {
        let room = (bits * 2 - 1) as usize;
        let label: String = label.chars().take(room).collect();
        let spare = room - label.chars().count();
        for _ in 0..spare / 2 {
            self.text.push(' ');
        }
        self.text.push_str(&label);
        for _ in 0..spare - spare / 2 {
            self.text.push(' ');
        }
        self.text.push(border);
    }

    /// Ends a row that is not full.
    fn close(&mut self) {
        if self.column > 0 {
            self.text.push('\n');
            self.rule(self.column);
            self.column = 0;
        }
    }

    fn end(mut self) -> String {
        self.close();
        self.text
    }
}
