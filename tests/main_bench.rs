//! Measurements without limits: `make bench`.

mod bench;
mod support;

#[tokio::main]
async fn main() {
    bench::run().await;
}
