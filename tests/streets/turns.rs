//! The turns that are told, and those that are not.

use proptest::prelude::*;
use streets::guide::TurnKind::{self, *};
use streets::guide::{Onto, Side, Turn, turns};
use streets::layer::{Kind, Traits};
use streets::way::Way;

use crate::blocks::{Blocks, haven, landmark};

/// The kinds and the names of the turns between start and goal.
fn between(turns: &[Turn]) -> Vec<(TurnKind, Onto, &str)> {
    assert_eq!((turns[0].kind, turns[turns.len() - 1].kind), (Start, Goal));
    let inner = &turns[1..turns.len() - 1];
    inner.iter().map(|turn| (turn.kind, turn.onto, turn.name.as_deref().unwrap_or(""))).collect()
}

#[test]
fn a_turn_is_told_where_the_name_changes_and_not_at_every_junction() {
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (100, 0)]).street("Burgate", &[(100, 0), (200, 0)]);
    town.street("Butchery Lane", &[(100, 0), (100, -80)]).street("Iron Bar Lane", &[(200, 0), (200, 90)]);
    town.street("Church Street", &[(200, 0), (300, 2)]);
    let turns = town.turns(&[(0, 0), (100, 0), (200, 0), (200, 90)], &[]);
    assert_eq!(between(&turns), [(Left, Onto::Street, "Iron Bar Lane")]);
    assert_eq!(turns.iter().map(|turn| turn.metres).collect::<Vec<_>>(), [200.0, 90.0, 0.0]);
    let turns = town.turns(&[(0, 0), (100, 0), (200, 0), (300, 2)], &[]);
    assert_eq!(between(&turns), [(Straight, Onto::Street, "Church Street")]);
    let turns = town.turns(&[(200, 90), (200, 0), (100, 0), (100, -80)], &[]);
    assert_eq!(between(&turns), [(Right, Onto::Street, "Burgate"), (Left, Onto::Street, "Butchery Lane")]);
}

#[test]
fn a_bend_is_told_only_where_another_way_of_like_rank_leaves() {
    let told = |kind| {
        let mut town = Blocks::default();
        town.street("Burgate", &[(0, 0), (100, 0)]).street("Burgate", &[(100, 0), (100, 100)]);
        town.piece("", kind, Traits::default(), &[(100, 0), (200, -60)]);
        let turns = town.turns(&[(0, 0), (100, 0), (100, 100)], &[]);
        turns[1..turns.len() - 1].iter().map(|turn| (turn.kind, turn.stays)).collect::<Vec<_>>()
    };
    assert_eq!(told(Kind::Driveway), []);
    assert_eq!(told(Kind::Path), []);
    assert_eq!(told(Kind::Street), [(Left, true)]);
}

#[test]
fn a_fork_is_told_where_another_way_goes_on_straighter() {
    let mut town = Blocks::default();
    town.piece("", Kind::Path, Traits::default(), &[(0, 0), (100, 0)]);
    town.piece("", Kind::Path, Traits::default(), &[(100, 0), (200, 60)]);
    town.piece("", Kind::Path, Traits::default(), &[(100, 0), (200, 5)]);
    assert_eq!(between(&town.turns(&[(0, 0), (100, 0), (200, 60)], &[])), [(SlightLeft, Onto::Path, "")]);
    assert_eq!(between(&town.turns(&[(0, 0), (100, 0), (200, 5)], &[])), []);
}

#[test]
fn left_and_right_within_fifteen_metres_are_nothing() {
    let told = |apart: i32| {
        let mut town = Blocks::default();
        let [east, on] = [(100, 0), (100, apart)];
        town.street("Burgate", &[(0, 0), east]).street("Burgate", &[east, on]).street("Burgate", &[on, (200, apart)]);
        town.street("Canterbury Lane", &[east, (100, -90)]).street("Link Lane", &[on, (100, 120)]);
        between(&town.turns(&[(0, 0), east, on, (200, apart)], &[])).len()
    };
    assert_eq!([told(8), told(14), told(30)], [0, 0, 2]);
}

#[test]
fn left_and_left_within_fifteen_metres_are_one_turn() {
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (100, 0)]).street("Burgate", &[(100, 0), (108, 8)]);
    town.street("Link Lane", &[(108, 8), (108, 100)]).street("Burgate", &[(108, 8), (200, 8)]);
    town.street("Burgate", &[(100, 0), (100, -50)]);
    let turns = town.turns(&[(0, 0), (100, 0), (108, 8), (108, 100)], &[]);
    assert_eq!(between(&turns), [(Left, Onto::Street, "Link Lane")]);
}

#[test]
fn a_kink_in_the_last_metre_is_no_turn() {
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (99, 0), (100, 1)]).street("High Street", &[(100, 1), (101, 0), (200, 0)]);
    town.street("Link Lane", &[(100, 1), (100, 80)]);
    assert_eq!(between(&town.turns(&[(0, 0), (100, 1), (200, 0)], &[])), [(Straight, Onto::Street, "High Street")]);
}

