//! How the programs reach a server, and what they say where nothing answers.

use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

/// How long a server has time for an answer.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// The addresses of `server`: `HOST`, `HOST:PORT`, or an IPv6 address in brackets or without a port.
///
/// # Errors
///
/// A sentence for people, where there is no such host.
pub fn resolve(server: &str, default_port: u16) -> Result<Vec<SocketAddr>, String> {
    let bare = server.trim_start_matches('[').trim_end_matches(']');
    let (host, port) = match server.rsplit_once(':') {
        // More than one colon without brackets: an IPv6 address, and no port.
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
            let number = port.parse().map_err(|_| format!("{port} is no port"))?;
            (host.trim_start_matches('[').trim_end_matches(']'), number)
        }
        _ => (bare, default_port),
    };
    match (host, port).to_socket_addrs() {
        Ok(addresses) => Ok(addresses.collect()),
        Err(error) => Err(format!("no address of {host}: {error}")),
    }
}

/// A connection to `server`, whose answers are waited for [`PATIENCE`].
///
/// # Errors
///
/// A sentence for people, where nothing answers.
pub fn tcp(protocol: &str, server: &str, default_port: u16) -> Result<TcpStream, String> {
    let mut problem = "it has no address".to_string();
    for address in resolve(server, default_port)? {
        let stream = TcpStream::connect_timeout(&address, PATIENCE).and_then(|stream| {
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_nodelay(true)?;
            Ok(stream)
        });
        match stream {
            Ok(stream) => return Ok(stream),
            Err(error) => problem = format!("{address}: {error}"),
        }
    }
    Err(format!("no {protocol} server answers at {server} ({problem})"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[track_caller]
    fn resolves(server: &str, address: &str) {
        assert_eq!(resolve(server, 1883), Ok(vec![address.parse().unwrap()]));
    }

    #[test]
    fn hosts_with_and_without_a_port() {
        resolves("127.0.0.1", "127.0.0.1:1883");
        resolves("127.0.0.1:9", "127.0.0.1:9");
        resolves("::1", "[::1]:1883");
        resolves("[::1]", "[::1]:1883");
        resolves("[::1]:9", "[::1]:9");
        assert!(resolve("127.0.0.1:x", 1883).is_err());
    }
}
