//! The kind of an error, in a form that leaves `Result` nothing to hide its own tag in.

/// What went wrong, as numbers.
///
/// A `Result` puts its tag where the error has values that cannot be, an enum's tag for one. The
/// compiler does not know of an error made out of line that its tag is none of those, and would
/// test on every way out whether the error is one; it would keep values in memory for that. So
/// no part of an error has values that cannot be.
///
/// The code that says which kind it is stands in the [`Path`](super::Path), which has room for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Cause {
    pub(super) numbers: [u64; 2],
    pub(super) text: Option<&'static str>,
}

impl Cause {
    pub(super) fn text(&self) -> &'static str {
        self.text.unwrap_or_default()
    }
}

/// A number of a cause, as what it was.
pub(super) trait Number {
    fn to_number(self) -> u64;
    fn of_number(number: u64) -> Self;
}

macro_rules! numbers {
    ($($type:ty: $from:expr;)*) => {$(
        impl Number for $type {
            #[inline(always)]
            fn to_number(self) -> u64 {
                self as u64
            }

            fn of_number(number: u64) -> Self {
                $from(number)
            }
        }
    )*};
}

numbers! {
    u64: core::convert::identity;
    usize: |number| number as usize;
    u16: |number| number as u16;
    bool: |number| number != 0;
}

/// Conversions of an enum of kinds to its causes and back: those with numbers, those with a text.
macro_rules! causes {
    (
        $kind:ident:
        $($code:literal => $name:ident { $($number:ident: $type:ty),* },)*
        texts:
        $($text_code:literal => $text_name:ident { $field:tt: $text:ident },)*
    ) => {
        impl $kind {
            #[inline(always)]
            pub(super) fn cause(self) -> (u8, Cause) {
                match self {
                    $(Self::$name { $($number),* } => {
                        let mut numbers = [$(super::cause::Number::to_number($number),)* 0, 0].into_iter();
                        let numbers = [numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)];
                        ($code, Cause { numbers, text: None })
                    })*
                    $(Self::$text_name { $field: $text } => {
                        ($text_code, Cause { numbers: [0, 0], text: Some($text) })
                    })*
                }
            }

            pub(super) fn of_cause(code: u8, cause: Cause) -> Self {
                let mut numbers = cause.numbers.into_iter();
                match code {
                    $($code => Self::$name {
                        $($number: <$type as super::cause::Number>::of_number(
                            numbers.next().unwrap_or(0),
                        ),)*
                    },)*
                    $($text_code => Self::$text_name { $field: cause.text() },)*
                    _ => Self::Custom(cause.text()),
                }
            }
        }
    };
}

pub(super) use causes;
