//! Every address of the app: the only table of them.
//!
//! A [`Route`] has a path, a parent, a tab, a kind, a precache priority, and whether search engines may list it. The path, the
//! parent, the title and the view are each a `match` without a wildcard, so that a forgotten screen does not compile.

/// The prefix of the address of a place. The id follows.
pub const PLACES: &str = "/places/";
/// The prefix of the address of a situation.
pub const SITUATIONS: &str = "/help/";
/// The prefix of the address of a card.
pub const CARDS: &str = "/show/";
/// The prefix of the address of a campaign.
pub const CAMPAIGNS: &str = "/campaigns/";
/// The prefix of the address of a priority of the plan.
pub const PRIORITIES: &str = "/plan/";
/// The address of the screen that says where the person is.
pub const WHERE: &str = "/where";
/// The address of all numbers. `#<id>` links to one.
pub const NUMBERS: &str = "/help/numbers";
/// The address of what to set up in the first days, once that of a campaign.
pub const FRESHERS: &str = "/freshers";
/// The address of what a patrol has. Only `/more` links to it.
pub const PATROL: &str = "/patrol";
/// Old addresses, each with its new one.
pub const MOVED: [(&str, &str); 1] = [("/campaigns/freshers", FRESHERS)];
/// The target of *Exit this page*: a page that does not show what the app is.
pub const NEUTRAL: &str = "/sights";

/// A screen of the app. A variant with an id has one screen per item.
#[derive(Clone, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Route {
    Home,
    Where,
    Map,
    Tell,
    Walk,
    Alarm,
    Help,
    Numbers,
    Campaigns,
    Freshers,
    Plan,
    More,
    Search,
    Offline,
    Keep,
    Share,
    Print,
    Patrol,
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
    /// The page for unknown addresses.
    NotFound,
}

/// The tabs, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Havens,
    Help,
    Campaigns,
    Plan,
    More,
}

/// The kind of a page, for its style and scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    Usual,
    /// Has *Exit this page*.
    Exit,
    /// A card to hold up: it fills the screen.
    Card,
    /// The target of *Exit this page*: shows nothing of the app.
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

