//! What a type looks like on the wire, as constant data.
//!
//! A derived type has its description as [`LAYOUT`](crate::Describe::LAYOUT): names, widths,
//! relations and doc comments of its fields. Error paths are read from it, and so are the packet
//! diagram ([`Layout::diagram`]) and the annotated dump.

#[cfg(feature = "alloc")]
mod diagram;

/// What a type looks like on the wire.
#[derive(Debug)]
#[non_exhaustive]
pub struct Layout {
    /// The type's name, of an enum's variant `Enum::Variant`.
    pub name: &'static str,
    /// The type's doc comment, a line a line.
    pub doc: &'static str,
    /// What it is made of.
    pub shape: Shape,
}

/// What a type is made of.
#[derive(Debug)]
#[non_exhaustive]
pub enum Shape {
    /// Not described: a hand-written codec.
    Opaque,
    /// One number or text, not divided further.
    Scalar,
    /// Fields that are no more than a name and a number of octets, one after another.
    Plain(&'static [(&'static str, usize)]),
    /// Fields, one after another.
    Struct(&'static [Field]),
    /// One of several variants.
    Enum(&'static [Variant]),
}

/// A field of a [`Layout`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The field's name; of tuple structs its number.
    pub name: &'static str,
    /// The field's doc comment.
    pub doc: &'static str,
    /// The room it takes.
    pub width: Width,
    /// What it is for.
    pub role: Role,
    /// What its type (of a sequence, its element) looks like.
    pub layout: fn() -> &'static Layout,
}

/// The room that a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// So many bits of a bit run.
    Bits(u32),
    /// So many octets.
    Octets(usize),
    /// As many as the value says.
    Variable,
}

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// It holds a value of its own.
    Value,
    /// The number of octets of fields `first` to `last`, divided by `unit`, plus `bias`.
    Len {
        /// The first field covered.
        first: u16,
        /// The last field covered; beyond the fields, the payload that follows.
        last: u16,
        /// Octets to one.
        unit: u64,
        /// What is added.
        bias: i64,
    },
    /// The number of elements of field `of`, plus `bias`.
    Count {
        /// The field counted.
        of: u16,
        /// What is added.
        bias: i64,
    },
    /// Whether field `of` is there.
    Flag {
        /// The field in question.
        of: u16,
    },
    /// Which variant field `of` is.
    Tag {
        /// The field in question.
        of: u16,
    },
    /// The checksum over fields `first` to `last`.
    Checksum {
        /// The first field covered.
        first: u16,
        /// The last field covered.
        last: u16,
    },
    /// A constant, or a value computed from others.
    Constant,
    /// Zero when written, ignored when read.
    Reserved,
}

/// A variant of an enum.
#[derive(Debug)]
#[non_exhaustive]
pub struct Variant {
    /// The tags that select it.
    pub tag: TagRange,
    /// Its fields.
    pub layout: Layout,
}

/// The tags that select a variant.
#[derive(Clone, Copy, Debug)]
pub enum TagRange {
    /// From the first to the last, both included.
    Range(u64, u64),
    /// The same, of tags that are no numbers and are asked for theirs.
    Computed(fn() -> u64, fn() -> u64),
    /// All that no other variant has.
    Other,
}

impl TagRange {
    /// The first and the last tag; `None` where it is all that no other variant has.
    pub fn bounds(&self) -> Option<(u64, u64)> {
        match *self {
            Self::Range(first, last) => Some((first, last)),
            Self::Computed(first, last) => Some((first(), last())),
            Self::Other => None,
        }
    }
}

/// Ranges are equal when they hold the same tags.
impl PartialEq for TagRange {
    fn eq(&self, other: &Self) -> bool {
        self.bounds() == other.bounds()
    }
}

impl Eq for TagRange {}

impl Layout {
    /// The layout of a type of which nothing is known.
    pub const OPAQUE: &'static Self = &Self { name: "opaque", doc: "", shape: Shape::Opaque };

    /// A number or a text called `name`.
    pub const fn scalar(name: &'static str) -> Self {
        Self { name, doc: "", shape: Shape::Scalar }
    }

    /// A struct, or the fields of a variant, of fields that are no more than a name and a number of
    /// octets.
    pub const fn plain(
        name: &'static str,
        doc: &'static str,
        fields: &'static [(&'static str, usize)],
    ) -> Self {
        Self { name, doc, shape: Shape::Plain(fields) }
    }

    /// A struct, or the fields of a variant.
    pub const fn structure(
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field],
    ) -> Self {
        Self { name, doc, shape: Shape::Struct(fields) }
    }

    /// An enum.
    pub const fn enumeration(
        name: &'static str,
        doc: &'static str,
        variants: &'static [Variant],
    ) -> Self {
        Self { name, doc, shape: Shape::Enum(variants) }
    }

    /// The fields of a struct, in order; none of other shapes.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        (0..).map_while(|number| self.field(number))
    }

    /// Field number `number` of a struct, the first of which is number 0.
    pub fn field(&self, number: usize) -> Option<Field> {
        match self.shape {
            Shape::Plain(fields) => {
                fields.get(number).map(|&(name, octets)| Field::new(name, Width::Octets(octets)))
            }
            Shape::Struct(fields) => fields.get(number).copied(),
            Shape::Opaque | Shape::Scalar | Shape::Enum(_) => None,
        }
    }

    /// Whether it is a struct.
    pub(crate) fn has_fields(&self) -> bool {
        matches!(self.shape, Shape::Plain(_) | Shape::Struct(_))
    }

    /// The layout of variant number `index` of an enum, in the order of the definition.
    #[doc(hidden)]
    pub const fn variant(&'static self, index: usize) -> &'static Self {
        match self.shape {
            Shape::Enum(variants) if index < variants.len() => &variants[index].layout,
            _ => self,
        }
    }

    pub(crate) fn field_name(&self, number: u32) -> Option<&'static str> {
        self.field(usize::try_from(number).ok()?).map(|field| field.name)
    }
}

impl Field {
    /// A field that holds a value, of a type not described further.
    pub const fn new(name: &'static str, width: Width) -> Self {
        Self { name, doc: "", width, role: Role::Value, layout: opaque }
    }

    /// The same field, with its doc comment.
    #[must_use]
    pub const fn doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// The same field, with its role.
    #[must_use]
    pub const fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// The same field, its type (of a sequence, its element) described by `layout`.
    #[must_use]
    pub const fn of(mut self, layout: fn() -> &'static Layout) -> Self {
        self.layout = layout;
        self
    }
}

impl Variant {
    /// A variant selected by `tag`, with the fields of `layout`.
    pub const fn new(tag: TagRange, layout: Layout) -> Self {
        Self { tag, layout }
    }
}

fn opaque() -> &'static Layout {
    Layout::OPAQUE
}
