//! A line as slow as Chromium's slow 3G, between a browser and a host on this machine: it delays bytes, and limits their rate.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::{Instant, sleep, sleep_until};

/// Bytes per second in each direction: 400 kbit/s.
const SPEED: f64 = 400_000.0 / 8.0;
/// The time of a byte there and back.
const ROUND_TRIP: Duration = Duration::from_millis(400);

/// One direction of the line, shared by all connections: the time at which it will have sent everything.
type Direction = Arc<Mutex<Instant>>;

/// Opens a line to a port of this machine. Returns its own port.
pub async fn slow_line(to: u16) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("its address").port();
    let (up, down) = (Arc::new(Mutex::new(Instant::now())), Arc::new(Mutex::new(Instant::now())));
    tokio::spawn(async move {
        while let Ok((near, _)) = listener.accept().await {
            let (up, down) = (up.clone(), down.clone());
            tokio::spawn(async move {
                // Opening a connection takes one round trip.
                sleep(ROUND_TRIP).await;
                let Ok(far) = TcpStream::connect(("127.0.0.1", to)).await else { return };
                let (near_reads, near_writes) = near.into_split();
                let (far_reads, far_writes) = far.into_split();
                tokio::join!(forward(near_reads, far_writes, up), forward(far_reads, near_writes, down));
            });
        }
    });
    port
}

/// Forwards bytes: each waits for its turn on the line, and then takes half a round trip.
async fn forward(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, direction: Direction) {
    let (sender, mut receiver) = unbounded_channel::<(Instant, Vec<u8>)>();
    let read = async move {
        let mut bytes = vec![0; 1460];
        while let Ok(count @ 1..) = from.read(&mut bytes).await {
            let free = {
                let mut free = direction.lock().expect("no thread died");
                *free = Instant::now().max(*free) + Duration::from_secs_f64(count as f64 / SPEED);
                *free
            };
            // Reading no faster than the line leaves waiting bytes with their sender.
            sleep_until(free).await;
            if sender.send((free + ROUND_TRIP / 2, bytes[..count].to_vec())).is_err() {
                return;
            }
        }
    };
    let write = async move {
        while let Some((due, bytes)) = receiver.recv().await {
            sleep_until(due).await;
            if to.write_all(&bytes).await.is_err() {
                return;
            }
        }
        let _ = to.shutdown().await;
    };
    tokio::join!(read, write);
}
