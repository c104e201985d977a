//! Every address of the app: the only table of them.
//!
//! A [`Route`] knows its path, the screen above it, its tab, its kind, when a phone saves it, and whether search engines may
//! list it. The path, the screen above, the title and the view are each a `match` without a wildcard, so that a screen that one
//! of them forgets does not compile; the other answers follow from these, but for the few screens that they name.

/// What the address of a place starts with. What follows is its id.
pub const PLACES: &str = "/places/";
/// What the address of a situation starts with.
pub const SITUATIONS: &str = "/help/";
/// What the address of a card to hold up starts with.
pub const CARDS: &str = "/show/";
/// What the address of a campaign starts with.
pub const CAMPAIGNS: &str = "/campaigns/";
/// What the address of a priority of the plan starts with.
pub const PRIORITIES: &str = "/plan/";
/// The address of all numbers. `#<id>` leads to one of them.
pub const NUMBERS: &str = "/help/numbers";
/// Where *Exit this page* leads: a page of the app's own that tells nothing.
pub const NEUTRAL: &str = "/sights";

/// A screen of the app. Those with an id are one for each item of their kind.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Route {
    Home,
    Help,
    Numbers,
    Campaigns,
    Plan,
    More,
    Search,
    Offline,
    Keep,
    Share,
    Print,
    Settings,
    Accessibility,
    About,
    Components,
    Sources,
    HelpSources,
    Gaps,
    Licences,
    Sights,
    Place(String),
    Situation(String),
    Card(String),
    Campaign(String),
    Priority(String),
    /// The page for every address that is none of the others.
    NotFound,
}

/// The tabs at the bottom of a screen, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Havens,
    Help,
    Campaigns,
    Plan,
    More,
}

/// What kind of screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    Usual,
    /// Can be left fast.
    Exit,
    /// A card to hold up: it fills the screen.
    Card,
    /// Where the pages that are left fast lead to: shows nothing of the app.
    Neutral,
}

/// The group in which a screen is offered for sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareGroup {
    Campaigns,
    Places,
    WhatToDo,
    Plan,
    Other,
}

/// The id of the place at an address, which may end in a slash. Empty: the address is no place's.
pub fn place_id(path: &str) -> &str {
    path.strip_prefix(PLACES).unwrap_or_default().trim_end_matches('/')
}

#[cfg(feature = "ssr")]
impl Route {
    /// The screen at an address. A slash at the end, `index.html`, a query and a fragment make no difference; an address that
    /// is no screen's is [`Route::NotFound`]. Whether an item of that id exists is for the content to say.
    pub fn parse(address: &str) -> Route {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        let item = |start: &str| path.strip_prefix(start).filter(|id| !id.contains('/')).map(str::to_owned);
        match path {
            "" => Route::Home,
            "/help" => Route::Help,
            NUMBERS => Route::Numbers,
            "/campaigns" => Route::Campaigns,
            "/plan" => Route::Plan,
            "/more" => Route::More,
            "/search" => Route::Search,
            "/offline" => Route::Offline,
            "/keep" => Route::Keep,
            "/share" => Route::Share,
            "/share/print" => Route::Print,
            "/settings" => Route::Settings,
            "/accessibility" => Route::Accessibility,
            "/about" => Route::About,
            "/about/components" => Route::Components,
            "/about/sources" => Route::Sources,
            "/about/sources/help" => Route::HelpSources,
            "/about/gaps" => Route::Gaps,
            "/about/licences" => Route::Licences,
            NEUTRAL => Route::Sights,
            _ => (item(PLACES).map(Route::Place))
                .or_else(|| item(SITUATIONS).map(Route::Situation))
                .or_else(|| item(CARDS).map(Route::Card))
                .or_else(|| item(CAMPAIGNS).map(Route::Campaign))
                .or_else(|| item(PRIORITIES).map(Route::Priority))
                .unwrap_or(Route::NotFound),
        }
    }

    /// Its one address, without a slash at the end.
    pub fn path(&self) -> String {
        match self {
            Route::Home => "/".into(),
            Route::Help => "/help".into(),
            Route::Numbers => NUMBERS.into(),
            Route::Campaigns => "/campaigns".into(),
            Route::Plan => "/plan".into(),
            Route::More => "/more".into(),
            Route::Search => "/search".into(),
            Route::Offline => "/offline".into(),
            Route::Keep => "/keep".into(),
            Route::Share => "/share".into(),
            Route::Print => "/share/print".into(),
            Route::Settings => "/settings".into(),
            Route::Accessibility => "/accessibility".into(),
            Route::About => "/about".into(),
            Route::Components => "/about/components".into(),
            Route::Sources => "/about/sources".into(),
            Route::HelpSources => "/about/sources/help".into(),
            Route::Gaps => "/about/gaps".into(),
            Route::Licences => "/about/licences".into(),
            Route::Sights => NEUTRAL.into(),
            Route::Place(id) => [PLACES, id].concat(),
            Route::Situation(id) => [SITUATIONS, id].concat(),
            Route::Card(id) => [CARDS, id].concat(),
            Route::Campaign(id) => [CAMPAIGNS, id].concat(),
            Route::Priority(id) => [PRIORITIES, id].concat(),
            Route::NotFound => "/404".into(),
        }
    }

