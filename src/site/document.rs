//! The whole document around a screen: what Trunk made of `index.html`, with our head and body in it.

use html_escape::encode_double_quoted_attribute as escape;

use super::Error;
use super::headers::policy;
use super::scripts::Scripts;
use super::style::Style;
use crate::pages::head::{APP, Page};

/// What a finished page brings with it.
pub struct Program<'a> {
    pub style: &'a Style,
    pub scripts: &'a Scripts,
    /// Where the site will be, `https://example.org`. Empty: not known.
    pub site_address: &'a str,
}

/// Writes a page into the template. With a `program` it is a page of the finished site: Trunk's own links and inline
/// script go, and the policy on what a page may load comes in. Without, it stays a page that Trunk can watch and reload.
///
/// # Errors
/// Where `index.html` lacks a place to write to.
pub fn write(template: &str, page: &Page, body: &str, program: Option<&Program>) -> Result<String, Error> {
    let mut html = match page.sort.name() {
        Some(sort) => put(template, "<html ", "", &format!("<html data-sort=\"{sort}\" "))?,
        None => template.to_owned(),
    };
    let mut head = head_tags(page);
    if let Some(program) = program {
        for (start, end) in [
            ("<link rel=\"stylesheet\"", ">"),
            ("<link rel=\"modulepreload\"", ">"),
            ("<link rel=\"preload\"", ">"),
            ("<script type=\"module\"", "</script>"),
        ] {
            html = without(&html, start, end)?;
        }
        let Style { critical, rest, media, per_page } = program.style;
        let policy = policy(critical);
        head.insert_str(0, &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"));
        head.push_str(&shared_picture(page, program.site_address));
        head.push_str(&format!("<style>{critical}</style>"));
        head.push_str(&format!("<link rel=\"stylesheet\" href=\"{rest}\" media=\"{media}\">"));
        if let Some(sheet) = per_page.get(page.path.as_str()) {
            head.push_str(&format!("<link rel=\"stylesheet\" href=\"{sheet}\">"));
        }
        for script in scripts_of(page, body) {
            let address = program.scripts.get(script).ok_or_else(|| format!("the site has no {script}.js"))?;
            head.push_str(&format!("<script type=\"module\" src=\"{address}\"></script>"));
        }
    } else {
        head.push_str("<script type=\"module\" src=\"/dev.js\"></script>");
    }
    let html = put(&html, "</head>", &head, "</head>")?;
    let start = html.find("<body>").ok_or("index.html has no <body>")? + "<body>".len();
    let end = html.find("</body>").ok_or("index.html has no </body>")?;
    Ok(format!("{}{body}{}", &html[..start], &html[end..]))
}

/// The scripts of a page, in order. The way out comes first: it may be needed before the program is there.
fn scripts_of(page: &Page, body: &str) -> Vec<&'static str> {
    let parts = [
        (page.sort.quick_exit(), "exit"),
        (true, "theme"),
        (true, "boot"),
        (body.contains("data-forget"), "forget"),
        (body.contains("data-share=\"choice\""), "share"),
        (body.contains("data-poster"), "print"),
    ];
    parts.into_iter().filter(|(wanted, _)| *wanted).map(|(_, name)| name).collect()
}

fn put(html: &str, mark: &str, before: &str, after: &str) -> Result<String, Error> {
    let at = html.find(mark).ok_or_else(|| format!("index.html has no {mark}"))?;
    Ok(format!("{}{before}{after}{}", &html[..at], &html[at + mark.len()..]))
}

fn without(html: &str, start: &str, end: &str) -> Result<String, Error> {
    let mut rest = html;
    let mut kept = String::with_capacity(html.len());
    while let Some(at) = rest.find(start) {
        kept.push_str(&rest[..at]);
        let length = rest[at..].find(end).ok_or_else(|| format!("index.html: {start} does not end with {end}"))?;
        rest = &rest[at + length + end.len()..];
    }
    kept.push_str(rest);
    Ok(kept)
}

fn head_tags(page: &Page) -> String {
    let title = page.document_title();
    let title = escape(&title);
    let name = escape(&page.title);
    let description = escape(&page.description);
    let robots = if page.listed { "" } else { "<meta name=\"robots\" content=\"noindex\">" };
    format!(
        "<title>{title}</title>{robots}<meta name=\"description\" content=\"{description}\">\
         <meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{APP}\">\
         <meta property=\"og:locale\" content=\"en_GB\"><meta property=\"og:title\" content=\"{name}\">\
         <meta property=\"og:description\" content=\"{description}\">"
    )
}

/// What others show of a shared link. Other sites want whole addresses, so without one the picture has its path alone.
fn shared_picture(page: &Page, site_address: &str) -> String {
    let picture = format!(
        "<meta property=\"og:image\" content=\"{site_address}/pictures/share.png\"><meta property=\"og:image:width\" content=\"1200\">\
         <meta property=\"og:image:height\" content=\"630\"><meta property=\"og:image:alt\" content=\"{APP}\">\
         <meta name=\"twitter:card\" content=\"summary_large_image\">"
    );
    if site_address.is_empty() || !page.listed {
        return picture;
    }
    let address = format!("{site_address}{}", page.path);
    format!("{picture}<link rel=\"canonical\" href=\"{address}\"><meta property=\"og:url\" content=\"{address}\">")
}
