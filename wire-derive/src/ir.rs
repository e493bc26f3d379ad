//! The model of a definition: names resolved, defaults filled in, runs and regions formed.
//!
//! It holds types and expressions of the user, and no tokens of output.

mod facts;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Generics, Member, Path, Type, Visibility};

use crate::attr::{Context, ContextParam, Expr, Given};

/// A struct or an enum.
pub(crate) struct Definition {
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    /// The path to `wire_core`.
    pub(crate) krate: Path,
    pub(crate) doc: String,
    pub(crate) params: Vec<ContextParam>,
    pub(crate) size: Option<Given<Expr>>,
    pub(crate) canonical: bool,
    pub(crate) vis: Visibility,
    /// Whether it is seen in place, too.
    pub(crate) view: bool,
    /// What its views call the type of their octets.
    pub(crate) view_octets: Ident,
    pub(crate) shape: Shape,
}

impl Definition {
    /// Whether it is an enum without data: its tag says all, so that a view of it is its value.
    pub(crate) fn is_tag_only(&self) -> bool {
        match &self.shape {
            Shape::Struct(_) => false,
            Shape::Codes(_) => true,
            Shape::Choice(choice) => choice.variants.iter().all(|v| v.record.fields.is_empty()),
        }
    }

    /// Whether functions of the user read parts of it: `with` modules.
    pub(crate) fn is_read_by_hand(&self) -> bool {
        let by_hand = |record: &Record| record.fields.iter().any(|f| f.wire.with.is_some());
        match &self.shape {
            Shape::Struct(record) => by_hand(record),
            Shape::Codes(_) => false,
            Shape::Choice(choice) => choice.variants.iter().any(|v| by_hand(&v.record)),
        }
    }

    /// Whether its octets depend on types or constants that are given later.
    pub(crate) fn is_generic(&self) -> bool {
        self.generics.type_params().next().is_some()
            || self.generics.const_params().next().is_some()
    }

    /// Whether it is of fixed size without asking a type for its own.
    pub(crate) fn is_surely_fixed(&self) -> bool {
        match &self.shape {
            Shape::Struct(record) => {
                let is_run = |piece: &Piece| matches!(piece, Piece::Run(_));
                !self.is_generic() && self.params.is_empty() && record.pieces.iter().all(is_run)
            }
            Shape::Codes(_) => true,
            Shape::Choice(_) => false,
        }
    }
}

pub(crate) enum Shape {
    Struct(Record),
    /// An enum without data but for the unknown: its values are integers.
    Codes(Codes),
    /// An enum with data: a tag selects the variant.
    Choice(Choice),
}

/// An enum without data.
pub(crate) struct Codes {
    /// What is on the wire.
    pub(crate) wire: Wire,
    /// The integer type of the codes.
    pub(crate) repr: Type,
    pub(crate) codes: Vec<Code>,
    /// The variant that keeps an unknown code.
    pub(crate) other: Option<Ident>,
}

/// A variant without data.
pub(crate) struct Code {
    pub(crate) ident: Ident,
    pub(crate) value: CodeValue,
    pub(crate) doc: String,
}

pub(crate) enum CodeValue {
    Literal {
        value: u64,
        negative: bool,
    },
    /// A constant expression.
    Expr(TokenStream),
}

/// An enum with data.
pub(crate) struct Choice {
    pub(crate) selector: Selector,
    pub(crate) variants: Vec<Variant>,
}

/// Where the tag of an enum is.
pub(crate) enum Selector {
    /// In front of the variant's fields.
    Inline(Wire),
    /// With whoever holds the enum.
    Outside,
}

/// A variant of an enum with data.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) tag: VariantTag,
    pub(crate) prefix: Option<Prefix>,
    pub(crate) record: Record,
    pub(crate) doc: String,
}

pub(crate) enum VariantTag {
    One(Expr),
    /// The first field holds which one it is.
    Range {
        first: Expr,
        last: Expr,
    },
    /// All that no other variant has; the first field holds which one it is.
    Other,
}

impl VariantTag {
    /// Whether the variant's first field holds the tag.
    pub(crate) fn is_held(&self) -> bool {
        !matches!(self, Self::One(_))
    }
}

