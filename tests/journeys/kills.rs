//! The process of the browser is killed at random moments of a first save, of an update and of an update of the facts, each time
//! on the same profile. At every start after it the app works as saved or says that it is not saved. `make kills` runs this.

use std::cell::Cell;
use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use safe_night_canterbury::content::knowledge::{Edition, Knowledge};
use safe_night_canterbury::content::stored;
use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use crate::journeys::facts::edition;
use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::editions::{built_in, project};
use crate::support::places::{WHITEFRIARS, WHITEFRIARS_PAGE};
use crate::support::screens::Home;
use crate::support::server::{FROZEN_SITE, Server};

/// How much later every answer comes: from this machine itself, a first save would be over before most moments.
const DELAY: Duration = Duration::from_millis(60);
/// Chromium writes local storage to the disk five seconds after the first change of a run at the earliest, and later ones up to
/// minutes later (`kCommitDefaultDelaySecs`, `kMaxCommitsPerHour`). No page can hasten that: what a kill may not lose is what a
/// start has found on the disk. This is long enough for some kills to come after it.
const UNTIL_WRITTEN: Duration = Duration::from_secs(10);
/// How long a page may take until it has said all that it says.
const PATIENCE: Duration = Duration::from_secs(8);
const PAUSE: Duration = Duration::from_millis(30);
/// The pages that are opened after a kill, their names, and what each has when its program has drawn it.
const PAGES: [(&str, &str, &str); 4] = [
    ("/", "Safe Havens", "[data-need=somewhere_safe] .state"),
    ("/help", "Help", "h1"),
    (WHITEFRIARS_PAGE, WHITEFRIARS, ".one-place .state"),
    ("/offline", "Saved on this phone", ".verdict"),
];

/// Random numbers that a seed repeats (SplitMix64).
pub struct Chances(u64);

impl Chances {
    pub fn new(seed: u64) -> Chances {
        Chances(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A moment of something that takes so long, or shortly after it: then a promise is a moment old.
    fn moment(&mut self, length: Duration) -> Duration {
        let most = (length + length / 8).as_millis() as u64;
        Duration::from_millis(self.draw() % most.max(1))
    }
}

pub fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |number| number.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

pub fn seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock that is set").as_secs();
    let seed = number("SEED", now);
    println!("The same moments again: SEED={seed}");
    seed
}

/// A profile, and the browser that runs with it.
struct Phone {
    profile: TempDir,
    browser: Browser,
}

impl Phone {
    async fn new() -> Phone {
        let profile = TempDir::new().expect("a folder");
        Phone { browser: Phone::start(&profile).await, profile }
    }

    async fn start(profile: &TempDir) -> Browser {
        let mut browser = Browser::start_in(profile.path()).await;
        // Any request may fail here.
        browser.expect_in_console("");
        // What is found before the program repairs anything. And a newer version is offered as on another day.
        browser
            .before_each_page(
                "try {
                    globalThis.found = ['knowledge.header', 'knowledge', 'theme'].map((key) => localStorage.getItem(`safe-night.${key}`));
                    localStorage.removeItem('safe-night.newer-asked');
                } catch {}",
            )
            .await;
        browser
    }

    /// Closed by the person, who opens it again: all is on the disk then.
    async fn closed_and_started(self) -> Phone {
        self.browser.close().await;
        Phone { browser: Phone::start(&self.profile).await, profile: self.profile }
    }

    /// Kills the browser at this moment of what is done in it, and starts it again without the host.
    async fn killed(self, moment: Duration, host: &BadHost, doing: impl AsyncFnOnce(&Browser)) -> Phone {
        let end = Instant::now() + moment;
        let _ = timeout_at(end, doing(&self.browser)).await;
        sleep_until(end).await;
        self.browser.kill();
        host.stop().await;
        Phone { browser: Phone::start(&self.profile).await, profile: self.profile }
    }
}

