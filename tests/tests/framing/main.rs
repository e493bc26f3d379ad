//! Streams of frames, right and wrong, through every shell and every framing.
#![allow(missing_docs)]

mod cases;
mod errors;
mod properties;
mod reading;
mod shells;
mod writing;
