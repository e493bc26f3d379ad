//! Real protocols, written as a program would write them; the programs and the tests share them.

pub mod bgp;
pub mod from_python;
pub mod modbus;
pub mod mqtt;
pub mod ntp;
pub mod postgres;
pub mod tls;
