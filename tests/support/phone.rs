//! What can be done to a phone over Chromium's protocol: turn it, change its owner's tastes, take its network away.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::browser::Browser;

impl Browser {
    /// Sets the size of the page in CSS pixels: that of the window would count the browser's own bars. A narrow one is a
    /// phone's, on which Chromium lays pages out by their `viewport`.
    pub async fn screen(&self, width: u32, height: u32) {
        let phone = width < 700 || height < 500;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// What the owner has set for every site, as media features: `("prefers-color-scheme", "light")`.
    pub async fn prefers(&self, tastes: &[(&str, &str)]) {
        let features: Vec<_> = tastes.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "", "features": features })).await;
    }

    /// Sets how large the owner reads text, in pixels.
    pub async fn size_of_text(&self, pixels: u32) {
        let sizes = json!({ "fontSizes": { "standard": pixels } });
        self.cdp("Page.setFontSizes", sizes).await;
    }

    /// Draws pages as they are printed.
    pub async fn as_on_paper(&self) {
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] })).await;
    }

    /// Takes the network away, or gives it back, and the phone knows.
    pub async fn network(&self, there: bool) {
        let network = json!({ "offline": !there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.emulateNetworkConditions", network).await;
    }

    /// Runs a script in every page before its own.
    pub async fn before_each_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// What a function answers that lists what is wrong, a line for each.
    pub async fn faults(&self, function: &str, given: &[Value]) -> Vec<String> {
        let answer = self.ask(function, given).await;
        serde_json::from_value(answer.clone()).unwrap_or_else(|_| panic!("no list of lines: {answer}"))
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
