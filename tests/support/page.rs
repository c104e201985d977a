//! Actions on a page and readings of it, by plain WebDriver: the same in every engine.

use std::mem::ManuallyDrop;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

/// The longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// The tab of a browser of any engine.
pub struct Page {
    // Never dropped, because after a failure the driver may be gone, and the drop would wait for its answer.
    pub driver: ManuallyDrop<WebDriver>,
}

impl Page {
    /// Asks until the answer is the wanted one. Fails with the last answer.
    pub async fn until<T: std::fmt::Debug>(
        &self,
        what: &str,
        ask: impl AsyncFn() -> T,
        wanted: impl Fn(&T) -> bool,
    ) -> T {
        let start = Instant::now();
        loop {
            let answer = ask().await;
            if wanted(&answer) {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "{what}: it stayed {answer:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn text_of(&self, selector: &str) -> String {
        match self.driver.find(By::Css(selector)).await {
            Ok(element) => element.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Taps an element, once neither the bars nor the transition between pages cover it. Looks for it anew if the program draws its part
    /// anew meanwhile, as a finger taps what is there.
    pub async fn tap(&self, what: By) {
        let tap = async || {
            let element = self.driver.find(what.clone()).await?;
            let centre = "arguments[0].scrollIntoView({ block: 'center' })";
            self.driver.execute(centre, vec![element.to_json()?]).await?;
            element.click().await
        };
        let may_yet = |error: &WebDriverError| {
            matches!(
                **error,
                WebDriverErrorInner::ElementNotInteractable(_) | WebDriverErrorInner::StaleElementReference(_)
            )
        };
        let tapped = self.until(&format!("{what:?}"), tap, |tapped| !tapped.as_ref().is_err_and(may_yet)).await;
        tapped.unwrap_or_else(|error| panic!("{what:?}: {error}"));
    }

    pub async fn script(&self, script: &str) -> Value {
        self.driver.execute_async(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    /// Waits until the program of the page runs, which shows in an opening state: only the program writes it.
    pub async fn wait_until_live(&self) {
        self.until(
            "the page comes to life",
            async || self.text_of(":is([data-need=somewhere_safe], .one-place) .state").await,
            |state| !state.trim().is_empty(),
        )
        .await;
    }

    /// Waits until the service worker has saved the app.
    pub async fn wait_until_saved(&self) {
        let saved = self
            .script("const done = arguments[0]; navigator.serviceWorker.ready.then((r) => { const w = r.active; if (w.state === 'activated') done(true); else w.addEventListener('statechange', () => w.state === 'activated' && done(true)); });")
            .await;
        assert_eq!(saved, json!(true));
    }

    /// The files of the streets that are saved.
    pub async fn streets_saved(&self) -> Vec<String> {
        let saved = "async () => (await caches.has('safe-night-streets')) ? (await (await caches.open('safe-night-streets')).keys()).map((request) => new URL(request.url).pathname) : []";
        serde_json::from_value(self.ask(saved, &[]).await).expect("addresses")
    }

    /// Waits until the streets are saved, which come after the app.
    pub async fn wait_until_streets_are_saved(&self) {
        self.until("the streets are saved", async || self.streets_saved().await, |files| files.len() == 3).await;
    }

    /// What the worker says of each part that comes after the app: its title, and whether it is saved.
    pub async fn parts(&self) -> Vec<String> {
        let ask = "async () => {
            const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
            const { port1, port2 } = new MessageChannel();
            const answer = new Promise((heard) => (port1.onmessage = ({ data }) => heard(data.parts)));
            active?.postMessage({ type: 'status' }, [port2]);
            return active ? answer : [];
        }";
        serde_json::from_value(self.ask(ask, &[]).await).expect("titles and sentences")
    }

    /// Waits until all is saved that comes after the app.
    pub async fn wait_until_parts_are_saved(&self) {
        let saved =
            |parts: &Vec<String>| !parts.is_empty() && parts.chunks(2).all(|part| part[1].starts_with("Saved: "));
        self.until("the parts are saved", async || self.parts().await, saved).await;
    }

    /// Waits until this state of the saved copy is told, with words or without.
    pub async fn until_told(&self, state: &str) {
        let told = async || self.ask("() => document.documentElement.dataset.saved ?? ''", &[]).await;
        self.until("the state of the saved copy", told, |told| told == state).await;
    }

    /// The answer of a JavaScript function in the page, with these arguments. The function may be asynchronous.
    pub async fn ask(&self, function: &str, given: &[Value]) -> Value {
        let call = format!("return ({function}\n)(...arguments);");
        let answer = self.driver.execute(call, given.to_vec()).await;
        answer.unwrap_or_else(|error| panic!("{error} in {function}")).json().clone()
    }

    /// The answer of a function that lists faults, one in a line.
    pub async fn faults(&self, function: &str, given: &[Value]) -> Vec<String> {
        let answer = self.ask(function, given).await;
        serde_json::from_value(answer.clone()).unwrap_or_else(|_| panic!("no list of lines: {answer}"))
    }

    /// The storage of this origin: each key of each storage with its value, but for the facts, whose text is long, the length;
    /// and the address of the tab.
    pub async fn kept(&self) -> Value {
        let kept = "async () => {
            const pairs = (storage) => Object.entries(storage).map(([key, value]) => [key, key === 'safe-night.knowledge' ? value.length : value]);
            const caches_of = async (name) => [name, (await (await caches.open(name)).keys()).map((request) => request.url)];
            return {
                local: pairs(localStorage).sort(),
                session: pairs(sessionStorage).sort(),
                caches: await Promise.all((await caches.keys()).sort().map(caches_of)),
                databases: (await indexedDB.databases()).map(({ name }) => name),
                cookies: document.cookie,
                address: location.href,
                state: history.state,
            };
        }";
        self.ask(kept, &[]).await
    }

    pub async fn press(&self, key: Key) {
        let keys = self.driver.action_chain().key_down(key.clone()).key_up(key);
        keys.perform().await.expect("the key is pressed");
    }

    /// Opens a page and waits for its program.
    pub async fn open_page(&self, address: &str) {
        self.driver.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
        self.wait_until_running().await;
    }

    /// Waits until the program of the page is up, which every page notes on its root element. A page that has only begun to
    /// load has no root element.
    pub async fn wait_until_running(&self) {
        let program = async || self.ask("() => document.documentElement?.dataset.program", &[]).await;
        self.until("the program is up", program, |program| program == "running").await;
    }

    /// Waits until the page has given up its program, which could not be loaded.
    pub async fn wait_until_given_up(&self) {
        let given_up = async || self.driver.find(By::Css("html[data-program=missing]")).await.is_ok();
        self.until("the program is given up", given_up, |missing| *missing).await;
    }

    /// Follows a link to an address, which the program draws, and waits for its screen.
    pub async fn follow(&self, address: &str) {
        self.ask(include_str!("follow.js"), &[json!(address)]).await;
    }

    /// Waits until the page has asked for newer facts. By then all notices of its start are shown.
    pub async fn wait_until_update_checked(&self) {
        let looked = "() => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/content/knowledge.json'))";
        self.until("the look at what is new", async || self.ask(looked, &[]).await, |looked| *looked == json!(true))
            .await;
    }
}
