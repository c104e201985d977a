//! Turns, sums and bargains in words.

use streets::guide::glance::{next_in_big, to_way_words};
use streets::guide::words::{Units, bargain, length, steps, sum, turn_words};
use streets::guide::{Progress, State, ToWay, Turn, turns};
use streets::layer::{Kind, Traits};
use streets::way::Way;

use crate::blocks::{Blocks, landmark};

const NONE: Traits = Traits(0);

fn lines(turns: &[Turn], units: Units) -> Vec<String> {
    turns.iter().map(|turn| turn_words(turn, units)).collect()
}

/// From Burgate over the corner, by an alley, steps and an underpass.
fn town() -> Blocks {
    let mut town = Blocks::default();
    town.street("High Street", &[(0, 0), (203, 0)]).street("Burgate", &[(203, 0), (203, 120)]);
    town.street("High Street", &[(203, 0), (300, 0)]).piece("", Kind::Alley, NONE, &[(203, 120), (283, 120)]);
    town.street("Burgate", &[(203, 120), (203, 200)]).piece("", Kind::Steps, NONE, &[(283, 120), (283, 90)]);
    town.piece("", Kind::Footway, Traits::TUNNEL, &[(283, 90), (283, 50)]);
    town.piece("", Kind::Path, NONE, &[(283, 50), (200, 50)]).piece("", Kind::Path, NONE, &[(283, 50), (283, 0)]);
    town
}

const OVER: [(i32, i32); 7] = [(0, 0), (203, 0), (203, 120), (283, 120), (283, 90), (283, 50), (200, 50)];

#[test]
fn a_way_is_told_line_by_line() {
    let town = town();
    let marks = [
        landmark("the Cathedral gate", 190.0, 60.0),
        landmark("the Clock Tower", 213.0, -9.0),
        landmark("the library", 100.0, 12.0),
    ];
    let turns = turns(town.network(), &town.way(&OVER), &marks, &landmark("the Safe Haven", 200.0, 20.0));
    assert_eq!(
        lines(&turns, Units::Short),
        [
            "Start along High Street, towards the library, 200 m",
            "At the Clock Tower, left into Burgate, 120 m, past the Cathedral gate",
            "Right into the alley, 80 m",
            "Right, take the steps, 30 m",
            "Go through the underpass, 40 m",
            "Right along the path, 90 m",
            "The Safe Haven is on your left, 30 m off the path",
        ]
    );
    let aloud = lines(&turns, Units::InFull);
    assert_eq!(aloud[2], "Right into the alley, 80 metres");
}

#[test]
fn without_a_landmark_the_start_has_a_compass_word() {
    let town = town();
    let turns = town.turns(&[(0, 0), (203, 0)], &[]);
    assert_eq!(
        lines(&turns, Units::Short),
        ["Start along High Street, going east, 200 m", "The Safe Haven is near here"]
    );
}

#[test]
fn the_length_of_a_bridge_is_not_that_of_the_street_behind_it() {
    let mut town = Blocks::default();
    town.street("High Street", &[(0, 0), (50, 0)]).street("High Street", &[(70, 0), (300, 0)]);
    town.piece("High Street", Kind::Street, Traits::BRIDGE, &[(50, 0), (70, 0)]);
    let told = |points: &[(i32, i32)]| lines(&town.turns(points, &[]), Units::Short)[1].clone();
    assert_eq!(told(&[(0, 0), (50, 0), (70, 0), (300, 0)]), "Go over the bridge, then straight on, 250 m");
    assert_eq!(told(&[(0, 0), (50, 0), (70, 0)]), "Go over the bridge, 20 m");
}

#[test]
fn lengths_have_the_form_of_the_app() {
    for (metres, short, in_full) in [
        (0.0, "10 m", "10 metres"),
        (118.0, "120 m", "120 metres"),
        (994.0, "990 m", "990 metres"),
        (996.0, "1.0 km", "1.0 kilometres"),
        (1234.0, "1.2 km", "1.2 kilometres"),
        (12_300.0, "12 km", "12 kilometres"),
    ] {
        assert_eq!((length(metres, Units::Short), length(metres, Units::InFull)), (short.into(), in_full.into()));
    }
}

#[test]
fn a_sum_has_minutes_rounded_up() {
    let sum_of = |seconds, metres| sum(&Way { seconds, metres, ..Way::default() });
    assert_eq!(sum_of(712.0, 950.0), "12 minutes, 950 metres");
    assert_eq!(sum_of(3.0, 4.0), "1 minute, 10 metres");
}

