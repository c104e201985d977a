//! Safe Night Canterbury: where help is at night, on the phone, with no signal.
//!
//! # The map of the house
//!
//! Data goes one way: people edit `public/content/`; [`authoring`] reads it and refuses what is wrong; [`content`] holds what is known,
//! and nothing else does; [`logic`] does the sums and knows no browser and no English; [`words`] makes sentences of them; [`browser`]
//! has one file for each browser API; [`state`] is what outlives a screen; [`screens`] draw it with [`components`]; [`app`] is the frame
//! around them. [`routes`] is the only table of addresses. [`build`] is native: it writes every page as finished HTML, so the first
//! screen needs no script. In the browser, `app::live` takes up the parts of a page that follow the time and the place, and leaves the
//! rest as it is.
//!
//! Who may use whom, each only what stands before it: `routes`, `content`, `logic`, `words`, `browser`, `state`, `components`,
//! `screens`, `documents`, `app`, `build`. Beside them `authoring` uses `content` and `logic`, `hosting` nobody, and `build` both. No two
//! files use each other. `tests/sums/layers.rs` reads the `use` lines and holds all of this.
//!
//! ```text
//! public/content/   what we know, edited by people, with its schemas and a README
//! style/            tokens, base, one file for each component; `app.css` imports what the first screen needs, `rest.css` what it
//!                   does not (wide, large, contrast, print); poster is one page's alone
//! style/art/        the share picture and the splash as SVG; `make art` draws public/pictures/ and public/splash/ of them
//! index.html, Trunk.toml   what Trunk starts from    package.json    the bundlers, and the page checks
//! src/
//!   routes.rs       every address: path, the screen above, tab, kind, when it is saved
//!   content/        WHAT WE KNOW: its types, what it must keep to, links, the copy in local storage
//!   authoring/      native: from the files that people edit to what we know; opening hours, editorial rules
//!   logic/          THE SUMS: distance, bearing, London time, opening hours, doubt, ranking, the answer, search, QR codes
//!   words/          facts into sentences: where a second language goes
//!   browser/        one file for each browser API: network, storage, wake lock, the offline copy
//!   state/          what outlives a screen: knowledge, clock, location, membership, and what the builder hands down
//!   components/     what screens are made of
//!   screens/        one file for each screen, named as its route
//!   documents/      native: the plain documents
//!   app/            the frame, the tab bar, what each page is called, and what the browser takes up of a finished page
//!   start/          scripts that run before or without the program
//!   service_worker/ the worker that keeps the program, and the kill switch
//!   build/          THE BUILDER, native
//!   hosting/        native: headers, policy, templates for nginx and Caddy, our own server
//! tests/
//!   main.rs         every test of `make test` in one program; main_bench.rs, main_engines.rs: what is run apart
//!   support/        browsers and the pool that lends them, servers, page objects, clock, places, the editions
//!   sums/           the sums against published values, properties and other libraries
//!   content_rules/  what the build refuses, and what a phone refuses of its stored facts, mutated in two thousand ways
//!   built_site/     what the finished files promise: the plan word for word, 999 rules, bytes, links, contrast, policy, headers
//!   pages/          valid HTML and reading age, by Node
//!   journeys/       people's ways through the app in Chromium, with the server really stopped; `faults/`: what the host, the
//!                   network, the storage and the clock can do wrong. `aria/`: what screen readers are told (renew:
//!                   `UPDATE_ARIA=1 make test`)
//!   engines/        the ways through the app with no signal in Firefox and WebKit too
//!   fuzz/           reading content, hours and stored facts under libFuzzer: `make fuzz`
//!   hours/          what people type as opening hours, and the reference reader that judges how we read it
//!   bench/          how often the search is right, how fast it follows the keys, and a first visit on a slow line
//!   load/ pictures/ lighthouse/   how fast nginx serves; drawings and pictures of screens; what Lighthouse says
//!   fixtures/       the frozen edition on which behaviour is tested
//!   edited/         edits every place of a copy of the content: `make test-edited` passes every test on it
//! .ci/              what continuous integration runs, and the set-up of a bare machine
//! ```
//!
//! # How it works
//!
//! When the builder runs it makes one document of `public/content/`, the [`Knowledge`](content::knowledge::Knowledge). It comes with
//! the program as a fingerprinted file, and from there into local storage, whole: a short header under one key, the text under
//! another. The builder draws every page of it. The program reads of it what follows the time and the place, draws that, and passes
//! over the rest.
//!
//! Each page is finished HTML, so it serves with scripts off. Only the parts that follow the time and the place are alive: an
//! element marked `data-live` is drawn by one function twice, by the builder and again in the browser. Fixed text costs the
//! WebAssembly nothing. Links are plain links, which the service worker answers from the phone.
//!
//! Two things are kept on the phone. The service worker keeps the *program*: one generation, whole or not at all, with one
//! version over the bytes of every file. Local storage keeps the *knowledge*, with a check on reading; what cannot be trusted is
//! set aside, told on `/offline`, and the knowledge that came with the program serves.
//!
//! The first time, the program is saved in order of need: itself, then the pages, which come in one file because a hundred
//! answers cost a slow line more than their bytes, then the rest. What has come when the signal drops is not asked for again, and
//! the line under the bar tells how far it is. Once all is there, and never before, the app
//! offers once to be put on the home screen, by the browser's own question or by the steps at `/keep`.
//!
//! A newer program waits beside the one in use until the person agrees or opens the app anew; the generation before stays for
//! pages that are open. Newer facts need no newer program: the app asks the host for `content/knowledge.json` when it opens, when
//! the network comes back and every hour, checks it as the build does, keeps it and shows it at once, also where it was corrected
//! under the same edition. What is older, dated after tomorrow, cut short or wrong is refused, and `/offline` tells why; a clock
//! that stands before the program was built is not asked. A place that facts add is drawn by the page for unknown addresses until
//! a program has its own; the page of one that they take out says so, and who else can help. On `/offline` every file can be
//! checked by its hash too, and mended.
//!
//! `/about/licences` names every crate that ships, as Cargo resolves them when Trunk builds, with the text of its licence. One that
//! is not in `src/build/licences/allowed.rs` stops the build.
//!
//! How it looks is in `style/`, and every part in each of its states is at `/about/components`. The style of the first screen
//! stands in each page; what only wide screens, large text, more contrast or paper need is one file, `style/rest.css`,
//! linked with its media. A theme that the person chose is kept by `src/start/theme.js` in local storage, and in a cache from which
//! the service worker sends each page in its colours, before any script runs.
//!
//! At `/share` the phone makes a QR code for any page, with no signal; at `/share/print` it lays out posters, a Safe Haven's door
//! sign and wallet cards, in A3, A4, A6 or eight to a sheet. Their words, places and
//! numbers are in `public/content/`. A link with a query, `/campaigns/freshers?from=poster`, opens its page and leaves no trace.

/// The name of the app.
pub const APP_NAME: &str = "Safe Night Canterbury";

pub mod app;
#[cfg(feature = "ssr")]
pub mod authoring;
pub mod browser;
#[cfg(feature = "ssr")]
pub mod build;
pub mod components;
pub mod content;
#[cfg(feature = "ssr")]
pub mod documents;
#[cfg(feature = "ssr")]
pub mod hosting;
pub mod logic;
pub mod routes;
pub mod screens;
pub mod state;
pub mod words;

#[cfg(all(feature = "hydrate", feature = "ssr"))]
compile_error!("`hydrate` and `ssr` are two builds of the app: choose one");
