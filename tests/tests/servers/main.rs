//! Conversations with real servers. `tests/servers/run` installs and starts them; without it, each
//! test is skipped, and says so.

mod bgp;
mod dns;
mod modbus;
mod mqtt;
mod ntp;
mod postgres;
mod programs;
mod tls;

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long a server has time for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether servers run; a loud skip, or a failure, where not.
fn running(server: &str) -> bool {
    if std::env::var_os("WIRE_SERVERS").is_some_and(|value| !value.is_empty()) {
        return true;
    }
    wire_tests::skip(&format!("no {server} to speak to; tests/servers/run starts it"));
    false
}

fn address(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// A connection for reading, and the same for writing.
fn connect(port: u16) -> (TcpStream, TcpStream) {
    let stream = TcpStream::connect_timeout(&address(port), PATIENCE).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream.set_nodelay(true).expect("no delay");
    (stream.try_clone().expect("a second handle"), stream)
}
