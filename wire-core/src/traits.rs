//! What a type does to be on the wire.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::__private::{Found, filling};
use crate::error::{DecodeError, EncodeError, Failure, Refusal, Refused};
use crate::impls::fixed::{BulkDecode, ReadFrom, ReadWhole};
use crate::impls::run::{self, BulkEncode, Run};
use crate::layout::Layout;
use crate::reader::Reader;
use crate::writer::Writer;

/// A value read from octets. Derived; written by hand for an odd type.
///
/// `'a` is the lifetime of the octets: a value may borrow from them. `Ctx` is what the value must
/// be told besides its octets (`#[wire(ctx(…))]`), a tuple, `()` for most.
///
/// A derived message that is refused is read once more, for the error that says why: see
/// [`IN_TWO_GOES`](Decode::IN_TWO_GOES).
///
/// ```
/// use wire_core::{Decode, DecodeError, DecodeErrorKind, Reader, Wire};
///
/// /// A decimal number in ASCII, to the end.
/// struct Decimal(u32);
///
/// impl<'a> Decode<'a> for Decimal {
///     fn decode_from(reader: &mut Reader<'a>, _: ()) -> Result<Self, DecodeError> {
///         let text: &str = reader.decode()?;
///         let number = text.parse();
///         number.map(Self).map_err(|_| reader.error(DecodeErrorKind::Custom("not a number")))
///     }
/// }
///
/// assert_eq!(Decimal::decode(b"1234")?.0, 1234);
/// # Ok::<(), DecodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded",
    note = "derive `Wire` for it, implement `Decode` by hand, or give the field `as = TYPE` or `with = module`",
    note = "a type with `ctx(…)` needs `ctx(name = EXPR)` on the field, an enum without a tag of its own `tag = EXPR`"
)]
pub trait Decode<'a, Ctx = ()>: Sized {
    /// The least octets that any value takes.
    const MIN_SIZE: usize = match Self::BULK {
        Some(bulk) => bulk.size(),
        None => 0,
    };

    /// How many values are read at once, of a type of fixed size.
    #[doc(hidden)]
    const BULK: Option<BulkDecode<Self, Ctx>> = None;

    /// How one value is read, of a type that does not say it itself. A constant of its own, so that
    /// to ask for it is not to ask for all that `BULK` holds.
    #[doc(hidden)]
    const FROM: ReadFrom<Self, Ctx, DecodeError> = match Self::BULK {
        Some(bulk) => bulk.from(),
        None => panic!("an impl of `Decode` by hand needs `decode_from`"),
    };

    /// The same, of which nobody asks why it is refused.
    #[doc(hidden)]
    const QUICK: fn(&mut Reader<'a>, Ctx) -> Result<Self, Refused> = match Self::BULK {
        Some(bulk) => bulk.quick(),
        None => filling::quick,
    };

    /// Whether a value is read as `BULK` says.
    #[doc(hidden)]
    const IS_BULK: bool = Self::BULK.is_some();

    /// Whether a value may be read in a first go, which is there for the messages that are right; what it
    /// refuses is read again.
    ///
    /// Not what is read by hand: an impl that reads what is nested in a message as a message of its own
    /// would be called twice for each that is around it, and hostile messages nest deep. A message
    /// is refused in its first go where such a part starts. An impl that calls nothing but
    /// methods of the reader it is given may say `true`.
    const IN_TWO_GOES: bool = Self::IS_BULK;

    /// Whether a whole message is read in two goes. One constant: the compiler then makes nothing of
    /// the way that is not gone.
    #[doc(hidden)]
    const GOES_TWICE: bool = Self::IN_TWO_GOES && !Self::IS_BULK;

    /// How a value is read that is a whole message.
    #[doc(hidden)]
    const WHOLE: ReadWhole<'a, Self, Ctx> = match Self::BULK {
        Some(bulk) => bulk.whole(),
        None => filling::all_of,
    };

    /// Reads one value. Every impl by hand says how; of what is of fixed size the derive says it by a
    /// constant. An impl that says neither does not compile where it is used:
    ///
    /// ```compile_fail
    /// struct Forgotten;
    ///
    /// impl wire_core::Decode<'_> for Forgotten {}
    ///
    /// let _ = <Forgotten as wire_core::Wire>::decode(&[]);
    /// ```
    ///
    /// # Errors
    ///
    /// Where the octets are no such value.
    #[inline]
    fn decode_from(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, DecodeError> {
        (Self::FROM)(reader, ctx)
    }

    /// [`Decode::decode_from`], whatever is said of octets that are no value.
    ///
    /// # Errors
    ///
    /// Those of [`Decode::decode_from`].
    #[doc(hidden)]
    #[inline]
    fn decode_as<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Self, E> {
        E::read(reader, ctx, Self::decode_from, Self::QUICK, !Self::IN_TWO_GOES)
    }

    /// Reads past a value, which may be made later.
    ///
    /// # Errors
    ///
    /// Those of [`Decode::decode_from`], but for those of making the value.
    #[doc(hidden)]
    #[inline]
    fn find<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Found<'a, Self>, E> {
        Self::decode_as(reader, ctx).map(Found::Made)
    }

    /// Reads one value; where it `FILLS` its bounds, one that takes all octets left within them.
    ///
    /// A value that says how long it is, and must be just as long as what is there, is checked with
    /// one comparison then.
    ///
    /// # Errors
    ///
    /// Those of [`Decode::decode_from`], and `Trailing` where it `FILLS`.
    #[doc(hidden)]
    #[inline]
    fn decode_filling<E: Refusal, const FILLS: bool>(
        reader: &mut Reader<'a>,
        ctx: Ctx,
    ) -> Result<Self, E> {
        match Self::decode_as(reader, ctx) {
            Ok(value) if !FILLS || reader.is_empty() => Ok(value),
            Ok(value) => {
                // Dropped out of the way, so that the value needs no address here.
                if core::mem::needs_drop::<Self>() {
                    dispose(value);
                }
                Err(E::left_over(reader))
            }
            Err(error) => Err(error),
        }
    }

    /// Reads past a value, with all the checks of reading it, and builds none.
    ///
    /// # Errors
    ///
    /// Those of [`Decode::decode_from`].
    #[doc(hidden)]
    #[inline]
    fn skip<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<(), E> {
        Self::decode_as(reader, ctx).map(drop)
    }

    /// Reads `N` values, one after another.
    #[doc(hidden)]
    #[inline]
    fn decode_array<E: Refusal, const N: usize>(
        reader: &mut Reader<'a>,
        ctx: Ctx,
    ) -> Result<[Self; N], E>
    where
        Ctx: Clone,
    {
        crate::impls::each::each_array(reader, ctx)
    }

    /// Reads `count` values, one after another; their number is known to be justified.
    #[doc(hidden)]
    #[cfg(feature = "alloc")]
    #[inline]
    fn decode_vec<E: Refusal>(
        reader: &mut Reader<'a>,
        count: usize,
        ctx: Ctx,
    ) -> Result<Vec<Self>, E>
    where
        Ctx: Clone,
    {
        crate::impls::each::each_vec(reader, count, ctx)
    }

    /// Reads values to the end of the bounds.
    #[doc(hidden)]
    #[cfg(feature = "alloc")]
    #[inline]
    fn decode_rest<E: Refusal>(reader: &mut Reader<'a>, ctx: Ctx) -> Result<Vec<Self>, E>
    where
        Ctx: Clone,
    {
        crate::impls::each::each_rest(reader, ctx)
    }
}

