//! Safe Night Canterbury: where help is at night, on the phone, with no signal.
//!
//! # Map of the code
//!
//! Data flows one way. People edit `public/content/`; [`authoring`] validates and compiles it; [`content`] defines the knowledge;
//! [`logic`] computes, without a browser and without English; [`words`] turns results into sentences; [`browser`] wraps one browser API
//! per file; [`state`] is shared by the parts of a page; [`screens`] draw with [`components`]; [`app`] is the frame around them.
//! [`routes`] is the only table of addresses. [`build`] is native: it writes every page as finished HTML, so the first screen needs no
//! script. In the browser `app::live` draws the parts of a page that depend on time and place, and from the first tap on a link
//! `app::navigation` draws each screen in the document that is open.
//!
//! Layers: each module uses only modules before it in `routes`, `content`, `logic`, `words`, `browser`, `state`, `components`,
//! `screens`, `documents`, `app`, `build`. Beside them `authoring` uses `content` and `logic`, `hosting` uses none, and `build` uses
//! both. There are no cycles between files. `tests/sums/layers.rs` checks this from the `use` lines. The streets are a crate of their
//! own, whose map is in `src/streets/lib.rs`: `authoring` and `build` use it natively, the phone as a second WebAssembly. So is a patrol's
//! shift, in `src/patrol/lib.rs`; its program, a third WebAssembly, uses `logic`, `words`, `browser` and `components`.
//!
//! ```text
//! public/content/   what we know, edited by people, with its schemas and a README
//! style/            tokens, base, one file for each component; `app.css` imports what the first screen needs, `rest.css` what it
//!                   does not (wide, short, large, contrast, print); poster and patrol are one page's alone each
//! style/art/        the share picture and the splash as SVG; `make art` draws public/pictures/ and public/splash/ of them
//! index.html, Trunk.toml   what Trunk starts from    package.json    the bundlers, and the page checks
//! src/
//!   routes.rs       every address: path, parent, tab, kind, precache priority
//!   content/        WHAT WE KNOW: its types, validation, links, the copy in local storage
//!   authoring/      native: compiles the edited files to the knowledge, and the rules of the streets; opening hours, editorial rules
//!   logic/          THE SUMS: distance, bearing, London time, opening hours, doubt, ranking, the answer, search, QR codes; the grid
//!                   reference, the heading, the map, the timer of a walk
//!   words/          facts into sentences; a second language would go here
//!   browser/        one file for each browser API: storage, session history, files, sharing, wake lock, the offline copy,
//!                   newer programs, the sheets to print, the location, the compass, fingers, the engine of the streets, what must end
//!                   at an exit
//!   state/          shared by all screens: knowledge, clock, location, the guide to a place, walking times over the streets, the walk
//!                   with a timer, membership, the news of the app itself, its updates, the offer of the home screen, the address of
//!                   the site, the data of the builder
//!   components/     the parts of screens
//!   screens/        one file for each screen, named as its route; the builder and the program draw it by the same function
//!   documents/      native: the plain documents
//!   app/            the frame, the tab bar, the titles of pages, the living parts, the navigation, what the second module has
//!   link.rs         how Cargo links the program: so that the builder can split it
//!   start/          scripts that run before or without the program: the start, its two modules, what a line cuts off, the first save, the exit, the siren
//!                   and the light, texts that are translated
//!   service_worker/ the service worker: what it answers, installing, fetching, the parts that come after the app, the status; and the
//!                   kill switch
//!   build/          THE BUILDER, native; `verify/` tells what a host changes of its work
//!   hosting/        native: headers, policy, templates for nginx and Caddy, our own server
//!   streets/        THE STREETS, a crate of its own: a layer of an OpenStreetMap extract, the way on foot, its turns, the picture
//!   patrol/         A PATROL'S SHIFT, a crate of its own: its journal, sums and hand-over, and the program of `/patrol`
//! tests/
//!   main.rs         every test of `make test` but those of the streets and of a shift in one program; main_bench.rs, main_engines.rs:
//!                   what is run apart
//!   support/        browsers and the pool that lends them, servers, page objects, clock, places, the editions
//!   sums/           the sums against published values, properties and other libraries
//!   content_rules/  what the build refuses, and what a phone refuses of its stored facts, mutated in two thousand ways
//!   built_site/     what the finished files promise: the plan word for word, 999 rules, bytes, links, contrast, policy, headers,
//!                   nothing that the oldest browsers lack
//!   pages/          valid HTML and reading age, by Node
//!   journeys/       people's ways through the app in Chromium, with the server really stopped; `faults/`: what the host, the
//!                   network, the storage and the clock can do wrong. `aria/`: what screen readers are told (renew:
//!                   `INSTA_UPDATE=always make test`)
//!   engines/        the ways through the app with no signal in Firefox and WebKit too
//!   streets/        the streets, in a program of their own: over made-up towns, beside other routers and other suns, and over the real
//!                   city where an extract of it is at hand (`STREETS_EXTRACT`)
//!   patrol/         the sums of a shift, in a program of their own
//!   fuzz/           reading content, hours, stored facts and streets under libFuzzer: `make fuzz`
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
//! The builder compiles `public/content/` to one document, the [`Knowledge`](content::knowledge::Knowledge). It ships as a
//! fingerprinted file with the program and is stored in local storage: a header under one key, the text under another. The builder
//! draws every page from it, and the program every screen. Both validate it by the same rules.
//!
//! Each page is finished HTML, so it works without scripts. Where there are scripts, the downloads of the program start with the
//! page. An element marked `data-live` is drawn by one function twice: by the builder, and anew in the browser, which does not
//! compare the two: a page that a translator, the phone or an extension has altered cannot end the program, and a text
//! that changes goes on in what stands in its place (`src/start/translated.js`). A program that has stopped is let go: nothing that it
//! listened to reaches it (`src/start/boot.js`). A tap before the program runs is acknowledged by `src/start/early.js` and handed to it; `src/start/parts.js` lets it draw the part that was tapped
//! first, and the rest with pauses, so that the answer is painted before them.
//!
//! The program is two WebAssembly modules in one file. The first has what the home page answers with; it runs while the second comes, which
//! has all other living parts, the screens and the navigation (`app/second_module.rs`). `build/split.rs` splits what the compiler made, and
//! `start/modules.js` reads both as they come. Until the second is there links load documents. Where the line cuts it off the answer stays,
//! and the second is fetched again, or taken from what is saved.
//!
//! Links are plain links. From the first tap on, the program draws the next screen in the document that is open, so that the location,
//! the timers and the facts live on; addresses, titles, focus, scroll positions and the way back are as of documents
//! (`app::navigation`, by `leptos_router`). What a screen starts, such as a listener, a timer or a wake lock, ends with its owner. The
//! plain documents in `documents/` are loaded. If the program stops, `src/start/boot.js` follows the tapped link without it, and pages
//! of the tab are plain until a newer program comes. Without a service worker the open tab has the whole app, and the line under the
//! bar says so.
//!
//! Two things are stored on the phone. The service worker stores the *program*: complete versions only, each named by a hash over the
//! bytes of every file. Local storage has the *knowledge*, with a checksum; an invalid copy is set aside and reported on `/offline`,
//! and the built-in knowledge is used.
//!
//! The first install fetches in order of need: the program, then the pages in one bundle, because a hundred responses cost a slow
//! line more than their bytes, then the rest. In the bundle a page refers to what the facts, the first page and the pages before it
//! say already: that makes it small enough to save pages as HTML on a host that has only gzip too, so that they are there where the program
//! is not. What the page has fetched already is taken from the cache of the browser, by its hash. After a lost signal stored files are not
//! fetched again, nor what came of a file; a slow line is waited for as long as something comes.
//!
//! What nobody needs in the first minutes follows once the app is saved, part after part, each in a cache of its own
//! (`service_worker/parts.js`, [`build::parts`]). The first part is a second bundle with the pages that can wait
//! ([`Route::comes_later`](routes::Route::comes_later)), and the icons and the sheet beside them. It is kept as it is, with one hash, and a
//! page is put together of it when it is opened: of whole bytes alone. A newer version brings its own along before it is offered. Until the
//! part is there, and where it is lost, the page for unknown addresses is handed out, in which the program draws the screen of the address;
//! of a plain document, or without the program, it says that it may not be saved yet. `/offline` tells of each part whether it is saved, and
//! for which there was no room; what is missing is fetched at each start, when the network comes back, or by *Mend it*.
//!
//! One state tells what is saved: `src/start/saved_copy.js` has its sentences, with a network and without one, for the line under the
//! bar, and `/offline` tells the same with what to do. Nothing is said to be saved before the worker has opened every file by its hash, as a
//! night with no signal would. What the browser clears away later, or the phone spoils, is fetched again at the next start, when the
//! network comes back or when the app is seen again, without a tap. A phone without room and a host that changes files are told, with the
//! room and the file; `site verify` tells the owner of a host the same. Whether there is a network a try decides, not the browser. Once
//! everything is saved, and never before, the app offers once to be put on the home screen, by the install prompt of the browser or by
//! the steps at `/keep`.
//!
//! A newer program waits until the person agrees, or opens the app again, or has not used it for an hour; they are asked once a day at
//! most and never on the way to a place, and `/offline` has the offer meanwhile. Where the program does not run, a newer one is taken
//! without asking, because it may mend that. It fetches only what has changed; what has not is taken over from the version before, whose
//! other files stay for open pages. Newer facts need no
//! newer program: the app fetches `content/knowledge.json` at start, when the network comes back and every hour, validates it as the
//! build does, stores it and shows it at once, also if it was corrected under the same edition. A document that is older, dated after
//! tomorrow, truncated or invalid is refused, and `/offline` says why; a clock before the build of the program is ignored. A place that
//! facts add is drawn in the page for unknown addresses until a program has a page for it; the page of a removed place says so, and
//! lists the other places. `/offline` can check every file by its hash, and fetch damaged ones again. *Forget everything* asks the browser
//! whether anything is left, and says how to clear by hand what it keeps.
//!
//! Where a person is: `state/location.rs` follows one watch of the phone, only while a screen shows it, and begins a new one when the
//! app is seen again, because a phone that was locked may have ended the old one, or say that it may not tell though nobody has refused.
//! `/where` says it in words from a place that others know, as a grid reference and in degrees, each as exact as the phone is. The grid
//! reference is Helmert's transformation and the transverse Mercator projection, and a constant for the district, which the builder works
//! out from the exact grid shifts of OSTN15; it travels in the knowledge. On a place an arrow turns with the phone or with the walk
//! (`state/guide.rs`), and says the same in words. The map at `/map` is drawn from the places, over the streets where there are any.
//! `/tell` makes a text that the person sends; `/walk` counts down over every screen, by its end time in local storage.
//!
//! The streets are a part of the site of its own, without which the app is whole. `make streets` makes a layer of an OpenStreetMap extract
//! (`streets/import/`). `build/streets.rs` adds to it what each kind of way costs and what is shut at night, which people edit in
//! `public/content/streets.json`, and puts it into the site with the engine, the WebAssembly of `streets/engine/`. The service worker saves
//! both after the app, as the second part. When a screen first wants them, `start/streets.js` loads them,
//! and the program calls the engine through `browser/streets.rs`: it draws the streets behind the map, names those around the person, and
//! tells the way to a place in a part of the page that `components/on_foot.rs` keeps for it. `state/streets.rs` asks it how long the walk to
//! each place is, and the ranking takes that instead of the straight line (`logic/geo/on_foot.rs`). If the engine fails, the app goes on
//! without it. No way is called safe, lit or step-free.
//!
//! The siren, the light and the ring of a timer are scripts (`src/start/alarm.js`): they need no program. What runs, such as sound or the
//! watch of the location, is noted in `src/start/ends.js` by a function of the browser that ends it, so that *Exit this page* ends all before
//! the address changes, also where the program is busy or has stopped; keys of storage with `private` in their name go with it. Sensors
//! are allowed by the headers of the document that was opened: what a newer version takes over from the one before gets its own headers.
//!
//! `/about/licences` names every shipped crate, as Cargo resolves them when Trunk builds, with the text of its licence. A licence that is
//! not in `src/build/licences/allowed.rs` fails the build.
//!
//! The style is in `style/`, and every component in each of its states is at `/about/components`. The style of the first screen is
//! inlined in each page; the rest, for wide and low screens, large text, more contrast and paper, is one file, `style/rest.css`,
//! linked with its media. `src/start/theme.js` stores a chosen theme in local storage, and in a cache, from which the service
//! worker sets the theme of each page before any script runs.
//!
//! At `/share` the phone makes a QR code for any page, without a signal; `/share/print` lays out posters, the door sign of a Safe Haven
//! and wallet cards, in A3, A4, A6 or eight to a sheet. Their words, places and numbers are in `public/content/`. A link with a query,
//! `/freshers?from=poster`, opens its page and leaves no trace.
//!
//! `/patrol` has what street pastors and marshals need at a glance, as finished HTML: only `/more` links to it, and the search finds the
//! pages of its steps alone. Its parts, what a shift counts and the lists before and after it are edited in `patrol.json`, which is no part
//! of the knowledge. The page is a document of its own, because its headers alone allow the camera, and has a program of its own, the
//! WebAssembly of `patrol/program/`, beside that of the app: `build/patrol.rs` puts it into the site, and the service worker saves both after
//! the app. Each tap of a shift is a line of a journal in local storage and in IndexedDB (`patrol/journal/`); it is told as saved once the
//! database says so. A start unites both, and asks before a shift goes on. A shift goes from phone to phone as one still code, and as a file
//! by the person's own tap. While one runs, a newer program waits and *Forget everything* asks twice.

/// The name of the app.
pub const APP_NAME: &str = "Safe Night Canterbury";

#[cfg(any(feature = "app", feature = "ssr"))]
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

#[cfg(all(feature = "csr", feature = "ssr"))]
compile_error!("`csr` and `ssr` are two builds of the app: choose one");
