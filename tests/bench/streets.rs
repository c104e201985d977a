//! What the streets cost on a processor slowed four times: ranking all places, finding a way, drawing, and following fingers. On the made-up
//! town, and on the city if the site has its streets.

use std::path::Path;

use safe_night_canterbury::content::knowledge::Knowledge;
use serde_json::{Value, json};
use streets::plane::Frame;
use thirtyfour::By;

use super::median_and_worst;
use crate::support::browser::Browser;
use crate::support::editions::{built_in, project, real, real_site};
use crate::support::places::{Position, ST_GEORGES_STREET};
use crate::support::server::{Server, TOWN_SITE};
use crate::support::town::{BELOW_THE_STEPS, STOP, find_me, on_plan};

/// The aims in milliseconds: all places ranked, one way, and the first drawing.
const RANKED: f64 = 30.0;
const WAY: f64 = 20.0;
const DRAWN: f64 = 100.0;
/// How long a frame is shown, of 60 a second.
const FRAME_MS: f64 = 1000.0 / 60.0;

/// Calls an engine of its own, in which nothing is known yet.
const CALL: &str = "async ([script, wasm, layer], places) => {
    const engine = await import(script + '?measured');
    const bytes = new Uint8Array(await (await fetch(layer)).arrayBuffer());
    await engine.default({ module_or_path: fetch(wasm) });
    const timed = (act) => { const start = performance.now(); act(); return performance.now() - start; };
    const opened = timed(() => engine.open(bytes, layer, ''));
    const map = document.createElement('div'), part = document.createElement('div');
    map.className = 'map';
    map.style.width = '352px';
    map.style.height = '504px';
    document.querySelector('main').append(map, part);
    await new Promise(requestAnimationFrame);
    const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    // To read a pixel waits until all is painted.
    const drawn = timed(() => {
        engine.draw(map, new Float64Array([0, 0, 2.2, 0]), new Float64Array(), false);
        copy.drawImage(map.querySelector('canvas'), 0, 0);
        copy.getImageData(0, 0, 1, 1);
    });
    map.remove();
    engine.know(places.map(([name]) => name).join('\\n'), new Float64Array(places.flatMap(([, ...numbers]) => numbers)));
    const night = 5 * 1440 + 180;
    const from = places.filter(([, x, y]) => engine.seconds(x, y, night).some((seconds) => !Number.isNaN(seconds)));
    const ranked = [], ways = [], single = [];
    for (let turn = 0; turn < 60; turn++) {
        const [, x, y] = from[turn % from.length];
        ranked.push(timed(() => engine.seconds(x + ((turn * 7) % 40), y, night)));
    }
    for (let turn = 0; turn < 120; turn++) {
        const [, x, y] = from[(turn * 7) % from.length], place = places.indexOf(from[(turn * 11 + 3) % from.length]);
        // Another way before, as the same one is not looked for again.
        engine.show(part, (place + 1) % places.length, new Float64Array([x, y, 10, night, NaN]), false, true);
        ways.push(timed(() => engine.show(part, place, new Float64Array([x, y, 10, night, NaN]), false, true)));
    }
    // The shortest way at noon is one search: no other is set beside it, and nothing is shut.
    const noon = 5 * 1440 + 720;
    part.querySelector('.choices > .on-shortest').click();
    for (let turn = 0; turn < 120; turn++) {
        const [, x, y] = from[(turn * 7) % from.length], place = places.indexOf(from[(turn * 11 + 3) % from.length]);
        engine.show(part, (place + 1) % places.length, new Float64Array([x, y, 10, noon, NaN]), false, true);
        single.push(timed(() => engine.show(part, place, new Float64Array([x, y, 10, noon, NaN]), false, true)));
    }
    part.querySelector('.choices > .on-main').click();
    part.remove();
    return { opened, drawn, ranked, ways, single, from: from.length };
}";

/// Taps the choice of the way to and fro. Returns the milliseconds until each new way is told and painted.
const CHOOSE: &str = "async () => {
    const turn = () => new Promise((turn) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = turn; port2.postMessage(0); });
    const took = [];
    for (let round = 0; round < 20; round++) {
        await new Promise((pause) => setTimeout(pause, 200));
        const start = performance.now();
        document.querySelector(round % 2 ? '.choices > .on-shortest' : '.choices > .on-main').click();
        await new Promise(requestAnimationFrame);
        await turn();
        took.push(performance.now() - start);
    }
    return took;
}";

/// Moves one finger or two over the map, with two events a frame, as phones of 120 Hz send them. Returns the times of the frames in which
/// it was moved, in milliseconds, as the browser tells them: a script hears of a frame now sooner and now later, on an empty page too.
const MOVE: &str = "async (fingers) => {
    const map = document.querySelector('.map'), { left, top, width, height } = map.getBoundingClientRect();
    const x = left + width / 2, y = top + height / 2;
    const send = (type, id, at, to) => map.dispatchEvent(new PointerEvent(type, { pointerId: id, isPrimary: id === 1, clientX: at, clientY: to, buttons: type === 'pointerup' ? 0 : 1, bubbles: true, cancelable: true, pointerType: 'touch' }));
    send('pointerdown', 1, x - 40, y);
    if (fingers > 1) send('pointerdown', 2, x + 40, y);
    const frames = [];
    for (let frame = 0; frame < 180; frame++) {
        frames.push(await new Promise(requestAnimationFrame));
        for (const half of [0, 0.5]) {
            const time = (frame + half) / 20, apart = 40 + 30 * (1 - Math.cos(time));
            if (fingers === 1) send('pointermove', 1, x - 40 + 60 * Math.sin(time), y + 80 * Math.cos(time) - 80);
            else { send('pointermove', 1, x - apart, y); send('pointermove', 2, x + apart, y); }
        }
    }
    for (let id = 1; id <= fingers; id++) send('pointerup', id, x, y);
    return frames.slice(5);
}";