/// A value written as octets. Derived; written by hand for an odd type.
///
/// Everything that can be wrong with a value is found by [`Encode::measure`]: programs call it
/// first, so that nothing is written of a value that has no octets.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be encoded",
    note = "derive `Wire` for it, implement `Encode` by hand, or give the field `as = TYPE` or `with = module`"
)]
pub trait Encode<Ctx = ()> {
    /// How a value is written, of a type of fixed size.
    #[doc(hidden)]
    const RUN: Run<Self> = Run::BY_HAND;

    /// Whether a value is written as `RUN` says.
    #[doc(hidden)]
    const IS_RUN: bool = Self::RUN.is_run();

    /// Whether a value may be measured and written in a first go, which is there for the short messages
    /// that are right; what does not go there is measured and written again.
    ///
    /// Not what is written by hand, as with [`Decode::IN_TWO_GOES`]. An impl that calls nothing but
    /// methods of the writer it is given may say `true`.
    const FIRST_GO: bool = Self::IS_RUN;

    /// How many values are written at once, of a type of fixed size.
    #[doc(hidden)]
    #[inline(always)]
    fn bulk() -> Option<BulkEncode<Self>>
    where
        Self: Sized,
    {
        if Self::IS_RUN { Some(run::bulk::<Self, Ctx>()) } else { None }
    }

