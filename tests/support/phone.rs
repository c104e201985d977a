//! Settings of a phone, by Chromium's protocol: its screen, the preferences of its owner, its network.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;

impl Browser {
    /// Sets the size of the page in CSS pixels. The size of the window would include the bars of the browser. A narrow page is
    /// a phone's, which Chromium lays out by its `viewport`.
    pub async fn screen(&self, width: u32, height: u32) {
        let phone = width < 700 || height < 500;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Sets preferences of the owner as media features: `("prefers-color-scheme", "light")`.
    pub async fn prefers(&self, preferences: &[(&str, &str)]) {
        let features: Vec<_> =
            preferences.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "", "features": features })).await;
    }

    /// Darkens every page that is light, as an owner may have set in the browser.
    pub async fn darken_pages(&self) {
        self.cdp("Emulation.setAutoDarkModeOverride", json!({ "enabled": true })).await;
    }

    /// Sets the owner's text size in pixels.
    pub async fn text_size(&self, pixels: u32) {
        let sizes = json!({ "fontSizes": { "standard": pixels } });
        self.cdp("Page.setFontSizes", sizes).await;
    }

    /// Lays pages out for print.
    pub async fn print_layout(&self) {
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] })).await;
    }

    /// Switches the network on or off.
    pub async fn network(&self, online: bool) {
        // Chromium leaves out what the page asks for past its worker.
        let past = "(isOnline) => {
            globalThis.realFetch ??= fetch;
            globalThis.fetch = isOnline ? realFetch : () => Promise.reject(new TypeError('no network'));
        }";
        self.ask(past, &[json!(online)]).await;
        let network = json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.emulateNetworkConditions", network).await;
    }

    /// Runs a script in every page before the scripts of the page.
    pub async fn before_each_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Presses Tab, with Shift to go back.
    pub async fn tab(&self, back: bool) {
        if !back {
            return self.press(Key::Tab).await;
        }
        let keys =
            self.driver.action_chain().key_down(Key::Shift).key_down(Key::Tab).key_up(Key::Tab).key_up(Key::Shift);
        keys.perform().await.expect("the keys are pressed");
    }
}