/// A page as it is when it has said all that it says.
#[derive(Debug, Deserialize)]
struct Seen {
    name: String,
    program: Option<String>,
    build: usize,
    lines: Vec<String>,
    /// What the offline page says of the program.
    verdict: String,
    version: Option<String>,
    /// Scripts and styles that it names and that no cache has.
    gone: Vec<String>,
    /// The header of the facts, their text and the theme in local storage.
    found: Option<[Option<String>; 3]>,
}

const SEEN: &str = "async () => {
    const text = (selector) => document.querySelector(selector)?.innerText?.trim() ?? '';
    const saving = text('.saving');
    const files = [...document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=modulepreload]')];
    const gone = [];
    for (const { src, href } of files) if (!(await caches.match(src ?? href))) gone.push(src ?? href);
    return {
        name: text('h1'),
        program: document.documentElement.dataset.program ?? null,
        build: Number(document.documentElement.dataset.build ?? 0),
        // The line of saving covers the line on the network.
        lines: [saving || text('header [data-live=network]'), text('.toast span'), text('.verdict')].filter(Boolean),
        verdict: text('.verdict'),
        version: /Version ([0-9a-f]+)/.exec(text('[data-live=status]'))?.[1] ?? null,
        gone,
        found: globalThis.found ?? null,
    };
}";

/// Whether the page has said all that it says: its program is up, a line tells of the network, and it has what its program draws.
const HAS_SAID: &str = "(drawn) => {
    const has = (selector) => [...document.querySelectorAll(selector)].some((element) => element.textContent.trim());
    const { program } = document.documentElement.dataset;
    return program === 'missing' || (program === 'running' && has('.saving, header [data-live=network]') && has(drawn));
}";

/// The answer of a page that may be loaded anew meanwhile.
pub async fn answer(browser: &Browser, function: &str, given: &[Value]) -> Option<Value> {
    let call = format!("return ({function}\n)(...arguments);");
    Some(browser.driver.execute(call, given.to_vec()).await.ok()?.json().clone())
}

/// Opens a page without the host. `None`: it does not open.
async fn open(browser: &Browser, address: &str, drawn: &str) -> Option<Seen> {
    browser.driver.goto(address).await.ok()?;
    // A worker that answers with an error is no failure for the driver.
    if answer(browser, "() => location.protocol", &[]).await == Some(json!("chrome-error:")) {
        return None;
    }
    let end = Instant::now() + PATIENCE;
    loop {
        let has_said = answer(browser, HAS_SAID, &[json!(drawn)]).await == Some(json!(true));
        if has_said || Instant::now() > end {
            if let Some(seen) = answer(browser, SEEN, &[]).await {
                return Some(serde_json::from_value(seen.clone()).unwrap_or_else(|error| panic!("{error}: {seen}")));
            }
            assert!(Instant::now() < end + PATIENCE, "{address} cannot be read");
        }
        sleep(PAUSE).await;
    }
}

/// Whether a line says that the app is not saved, or not as a whole.
fn is_denial(line: &str) -> bool {
    let line = line.to_lowercase();
    ["not saved", "not whole", "lost", "no room"].iter().any(|words| line.contains(words))
}

/// Whether a line promises that the app works without a signal. The words may change: any that say so count.
fn is_claim(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["saved", "works"].iter().any(|words| lower.contains(words)) && !is_denial(line)
}

/// The app without the host.
#[derive(Debug)]
enum App {
    Works {
        build: usize,
        version: String,
        facts: Option<Box<Knowledge>>,
        is_dim: bool,
    },
    SaysNotSaved,
    /// It promises more than it keeps.
    Lies(String),
    /// It does not work, and says nothing of it.
    Silent(String),
}