/// Fields, one after another: a struct's or a variant's.
pub(crate) struct Record {
    pub(crate) style: Style,
    pub(crate) fields: Vec<Field>,
    pub(crate) pieces: Vec<Piece>,
    /// Outermost first.
    pub(crate) regions: Vec<Region>,
    pub(crate) asserts: Vec<Expr>,
    /// The field that holds the tag of a variant; it is no part of the pieces.
    pub(crate) held_tag: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
    Unit,
}

/// Neighbouring fixed fields, or one field of its own.
pub(crate) enum Piece {
    Run(Run),
    Field(usize),
}

/// Neighbouring fields of fixed size, handled as one piece.
pub(crate) struct Run {
    pub(crate) slots: Vec<Slot>,
    pub(crate) size: Size,
}

/// A field's place in a run.
pub(crate) struct Slot {
    pub(crate) field: usize,
    pub(crate) offset: Size,
    /// Within the bit run that starts at `offset`.
    pub(crate) bit: Option<BitPlace>,
}

#[derive(Clone, Copy)]
pub(crate) struct BitPlace {
    /// Bits from the start of the bit run.
    pub(crate) offset: usize,
    pub(crate) width: u32,
    /// The octets of the whole bit run.
    pub(crate) run: usize,
    pub(crate) lsb: bool,
}

/// What a length controller covers.
pub(crate) struct Region {
    pub(crate) controller: usize,
    pub(crate) first: usize,
    /// Included.
    pub(crate) last: usize,
    /// The piece behind which the region is opened on decode; `None`: before the first.
    pub(crate) open: Option<usize>,
    /// The piece behind which it ends; `None`: before the first.
    pub(crate) close: Option<usize>,
    pub(crate) scale: Scale,
}

/// How a number of octets or elements stands on the wire: divided by `unit`, plus `bias`.
#[derive(Clone, Default)]
pub(crate) struct Scale {
    pub(crate) unit: Option<Expr>,
    pub(crate) bias: Option<Expr>,
}

pub(crate) struct Field {
    /// `None` for a constant or a padding that is no field of the user's.
    pub(crate) member: Option<Member>,
    pub(crate) name: String,
    /// The local variable that holds the value.
    pub(crate) binding: Ident,
    /// An expression mentions the field by name.
    pub(crate) mentioned: bool,
    pub(crate) span: Span,
    pub(crate) doc: String,
    pub(crate) storage: Storage,
    /// The type as declared.
    pub(crate) declared: Type,
    /// The type of the value that is read and written: inside `Option`, or of a field of `()`
    /// what is on the wire.
    pub(crate) ty: Type,
    pub(crate) wire: Wire,
    pub(crate) width: Width,
    pub(crate) extent: Extent,
    pub(crate) presence: Presence,
    pub(crate) role: Role,
    pub(crate) tag: Option<TagSource>,
    pub(crate) ctx: Vec<Context>,
    /// What the type is told borrows nothing and is of a type that the definition can name, so that
    /// a view keeps it.
    pub(crate) keeps_context: bool,
    pub(crate) max: Option<Expr>,
    /// The padding behind it makes its octets up to so many.
    pub(crate) pad_to: Option<Expr>,
    pub(crate) asserts: Vec<Expr>,
    pub(crate) default: Option<Option<Expr>>,
    pub(crate) expected_offset: Option<Expr>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    /// In the struct.
    Stored,
    /// On the wire only: a field of type `()`, or none of the user's.
    Nowhere,
    /// In the struct only.
    Skipped,
}

/// How a value is written: converted to the type `via`, wrapped, as the octets of the type `ty`.
#[derive(Clone)]
pub(crate) struct Wire {
    /// The type whose octets are on the wire.
    pub(crate) ty: Type,
    pub(crate) wrap: Wrap,
    /// The type that the value is converted to, and back from, by `TryFrom`.
    pub(crate) via: Option<Type>,
    /// The module whose functions read and write the value instead.
    pub(crate) with: Option<Path>,
    /// The byte order, where it is known only when the program runs.
    pub(crate) order: Option<Expr>,
}

/// Byte orders and varints put a number into another type.
#[derive(Clone)]
pub(crate) enum Wrap {
    None,
    /// The value itself is the number.
    Whole,
    /// The numbers are the elements of a sequence; each is wrapped in this type.
    Each(Type),
}