    /// The screen above it, where the way up leads. `None`: a tab's own screen, a card, which is closed instead, and the neutral
    /// page.
    pub fn parent(&self) -> Option<Route> {
        match self {
            Route::Home | Route::Help | Route::Campaigns | Route::Plan | Route::More => None,
            Route::Card(_) | Route::Sights => None,
            // The page for unknown addresses stands in for places that newer facts have added.
            Route::Place(_) | Route::NotFound => Some(Route::Home),
            Route::Numbers | Route::Situation(_) => Some(Route::Help),
            Route::Campaign(_) => Some(Route::Campaigns),
            Route::Priority(_) => Some(Route::Plan),
            Route::Search
            | Route::Offline
            | Route::Keep
            | Route::Share
            | Route::Settings
            | Route::Accessibility
            | Route::About => Some(Route::More),
            Route::Print => Some(Route::Share),
            Route::Components | Route::Sources | Route::HelpSources | Route::Gaps | Route::Licences => {
                Some(Route::About)
            }
        }
    }

    /// The tab that it belongs to, which is that of the screen above it. `None`: the page for unknown addresses, and screens that
    /// show no tabs.
    pub fn tab(&self) -> Option<Tab> {
        match self {
            Route::Home => Some(Tab::Havens),
            Route::Help => Some(Tab::Help),
            Route::Campaigns => Some(Tab::Campaigns),
            Route::Plan => Some(Tab::Plan),
            Route::More => Some(Tab::More),
            Route::NotFound => None,
            below => below.parent()?.tab(),
        }
    }

    /// Its kind. Which situations can be left fast is content: see [`Situation`](crate::content::situation::Situation).
    pub fn kind(&self) -> PageKind {
        match self {
            Route::Card(_) => PageKind::Card,
            Route::Sights => PageKind::Neutral,
            _ => PageKind::Usual,
        }
    }

    /// When a phone saves it, from 1, the first of all pages: then what helps, then all others.
    pub fn precache_priority(&self) -> u8 {
        match self {
            Route::Home => 1,
            Route::Card(_) => 2,
            Route::NotFound => 4,
            route if route.tab() == Some(Tab::Help) => 2,
            _ => 3,
        }
    }

    /// Whether search engines may list it.
    pub fn indexable(&self) -> bool {
        !matches!(self, Route::Components | Route::Sights | Route::NotFound)
    }

    /// Where it is offered for sharing. `None`: the app itself, which stands above the groups, and what is not for others.
    pub fn share_group(&self) -> Option<ShareGroup> {
        match self {
            Route::Home => None,
            Route::Campaign(_) => Some(ShareGroup::Campaigns),
            Route::Place(_) => Some(ShareGroup::Places),
            Route::Numbers | Route::Situation(_) => Some(ShareGroup::WhatToDo),
            Route::Priority(_) => Some(ShareGroup::Plan),
            route => route.indexable().then_some(ShareGroup::Other),
        }
    }
}

impl Tab {
    pub const ALL: [Tab; 5] = [Tab::Havens, Tab::Help, Tab::Campaigns, Tab::Plan, Tab::More];
}

impl ShareGroup {
    pub const ALL: [ShareGroup; 5] =
        [ShareGroup::Campaigns, ShareGroup::Places, ShareGroup::WhatToDo, ShareGroup::Plan, ShareGroup::Other];
}

impl PageKind {
    /// What the style calls it, in the `data-kind` of the document: written on each page when it is built, because style that
    /// looks for a part inside of the page (`:has()`) is paid for at every change of the page. `None`: nothing is special.
    pub fn name(self) -> Option<&'static str> {
        match self {
            PageKind::Usual => None,
            PageKind::Exit => Some("exit"),
            PageKind::Card => Some("card"),
            PageKind::Neutral => Some("neutral"),
        }
    }

    /// Whether the script that leaves a page fast comes with it.
    pub fn has_quick_exit(self) -> bool {
        matches!(self, PageKind::Exit | PageKind::Neutral)
    }
}
