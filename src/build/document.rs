//! The HTML document around a screen. The finished site's is written from scratch; the development server's is inserted into
//! Trunk's `index.html`.

use anyhow::{Context, Result};
use html_escape::encode_double_quoted_attribute as escape;

use crate::APP_NAME;
use crate::app::pages::document_title;
use crate::build::scripts::{self, Scripts};
use crate::build::style::Style;
use crate::hosting::headers::permissions_hash;
use crate::routes::Route;
use crate::state::build::Page;

/// The iPhones with a start-up picture: width and height in points, and pixels per point.
const IPHONES: [(u32, u32, u32); 10] = [
    (375, 667, 2),
    (414, 896, 2),
    (375, 812, 3),
    (390, 844, 3),
    (393, 852, 3),
    (402, 874, 3),
    (414, 896, 3),
    (428, 926, 3),
    (430, 932, 3),
    (440, 956, 3),
];

/// What every finished page includes.
pub struct Program<'a> {
    pub style: &'a Style,
    pub scripts: &'a Scripts,
    /// The script of `/patrol`.
    pub patrol: &'a str,
    /// The Content Security Policy of every page.
    pub policy: &'a str,
    /// The public address of the site, `https://example.org`. Empty: not known.
    pub site_address: &'a str,
}

/// Writes a page of the finished site.
pub fn finished(page: &Page, body: &str, program: &Program) -> String {
    let Style { critical, rest, media, map, per_page } = program.style;
    let mut head = String::from("<meta charset=\"utf-8\">");
    head.push_str(&device_tags());
    head.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", program.policy));
    // Before the style, with which half of a page may be gone.
    head.push_str(&format!("<script type=\"module\" src=\"{}\" async></script>", program.scripts.first));
    head.push_str(&page_tags(page));
    head.push_str(&share_tags(page, program.site_address));
    head.push_str(&format!("<style>{critical}</style>"));
    head.push_str(&format!("<link rel=\"stylesheet\" href=\"{rest}\" media=\"{media}\">"));
    // Elsewhere it waits for the program to draw a map: see `src/components/live_map.rs`.
    let media =
        if matches!(page.route, Route::Map | Route::Place(_) | Route::Where | Route::Tell | Route::Walk | Route::Alarm)
        {
            "all"
        } else {
            "not all"
        };
    head.push_str(&format!("<link rel=\"stylesheet\" href=\"{map}\" media=\"{media}\">"));
    if let Some(sheet) = per_page.get(page.path.as_str()) {
        head.push_str(&format!("<link rel=\"stylesheet\" href=\"{sheet}\">"));
    }
    head.push_str(&preload(&program.scripts.program.wasm));
    head.push_str(&format!("<script type=\"module\" src=\"{}\"></script>", program.scripts.boot));
    if page.route == Route::Patrol {
        // It is saved with the headers that its host sends. Where they change, it is another page, and fetched anew.
        head.push_str(&format!("<meta name=\"permissions\" content=\"{}\">", permissions_hash(&page.path)));
        head.push_str(&format!("<script type=\"module\" src=\"{}\"></script>", program.patrol));
    }
    let (kind, preloads) = (kind_attribute(page), late_preloads(&program.scripts.program));
    let html = format!("<html {kind}lang=\"en-GB\">\n<head>\n{head}\n</head>\n<body>{body}{preloads}</body>\n</html>");
    ["<!DOCTYPE html>\n", &html, "\n"].concat()
}

/// Starts the download of a file with the page, before any script. Not where scripts are off: there it would be for nothing. Browsers
/// that cannot tell leave it to the script.
fn preload(address: &str) -> String {
    format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{address}\" media=\"(scripting:enabled)\">")
}

/// The downloads of the program but the longest, which starts in the head. At the end of the page: a line that is cut again and again
/// would never bring the page if it had to share it with all of them.
fn late_preloads(program: &scripts::Program) -> String {
    let script = format!("<link rel=\"modulepreload\" href=\"{}\" media=\"(scripting:enabled)\">", program.script);
    preload(&program.facts) + &script
}