#[test]
fn a_bargain_tells_both_ends_and_claims_no_more_than_is_so() {
    let mut town = Blocks::default();
    town.street("Burgate", &[(0, 0), (300, 0)]).street("High Street", &[(300, 0), (300, 400)]);
    town.piece("", Kind::Alley, NONE, &[(0, 0), (300, 400)]).piece("", Kind::Path, NONE, &[(300, 0), (350, 200)]);
    town.piece("", Kind::Path, NONE, &[(350, 200), (300, 400)]);
    let network = town.network();
    let (main, short) = (town.way(&[(0, 0), (300, 0), (300, 400)]), town.way(&[(0, 0), (300, 400)]));
    let mixed = town.way(&[(0, 0), (300, 0), (350, 200), (300, 400)]);
    assert_eq!(bargain(network, &main, &short).as_deref(), Some("2 minutes more, stays on main streets"));
    assert_eq!(bargain(network, &mixed, &short).as_deref(), Some("2 minutes more, stays more on main streets"));
    assert_eq!(bargain(network, &short, &short), None);
    assert_eq!(bargain(network, &Way { seconds: short.seconds + 59.0, ..main }, &short), None);
}

#[test]
fn steps_are_told_and_their_absence_is_not() {
    let town = town();
    assert_eq!(steps(town.network(), &town.way(&OVER)), Some("There are steps on this way."));
    assert_eq!(steps(town.network(), &town.way(&OVER[..3])), None);
}

#[test]
fn a_glance_tells_what_is_next() {
    let town = town();
    let turns = town.turns(&OVER, &[]);
    let progress = Progress {
        state: State::OnWay,
        along_m: 163.0,
        off_m: 3.0,
        next_turn: Some(1),
        to_next_m: 40.0,
        to_goal_m: 393.0,
        bearing: Some(90.0),
        turn_back_m: None,
        to_way: None,
        ask_new_way: false,
        recheck_due: false,
        announce: None,
    };
    let glance = |progress: Progress, facing| {
        let (big, small) = next_in_big(&progress, &turns, facing);
        [big, small]
    };
    assert_eq!(glance(progress, None), ["Left", "into Burgate, 40 metres"]);
    let steps = Progress { next_turn: Some(3), to_next_m: 12.0, ..progress };
    assert_eq!(glance(steps, None), ["Right", "take the steps, 10 metres"]);
    let underpass = Progress { next_turn: Some(4), ..progress };
    assert_eq!(glance(underpass, None), ["Go through the underpass", "in 40 metres"]);
    assert_eq!(
        glance(Progress { next_turn: Some(6), ..progress }, None),
        ["Straight on", "to the Safe Haven, 40 metres"]
    );
    let passed = Progress { turn_back_m: Some(15.2), ..progress };
    assert_eq!(glance(passed, None), ["Turn back", "15 metres"]);
    let lost = Progress { state: State::Lost { age_s: 135 }, ..passed };
    assert_eq!(glance(lost, None), ["GPS lost", "The last position is from 2 minutes ago"]);
    let to_way = ToWay { metres: 61.0, bearing: 350.0, turn: 1 };
    let off = Progress { state: State::OffWay { since_ms: 0.0 }, to_way: Some(to_way), ..progress };
    for (facing, words) in [
        (None, "Burgate is 60 metres to the north."),
        (Some(80.0), "Burgate is 60 metres to your left."),
        (Some(260.0), "Burgate is 60 metres to your right."),
        (Some(10.0), "Burgate is 60 metres ahead of you."),
        (Some(170.0), "Burgate is 60 metres behind you."),
    ] {
        assert_eq!(to_way_words(to_way, &turns, facing), words);
        let [street, side] = glance(off, facing);
        assert_eq!([&street, " is ", &side, "."].concat(), words);
    }
}

#[test]
fn no_way_is_called_safe_or_lit() {
    let town = town();
    let way = town.way(&OVER);
    let mut words = lines(&town.turns(&OVER, &[]), Units::Short);
    words.extend([sum(&way), bargain(town.network(), &way, &town.way(&OVER[..2])).unwrap_or_default()]);
    for word in ["safe ", "safer", "lit", "step-free"] {
        assert!(words.iter().all(|line| !line.contains(word)), "{word}: {words:?}");
    }
}