impl Route {
    /// The screen at an address. A trailing slash, `index.html`, a query and a fragment are ignored; an unknown address gives
    /// [`Route::NotFound`]. Whether the item of an id exists is not checked.
    pub fn parse(address: &str) -> Route {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        let path = MOVED.iter().find(|(old, _)| *old == path).map_or(path, |(_, new)| new);
        let item = |start: &str| path.strip_prefix(start).filter(|id| !id.contains('/')).map(str::to_owned);
        match path {
            "" => Route::Home,
            WHERE => Route::Where,
            "/map" => Route::Map,
            "/tell" => Route::Tell,
            "/walk" => Route::Walk,
            "/alarm" => Route::Alarm,
            "/help" => Route::Help,
            NUMBERS => Route::Numbers,
            "/campaigns" => Route::Campaigns,
            FRESHERS => Route::Freshers,
            "/plan" => Route::Plan,
            "/more" => Route::More,
            "/search" => Route::Search,
            "/offline" => Route::Offline,
            "/keep" => Route::Keep,
            "/share" => Route::Share,
            "/share/print" => Route::Print,
            PATROL => Route::Patrol,
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

    /// Its canonical address, without a trailing slash.
    pub fn path(&self) -> String {
        match self {
            Route::Home => "/".into(),
            Route::Where => WHERE.into(),
            Route::Map => "/map".into(),
            Route::Tell => "/tell".into(),
            Route::Walk => "/walk".into(),
            Route::Alarm => "/alarm".into(),
            Route::Help => "/help".into(),
            Route::Numbers => NUMBERS.into(),
            Route::Campaigns => "/campaigns".into(),
            Route::Freshers => FRESHERS.into(),
            Route::Plan => "/plan".into(),
            Route::More => "/more".into(),
            Route::Search => "/search".into(),
            Route::Offline => "/offline".into(),
            Route::Keep => "/keep".into(),
            Route::Share => "/share".into(),
            Route::Print => "/share/print".into(),
            Route::Patrol => PATROL.into(),
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

    /// The screen above it, for the link up. `None`: the screen of a tab, a card, which is closed instead, and the neutral page.
    pub fn parent(&self) -> Option<Route> {
        match self {
            Route::Home | Route::Help | Route::Campaigns | Route::Plan | Route::More => None,
            Route::Card(_) | Route::Sights => None,
            // The page for unknown addresses draws places that newer facts have added.
            Route::Place(_) | Route::NotFound => Some(Route::Home),
            Route::Where | Route::Map | Route::Tell | Route::Walk | Route::Alarm => Some(Route::Home),
            Route::Numbers | Route::Situation(_) => Some(Route::Help),
            Route::Freshers | Route::Campaign(_) => Some(Route::Campaigns),
            Route::Priority(_) => Some(Route::Plan),
            Route::Search
            | Route::Offline
            | Route::Keep
            | Route::Share
            | Route::Patrol
            | Route::Settings
            | Route::Accessibility
            | Route::About => Some(Route::More),
            Route::Print => Some(Route::Share),
            Route::Components | Route::Sources | Route::HelpSources | Route::Gaps | Route::Licences => {
                Some(Route::About)
            }
        }
    }

    /// Its tab, which is that of its parent. `None`: the page for unknown addresses, and screens without tabs.
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

    /// Its kind. Which situations have *Exit this page* is content: see [`Situation`](crate::content::situation::Situation).
    pub fn kind(&self) -> PageKind {
        match self {
            Route::Card(_) => PageKind::Card,
            Route::Sights => PageKind::Neutral,
            _ => PageKind::Usual,
        }
    }

    /// Whether it is one screen at a fixed address, which links may lead to.
    pub fn is_fixed(&self) -> bool {
        let of_an_item = matches!(
            self,
            Route::Place(_) | Route::Situation(_) | Route::Card(_) | Route::Campaign(_) | Route::Priority(_)
        );
        !of_an_item && *self != Route::NotFound
    }

    /// Whether it is a plain document, which the program does not draw: its text is fixed, and few people read it.
    pub fn is_document(&self) -> bool {
        matches!(self, Route::Print | Route::Patrol | Route::Accessibility | Route::Components | Route::Licences)
    }

    /// Whether it shows the way to a place, for which the location is followed.
    pub fn shows_location(&self) -> bool {
        matches!(
            self,
            Route::Home
                | Route::Where
                | Route::Map
                | Route::Tell
                | Route::Walk
                | Route::Patrol
                | Route::Place(_)
                | Route::NotFound
        )
    }

    /// Its rank in the precache, 1 first: the first screen, help, the other pages.
    pub fn precache_priority(&self) -> u8 {
        match self {
            Route::Home => 1,
            Route::Card(_) | Route::Where | Route::Alarm => 2,
            Route::NotFound => 4,
            route if route.tab() == Some(Tab::Help) => 2,
            _ => 3,
        }
    }

    /// Whether its page is saved after the app: nobody needs it in the first minutes, and the program draws most of these anyway.
    pub fn comes_later(&self) -> bool {
        match self {
            Route::Campaign(id) => id != "ask-for-angela",
            // What is told or set up by day, and what a patrol looks up, whose part is saved after the app too.
            Route::Situation(id) => [
                "anti-social-behaviour",
                "exploited",
                "felt-unsafe",
                "radicalisation",
                "rough-sleeper",
                "sharps",
                "text-999",
            ]
            .contains(&id.as_str()),
            // What tells where one is, or is used by day.
            Route::Place(id) => [
                "beaney",
                "cathedral",
                "christ-church-gate",
                "marlowe-theatre",
                "st-georges-tower",
                "station-road-east",
                "sturry-road-park-and-ride",
                "westgate-towers",
                "wincheap-park-and-ride",
            ]
            .contains(&id.as_str()),
            Route::Priority(_) | Route::Share | Route::Print | Route::Accessibility => true,
            Route::Plan | Route::Search | Route::Settings | Route::About => true,
            // Without the program these do little.
            Route::Map | Route::Tell | Route::Walk | Route::Keep | Route::Campaigns => true,
            _ => self.parent() == Some(Route::About),
        }
    }

    /// Whether search engines may list it.
    pub fn indexable(&self) -> bool {
        !matches!(self, Route::Patrol | Route::Components | Route::Sights | Route::NotFound)
    }

    /// Its group in the choice of pages to share. `None`: the first screen, which stands above the groups, and pages that are not shared.
    pub fn share_group(&self) -> Option<ShareGroup> {
        match self {
            Route::Home => None,
            Route::Freshers | Route::Campaign(_) => Some(ShareGroup::Campaigns),
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
    /// Its name in `data-kind` of the document, for the style. Written by the builder, because `:has()` would be evaluated at each change
    /// of the page. `None`: a usual page.
    pub fn name(self) -> Option<&'static str> {
        match self {
            PageKind::Usual => None,
            PageKind::Exit => Some("exit"),
            PageKind::Card => Some("card"),
            PageKind::Neutral => Some("neutral"),
        }
    }
}