pub async fn measure() {
    let town = project(TOWN_SITE).join("dist");
    on_site("the made-up town", &town, Server::start_town(), &built_in(), on_plan(BELOW_THE_STEPS), STOP).await;
    let city = real_site();
    if files_in(&city).is_none() {
        println!("streets, the city: left out, the site has none (`make streets` makes them)");
        return;
    }
    let facts = &real().knowledge;
    let rank = facts.places.iter().find(|place| place.position.is_some()).map_or("", |place| &place.id);
    on_site("the city", &city, Server::start_real(), facts, ST_GEORGES_STREET, rank).await;
}

async fn on_site(name: &str, site: &Path, server: Server, facts: &Knowledge, at: Position, place: &str) {
    let files = files_in(site).expect("streets: run `make build` first");
    let browser = Browser::open().await;
    let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    browser.cdp("Emulation.setDeviceMetricsOverride", screen).await;
    browser.at_place(at, 8.0).await;
    let map = format!("{}/map#{place}", server.origin());
    browser.open_page(&map).await;
    browser.wait_until_saved().await;
    browser.wait_until_streets_are_saved().await;
    let slow = async |rate: u32| browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;

    slow(4).await;
    let called = browser.ask(CALL, &[json!(files), json!(points(facts))]).await;
    slow(1).await;
    let times = |name: &str| -> Vec<f64> { serde_json::from_value(called[name].clone()).expect("times") };
    let one = |name: &str| called[name].as_f64().unwrap_or(f64::NAN);
    println!("streets, {name}, slowed 4 times, {} places within reach:", called["from"]);
    println!("  the layer is read in {:.1} ms", one("opened"));
    println!("  the first drawing: {}", beside(one("drawn"), DRAWN));
    print("all places ranked", times("ranked"), RANKED);
    print("one way found and told", times("single"), WAY);
    let (median, worst) = median_and_worst(times("ways"));
    println!(
        "  main streets at 3 a.m., with the shortest beside it and what is shut: median {median:.1} ms, worst {worst:.1}"
    );

    browser.open_page(&map).await;
    find_me(&browser).await;
    browser
        .until("a picture", async || browser.driver.find(By::Css(".map > .city")).await.is_ok(), |drawn| *drawn)
        .await;
    // After a while it is drawn larger.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    slow(4).await;
    let taps = browser.ask(CHOOSE, &[]).await;
    let (median, worst) = median_and_worst(serde_json::from_value(taps).expect("times"));
    println!(
        "  a tap on another choice, until its way is told and painted: median {median:.1} ms, worst {worst:.1} ms"
    );
    for (fingers, what) in [(1, "a finger moves the map"), (2, "two fingers enlarge it")] {
        let frames = browser.ask(MOVE, &[Value::from(fingers)]).await;
        let frames: Vec<f64> = serde_json::from_value(frames).expect("times");
        let apart: Vec<f64> = frames.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let dropped: f64 = apart.iter().map(|ms| (ms / FRAME_MS).round() - 1.0).sum();
        let of = apart.len();
        let (_, worst) = median_and_worst(apart);
        println!("  {what}: {dropped} frames dropped beside {of} that were shown, {worst:.1} ms apart at worst");
    }
    slow(1).await;
    browser.close().await;
}

/// The addresses of the engine and of the layer. `None`: the site has no streets.
fn files_in(site: &Path) -> Option<[String; 3]> {
    let names: Vec<String> =
        std::fs::read_dir(site).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    let address = |ending: &str| {
        let file = names.iter().find(|name| name.starts_with("streets-") && name.ends_with(ending))?;
        Some(format!("/{file}"))
    };
    Some([address(".js")?, address(".wasm")?, address(".bin")?])
}

/// Each place that has a position: its name, its point on the plane, and the accuracy of that in metres.
fn points(facts: &Knowledge) -> Vec<Value> {
    let Frame { lat, lon, m_per_lat, m_per_lon } = Frame::CANTERBURY;
    let points = facts.places.iter().filter_map(|place| {
        let at = place.position?;
        Some(json!([place.name, (at.lon - lon) * m_per_lon, (at.lat - lat) * m_per_lat, at.accuracy_m]))
    });
    points.collect()
}

fn print(what: &str, took: Vec<f64>, aim: f64) {
    let (median, worst) = median_and_worst(took);
    println!("  {what}: median {median:.1} ms, worst {}", beside(worst, aim));
}

fn beside(ms: f64, aim: f64) -> String {
    format!("{ms:.1} ms, {:.2} of the {aim} ms aimed at", ms / aim)
}
