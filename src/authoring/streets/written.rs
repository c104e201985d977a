//! The fields of `streets.json`.

use schemars::JsonSchema;
use serde::Deserialize;
use streets::layer::Kind;
use streets::route::rules::Costs;

use crate::authoring::opening_hours::written::WrittenHours;
use crate::content::evidence::Source;
use crate::content::shapes::ID;

/// What the file says.
#[derive(Clone, Debug, PartialEq)]
pub struct StreetsContent {
    pub costs: WrittenCosts,
    /// Minutes.
    pub margin_min: u16,
    pub shut: Vec<Shut>,
}

/// A way, or several, that one cannot pass at times.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shut {
    /// Lower-case words joined by hyphens. Messages name the entry by it.
    #[schemars(regex(pattern = ID))]
    pub id: String,
    /// What is shut, as people call it.
    pub name: String,
    /// The names of the streets, as OpenStreetMap writes them: each of them is shut. With an area, only what of them lies inside it.
    #[serde(default)]
    pub ways: Vec<String>,
    /// The corners of an area, each as [latitude, longitude], in order around it: every way that lies wholly inside is shut. Draw it inside
    /// the walls and fences, so that no street that is always open is in it. Left out: everywhere.
    #[serde(default)]
    #[schemars(length(min = 3))]
    pub area: Option<Vec<[f64; 2]>>,
    /// When one may pass, London time, the same every week: `Mo-Su 07:00-20:00`. `off`: never. Dates cannot be said here: of hours that
    /// change with the year write the shortest.
    pub open: WrittenHours,
    /// Who says so. Left out where the hours are assumed.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Why these hours are assumed, where no source gives them. Left out where there are sources.
    #[serde(default)]
    pub assumed: Option<String>,
}

/// The rows of costs, each with the most that it may be.
macro_rules! costs {
    ($($(#[$attribute:meta])* $row:ident to $most:tt),*) => {
        /// What a minute of walking costs, as factors on its time: the way that costs least is taken, so 2 means *up to twice as far, to
        /// avoid it*. Factors are from 0 to 100, and several on one way multiply.
        #[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(rename = "Costs")]
        pub struct WrittenCosts {
            $($(#[$attribute])* #[schemars(range(min = 0, max = $most))] pub $row: f64),*
        }

        impl WrittenCosts {
            /// Every row with its value.
            pub fn rows(&self) -> Vec<(&'static str, f64)> {
                vec![$((stringify!($row), self.$row)),*]
            }
        }
    };
}

costs! {
    /// The ring road. At 1: like a street with a name. At 0: free, however far it leads round.
    trunk to 100,
    /// Main roads of the first rank. At 1: like a street with a name. At 0: free, however far they lead round.
    primary to 100,
    /// Main roads of the second rank. At 1: like a street with a name. At 0: free, however far they lead round.
    secondary to 100,
    /// Main roads of the third rank. At 1: like a street with a name. At 0: free, however far they lead round.
    tertiary to 100,
    /// Streets where people live, and the like. At 1: as quick as they are. At 0: free, however far they lead round.
    street to 100,
    /// Streets for people on foot. At 1: like a street with a name. At 0: free, however far they lead round.
    pedestrian to 100,
    /// Service roads: to car parks, behind shops. At 1: like a street with a name. At 0: free, however far they lead round.
    service to 100,
    /// Drives to houses. At 1: like a street with a name. At 0: free, however far they lead round.
    driveway to 100,
    /// Alleys. At 1: like a street with a name. At 0: free, however far they lead round.
    alley to 100,
    /// Pavements that are drawn on their own along a street. At 1: like a street with a name. At 0: free, however far they lead round.
    pavement to 100,
    /// Where a pavement crosses a street. At 1: like a street with a name. At 0: free, however far they lead round.
    crossing to 100,
    /// Ways on foot away from streets. At 1: like a street with a name. At 0: free, however far they lead round.
    footway to 100,
    /// Lines across a square. At 1: like a street with a name. At 0: free, however far they lead round.
    square to 100,
    /// Ways for cycles. At 1: like a street with a name. At 0: free, however far they lead round.
    cycleway to 100,
    /// Paths. At 1: like a street with a name. At 0: free, however far they lead round.
    path to 100,
    /// Tracks to fields and woods. At 1: like a street with a name. At 0: free, however far they lead round.
    track to 100,
    /// Steps, by their length; `steps_s` comes on top. At 1: like a street with a name. At 0: free, however far they lead round.
    steps to 100,
    /// Besides, on a street that has no name. At 1: a name makes no difference. At 0: streets without a name are free.
    unnamed to 100,
    /// Besides, in an underpass. At 1: as any way of its kind. At 0: underpasses are free.
    tunnel to 100,
    /// Besides, under a roof: an arcade, a passage through a building. At 1: as any way of its kind. At 0: such ways are free.
    covered to 100,
    /// Besides, where the data says that there is no light; never where it says nothing. At 1: as any way of its kind. At 0: such ways are
    /// free.
    unlit to 100,
    /// Besides, where OpenStreetMap gives hours that were not understood. At 1: as if no hours were given. At 0: such ways are free.
    hours_unknown to 100,
    /// What a flight of steps takes besides its length, in seconds, in the time that is told too. At 0: as quick as the level. At 1: one
    /// second.
    steps_s to 600
}

impl WrittenCosts {
    /// As the router reads them.
    pub fn costs(&self) -> Costs {
        let rows = self.rows();
        costs_of(|row| rows.iter().find(|(name, _)| *name == row).map_or(1.0, |(_, value)| *value as f32))
    }
}

/// The costs with the value of each row.
pub fn costs_of(value: impl Fn(&str) -> f32) -> Costs {
    Costs {
        kinds: Kind::ALL.map(|kind| value(Costs::row(kind))),
        unnamed: value("unnamed"),
        tunnel: value("tunnel"),
        covered: value("covered"),
        unlit: value("unlit"),
        hours_unknown: value("hours_unknown"),
        steps_s: value("steps_s"),
    }
}
