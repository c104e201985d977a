//! What ways cost and when they are shut, as the content of the site says it.

use std::fmt;

use crate::layer::Kind;

/// The minutes of a week: times are counted from Monday 00:00, London time.
pub const WEEK_MIN: u16 = 7 * 24 * 60;
/// No factor is above this, nor the product of several.
pub const MOST: f32 = 100.0;

/// From one minute of the week to another: 0 to 10,079, and 0 to 10,080. If it ends at or before its begin it runs over Sunday midnight.
pub type Span = (u16, u16);

#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    pub costs: Costs,
    pub closures: Vec<Closure>,
    /// When the ways are open that carry the text of that index in [`crate::layer::Network::hours`]. `None`: the text was not understood.
    /// Such a way is walked at the price of [`Costs::hours_unknown`]: that it is open is as little known as of one without any hours.
    pub hours: Vec<Option<Vec<Span>>>,
    /// For how many minutes before a gate shuts, and after it opens, it counts as shut.
    /// 0: the minute of the sign is believed. A large one closes every gate: at most 120.
    pub margin_min: u16,
}

/// Ways that are shut at certain times.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closure {
    /// What is shut, as a person calls it.
    pub name: String,
    /// Whether the hours are assumed, rather than taken from a source.
    pub assumed: bool,
    /// Indices into [`crate::layer::Network::edges`], rising; see [`super::closed::edges_of`].
    pub edges: Vec<u32>,
    pub shut: Vec<Span>,
}

/// What a minute of walking costs, as factors on its time. The way of the least cost is taken, so a factor of 2 means: up to twice as
/// far, to avoid it.
///
/// Factors are from 0 to 100 and multiply; a product above 100 counts as 100. At 1 a row changes nothing. At 0 whatever it stands for is
/// free: it is taken however far it leads round, as long as one walks on it. Any table that [`Rules::check`] accepts keeps the search
/// exact.
///
/// [`crate::way::Choice::Shortest`] takes 1 for every factor, and [`crate::way::Choice::NoSteps`] takes these with steps barred.
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    /// By the kind of the way, in the order of [`Kind::ALL`].
    /// At 1: like a street with a name. At 0: free.
    pub kinds: [f32; Kind::ALL.len()],
    /// Besides, on a street for cars or people ([`Kind::Trunk`] to [`Kind::Pedestrian`]) that has no name.
    /// At 1: a name makes no difference. At 0: nameless streets are free.
    pub unnamed: f32,
    /// Besides, under something: an underpass. At 1: as any way of its kind. At 0: free.
    pub tunnel: f32,
    /// Besides, under a roof: an arcade, a passage. At 1: as any way of its kind. At 0: free.
    pub covered: f32,
    /// Besides, where the data says that there is no light; never where it says nothing. At 1: as any. At 0: free.
    pub unlit: f32,
    /// Besides, where opening hours are written that were not understood. At 1: as if they were not there. At 0: free.
    pub hours_unknown: f32,
    /// What a flight of steps takes besides its length, in seconds, to every choice; a part of a flight takes its share. It is in the
    /// time that is told. At 0: a flight is as quick as the level. At 1: one second. At most 600.
    pub steps_s: f32,
}

impl Default for Costs {
    fn default() -> Costs {
        let kinds = Kind::ALL.map(|kind| match kind {
            Kind::Trunk => 1.3,
            Kind::Primary | Kind::Secondary | Kind::Tertiary | Kind::Street | Kind::Pedestrian | Kind::Square => 1.0,
            Kind::Pavement | Kind::Crossing => 1.2,
            Kind::Service | Kind::Footway | Kind::Cycleway | Kind::Path | Kind::Steps => 1.6,
            Kind::Driveway | Kind::Alley | Kind::Track => 2.0,
        });
        Costs { kinds, unnamed: 1.2, tunnel: 3.0, covered: 1.0, unlit: 2.0, hours_unknown: 2.0, steps_s: 30.0 }
    }
}

