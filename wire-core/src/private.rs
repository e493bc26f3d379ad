//! What generated code names. Not for other use: it changes without notice.

pub use crate::bits::{read_lsb, read_msb, write_lsb, write_msb};
pub use crate::endian::Wraps;
pub use crate::error::Located;
pub use crate::impls::Plain;
