//! Sessions through a proxy that splits, delays, resets and half-closes.
//!
//! `WIRE_TESTS_SESSIONS` sets how many, `WIRE_TESTS_SEED` where the faults start from.
#![allow(missing_docs)]

use std::env;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::yield_now;
use wire_core::frame::{AsyncFrameReader, AsyncFrameWriter, FrameError, LengthPrefix};

const SESSIONS: u64 = 10_000;
const MESSAGES: u32 = 12;

fn framing() -> LengthPrefix<u16> {
    LengthPrefix::new().max_len(512)
}

/// SplitMix64: a fault can be had again from its seed.
#[derive(Clone)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}

/// What a session's messages are, known to both ends of it.
fn messages(session: u64) -> Vec<Vec<u8>> {
    let mut random = Random(session);
    (0..MESSAGES)
        .map(|number| {
            let mut message = number.to_be_bytes().to_vec();
            message.resize(4 + random.below(200) as usize, session as u8);
            message
        })
        .collect()
}

/// What the proxy does to one direction of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    /// Ends the direction behind so many octets, the other goes on.
    HalfClose(u64),
    /// Resets both connections behind so many octets.
    Reset(u64),
}

/// The faults of a session: there, and back.
fn faults(session: u64) -> [Fault; 2] {
    let mut random = Random(session ^ 0xfa17);
    let borders: Vec<u64> = messages(session)
        .iter()
        .scan(0, |end, message| {
            *end += message.len() as u64 + 2;
            Some(*end)
        })
        .collect();
    let total = borders.last().copied().unwrap_or(0);
    let mut fault = || {
        // Within a frame: a stream that ends on a border is one that was meant to.
        let place = loop {
            let place = 1 + random.below(total - 1);
            if !borders.contains(&place) {
                break place;
            }
        };
        match random.below(6) {
            0 => Fault::HalfClose(place),
            1 => Fault::Reset(place),
            _ => Fault::None,
        }
    };
    [fault(), fault()]
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

/// Forwards one direction in portions of any size, with pauses in which others run. Whether to
/// reset both connections.
async fn forward(
    mut from: ReadHalf<'_>,
    mut to: WriteHalf<'_>,
    fault: Fault,
    mut random: Random,
) -> bool {
    let mut buffer = vec![0; 600];
    let mut left = match fault {
        Fault::None => u64::MAX,
        Fault::HalfClose(place) | Fault::Reset(place) => place,
    };
    loop {
        let most = (1 + random.below(600)).min(left) as usize;
        let count = match from.read(&mut buffer[..most]).await {
            Ok(count) if count > 0 => count,
            _ => break,
        };
        let mut rest = &buffer[..count];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(1 + random.below(rest.len() as u64) as usize);
            if to.write_all(now).await.is_err() {
                return false;
            }
            rest = later;
            for _ in 0..random.below(3) {
                yield_now().await;
            }
        }
        left -= count as u64;
        if left == 0 {
            break;
        }
    }
    if left == 0 && matches!(fault, Fault::Reset(_)) {
        return true;
    }
    let _ = to.shutdown().await;
    // What comes behind a half-close is read and lost.
    while matches!(from.read(&mut buffer).await, Ok(count) if count > 0) {}
    false
}

/// One session between a client and the server behind the proxy.
async fn proxy(mut client: TcpStream, server: SocketAddr, session: u64) {
    let Ok(mut server) = TcpStream::connect(server).await else { return };
    for stream in [&client, &server] {
        stream.set_nodelay(true).unwrap();
    }
    let [there, back] = faults(session);
    let reset = {
        let (client_in, client_out) = client.split();
        let (server_in, server_out) = server.split();
        let random = |factor| Random(session.wrapping_mul(factor));
        let mut there = pin!(forward(client_in, server_out, there, random(3)));
        let mut back = pin!(forward(server_in, client_out, back, random(5)));
        tokio::select! {
            reset = &mut there => reset || back.await,
            reset = &mut back => reset || there.await,
        }
    };
    if reset {
        for stream in [&client, &server] {
            socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO)).unwrap();
        }
    }
}

/// How a session went, as its client sees it.
async fn client(proxy: SocketAddr, session: u64) {
    let stream = TcpStream::connect(proxy).await.unwrap();
    let (input, mut output) = stream.into_split();
    // The proxy must know which session it is; this is not part of what it may break.
    output.write_all(&session.to_be_bytes()).await.unwrap();
    let sent = messages(session);
    let mut receiver = AsyncFrameReader::new(input, framing());
    let mut sender = AsyncFrameWriter::new(output, framing());
    let sending = async {
        for message in &sent {
            sender.send_octets(message).await?;
            sender.flush().await?;
        }
        sender.get_mut().shutdown().await.map_err(FrameError::Io)
    };
    let receiving = async {
        let mut received = 0;
        loop {
            match receiver.next_frame().await {
                Ok(Some(frame)) => {
                    assert_eq!(frame, sent[received], "session {session}, message {received}");
                    received += 1;
                }
                Ok(None) => return (received, None),
                Err(error) => return (received, Some(error)),
            }
        }
    };
    let (sending, (received, error)) = tokio::join!(sending, receiving);
    judge(session, sending, received, error);
}

/// All messages come back, or an error says why not.
fn judge(
    session: u64,
    sending: Result<(), FrameError>,
    received: usize,
    error: Option<FrameError>,
) {
    let [there, back] = faults(session);
    let lost = received < MESSAGES as usize;
    let context =
        format!("session {session}: {there:?}, {back:?}, {received}, {sending:?}, {error:?}");
    match (there, back) {
        (Fault::None, Fault::None) => {
            assert!(!lost && error.is_none() && sending.is_ok(), "{context}")
        }
        // The server sees the fault, stops, and ends its own half on a border; whoever sent more
        // than came back knows.
        (Fault::HalfClose(_), Fault::None) => assert!(lost, "{context}"),
        (Fault::None, Fault::HalfClose(_)) => {
            let within = matches!(
                error,
                Some(FrameError::EndedInPrefix { .. } | FrameError::EndedInBody { .. })
            );
            assert!(lost && within, "{context}");
        }
        _ => assert!(lost, "{context}"),
    }
    if matches!(back, Fault::Reset(_)) && there == Fault::None {
        // The system tells a reset once, to whichever half asks first.
        assert!(error.is_some() || sending.is_err(), "{context}");
    }
    if let Some(error) = error {
        let typed = matches!(
            error,
            FrameError::EndedInPrefix { .. } | FrameError::EndedInBody { .. } | FrameError::Io(_)
        );
        assert!(typed, "{context}");
    }
}

fn number(name: &str, default: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn nothing_is_lost_doubled_or_reordered_without_an_error() {
    let sessions = number("WIRE_TESTS_SESSIONS", SESSIONS);
    let seed = number("WIRE_TESTS_SEED", 1);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server_address = server.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((stream, _)) = server.accept().await {
                tokio::spawn(async move {
                    // A fault of the proxy is an error here, never a panic or a wrong message.
                    let _ = echo(stream).await;
                });
            }
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy_address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let Ok(session) = stream.read_u64().await else { return };
                    proxy(stream, server_address, session).await;
                });
            }
        });
        let gate = Arc::new(Semaphore::new(64));
        let mut clients = Vec::new();
        for session in seed..seed + sessions {
            let permit = Arc::clone(&gate).acquire_owned().await.unwrap();
            clients.push(tokio::spawn(async move {
                client(proxy_address, session).await;
                drop(permit);
            }));
        }
        for client in clients {
            client.await.unwrap();
        }
    });
}