impl Costs {
    /// What the rows are called that are not kinds.
    pub const ROWS: [&str; 6] = ["unnamed", "tunnel", "covered", "unlit", "hours_unknown", "steps_s"];

    /// What the row of a kind is called.
    pub fn row(kind: Kind) -> &'static str {
        match kind {
            Kind::Trunk => "trunk",
            Kind::Primary => "primary",
            Kind::Secondary => "secondary",
            Kind::Tertiary => "tertiary",
            Kind::Street => "street",
            Kind::Pedestrian => "pedestrian",
            Kind::Service => "service",
            Kind::Driveway => "driveway",
            Kind::Alley => "alley",
            Kind::Pavement => "pavement",
            Kind::Crossing => "crossing",
            Kind::Footway => "footway",
            Kind::Square => "square",
            Kind::Cycleway => "cycleway",
            Kind::Path => "path",
            Kind::Track => "track",
            Kind::Steps => "steps",
        }
    }

    /// All values: those of the kinds, then in the order of [`Costs::ROWS`].
    pub(super) fn values(&self) -> impl Iterator<Item = f32> + '_ {
        let others = [self.unnamed, self.tunnel, self.covered, self.unlit, self.hours_unknown, self.steps_s];
        self.kinds.iter().copied().chain(others)
    }
}

impl Default for Rules {
    /// No closures, no hours, and the costs to start with.
    fn default() -> Rules {
        Rules { costs: Costs::default(), closures: Vec::new(), hours: Vec::new(), margin_min: 10 }
    }
}

/// Why rules were refused.
#[derive(Clone, Debug, PartialEq)]
pub struct BadRules {
    /// The row: that of the costs, or `closures`, `hours`, `margin_min`, `bytes`.
    pub row: &'static str,
    /// Which of the closures or hours, or at which byte.
    pub index: Option<usize>,
    pub value: f64,
    /// What to do about it.
    pub mend: &'static str,
}

impl fmt::Display for BadRules {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.row)?;
        if let Some(index) = self.index {
            write!(out, "[{index}]")?;
        }
        write!(out, ": {}: {}", self.value, self.mend)
    }
}

impl std::error::Error for BadRules {}

impl Rules {
    /// Refuses what would make ways wrong, by its row.
    pub fn check(&self) -> Result<(), BadRules> {
        let rows = Kind::ALL.into_iter().map(Costs::row).chain(Costs::ROWS);
        for (row, value) in rows.zip(self.costs.values()) {
            let most = if row == "steps_s" { 600.0 } else { MOST };
            // Not a number is in no range.
            if !(0.0..=most).contains(&value) {
                let mend =
                    if row == "steps_s" { "write seconds from 0 to 600" } else { "write a factor from 0 to 100" };
                return Err(BadRules { row, index: None, value: f64::from(value), mend });
            }
        }
        if self.margin_min > 120 {
            let value = f64::from(self.margin_min);
            return Err(BadRules { row: "margin_min", index: None, value, mend: "write minutes from 0 to 120" });
        }
        for (index, closure) in self.closures.iter().enumerate() {
            check_spans("closures", index, &closure.shut)?;
            if let Some(pair) = closure.edges.windows(2).find(|pair| pair[0] >= pair[1]) {
                let value = f64::from(pair[1]);
                let mend = "list each edge once, rising";
                return Err(BadRules { row: "closures", index: Some(index), value, mend });
            }
        }
        self.hours.iter().enumerate().try_for_each(|(index, open)| match open {
            Some(open) => check_spans("hours", index, open),
            None => Ok(()),
        })
    }
}

fn check_spans(row: &'static str, index: usize, spans: &[Span]) -> Result<(), BadRules> {
    for &(from, to) in spans {
        let (value, mend) = if from >= WEEK_MIN {
            (from, "begin before minute 10080 of the week")
        } else if to > WEEK_MIN {
            (to, "end at minute 10080 of the week or before")
        } else if from == to {
            (to, "end at another minute than the begin; for the whole week write 0 to 10080")
        } else {
            continue;
        };
        return Err(BadRules { row, index: Some(index), value: f64::from(value), mend });
    }
    Ok(())
}
