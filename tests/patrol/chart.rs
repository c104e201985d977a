use patrol::chart::{Bar, Size, Step, bars, by_month};
use proptest::prelude::*;

use crate::shifts::{at, london};

const SIZE: Size = Size { width: 320, height: 120, gap: 4 };

#[test]
fn a_year_of_bars() {
    let chart = bars(&[100, 50, 0, 1], Size { width: 320, height: 100, gap: 20 });
    let bar = |x, height| Bar { x, y: 100 - height, width: 60, height };
    assert_eq!(chart.bars, [bar(10, 100), bar(90, 50), bar(170, 0), bar(250, 1)]);
    let step = |value| Step { y: 100 - u32::try_from(value).expect("small"), value };
    assert_eq!(chart.scale, [step(0), step(50), step(100)]);
}

#[test]
fn nothing_and_one_value_have_a_scale() {
    assert_eq!(bars(&[], SIZE).bars, []);
    assert_eq!(bars(&[], SIZE).scale, [Step { y: 120, value: 0 }, Step { y: 0, value: 1 }]);
    assert_eq!(bars(&[0], SIZE).bars, [Bar { x: 2, y: 120, width: 316, height: 0 }]);
    assert_eq!(bars(&[7], SIZE).bars, [Bar { x: 2, y: 15, width: 316, height: 105 }]);
    assert_eq!(bars(&[7, 7], Size { width: 0, height: 0, gap: 9 }).bars, [Bar { x: 0, y: 0, width: 0, height: 0 }; 2]);
}

proptest! {
    #[test]
    fn bars_stand_in_the_picture_in_order_and_never_overlap(
        values in prop::collection::vec(prop_oneof![0_u64..300, any::<u64>()], 0..40),
        width in 0_u32..2000, height in 0_u32..1000, gap in 0_u32..30,
    ) {
        let chart = bars(&values, Size { width, height, gap });
        prop_assert_eq!(chart.bars.len(), values.len());
        let room = usize::try_from(width).expect("small") >= values.len();
        prop_assert!(chart.bars.iter().all(|bar| bar.width > 0 || !room));
        for (bar, value) in chart.bars.iter().zip(&values) {
            prop_assert!(bar.x + bar.width <= width && bar.y + bar.height == height);
            prop_assert_eq!(bar.height > 0, *value > 0 && height > 0);
        }
        prop_assert!(chart.bars.windows(2).all(|two| two[0].x + two[0].width <= two[1].x));
        let both: Vec<_> = values.iter().zip(chart.bars.iter().map(|bar| bar.height)).collect();
        for (value, height) in &both {
            prop_assert!(both.iter().all(|(other, lower)| *other >= *value || lower <= height));
        }
    }

    #[test]
    fn the_scale_is_round_and_reaches_the_largest(
        values in prop::collection::vec(prop_oneof![0_u64..5000, 0..u64::MAX / 8], 1..9),
    ) {
        let chart = bars(&values, SIZE);
        let step = chart.scale[1].value;
        prop_assert!(["1", "2", "5"].contains(&step.to_string().trim_end_matches('0')));
        prop_assert!((2..=5).contains(&chart.scale.len()));
        prop_assert!(chart.scale.iter().enumerate().all(|(at, line)| line.value == step * at as u64));
        let (last, largest) = (chart.scale[chart.scale.len() - 1], values.iter().copied().max().unwrap_or(0));
        prop_assert!(last.y == 0 && last.value >= largest && last.value - step <= largest);
    }
}

#[test]
fn a_shift_belongs_to_the_month_on_which_it_began_in_london() {
    let shifts = [
        (at("2027-03-31T22:30+01:00"), 5),
        (at("2027-03-31T23:30+00:00"), 7),
        (at("2027-01-01T00:00+00:00"), 1),
        (at("2026-12-31T23:59+00:00"), 2),
        (i64::MAX, 9),
    ];
    assert_eq!(
        by_month(shifts, london, 12),
        [((2026, 12), 2), ((2027, 1), 1), ((2027, 2), 0), ((2027, 3), 5), ((2027, 4), 7)]
    );
    assert_eq!(by_month(shifts, london, 2), [((2027, 3), 5), ((2027, 4), 7)]);
    assert_eq!(by_month([], london, 12), []);
}

/// A clock that stood at 1970 for one night.
#[test]
fn a_wrong_clock_makes_no_endless_chart() {
    assert_eq!(by_month([(0, 3), (at("2027-03-31T22:30+01:00"), 5)], london, 12).len(), 12);
    assert!(by_month([(i64::MIN / 2, 3), (8_000_000_000_000_000, 5)], london, 24).len() <= 24);
}
