use core::fmt;

use crate::layout::Layout;

/// How many steps a path holds: as many as keep [`DecodeError`](crate::DecodeError) under 128
/// octets, from which on clippy calls an error large, in every program that returns it.
const STEPS: usize = 6;

/// The number of a step that names a type but none of its fields.
pub(super) const WHOLE: u32 = Number::MAX;

/// The mark of a step into the field that a type ends with.
pub(super) const LAST: u32 = 1 << 16;

/// The number of a step to an element that is so far behind the first, or further.
const FAR: u32 = WHOLE - 1;

/// The number of a step, in as many octets as keep an error at 112: it is aligned to 16.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Number([u8; 3]);

impl Number {
    const ZERO: Self = Self::new(0);
    const MAX: u32 = 0xff_ffff;

    const fn new(number: u32) -> Self {
        let [a, b, c, _] = number.to_le_bytes();
        Self([a, b, c])
    }

    const fn get(self) -> u32 {
        let Self([a, b, c]) = self;
        u32::from_le_bytes([a, b, c, 0])
    }
}

/// The way from a message to the field at fault: `Ipv4Packet.options[2].len`.
///
/// Filled in from the inside out while an error is on its way to the caller, in place, without
/// allocation. A path of more than six steps keeps the innermost five and the name of the root,
/// and shows the gap as `…`.
#[derive(Clone, Copy)]
pub struct Path {
    /// Innermost first. A step into a field has the layout of the type that owns the field; a
    /// step to an element has none, and its number is the index. Of a path that was cut, the last
    /// slot is no step: it holds the layout of the root.
    layouts: [Option<&'static Layout>; STEPS],
    numbers: [Number; STEPS],
    len: u8,
    /// 1 if steps are missing, 0 if not. No `bool`: see [`Cause`](super::cause::Cause).
    cut: u8,
    /// 1 if the error is that octets are left over behind a whole value.
    left_over: u8,
    /// What kind of error went this way.
    pub(super) code: u8,
}

impl Path {
    /// The path of an error that is not yet on its way.
    #[inline(always)]
    pub(super) const fn start(code: u8) -> Self {
        let (layouts, numbers) = ([None; STEPS], [Number::ZERO; STEPS]);
        Self { layouts, numbers, len: 0, cut: 0, left_over: 0, code }
    }

    /// The same path, of an error that is that octets are left over behind a whole value.
    pub(super) const fn behind(self) -> Self {
        Self { left_over: 1, ..self }
    }

    /// Whether octets are left over behind a whole value, which has no place yet.
    pub(super) fn is_behind(&self) -> bool {
        self.left_over != 0 && self.is_empty()
    }

    /// A step into field `number` of a type; or [`WHOLE`], which says nothing new of an error that
    /// has a place.
    #[cold]
    #[inline(never)]
    pub(super) fn push_field(&mut self, layout: &'static Layout, number: u32) {
        if number != WHOLE || self.is_empty() {
            self.push(Some(layout), number);
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn push_index(&mut self, index: usize) {
        self.push(None, u32::try_from(index).map_or(FAR, |index| index.min(FAR)));
    }

    fn push(&mut self, layout: Option<&'static Layout>, number: u32) {
        let slot = usize::from(self.len);
        match (self.layouts.get_mut(slot), self.numbers.get_mut(slot)) {
            (Some(l), Some(n)) => {
                *l = layout;
                *n = Number::new(number);
                self.len += 1;
            }
            _ => self.cut(layout),
        }
    }

    /// Gives up the outermost step for the name of the root.
    fn cut(&mut self, layout: Option<&'static Layout>) {
        let root = layout.or_else(|| self.root_layout());
        if let (Some(l), Some(n)) = (self.layouts.last_mut(), self.numbers.last_mut()) {
            *l = root;
            *n = Number::ZERO;
        }
        self.cut = 1;
    }

    fn root_layout(&self) -> Option<&'static Layout> {
        self.layouts.iter().rev().find_map(|layout| *layout)
    }

    /// The number of steps that are known, the innermost ones.
    fn steps(&self) -> usize {
        usize::from(self.len).saturating_sub(usize::from(self.cut))
    }

    /// Whether nothing is known of the place.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The name of the outermost type, `Ipv4Packet`.
    pub fn root(&self) -> Option<&'static str> {
        self.root_layout().map(|layout| layout.name)
    }

    /// The name of the innermost field, `len`; `None` where the error concerns no single field.
    pub fn field(&self) -> Option<&'static str> {
        self.layouts
            .iter()
            .zip(self.numbers.map(Number::get))
            .take(self.steps())
            .find_map(|(l, n)| l.and_then(|layout| layout.field_name(n)))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.root().unwrap_or("message"))?;
        if self.cut != 0 {
            f.write_str(".…")?;
        }
        for step in (0..self.steps()).rev() {
            let (Some(layout), Some(number)) = (self.layouts.get(step), self.numbers.get(step))
            else {
                continue;
            };
            let number = number.get();
            match layout {
                Some(layout) => match layout.field_name(number) {
                    Some(name) => write!(f, ".{name}")?,
                    None if number == WHOLE => {}
                    None => write!(f, ".{number}")?,
                },
                None if number == FAR => write!(f, "[{number}…]")?,
                None => write!(f, "[{number}]")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Paths are equal when they read alike.
impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        let name = |l: &Option<&'static Layout>| l.map(|l| l.name);
        self.len == other.len
            && self.cut == other.cut
            && self.layouts.iter().map(name).eq(other.layouts.iter().map(name))
            && self.numbers == other.numbers
    }
}

impl Eq for Path {}