#[test]
fn steps_underpasses_bridges_and_crossings_are_told() {
    let (none, tunnel, bridge) = (Traits::default(), Traits::TUNNEL, Traits::BRIDGE);
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (100, 0)]);
    town.piece("", Kind::Steps, none, &[(100, 0), (120, 0)]);
    town.piece("", Kind::Footway, tunnel, &[(120, 0), (160, 0)]);
    town.piece("Dover Street", Kind::Street, none, &[(160, 0), (200, 0)]);
    town.piece("Dover Street", Kind::Street, bridge, &[(200, 0), (220, 0)]);
    town.piece("Dover Street", Kind::Street, none, &[(220, 0), (300, 0)]);
    town.piece("Dover Street", Kind::Street, bridge, &[(300, 0), (304, 0)]);
    let points = [(0, 0), (100, 0), (120, 0), (160, 0), (200, 0), (220, 0), (300, 0), (304, 0)];
    assert_eq!(
        between(&town.turns(&points, &[])),
        [
            (Straight, Onto::Steps, ""),
            (Straight, Onto::Underpass, ""),
            (Straight, Onto::Street, "Dover Street"),
            (Straight, Onto::Bridge, "Dover Street"),
        ]
    );
}

#[test]
fn a_crossing_is_told_by_the_street_it_goes_over() {
    let none = Traits::default();
    let crossing = |kind: Kind, name: &str| {
        let mut town = Blocks::default();
        town.piece("", Kind::Pavement, none, &[(0, 0), (100, 0)]);
        town.piece("", Kind::Crossing, none, &[(100, 0), (105, 0)]);
        town.piece("", Kind::Crossing, none, &[(105, 0), (110, 0)]);
        town.piece("", Kind::Pavement, none, &[(110, 0), (200, 0)]);
        town.piece(name, kind, none, &[(105, 0), (105, 90)]).piece(name, kind, none, &[(105, 0), (105, -90)]);
        let turns = town.turns(&[(0, 0), (100, 0), (105, 0), (110, 0), (200, 0)], &[]);
        turns[1..turns.len() - 1].iter().map(|turn| (turn.onto, turn.name.clone())).collect::<Vec<_>>()
    };
    assert_eq!(crossing(Kind::Primary, "Longport"), [(Onto::Crossing, Some("Longport".into()))]);
    assert_eq!(crossing(Kind::Primary, ""), [(Onto::Crossing, None)]);
    // Nobody sees that a drive is crossed.
    assert_eq!(crossing(Kind::Driveway, ""), []);
}

#[test]
fn the_pavement_of_a_street_is_that_street() {
    let none = Traits::default();
    let mut town = Blocks::default();
    town.street("Longport", &[(0, 0), (100, 0)]).street("Longport", &[(100, 0), (300, 0)]);
    town.piece("", Kind::Pavement, none, &[(100, 0), (110, 7), (250, 7)]);
    town.piece("", Kind::Footway, none, &[(250, 7), (250, 100)]);
    let turns = town.turns(&[(0, 0), (100, 0), (250, 7), (250, 100)], &[]);
    assert_eq!(between(&turns), [(Left, Onto::Path, "")]);
}

#[test]
fn a_few_nameless_metres_change_no_name() {
    let none = Traits::default();
    let mut town = Blocks::default();
    town.street("Longport", &[(0, 0), (100, 0)]).piece("", Kind::Square, none, &[(100, 0), (125, 0)]);
    town.street("Longport", &[(125, 0), (200, 0)]).street("Ivy Lane", &[(125, 0), (125, 70)]);
    assert_eq!(between(&town.turns(&[(0, 0), (100, 0), (125, 0), (200, 0)], &[])), []);
    let turns = town.turns(&[(0, 0), (100, 0), (125, 0), (125, 70)], &[]);
    assert_eq!(between(&turns), [(Straight, Onto::Square, ""), (Left, Onto::Street, "Ivy Lane")]);
}

#[test]
fn a_name_that_differs_in_its_marks_is_the_same() {
    let mut town = Blocks::default();
    town.street("St George's Lane", &[(0, 0), (100, 0)]).street("St. Georges Lane", &[(100, 0), (200, 0)]);
    town.street("St George's Place", &[(200, 0), (300, 0)]);
    let turns = town.turns(&[(0, 0), (100, 0), (200, 0), (300, 0)], &[]);
    assert_eq!(between(&turns), [(Straight, Onto::Street, "St George's Place")]);
}

#[test]
fn no_direction_is_measured_round_the_next_corner() {
    // Out and back by a short lane between two streets side by side.
    let mut town = Blocks::default();
    town.street("Canterbury Lane", &[(0, 0), (100, 0)]).street("Link Lane", &[(100, 0), (100, 10)]);
    town.street("Burgate", &[(100, 10), (0, 10)]).street("Rose Lane", &[(100, 0), (200, 0)]);
    let turns = town.turns(&[(0, 0), (100, 0), (100, 10), (0, 10)], &[]);
    assert_eq!(between(&turns), [(Left, Onto::Street, "Link Lane"), (Left, Onto::Street, "Burgate")]);
}

