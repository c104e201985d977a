//! Page objects of the screens, in the words that people see.

use thirtyfour::prelude::*;

use crate::support::page::Page;

/// The nearest place, as the answer on the home screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// The reason for its rank, and its hours.
    pub why: String,
    pub name: String,
    pub way: String,
    pub way_in: String,
    /// Advice for the case that nobody answers.
    pub if_not: String,
}

/// The selector of the status of the location.
const LOCATION_STATUS: &str = ".answer > .prompt:not([hidden]) .status, .answer .nearest .status";

pub struct Home<'a>(pub &'a Page);

impl Home<'_> {
    pub async fn open<'a>(browser: &'a Page, origin: &str) -> Home<'a> {
        browser.driver.goto(format!("{origin}/")).await.expect("the home screen opens");
        Home(browser)
    }

    pub async fn find_the_nearest(&self) {
        self.0.wait_until_live().await;
        self.0.tap(By::Css(".prompt > button")).await;
    }

    pub async fn nearest(&self) -> Nearest {
        self.0.until("the nearest place", async || self.0.text_of(".nearest h2").await, |name| !name.is_empty()).await;
        Nearest {
            why: self.0.text_of(".nearest .state").await,
            name: self.0.text_of(".nearest h2").await,
            way: self.0.text_of(".nearest .way").await,
            way_in: self.0.text_of(".nearest .way-in").await,
            if_not: self.0.text_of(".nearest + .card").await,
        }
    }

    /// The status of the location, once it contains these words.
    pub async fn location_status(&self, words: &str) -> String {
        self.0
            .until(
                "the status of the location",
                async || self.0.text_of(LOCATION_STATUS).await,
                |status| status.contains(words),
            )
            .await
    }

    /// The names of the places where people can help, in order.
    pub async fn places_that_help(&self) -> Vec<String> {
        self.names("[data-need=somewhere_safe]").await
    }

    /// Chooses a need, by its name in the content.
    pub async fn need(&self, need: &str) {
        self.0.tap(By::Css(format!("label[for=need-{need}]"))).await;
    }

    /// The text of the panel of a need.
    pub async fn panel(&self, need: &str) -> String {
        self.0.text_of(&format!(".panel.for-{need}")).await
    }

    /// Chooses a university, by the words of the choice.
    pub async fn belongs_to(&self, university: &str) {
        let choose = "(words) => { const select = document.querySelector('.membership select'); select.selectedIndex = [...select.options].findIndex((option) => option.textContent === words); select.dispatchEvent(new Event('change', { bubbles: true })); }";
        self.0.ask(choose, &[serde_json::json!(university)]).await;
    }

    /// Taps a landmark in sight, by its name.
    pub async fn can_see(&self, name: &str) {
        let named = format!("//*[contains(@class, 'in-sight')]//button[span[1][text()='{name}']]");
        self.0.tap(By::XPath(named)).await;
    }

    pub async fn all_places(&self) -> Vec<String> {
        let mut names = Vec::new();
        for list in ["[data-need]", "[data-live=ways-home]", "[data-live=landmarks]"] {
            names.extend(self.names(list).await);
        }
        names
    }

    /// The names in a list; that of a place that is not shown is empty.
    async fn names(&self, list: &str) -> Vec<String> {
        let shown = "(list) => [...document.querySelectorAll(list + ' h3 a')].map((link) => (link.checkVisibility() ? link.innerText.trim() : ''))";
        let names = self.0.ask(shown, &[serde_json::json!(list)]).await;
        serde_json::from_value(names).expect("names")
    }
}

/// The verdict if nothing is missing.
pub const ALL_SAVED: &str = "Saved: the app works without signal.";

pub struct Saved<'a>(pub &'a Page);

impl Saved<'_> {
    pub async fn open<'a>(browser: &'a Page, origin: &str) -> Saved<'a> {
        browser.driver.goto(format!("{origin}/offline")).await.expect("the page opens");
        Saved(browser)
    }

    pub async fn verdict(&self) -> String {
        self.0.until("a verdict", async || self.0.text_of(".verdict").await, |verdict| !verdict.is_empty()).await
    }

    /// The status of the facts.
    pub async fn facts(&self) -> String {
        self.verdict().await;
        self.0.text_of("[data-live=status] > p:nth-last-of-type(2)").await
    }
}

pub struct Search<'a>(pub &'a Page);

impl Search<'_> {
    pub async fn open<'a>(browser: &'a Page, origin: &str) -> Search<'a> {
        browser.driver.goto(format!("{origin}/search")).await.expect("the page opens");
        Search(browser)
    }

    /// Clears the box and types into it.
    pub async fn type_query(&self, words: &str) {
        let input = self.0.driver.find(By::Id("query")).await.expect("the box");
        input.clear().await.expect("it is cleared");
        input.send_keys(words).await.expect("it takes words");
    }

    /// The addresses of the best matches, which are above the groups.
    pub async fn best(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        let best = By::Css(".results ul:first-of-type > li > a:first-child");
        for link in self.0.driver.find_all(best).await.unwrap_or_default() {
            addresses.extend(link.attr("href").await.ok().flatten());
        }
        addresses
    }

    /// The text of the results.
    pub async fn shown(&self) -> String {
        self.0.text_of(".results").await
    }

    pub async fn status(&self) -> String {
        self.0.text_of("[data-live=search] [role=status]").await
    }
}

/// The choice of a theme.
pub struct Settings<'a>(pub &'a Page);

impl Settings<'_> {
    pub async fn open<'a>(browser: &'a Page, origin: &str) -> Settings<'a> {
        browser.open_page(&format!("{origin}/settings")).await;
        Settings(browser)
    }

    /// Chooses a theme, and waits until it is drawn and stored: on the page, by the program and for the service worker.
    pub async fn choose(&self, theme: &str) {
        self.0.tap(By::Css(format!("label:has(input[name=theme][value={theme}])"))).await;
        let kept = "async () => [
            document.documentElement.dataset.theme,
            localStorage.getItem('safe-night.theme'),
            await (await (await caches.open('safe-night-choices')).match('/theme'))?.text(),
        ].map((theme) => theme ?? 'phone')";
        let kept = async || self.0.ask(kept, &[]).await;
        self.0.until("the choice is kept", kept, |kept| *kept == serde_json::json!([theme, theme, theme])).await;
    }

    /// The theme that is marked as chosen.
    pub async fn chosen(&self) -> String {
        let marked = "() => document.querySelector('input[name=theme]:checked')?.value";
        self.0.ask(marked, &[]).await.as_str().unwrap_or_default().to_owned()
    }
}

/// The name of the screen.
pub async fn name_of_screen(browser: &Page) -> String {
    browser.text_of("h1").await
}

/// The background colour, as drawn.
pub async fn background_colour(browser: &Page) -> String {
    let drawn = "() => [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor).find((colour) => colour !== 'rgba(0, 0, 0, 0)')";
    browser.ask(drawn, &[]).await.as_str().unwrap_or("nothing").to_owned()
}
