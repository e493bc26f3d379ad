//! Numbers one after another, as a tuple.

use crate::error::EncodeError;
use crate::impls::Plain;

/// A tuple of numbers. The derive knows how long it may be.
///
/// One expression a struct where a statement a number would do: the compiler looks at each again in
/// every check, and at the code of a tuple only when a program is built.
pub trait Numbers {
    /// Writes them one after another from octet `at` on.
    fn write(self, octets: &mut [u8], at: usize) -> Result<(), EncodeError>;
}

macro_rules! numbers {
    ($($type:ident $number:tt),*) => {
        impl<$($type: Plain),*> Numbers for ($($type,)*) {
            #[inline]
            fn write(self, octets: &mut [u8], at: usize) -> Result<(), EncodeError> {
                super::room(octets, at.wrapping_add(0 $(+ $type::SIZE)*))?;
                $(
                    self.$number.put(octets, at);
                    let at = at.wrapping_add($type::SIZE);
                )*
                let _ = at;
                Ok(())
            }
        }
    };
}

numbers!(A 0);
numbers!(A 0, B 1);
numbers!(A 0, B 1, C 2);
numbers!(A 0, B 1, C 2, D 3);
numbers!(A 0, B 1, C 2, D 3, E 4);
numbers!(A 0, B 1, C 2, D 3, E 4, F 5);
numbers!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
numbers!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
numbers!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
numbers!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
numbers!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
numbers!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
