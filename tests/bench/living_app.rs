//! The time from a tap on a link to the next heading painted, saved, with no network, on a processor slowed four times; and what each
//! file of the program costs on the line.

use safe_night_canterbury::build::site::is_of_app;
use serde_json::json;

use super::median_and_worst;
use crate::support::browser::Browser;
use crate::support::editions::project;

/// The aims in milliseconds: for a screen that is drawn for the first time, and for one that was seen before.
const AIMS: [(&str, f64); 2] = [("the first time", 60.0), ("seen before", 35.0)];
/// The most bytes of the program in Brotli.
const MOST_BYTES: f64 = 272_384.0;

/// Taps each tab, some times over. Returns for each round the milliseconds until each new heading is painted.
const TAP: &str = "async () => {
    const turn = () => new Promise((turn) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = turn; port2.postMessage(0); });
    const frame = () => new Promise((frame) => requestAnimationFrame(frame));
    const rounds = [];
    for (let round = 0; round < 10; round++) {
        const took = [];
        for (const path of ['/help', '/campaigns', '/plan', '/more', '/']) {
            const before = document.querySelector('h1');
            const start = performance.now();
            document.querySelector(`nav a[href='${path}']`).click();
            while (document.querySelector('h1') === before) await turn();
            await frame();
            await turn();
            took.push(performance.now() - start);
            await new Promise((pause) => setTimeout(pause, 200));
        }
        rounds.push(took);
    }
    return rounds;
}";

pub async fn measure() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.screen(390, 844).await;
    browser.open_page(&format!("{}/", browser.origin())).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    let rounds: Vec<Vec<f64>> = serde_json::from_value(browser.ask(TAP, &[]).await).expect("times");
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    let (first, rest) = rounds.split_first().expect("a round");
    for ((when, aim), took) in AIMS.into_iter().zip([first.clone(), rest.concat()]) {
        let (median, most) = median_and_worst(took);
        println!(
            "a tap, slowed 4 times, until the next heading is painted, {when}: median {median:.1} ms, most {most:.1} ms, {:.2} of the {aim} ms aimed at",
            median / aim
        );
    }
    browser.close().await;
    bytes();
}

/// What each file of the program costs in Brotli.
fn bytes() {
    let mut files: Vec<(u64, String)> = std::fs::read_dir(project("dist"))
        .expect("the site: run `make build` first")
        .filter_map(|entry| {
            let entry = entry.expect("a file");
            let name = entry.file_name().to_string_lossy().into_owned();
            let program = name.strip_suffix(".br").filter(|name| name.ends_with(".js") || name.ends_with(".wasm"))?;
            // What comes after the app, part after part, does not count.
            is_of_app(&["/", program].concat()).then_some(())?;
            Some((entry.metadata().expect("its size").len(), program.to_owned()))
        })
        .collect();
    files.sort();
    for (size, name) in &files {
        println!("{name}: {size} bytes in Brotli");
    }
    let all: u64 = files.iter().map(|(size, _)| size).sum();
    println!("the program: {all} bytes in Brotli, {:.2} of the {MOST_BYTES} allowed", all as f64 / MOST_BYTES);
}