/// Opens pages without the host.
async fn look(browser: &Browser, origin: &str) -> App {
    // So that the line on the network is shown.
    browser.network(false).await;
    let mut wrong = Vec::new();
    let mut pages = Vec::new();
    let mut places = 0;
    for (path, name, drawn) in PAGES {
        let Some(seen) = open(browser, &format!("{origin}{path}"), drawn).await else {
            wrong.push(format!("{path} does not open"));
            continue;
        };
        if path == "/" {
            places = Home(browser).all_places().await.iter().filter(|name| !name.is_empty()).count();
        }
        if seen.name != name {
            wrong.push(format!("{path} is {:?}", seen.name));
        }
        if seen.program.as_deref() != Some("running") {
            wrong.push(format!("the program of {path} is {:?}", seen.program));
        }
        wrong.extend(seen.gone.iter().map(|file| format!("{path} names {file}, which is gone")));
        pages.push(seen);
    }
    browser.network(true).await;
    if pages.is_empty() {
        return App::SaysNotSaved;
    }
    if places < 20 {
        wrong.push(format!("{places} places are listed"));
    }
    let build = pages[0].build;
    if pages.iter().any(|page| page.build != build) {
        wrong.push(format!("builds are mixed: {:?}", pages.iter().map(|page| page.build).collect::<Vec<_>>()));
    }
    let version = pages.iter().find_map(|page| page.version.clone());
    if version.is_none() || !pages.iter().any(|page| is_claim(&page.verdict)) {
        wrong.push("the offline page does not say that it is whole".into());
    }
    let [header, text, theme] = pages[0].found.clone().unwrap_or_default();
    let facts = match (&header, &text) {
        (None, None) => None,
        (Some(header), Some(text)) => {
            let header = serde_json::from_str(header).map_err(|error| error.to_string());
            match header.and_then(|header: stored::Header| stored::decode(&header, text)) {
                Ok(facts) => Some(Box::new(facts)),
                Err(error) => {
                    wrong.push(format!("the stored facts: {error}"));
                    None
                }
            }
        }
        _ => {
            wrong.push("one half of the stored facts is gone".into());
            None
        }
    };
    let lines: Vec<&String> = pages.iter().flat_map(|page| &page.lines).collect();
    let claims: Vec<_> = lines.iter().filter(|line| is_claim(line)).collect();
    match version {
        Some(version) if wrong.is_empty() => {
            App::Works { build, version, facts, is_dim: theme.as_deref() == Some("dim") }
        }
        _ if !claims.is_empty() => App::Lies(format!("it says {claims:?}, and {}", wrong.join(", "))),
        _ if lines.iter().any(|line| is_denial(line)) => App::SaysNotSaved,
        _ => App::Silent(wrong.join(", ")),
    }
}

/// What was counted in a phase.
#[derive(Default)]
struct Count {
    phase: &'static str,
    length: Duration,
    kills: usize,
    works: usize,
    /// How many of those had what is newer.
    newer: usize,
    not_saved: usize,
    /// The moment of each, and what was seen.
    lies: Vec<(u128, String)>,
    /// What was lost, mixed or left unsaid.
    faults: Vec<(u128, String)>,
}

impl Count {
    fn new(phase: &'static str, length: Duration) -> Count {
        Count { phase, length, ..Count::default() }
    }

    /// `promised`: whether this app has promised at any time before to work without a signal.
    fn add(&mut self, moment: Duration, app: &App, promised: bool) {
        let moment = moment.as_millis();
        self.kills += 1;
        match app {
            App::Works { .. } => self.works += 1,
            App::SaysNotSaved if promised => self.lies.push((moment, "before the kill it promised to work".into())),
            App::SaysNotSaved => self.not_saved += 1,
            App::Lies(how) => self.lies.push((moment, how.clone())),
            App::Silent(how) if promised => {
                self.lies.push((moment, format!("before the kill it promised to work: {how}")))
            }
            App::Silent(how) => self.faults.push((moment, how.clone())),
        }
    }

    fn fault(&mut self, moment: Duration, what: impl Into<String>) {
        self.faults.push((moment.as_millis(), what.into()));
    }
}