impl Wire {
    pub(crate) fn own(ty: Type) -> Self {
        Self { ty, wrap: Wrap::None, via: None, with: None, order: None }
    }
}

/// The room that a field takes.
#[derive(Clone)]
pub(crate) enum Width {
    Bits(u32),
    Fixed(Size, Access),
    /// The type decides, and may be fixed.
    ByType,
    Variable,
}

/// How a field in a run is read from its octets.
#[derive(Clone)]
pub(crate) enum Access {
    /// A number: it cannot fail.
    Plain,
    /// An array of numbers.
    PlainArray { element: Type, count: TokenStream },
    /// A type that is `Fixed`.
    Fixed,
}

/// How far a field goes.
pub(crate) enum Extent {
    /// As its type says.
    Own,
    /// To the end of its bounds, less the fixed fields behind it.
    Rest {
        trailing: Size,
    },
    Len(Expr),
    LenPrefix(Prefix),
    Count(Expr),
    CountPrefix(Prefix),
    /// As a count controller says.
    CountBy {
        controller: usize,
        scale: Scale,
    },
    Until(Expr),
}

/// A length or count in front of what it speaks of.
pub(crate) struct Prefix {
    pub(crate) ty: Type,
    /// Its octets, where its type is a number.
    pub(crate) size: Option<usize>,
    pub(crate) scale: Scale,
    /// The value that says that nothing follows.
    pub(crate) none: Option<Expr>,
}

pub(crate) enum Presence {
    Always,
    /// An `Option`, there if an expression holds.
    If(Expr),
    /// An `Option`, there if a controller says so.
    Flag(usize),
    /// An `Option`, absent if its prefix says so.
    Prefix,
    /// An `Option`, there if octets are left.
    Rest,
}

pub(crate) enum Role {
    Value,
    /// The length of region number `region`.
    Len {
        region: usize,
    },
    /// The length of the payload behind the message, and of the fields from `first` on.
    PayloadLen {
        first: Option<usize>,
        scale: Scale,
    },
    Count {
        of: usize,
        scale: Scale,
    },
    /// Whether the fields from `first` to `last` are there.
    Flag {
        first: usize,
        last: usize,
        /// The value that says that they are not, if it is not zero.
        none: Option<Expr>,
    },
    Tag {
        of: usize,
    },
    Checksum(Checksum),
    Constant(Expr),
    Computed(Expr),
    Reserved,
    Padding(Padding),
}

/// Zeros between fields, as many as it takes. They are a field of nobody's, so that a length which
/// ends with the field in front of them does not count them.
pub(crate) enum Padding {
    /// To so many octets, those of field `of` counted.
    To { of: usize, octets: Expr },
    /// To a multiple of so many octets from the start of the type.
    Multiple(Expr),
}

pub(crate) struct Checksum {
    pub(crate) algorithm: Type,
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) pseudo: Option<Expr>,
    pub(crate) none: Option<Expr>,
}

/// What selects the variant of a field's enum.
pub(crate) enum TagSource {
    Expr(Expr),
    Controller(usize),
}

/// A number of octets: a literal, and the sizes of types.
#[derive(Clone, Default)]
pub(crate) struct Size {
    pub(crate) literal: usize,
    pub(crate) terms: Vec<TokenStream>,
}

impl Size {
    pub(crate) fn literal(literal: usize) -> Self {
        Self { literal, terms: Vec::new() }
    }

    pub(crate) fn term(term: TokenStream) -> Self {
        Self { literal: 0, terms: vec![term] }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.literal = self.literal.saturating_add(other.literal);
        self.terms.extend(other.terms.iter().cloned());
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.literal == 0 && self.terms.is_empty()
    }
}

impl ToTokens for Size {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let literal = proc_macro2::Literal::usize_unsuffixed(self.literal);
        let terms = &self.terms;
        match (self.literal, terms.as_slice()) {
            (_, []) => literal.to_tokens(tokens),
            (0, _) => tokens.extend(quote!(#(#terms)+*)),
            _ => tokens.extend(quote!(#literal #(+ #terms)*)),
        }
    }
}