    /// The octets that this value takes. Every impl by hand says it, and [`Encode::encode_to`]; one
    /// that does not does not compile where it is used:
    ///
    /// ```compile_fail
    /// struct Forgotten;
    ///
    /// impl wire_core::Encode for Forgotten {}
    ///
    /// let _ = wire_core::Wire::encoded_len(&Forgotten);
    /// ```
    ///
    /// # Errors
    ///
    /// Where the value has no octets: something in it does not fit its field.
    #[inline]
    fn measure(&self, ctx: Ctx) -> Result<usize, EncodeError> {
        let _ = ctx;
        const { assert!(Self::IS_RUN, "an impl of `Encode` by hand needs `measure`") };
        Ok(Self::RUN.size)
    }

    /// Writes the value, exactly [`Encode::measure`] octets. Every impl by hand says how.
    ///
    /// # Errors
    ///
    /// As [`Encode::measure`], and where the buffer is too small.
    #[inline]
    fn encode_to(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), EncodeError> {
        let _ = ctx;
        const { assert!(Self::IS_RUN, "an impl of `Encode` by hand needs `encode_to`") };
        Self::RUN.write(self, writer.take(Self::RUN.size)?)
    }

    /// [`Encode::measure`], whatever is said of a value that has no octets.
    ///
    /// # Errors
    ///
    /// Those of [`Encode::measure`].
    #[doc(hidden)]
    #[inline]
    fn measure_as<E: Failure>(&self, ctx: Ctx) -> Result<usize, E> {
        if !Self::FIRST_GO {
            E::by_hand()?;
        }
        match self.measure(ctx) {
            Ok(len) => E::short(len),
            Err(error) => Err(error.into()),
        }
    }

