//! Which steps put the app on the home screen, by what the browser tells about itself.

/// What a browser tells about itself.
#[derive(Clone, Debug)]
pub struct Agent {
    /// The [user agent](https://developer.mozilla.org/en-US/docs/Web/API/Navigator/userAgent).
    pub words: String,
    /// How many fingers the screen can tell apart.
    pub touch_points: i32,
    /// Whether it is the browser inside another app, which stores nothing for later.
    pub is_inside: bool,
}

impl Agent {
    pub fn says(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether it is of an iPhone or an iPad.
    pub fn is_apple(&self) -> bool {
        // iPadOS sends the user agent of macOS.
        ["iPhone", "iPad", "iPod"].into_iter().any(|word| self.says(word))
            || (self.says("Macintosh") && self.touch_points > 1)
    }
}

/// The fragment of `/keep` with the steps for a browser. `None`: no steps are known.
pub fn steps(agent: &Agent) -> Option<&'static str> {
    let says = |word: &str| agent.says(word);
    if agent.is_inside {
        return Some("other-app");
    }
    if agent.is_apple() {
        return Some(if ["CriOS", "FxiOS", "EdgiOS"].into_iter().any(says) { "iphone-other" } else { "iphone" });
    }
    if !says("Android") {
        return None;
    }
    Some(if says("SamsungBrowser") {
        "samsung"
    } else if says("Firefox") {
        "firefox"
    } else {
        "android"
    })
}