/// Prints what was counted, and returns the number of lies and of faults.
fn print(counts: &[Count]) -> (usize, usize) {
    let moments = |of: &[(u128, String)]| {
        let all: Vec<_> = of.iter().map(|(moment, _)| moment.to_string()).collect();
        if all.is_empty() { "0".into() } else { format!("{} (at {} ms)", all.len(), all.join(", ")) }
    };
    println!(
        "\n{:<14} {:>8} {:>6} {:>14} {:>15} {:>15}  {:<24} lost, mixed, unsaid",
        "phase", "takes", "kills", "worked offline", "with the newer", "said not saved", "lies"
    );
    for count in counts {
        println!(
            "{:<14} {:>5} ms {:>6} {:>14} {:>15} {:>15}  {:<24} {}",
            count.phase,
            count.length.as_millis(),
            count.kills,
            count.works,
            count.newer,
            count.not_saved,
            moments(&count.lies),
            moments(&count.faults)
        );
    }
    for count in counts {
        for (moment, how) in count.lies.iter().chain(&count.faults) {
            println!("{}, killed after {moment} ms: {how}", count.phase);
        }
    }
    let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum();
    (sum(|count| count.lies.len()), sum(|count| count.faults.len()))
}

async fn late_host(folder: &Path) -> BadHost {
    let host = BadHost::serve(folder).await;
    host.set_fault(Fault::Late(DELAY));
    host
}

/// Opens the app for the first time, and stores a theme. Ends once the app promises to work without a signal.
async fn save(browser: &Browser, origin: &str, promised: &Cell<bool>) {
    let _ = browser.driver.goto(format!("{origin}/")).await;
    let lines = "() => {
        localStorage.setItem('safe-night.theme', 'dim');
        return ['.saving', '.toast span'].map((selector) => document.querySelector(selector)?.innerText ?? '');
    }";
    while !promised.get() {
        let lines = answer(browser, lines, &[]).await.and_then(|lines| serde_json::from_value(lines).ok());
        let lines: Vec<String> = lines.unwrap_or_default();
        promised.set(lines.iter().any(|line| is_claim(line)));
        sleep(PAUSE).await;
    }
}

/// Kills the browser in first saves from this folder. What has arrived before a kill stays for the next start; once the app works,
/// the next one is saved from another origin.
async fn first_saves(
    mut phone: Phone,
    folder: &Path,
    kills: u64,
    mut moment_of: impl FnMut(Duration) -> Duration,
) -> (Phone, Count) {
    let uncut = late_host(folder).await;
    let start = Instant::now();
    save(&phone.browser, &uncut.origin, &Cell::new(false)).await;
    let mut count = Count::new("first save", start.elapsed());
    let mut host = late_host(folder).await;
    let (promised, mut is_dim) = (Cell::new(false), false);
    let mut once_more = false;
    for _ in 0..kills {
        let moment = moment_of(count.length);
        phone = phone.killed(moment, &host, async |browser| save(browser, &host.origin, &promised).await).await;
        let app = look(&phone.browser, &host.origin).await;
        count.add(moment, &app, promised.get());
        if let App::Works { is_dim: still, .. } = app {
            if is_dim && !still {
                count.fault(moment, "the theme is lost");
            }
            is_dim = still;
            once_more = !once_more;
            if once_more {
                // A kill when all is saved must lose nothing either.
                promised.set(true);
                host.start_again().await;
                continue;
            }
        } else if !promised.get() {
            host.start_again().await;
            continue;
        }
        host = late_host(folder).await;
        promised.set(false);
        is_dim = false;
    }
    (phone, count)
}

