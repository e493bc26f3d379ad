//! Ten thousand connections at once, and clients that misbehave beside them.
//!
//! The server runs in the test's process, the clients in another: this test's program once more,
//! told by an environment variable. So each needs one descriptor a connection.
#![allow(missing_docs)]

use std::env;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Barrier, Semaphore};
use wire_core::frame::{AsyncFrameReader, AsyncFrameWriter, FrameError, LengthPrefix};

const CONNECTIONS: usize = 10_000;
const MESSAGES: u32 = 100;
/// Of each kind of client that misbehaves.
const HOSTILE: usize = 25;
const MAX: usize = 64 * 1024;
const ADDRESS: &str = "WIRE_TESTS_ADDRESS";
const COUNT: &str = "WIRE_TESTS_CONNECTIONS";

fn framing() -> LengthPrefix<u32> {
    LengthPrefix::new().max_len(MAX)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// As many connections as there are descriptors for.
fn affordable() -> usize {
    let limit = rlimit::increase_nofile_limit(20_000).unwrap_or(1024) as usize;
    let count = CONNECTIONS.min(limit.saturating_sub(4 * HOSTILE + 64));
    if count < CONNECTIONS {
        eprintln!("ONLY {count} OF {CONNECTIONS} CONNECTIONS: the limit of open files is {limit}");
    }
    count
}

#[derive(Default)]
struct Ends {
    well: AtomicUsize,
    in_body: AtomicUsize,
    too_long: AtomicUsize,
    io: AtomicUsize,
    other: AtomicUsize,
}

impl Ends {
    fn count(&self, end: Result<(), FrameError>) {
        let counter = match end {
            Ok(()) => &self.well,
            Err(FrameError::EndedInBody { .. }) => &self.in_body,
            Err(FrameError::TooLong { .. }) => &self.too_long,
            Err(FrameError::Io(_)) => &self.io,
            Err(_) => &self.other,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

async fn echo(stream: TcpStream) -> Result<(), FrameError> {
    let (input, output) = stream.into_split();
    let mut receiver = AsyncFrameReader::new(input, framing());
    let mut sender = AsyncFrameWriter::new(output, framing());
    while let Some(frame) = receiver.next_frame().await? {
        sender.send_octets(frame).await?;
        // What one read brought is answered with one write.
        if receiver.needed() > 0 {
            sender.flush().await?;
        }
    }
    sender.flush().await
}

#[test]
fn ten_thousand_connections_are_echoed_intact() {
    if env::var_os(ADDRESS).is_some() {
        return;
    }
    let count = affordable();
    let ends = Arc::new(Ends::default());
    let runtime = runtime();
    let before = resident();
    let listener = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        socket.listen(4096).unwrap()
    });
    let address = listener.local_addr().unwrap();
    runtime.spawn(serve(listener, Arc::clone(&ends)));
    let clients = Command::new(env::current_exe().unwrap())
        .args(["--exact", "the_clients", "--nocapture"])
        .env(ADDRESS, address.to_string())
        .env(COUNT, count.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&clients.stdout).into_owned();
    let complaints = String::from_utf8_lossy(&clients.stderr);
    assert!(clients.status.success(), "{said}\n{complaints}");
    assert!(said.contains(&format!("all {count} echoed")), "{said}\n{complaints}");

    assert_eq!(ends.other.load(Ordering::Relaxed), 0);
    assert!(ends.too_long.load(Ordering::Relaxed) == HOSTILE, "liars");
    assert!(ends.in_body.load(Ordering::Relaxed) >= HOSTILE, "half-closed");
    assert!(ends.io.load(Ordering::Relaxed) >= HOSTILE, "reset");
    if let (Some(before), Some(most)) = (before, resident()) {
        // Task, two socket halves, a buffer of 8 KiB and a batch of a few KiB each.
        let each = (most - before) / count;
        assert!(each < 40 * 1024, "{each} octets of memory a connection");
    }
}

async fn serve(listener: TcpListener, ends: Arc<Ends>) {
    while let Ok((stream, _)) = listener.accept().await {
        let ends = Arc::clone(&ends);
        tokio::spawn(async move { ends.count(echo(stream).await) });
    }
}

/// The most memory that this process has had, in octets.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? * 1024)
}

/// The other process. Alone it has nothing to do.
#[test]
fn the_clients() {
    let Ok(address) = env::var(ADDRESS) else { return };
    let address: SocketAddr = address.parse().unwrap();
    let count: usize = env::var(COUNT).unwrap().parse().unwrap();
    rlimit::increase_nofile_limit(20_000).unwrap();
    runtime().block_on(async {
        // Stay open, and silent, as long as the others work.
        let mut stalled = Vec::new();
        for _ in 0..HOSTILE {
            stalled.push(stall(address).await);
            reset(address).await;
            half_close(address).await;
            lie(address).await;
        }
        let gate = Arc::new(Semaphore::new(256));
        let all_connected = Arc::new(Barrier::new(count));
        let clients: Vec<_> = (0..count)
            .map(|id| {
                tokio::spawn(client(id, address, Arc::clone(&gate), Arc::clone(&all_connected)))
            })
            .collect();
        for client in clients {
            client.await.unwrap();
        }
        drop(stalled);
    });
    println!("all {count} echoed");
}

async fn client(id: usize, address: SocketAddr, gate: Arc<Semaphore>, all: Arc<Barrier>) {
    let permit = gate.acquire().await.unwrap();
    let stream = TcpStream::connect(address).await.unwrap();
    drop(permit);
    all.wait().await;
    let (input, output) = stream.into_split();
    let mut receiver = AsyncFrameReader::new(input, framing());
    let mut sender = AsyncFrameWriter::new(output, framing());
    for portion in 0..4 {
        let numbers = portion * MESSAGES / 4..(portion + 1) * MESSAGES / 4;
        for number in numbers.clone() {
            sender.send(&(id as u64, number)).await.unwrap();
        }
        sender.flush().await.unwrap();
        for number in numbers {
            let message = receiver.receive::<(u64, u32)>().await.unwrap();
            assert_eq!(message, Some((id as u64, number)));
        }
    }
    drop(sender);
    assert!(receiver.next_frame().await.unwrap().is_none());
}

/// Announces the maximum, and sends next to nothing of it.
async fn stall(address: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(&(MAX as u32 - 4).to_be_bytes()).await.unwrap();
    stream.write_all(b"a").await.unwrap();
    stream
}

/// Resets the connection within a frame.
async fn reset(address: SocketAddr) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(&[0, 0, 0, 1, 7, 0, 0, 0, 9, 1]).await.unwrap();
    // The echo shows that the server has accepted, and reads.
    stream.read_exact(&mut [0; 5]).await.unwrap();
    socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO)).unwrap();
}

/// Ends its half within a frame, and sees the other end too.
async fn half_close(address: SocketAddr) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(&[0, 0, 0, 9, 1]).await.unwrap();
    stream.shutdown().await.unwrap();
    assert_eq!(stream.read_to_end(&mut Vec::new()).await.unwrap(), 0);
}

/// Announces more than the maximum, and is cut off.
async fn lie(address: SocketAddr) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(&u32::MAX.to_be_bytes()).await.unwrap();
    assert_eq!(stream.read_to_end(&mut Vec::new()).await.unwrap(), 0);
}
