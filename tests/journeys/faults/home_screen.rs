//! What a browser may forget, and how to keep it: told with scripts off too.

use crate::browser::{Browser, Start};
use crate::server::Server;

#[tokio::test]
async fn the_offline_page_says_what_safari_forgets_and_how_to_keep_it() {
    let server = Server::start();
    for scripts_off in [false, true] {
        let browser = Browser::start(Start { scripts_off, ..Start::default() }).await;
        browser.driver.goto(format!("{}/offline", server.origin())).await.expect("the page opens");
        let told = browser.text_of("main").await;
        for words in ["seven days", "Add to Home Screen", "Opened inside another app?"] {
            assert!(told.contains(words), "{words}: {told}");
        }
        browser.close().await;
    }
}