/// Opens the app while its host has a newer build, and takes it if the person agrees.
async fn update(browser: &Browser, origin: &str, newest: usize, agrees: bool) {
    let _ = browser.driver.goto(format!("{origin}/")).await;
    let take = "async (agrees) => {
        const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
        if (agrees && waiting) document.querySelector('.toast button')?.click();
        return [Number(document.documentElement.dataset.build), Boolean(waiting)];
    }";
    loop {
        let state = answer(browser, take, &[json!(agrees)]).await.unwrap_or_default();
        if state[0] == newest || (!agrees && state[1] == true) {
            return;
        }
        sleep(PAUSE).await;
    }
}

/// Kills the browser in updates of a saved app whose build is the first.
async fn updates(mut phone: Phone, copy: &Server, host: &BadHost, kills: u64, chances: &mut Chances) -> (Phone, Count) {
    let mut newest = 2;
    copy.rebuild_numbered(newest);
    let start = Instant::now();
    update(&phone.browser, &host.origin, newest, true).await;
    let mut count = Count::new("update", start.elapsed());
    let mut versions = HashMap::new();
    let mut serves = newest;
    for _ in 0..kills {
        if serves == newest {
            newest += 1;
            copy.rebuild_numbered(newest);
        }
        let (moment, agrees) = (chances.moment(count.length), chances.draw().is_multiple_of(2));
        phone = phone.killed(moment, host, async |browser| update(browser, &host.origin, newest, agrees).await).await;
        let app = look(&phone.browser, &host.origin).await;
        count.add(moment, &app, true);
        if let App::Works { build, version, is_dim, .. } = app {
            if build != serves && build != newest {
                count.fault(moment, format!("build {build} serves, which is neither {serves} nor {newest}"));
            }
            if *versions.entry(version.clone()).or_insert(build) != build {
                count.fault(moment, format!("pages of build {build} are served by version {version} of another"));
            }
            if !is_dim {
                count.fault(moment, "the theme is lost");
            }
            count.newer += usize::from(build == newest);
            serves = build;
        }
        host.start_again().await;
    }
    (phone, count)
}

/// A name that a place has in this edition.
fn name_in(edition: &Edition) -> String {
    format!("Named in {}", String::from(edition.clone()))
}

/// Facts of this number.
fn facts(number: u64) -> Knowledge {
    let mut knowledge = built_in();
    knowledge.edition = edition(&format!("{}.{number}", built_in().edition.date()));
    let name = name_in(&knowledge.edition);
    let place = knowledge.places.iter_mut().find(|place| place.path() != WHITEFRIARS_PAGE).expect("another place");
    place.name = name;
    knowledge
}

/// Opens the app while its host has newer facts. Ends once they are in local storage, though not yet on the disk.
async fn take_facts(browser: &Browser, origin: &str, newest: &Edition) {
    let _ = browser.driver.goto(format!("{origin}/")).await;
    let stored = "() => localStorage.getItem('safe-night.knowledge.header')";
    let named = json!(newest).to_string();
    while !answer(browser, stored, &[])
        .await
        .is_some_and(|header| header.as_str().is_some_and(|it| it.contains(&named)))
    {
        sleep(PAUSE).await;
    }
}