/// Inserts a page into Trunk's `index.html`, for Trunk's development server. Keeps Trunk's scripts, which start and reload the program.
///
/// # Errors
/// If `index.html` lacks an insertion point.
pub fn development(template: &str, page: &Page, body: &str) -> Result<String> {
    let kind = kind_attribute(page);
    let head = device_tags() + &page_tags(page) + "<script type=\"module\" src=\"/dev.js\"></script>";
    let html = insert_after(template, "<html ", &kind)?;
    let html = insert_after(&html, "<meta charset=\"utf-8\">", &head)?;
    insert_after(&html, "<body>", body)
}

/// The `data-kind` attribute with a space after it. Empty: a usual page.
fn kind_attribute(page: &Page) -> String {
    page.kind.name().map(|kind| format!("data-kind=\"{kind}\" ")).unwrap_or_default()
}

fn insert_after(html: &str, mark: &str, text: &str) -> Result<String> {
    let (before, after) = html.split_once(mark).with_context(|| format!("index.html has no {mark}"))?;
    Ok(format!("{before}{mark}{text}{after}"))
}

/// The tags for the viewport, the theme, the icons and the installed app. The same on every page.
fn device_tags() -> String {
    let mut tags = String::from(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <meta name=\"color-scheme\" content=\"dark light\">\
         <meta name=\"theme-color\" content=\"#0f1218\" media=\"(prefers-color-scheme: dark)\">\
         <meta name=\"theme-color\" content=\"#f6f4ef\" media=\"(prefers-color-scheme: light)\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"format-detection\" content=\"telephone=no,date=no,address=no,email=no\">\
         <link rel=\"manifest\" href=\"/manifest.webmanifest\">\
         <link rel=\"icon\" href=\"/icons/icon.svg\" type=\"image/svg+xml\">\
         <meta name=\"mobile-web-app-capable\" content=\"yes\">\
         <meta name=\"apple-mobile-web-app-capable\" content=\"yes\">\
         <meta name=\"apple-mobile-web-app-title\" content=\"Safe Night\">\
         <link rel=\"apple-touch-icon\" sizes=\"180x180\" href=\"/icons/apple-touch-icon.png\">",
    );
    for (width, height, ratio) in IPHONES {
        let (pixels_wide, pixels_high) = (width * ratio, height * ratio);
        tags.push_str(&format!(
            "<link rel=\"apple-touch-startup-image\" href=\"/splash/{pixels_wide}x{pixels_high}.png\" \
             media=\"(device-width: {width}px) and (device-height: {height}px) and \
             (-webkit-device-pixel-ratio: {ratio}) and (orientation: portrait)\">"
        ));
    }
    tags
}

/// The title, the description and the Open Graph tags of a page.
fn page_tags(page: &Page) -> String {
    let title = document_title(page.kind, &page.title);
    let title = escape(&title);
    let name = escape(&page.title);
    let description = escape(&page.description);
    let robots = if page.route.indexable() { "" } else { "<meta name=\"robots\" content=\"noindex\">" };
    format!(
        "<title>{title}</title>{robots}<meta name=\"description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{APP_NAME}\">\
         <meta property=\"og:locale\" content=\"en_GB\"><meta property=\"og:title\" content=\"{name}\">\
         <meta property=\"og:description\" content=\"{description}\">"
    )
}

/// The preview of a shared link. Other sites need absolute addresses; without a site address the picture has its path alone.
fn share_tags(page: &Page, site_address: &str) -> String {
    let picture = format!(
        "<meta property=\"og:image\" content=\"{site_address}/pictures/share.png\"><meta property=\"og:image:width\" content=\"1200\">\
         <meta property=\"og:image:height\" content=\"630\"><meta property=\"og:image:alt\" content=\"{APP_NAME}\">\
         <meta name=\"twitter:card\" content=\"summary_large_image\">"
    );
    if site_address.is_empty() || !page.route.indexable() {
        return picture;
    }
    let address = format!("{site_address}{}", page.path);
    format!("{picture}<link rel=\"canonical\" href=\"{address}\"><meta property=\"og:url\" content=\"{address}\">")
}