    /// [`Encode::encode_to`], whatever is said of a value that has no octets.
    ///
    /// # Errors
    ///
    /// Those of [`Encode::encode_to`].
    #[doc(hidden)]
    #[inline]
    fn encode_as<E: Failure>(&self, writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E> {
        if !Self::FIRST_GO {
            E::by_hand()?;
        }
        match self.encode_to(writer, ctx) {
            Ok(()) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The octets that this value takes; where it `FILLS` its buffer, those that it takes at most: a
    /// field that it ends in is counted, whether it is there or not.
    ///
    /// # Errors
    ///
    /// Those of [`Encode::measure`].
    #[doc(hidden)]
    #[inline]
    fn measure_filling<E: Failure, const FILLS: bool>(&self, ctx: Ctx) -> Result<usize, E> {
        self.measure_as(ctx)
    }

    /// Writes the value; where it `FILLS` it, to a buffer of as many octets as
    /// [`Encode::measure_filling`] says.
    ///
    /// # Errors
    ///
    /// Those of [`Encode::encode_to`].
    #[doc(hidden)]
    #[inline]
    fn encode_filling<E: Failure, const FILLS: bool>(
        &self,
        writer: &mut Writer<'_>,
        ctx: Ctx,
    ) -> Result<(), E> {
        self.encode_as(writer, ctx)
    }

    /// The octets that these values take, one after another.
    #[doc(hidden)]
    #[inline]
    fn slice_len<E: Failure>(values: &[Self], ctx: Ctx) -> Result<usize, E>
    where
        Self: Sized,
        Ctx: Clone,
    {
        crate::impls::each::each_len(values, ctx)
    }

    /// Writes these values one after another.
    #[doc(hidden)]
    #[inline]
    fn encode_slice<E: Failure>(values: &[Self], writer: &mut Writer<'_>, ctx: Ctx) -> Result<(), E>
    where
        Self: Sized,
        Ctx: Clone,
    {
        crate::impls::each::each_encode(values, writer, ctx)
    }
}

/// A type whose every value takes the same octets.
///
/// Neighbouring fields of such types are handled as one run: one check of bounds, constant
/// offsets within.
///
/// ```
/// use wire_core::{Fixed, Wire};
///
/// #[derive(Wire)]
/// struct Point {
///     x: i16,
///     y: i16,
/// }
///
/// assert_eq!(<Point as Fixed>::SIZE, 4);
/// assert_eq!(Point::read(&[0, 1, 0xff, 0xff])?.y, -1);
/// # Ok::<(), wire_core::DecodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no fixed size on the wire",
    note = "a fixed layout holds integers, arrays and types of fixed size only; a derived type has one unless a field varies"
)]
pub trait Fixed: Sized {
    /// The octets that every value takes.
    const SIZE: usize;

    /// Whether every `SIZE` octets are a value and every value has octets, which is to say both of
    /// what follows.
    #[doc(hidden)]
    const ONE_TO_ONE: bool = false;

    /// Whether every `SIZE` octets are a value, so that [`Fixed::read`] never fails.
    ///
    /// Sequences are read without a look at errors then: an impl that says so and fails nevertheless
    /// panics in them.
    const ALL_VALID: bool = Self::ONE_TO_ONE;

    /// Whether every value has octets, so that [`Fixed::write`] never fails.
    const ALL_FIT: bool = Self::ONE_TO_ONE;

    /// Reads a value from a slice of `SIZE` octets; offsets in errors count from its start.
    ///
    /// # Errors
    ///
    /// Where the octets are no such value, or not `SIZE` many.
    fn read(octets: &[u8]) -> Result<Self, DecodeError>;

    /// [`Fixed::read`], whatever is said of octets that are no value.
    ///
    /// # Errors
    ///
    /// Those of [`Fixed::read`].
    #[doc(hidden)]
    #[inline(always)]
    fn read_as<E: Refusal>(octets: &[u8]) -> Result<Self, E> {
        match Self::read(octets) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes the value to a slice of `SIZE` octets.
    ///
    /// # Errors
    ///
    /// Where something in the value does not fit its field, or the slice is not `SIZE` long.
    fn write(&self, octets: &mut [u8]) -> Result<(), EncodeError>;
}

/// What is known of a type without a value: its [`Layout`], for error paths, diagrams and dumps.
///
/// Derived. A type whose codec is written by hand needs just `impl Describe for Name {}`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no layout",
    note = "a hand-written type needs `impl wire_core::Describe for {Self} {{}}`"
)]
pub trait Describe {
    /// What the type looks like on the wire.
    const LAYOUT: &'static Layout = Layout::OPAQUE;

    /// The names of the values that the type must be told (`#[wire(ctx(…))]`), in order.
    const CONTEXT: &'static [&'static str] = &[];

    /// [`Describe::LAYOUT`], as a function: layouts of recursive types refer to themselves.
    fn layout() -> &'static Layout {
        Self::LAYOUT
    }
}

/// An enum's value as the tag that selects its variant: for `tag_of` controllers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no tag",
    note = "`tag_of` goes with an enum that derives `Wire`, selected from outside by `tag = EXPR` or this controller"
)]
pub trait Tagged {
    /// The tag of this value's variant; of a signed type, sign-extended to 64 bits.
    fn tag(&self) -> u64;
}

/// The tag that selects the variant of an enum which has none of its own; the first part of such
/// an enum's context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(pub u64);

#[cold]
#[inline(never)]
fn dispose<T>(_: T) {}