/// Kills the browser in updates of the facts of a saved app.
async fn facts_updates(
    mut phone: Phone,
    copy: &Server,
    host: &BadHost,
    kills: u64,
    chances: &mut Chances,
) -> (Phone, Count) {
    let publish = |facts: &Knowledge| {
        copy.write("/content/knowledge.json", serde_json::to_string(facts).expect("JSON").as_bytes());
        facts.edition.clone()
    };
    let mut number = 100;
    let mut newest = publish(&facts(number));
    let start = Instant::now();
    take_facts(&phone.browser, &host.origin, &newest).await;
    sleep(UNTIL_WRITTEN).await;
    let mut count = Count::new("facts update", start.elapsed());
    host.stop().await;
    let mut kept = newest.clone();
    for _ in 0..kills {
        if kept == newest {
            number += 1;
            newest = publish(&facts(number));
        }
        // Or else what was written since the last start would put off the facts.
        phone = phone.closed_and_started().await;
        host.start_again().await;
        let moment = chances.moment(count.length);
        phone = phone.killed(moment, host, async |browser| take_facts(browser, &host.origin, &newest).await).await;
        let app = look(&phone.browser, &host.origin).await;
        count.add(moment, &app, true);
        if let App::Works { facts, is_dim, .. } = app {
            if !is_dim {
                count.fault(moment, "the theme is lost");
            }
            match facts.map(|facts| facts.edition).filter(|found| *found == kept || *found == newest) {
                Some(found) => {
                    let shown = phone.browser.driver.goto(format!("{}/", host.origin)).await;
                    shown.expect("the home screen has opened before");
                    phone.browser.wait_until_live().await;
                    if !Home(&phone.browser).all_places().await.contains(&name_in(&found)) {
                        count.fault(moment, format!("the facts of {found:?} are kept and not shown"));
                    }
                    count.newer += usize::from(found == newest);
                    kept = found;
                }
                None => count.fault(moment, "the facts are neither the old ones nor the new ones"),
            }
        }
    }
    (phone, count)
}

/// `make kills` kills it fifty times.
#[tokio::test]
#[ignore = "takes minutes: `make kills` runs it"]
async fn a_browser_that_is_killed_works_as_saved_or_says_that_it_is_not() {
    let kills = number("KILLS", 50);
    let mut chances = Chances(seed());
    let (phone, saves) = first_saves(Phone::new().await, &project(FROZEN_SITE).join("dist"), kills * 2 / 5, |length| {
        chances.moment(length)
    })
    .await;

    let copy = Server::start_copy();
    copy.rebuild_numbered(1);
    let host = late_host(&copy.folder()).await;
    save(&phone.browser, &host.origin, &Cell::new(false)).await;
    // From here on the theme is on the disk, and no kill may lose it.
    let phone = phone.closed_and_started().await;
    let (phone, updates) = updates(phone, &copy, &host, kills * 2 / 5, &mut chances).await;
    let phone = phone.closed_and_started().await;
    let (phone, facts) = facts_updates(phone, &copy, &host, kills - 2 * (kills * 2 / 5), &mut chances).await;
    phone.browser.close().await;
    assert_eq!(print(&[saves, updates, facts]), (0, 0), "lies, and what was lost, mixed or left unsaid");
}

/// A worker that is activated when a part has arrived, and stores nothing after it.
#[tokio::test]
#[ignore = "takes minutes: `make kills` runs it"]
async fn a_promise_that_comes_too_early_is_counted_as_a_lie() {
    let copy = Server::start_copy();
    let worker = std::fs::read_to_string(copy.folder().join("sw.js")).expect("a worker");
    let early = "{
        const soon = new Promise((done) => setTimeout(done, 100, true)), { waitUntil } = ExtendableEvent.prototype, { put } = Cache.prototype;
        // The page looks for itself whether all is there: to it this worker lies too.
        const { postMessage } = MessagePort.prototype;
        MessagePort.prototype.postMessage = function (told) {
            return postMessage.call(this, { ...told, missing: [] });
        };
        ExtendableEvent.prototype.waitUntil = function (work) {
            return waitUntil.call(this, this.type === 'install' ? Promise.race([work, soon]) : work);
        };
        let late = false;
        soon.then(() => (late = true));
        Cache.prototype.put = function (...file) {
            return late ? new Promise(() => {}) : put.apply(this, file);
        };
    }";
    copy.write("/sw.js", format!("{early}\n{worker}").as_bytes());
    let after_the_promise = |length| length + Duration::from_millis(500);
    let (phone, count) = first_saves(Phone::new().await, &copy.folder(), 2, after_the_promise).await;
    phone.browser.close().await;
    println!("With a worker that is broken on purpose, each kill finds a lie:");
    assert_eq!(print(&[count]).0, 2, "each kill finds the lie");
}
