//! Real protocols, written as a program would write them; the programs and the tests share them.

pub mod from_python;
