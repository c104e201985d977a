//! One file for each view of a shift.

mod bar;
mod buttons;
mod end;
mod hand_over;
mod notes;
mod past;
mod scan;
mod start;
mod sum;
mod tally;
mod trouble;
mod welcome;

use leptos::prelude::*;

use super::view::View;

/// The parts of a view.
pub fn screen(view: View) -> Vec<AnyView> {
    match view {
        View::Resources => welcome::welcome(),
        View::Start => start::start(),
        View::Tally => tally::tally(),
        View::Notes => notes::notes(),
        View::End => end::end(),
        View::HandOver => hand_over::hand_over(),
        View::Scan => scan::scan(),
        View::Past => past::past(),
        View::Buttons => buttons::buttons(),
    }
}
