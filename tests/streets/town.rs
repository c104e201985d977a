//! A made-up town as an extract, at the middle of the map. No street of it is in the world.
//!
//! ```text
//!  y    -300   -200        -100          0         100         200      300  x, metres east and north of the middle
//!  290    .      +------------+----------+          .           .         .    Hill View
//!  275    |      |            u          .          .           .         .
//!  250 ===|======+============u==========+==========.===========+=======  Ring Road (trunk, A28): an underpass u below it
//!  225    |      |            u          |          .           |
//!  150 ---|------+------------+----------+----------+-----------+-------  North Lane
//!         |      |                       |          |           |    . island .   Island Close, joined to nothing
//!  100    |      |                       |          |           +pppppp   Dean's Court, private
//!   80    |      |     alley             |          # Castle    |  +--+
//!   75    |      +-------+---------------+          # Steps     |  |##|  a building with a courtyard
//!   60    |      |   +---+               |          |           |  |##|
//!   40    |      +---+ s |  a square,    |          |           |  +--+
//!   20    |      |   +-+-+  L-shaped     |  footway along High Street
//!    8    |      |     |                 +----------------------+
//!    0 ---b------+-----+-----------------+----------+-----------+-------  High Street: a bridge b over the river
//!  -15    |      |                       |          G a gate, 07:00-21:00
//!  -50    |      |                       |   park   |           +--d      a drive
//!  -75    r      |                       |          |           |  (lake)
//! -135    i      |                       |          G a gate, 07:00-21:00
//! -150 ---v------+-----------------------+----------+-----------+-------  South Road
//!         e      |                       |                      |
//! -250    r      |                       + footbridge           +
//! -280 ==========+=======================I==============================  A2, two carriageways
//! -290 ==================================I==============================
//! -310                         +---------+---------+                      Fields Path
//!               West Street          Mill Lane               East Street
//!                                  (one-way for cars)
//! ```

use crate::pbf::{Member, Pbf, Tags};

/// 3 June 2024, noon.
pub const SECONDS: u64 = 1_717_416_000;
pub const DATE: &str = "2024-06-03";

/// Nodes that are found again by their places, so that streets meet where they cross on the plan.
#[derive(Default)]
struct Plan {
    pbf: Pbf,
    places: Vec<[i32; 2]>,
    ways: i64,
}

impl Plan {
    fn node(&mut self, at: [i32; 2]) -> i64 {
        self.tagged(at, &[])
    }

    fn tagged(&mut self, at: [i32; 2], tags: Tags) -> i64 {
        let known = self.places.iter().position(|place| *place == at).unwrap_or_else(|| {
            self.places.push(at);
            self.pbf.node(self.places.len() as i64, at[0].into(), at[1].into(), tags);
            self.places.len() - 1
        });
        known as i64 + 1
    }

    fn way(&mut self, places: &[[i32; 2]], tags: Tags) -> i64 {
        let nodes: Vec<i64> = places.iter().map(|at| self.node(*at)).collect();
        self.ways += 1;
        self.pbf.way(self.ways, &nodes, tags);
        self.ways
    }

    /// A street from west to east at `y`, or from south to north at `x`.
    fn across(&mut self, y: i32, xs: &[i32], tags: Tags) -> i64 {
        self.way(&xs.iter().map(|x| [*x, y]).collect::<Vec<_>>(), tags)
    }

    fn up(&mut self, x: i32, ys: &[i32], tags: Tags) -> i64 {
        self.way(&ys.iter().map(|y| [x, *y]).collect::<Vec<_>>(), tags)
    }
}

/// The town as the bytes of a `.osm.pbf` file.
pub fn town() -> Vec<u8> {
    let mut plan = Plan::default();
    plan.pbf.seconds = Some(SECONDS);
    streets(&mut plan);
    paths(&mut plan);
    ground(&mut plan);
    plan.pbf.file()
}

