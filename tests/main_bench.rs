//! What is measured, and fails nothing: `make bench`.

mod bench;
mod support;

#[tokio::main]
async fn main() {
    bench::run().await;
}
