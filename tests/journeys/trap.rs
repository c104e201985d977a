//! A proxy that lets nothing through: whatever the browser asks of another host ends here, and is written down.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Clone)]
pub struct Trap {
    pub port: u16,
    caught: Arc<Mutex<Vec<String>>>,
}

impl Trap {
    pub fn set() -> Trap {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let trap = Trap { port: listener.local_addr().expect("its address").port(), caught: Arc::default() };
        let caught = trap.caught.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut line = String::new();
                let _ = BufReader::new(stream).read_line(&mut line);
                caught.lock().expect("no thread died").push(line.trim().to_owned());
            }
        });
        trap
    }

    /// Every request for another host so far, by its first line.
    pub fn caught(&self) -> Vec<String> {
        self.caught.lock().expect("no thread died").clone()
    }
}