fn streets(plan: &mut Plan) {
    let high: [(&str, &str); 3] = [("highway", "primary"), ("name", "High Street"), ("lit", "yes")];
    let bridge: [(&str, &str); 4] = [high[0], high[1], high[2], ("bridge", "yes")];
    plan.across(0, &[-300, -270], &high);
    plan.across(0, &[-270, -240], &bridge);
    plan.across(0, &[-240, -200, -120, 0, 100, 200, 300], &high);
    plan.across(150, &[-300, -200, -100, 0, 100, 200, 300], &[("highway", "residential"), ("name", "North Lane")]);
    plan.across(-150, &[-300, -200, 0, 100, 200, 300], &[("highway", "tertiary"), ("name", "South Road")]);
    let ring: Tags = &[("highway", "trunk"), ("name", "Ring Road"), ("ref", "A28")];
    plan.across(250, &[-300, -200, 0, 200, 300], ring);
    plan.across(290, &[-200, -100, 0], &[("highway", "residential"), ("name", "Hill View")]);
    plan.up(-200, &[-280, -150, 0, 40, 75, 150, 250, 290], &[("highway", "residential"), ("name", "West Street")]);
    let mill: Tags = &[("highway", "residential"), ("name", "Mill Lane"), ("oneway", "yes")];
    plan.up(0, &[-250, -150, 0, 8, 75, 150, 250], mill);
    let east: Tags = &[("highway", "residential"), ("name", "East Street")];
    plan.up(200, &[-250, -150, -50, 0, 8, 100, 150, 250], east);
    plan.across(100, &[200, 300], &[("highway", "service"), ("name", "Dean's Court"), ("access", "private")]);
    plan.across(-50, &[200, 230], &[("highway", "service"), ("service", "driveway")]);
    plan.across(75, &[-200, -85, 0], &[("highway", "service"), ("service", "alley"), ("name", "Butcher's Alley")]);
    for y in [-280, -290] {
        plan.across(y, &[-300, -200, 300], &[("highway", "trunk"), ("ref", "A2"), ("oneway", "yes")]);
    }
    plan.way(&[[250, 170], [280, 200]], &[("highway", "residential"), ("name", "Island Close")]);
}

fn paths(plan: &mut Plan) {
    let footway: Tags = &[("highway", "footway")];
    plan.up(-100, &[150, 225], footway);
    plan.up(-100, &[225, 275], &[("highway", "footway"), ("tunnel", "yes")]);
    plan.up(-100, &[275, 290], footway);
    plan.up(100, &[0, 60], footway);
    plan.up(100, &[60, 80], &[("highway", "steps"), ("name", "Castle Steps"), ("wheelchair", "no")]);
    plan.up(100, &[80, 150], footway);
    plan.across(8, &[0, 100, 200], footway);
    for y in [-15, -135] {
        plan.tagged([100, y], &[("barrier", "gate"), ("opening_hours", "07:00-21:00")]);
    }
    let park: Tags = &[("highway", "path"), ("name", "Lime Walk"), ("surface", "gravel"), ("lit", "no")];
    plan.way(&[[100, 0], [100, -15], [95, -75], [100, -135], [100, -150]], park);
    plan.up(0, &[-250, -310], &[("highway", "footway"), ("bridge", "yes")]);
    plan.across(-310, &[-100, 0, 100], &[("highway", "path"), ("name", "Fields Path")]);
    // The square and its three entrances.
    plan.up(-120, &[0, 20], footway);
    plan.up(-85, &[65, 75], footway);
    plan.way(&[[-200, 40], [-150, 30]], footway);
    let square: [[i32; 2]; 10] = [
        [-150, 20],
        [-120, 20],
        [-70, 20],
        [-70, 65],
        [-85, 65],
        [-100, 65],
        [-100, 40],
        [-150, 40],
        [-150, 30],
        [-150, 20],
    ];
    plan.way(&square, &[("highway", "pedestrian"), ("area", "yes"), ("name", "Market Square")]);
}

fn ground(plan: &mut Plan) {
    let block = |low: [i32; 2], high: [i32; 2]| [low, [high[0], low[1]], high, [low[0], high[1]], low];
    let outer = plan.way(&block([220, 20], [280, 80]), &[]);
    let inner = plan.way(&block([240, 40], [260, 60]), &[]);
    let members = [(Member::Way, outer, "outer"), (Member::Way, inner, "inner")];
    plan.pbf.relation(1, &members, &[("type", "multipolygon"), ("building", "yes")]);
    plan.way(&block([20, -140], [180, -20]), &[("leisure", "park"), ("name", "Lime Park")]);
    let lake = [[230, -120], [260, -125], [280, -100], [270, -70], [240, -65], [225, -90], [230, -120]];
    plan.way(&lake, &[("natural", "water")]);
    plan.way(&[[-262, -300], [-255, -150], [-252, 0], [-258, 150], [-262, 300]], &[("waterway", "river")]);
    plan.way(&[[-292, -300], [-290, 300]], &[("railway", "rail")]);
}

/// For the whole app. The path is to be absolute: `STREETS_TOWN=$PWD/target/town.osm.pbf`.
#[test]
fn writes_the_town_where_asked() {
    let Some(path) = std::env::var_os("STREETS_TOWN") else { return };
    std::fs::write(path, town()).expect("the folder is there");
}
