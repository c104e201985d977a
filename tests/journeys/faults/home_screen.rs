//! Limits of the browser's storage, and how to keep the app: on the page with scripts off too.

use crate::support::browser::Browser;
use crate::support::server::Server;

#[tokio::test]
async fn the_offline_page_says_what_safari_forgets_and_where_to_read_how_to_keep_it() {
    let server = Server::start();
    for scripts_off in [false, true] {
        let browser = if scripts_off { Browser::open_with_scripts_off().await } else { Browser::open().await };
        for (page, expected) in [
            ("/offline", ["seven days", "Opened inside another app?", "How to put it on your home screen"]),
            (
                "/keep",
                ["Add to Home Screen", "Opened inside another app", "Open the app from your home screen once, now"],
            ),
        ] {
            browser.driver.goto(format!("{}{page}", server.origin())).await.expect("the page opens");
            let main = browser.text_of("main").await;
            for words in expected {
                assert!(main.contains(words), "{words}: {main}");
            }
        }
        browser.close().await;
    }
}