#[test]
fn two_corners_in_one_spot_are_one_turn() {
    let mut town = Blocks::default();
    town.street("Canterbury Lane", &[(0, 0), (100, 0)]).street("", &[(100, 0), (100, 3)]);
    town.street("Canterbury Lane", &[(100, 3), (0, 3)]).street("Rose Lane", &[(100, 0), (200, 0)]);
    let turns = town.turns(&[(0, 0), (100, 0), (100, 3), (0, 3)], &[]);
    assert_eq!(between(&turns), [(Back, Onto::Street, "Canterbury Lane")]);
    let words = streets::guide::words::what_to_do(&turns[1]);
    assert_eq!(words, "Turn back along Canterbury Lane");
}

#[test]
fn angles_have_their_words() {
    for (angle, kind) in [
        (0.0, Straight),
        (10.4, Straight),
        (-11.0, SlightLeft),
        (44.0, SlightRight),
        (45.0, Right),
        (-135.0, Left),
        (136.0, SharpRight),
        (-159.0, SharpLeft),
        (160.0, Back),
        (-180.0, Back),
    ] {
        assert_eq!(TurnKind::of(angle), kind, "{angle}");
    }
}

#[test]
fn landmarks_are_told_where_one_turns_and_where_one_passes() {
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (200, 0)]).street("Link Lane", &[(200, 0), (200, 200)]);
    let told = |x: f64, y: f64, accuracy_m: f64| {
        let mark = streets::guide::Landmark { accuracy_m, ..landmark("the Cathedral gate", x, y) };
        let turns = town.turns(&[(0, 0), (200, 0), (200, 200)], &[mark]);
        let has = |name: &Option<String>| name.as_deref() == Some("the Cathedral gate");
        let past: Vec<bool> = turns.iter().map(|turn| has(&turn.past)).collect();
        (past[0], past[1], has(&turns[1].beside))
    };
    assert_eq!(told(100.0, 20.0, 10.0), (true, false, false));
    assert_eq!(told(100.0, 30.0, 10.0), (false, false, false), "too far off the street");
    assert_eq!(told(100.0, 20.0, 60.0), (false, false, false), "not known exactly");
    assert_eq!(told(-10.0, 0.0, 10.0), (false, false, false), "behind the start");
    assert_eq!(told(210.0, 10.0, 10.0), (false, false, true));
    assert_eq!(told(215.0, 90.0, 10.0), (false, true, false));
}

#[test]
fn the_goal_has_a_side_if_it_is_known_well_enough() {
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (200, 0)]);
    let way = town.way(&[(0, 0), (200, 0)]);
    let side = |x: f64, y: f64, accuracy_m: f64| {
        let goal = streets::guide::Landmark { accuracy_m, ..landmark("the Safe Haven", x, y) };
        let turns = turns(town.network(), &way, &[], &goal);
        (turns[1].side, turns[1].off_m.round())
    };
    assert_eq!(side(200.0, 25.0, 5.0), (Some(Side::Left), 25.0));
    assert_eq!(side(200.0, -25.0, 5.0), (Some(Side::Right), 25.0));
    assert_eq!(side(240.0, 0.0, 5.0), (Some(Side::Ahead), 40.0));
    assert_eq!(side(200.0, -25.0, 50.0), (None, 25.0));
    assert_eq!(side(200.0, 1.0, 5.0), (None, 1.0));
}

#[test]
fn no_turn_round_is_told_at_the_start_and_an_empty_way_has_no_turns() {
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (200, 0)]);
    assert_eq!(between(&town.turns(&[(200, 0), (0, 0)], &[])), []);
    assert_eq!(turns(town.network(), &Way::default(), &[], &haven(&[(0, 0)])), []);
    let mut broken = town.way(&[(0, 0), (200, 0)]);
    broken.legs[0].edge = 9;
    assert_eq!(turns(town.network(), &broken, &[], &haven(&[(0, 0)])), []);
}

proptest! {
    /// Whatever the streets: the parts that are told make the whole, and turns come in the order of the walk.
    #[test]
    fn the_told_sum_is_the_sum_of_the_told_parts(bends in prop::collection::vec((1..400_i32, -400..400_i32, 0..4_usize, 0..17_usize), 1..30)) {
        let mut town = Blocks::default();
        let mut points = vec![(0, 0)];
        for (east, north, name, kind) in bends {
            let (x, y) = points[points.len() - 1];
            let to = (x + east, y + north);
            let name = ["", "Burgate", "High Street", "St Peter's Street"][name];
            town.piece(name, Kind::ALL[kind], Traits::default(), &[(x, y), to]);
            town.street("Side Street", &[(x, y), (x - 3, y + 50)]);
            points.push(to);
        }
        let way = town.way(&points);
        let turns = turns(town.network(), &way, &[], &haven(&points));
        prop_assert!(turns.windows(2).all(|pair| pair[0].along_m <= pair[1].along_m));
        let exact: f64 = turns.iter().map(|turn| turn.metres).sum();
        prop_assert!((exact - way.metres).abs() < 0.1);
        let told: u32 = turns.iter().map(|turn| turn.told_m).sum();
        prop_assert_eq!(told, (way.metres / 10.0).round() as u32 * 10);
    }
}
