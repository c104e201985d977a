//! What the scripts of the page do for the program: `src/patrol/start/`.

use js_sys::{Array, Function, Promise};
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The functions of `src/patrol/start/start.js`.
    #[derive(Clone)]
    pub type Host;
    #[wasm_bindgen(method)]
    fn append(this: &Host, lines: &Array) -> Promise;
    #[wasm_bindgen(method, js_name = lastKeys)]
    fn last_keys(this: &Host, soon: bool) -> Promise;
    #[wasm_bindgen(method)]
    fn read(this: &Host, from: &str, to: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn remove(this: &Host, from: &str, to: &str) -> Promise;
    #[wasm_bindgen(method)]
    pub fn answer(this: &Host, sounds: bool);
    #[wasm_bindgen(method)]
    fn hold(this: &Host, lost: &Function, steal: bool) -> Promise;
    #[wasm_bindgen(method)]
    pub fn persist(this: &Host);
    #[wasm_bindgen(method)]
    fn scan(this: &Host, video: &HtmlElement, found: &Function, tell: &Function) -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// A scan that goes on.
    pub type Scan;
    #[wasm_bindgen(method)]
    pub fn stop(this: &Scan);
    #[wasm_bindgen(method)]
    pub fn again(this: &Scan);
    #[wasm_bindgen(method)]
    pub fn other(this: &Scan);
}

impl Host {
    /// Writes records to the database, each with its key. `true`: the browser says that they are on the medium.
    pub async fn keep(&self, records: &[(String, String)]) -> bool {
        let list: Array = records.iter().map(|(key, text)| Array::of2(&key.into(), &text.into())).collect();
        JsFuture::from(self.append(&list)).await.is_ok()
    }

    /// The key of each writer's last record. `soon`: for an answer within two seconds, in place of ten. `None`: the database does not answer.
    pub async fn last_kept(&self, soon: bool) -> Option<Vec<String>> {
        strings(self.last_keys(soon)).await
    }

    /// The texts of the records from one key up to another, each ended by a line break: as one text, which is read in a fraction of the time.
    /// `None`: the database does not answer.
    pub async fn kept(&self, (from, to): &(String, String)) -> Option<String> {
        JsFuture::from(self.read(from, to)).await.ok()?.as_string()
    }

    /// Takes out the records from one key up to another. `false`: the database does not answer.
    pub async fn forget(&self, (from, to): &(String, String)) -> bool {
        JsFuture::from(self.remove(from, to)).await.is_ok()
    }

    /// Whether this tab may count. `lost`: called when another tab takes over. `steal`: it takes over itself.
    pub async fn may_count(&self, lost: impl Fn() + 'static, steal: bool) -> bool {
        let lost = Closure::<dyn Fn()>::wrap(Box::new(lost)).into_js_value();
        let held = JsFuture::from(self.hold(lost.unchecked_ref(), steal)).await;
        held.is_ok_and(|held| held.is_truthy())
    }

    /// Begins to scan. `None`: what reads codes is not there.
    pub async fn start_scan(&self, video: &HtmlElement, found: &Function, tell: &Function) -> Option<Scan> {
        Some(JsFuture::from(self.scan(video, found, tell)).await.ok()?.unchecked_into())
    }
}

async fn strings(promise: Promise) -> Option<Vec<String>> {
    let list = JsFuture::from(promise).await.ok()?;
    Some(Array::from(&list).iter().filter_map(|text| text.as_string()).collect())
}
