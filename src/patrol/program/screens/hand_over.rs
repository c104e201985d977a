//! The hand-over: one still code for the leader's phone, and the same to be typed where no camera works.

use app::components::elements::{a, button, element, follow, p, views};
use app::logic::qr_code::alphanumeric_code;
use leptos::prelude::*;

use super::bar::bar;
use crate::handover::{code, typed};
use crate::program::record::Record;
use crate::program::view::View;

/// As wide and as high as the code with its quiet zone.
const WHOLE: &str = "100%";

pub fn hand_over() -> Vec<AnyView> {
    let record: Record = expect_context();
    let part = RwSignal::new(0_usize);
    let codes =
        Memo::new(move |_| record.shift().map(|shift| code::write(&shift, record.last_number())).unwrap_or_default());
    let lines =
        Memo::new(move |_| record.shift().map(|shift| typed::write(&shift, record.last_number())).unwrap_or_default());
    let picture = follow(move || {
        let codes = codes.get();
        let at = part.get().min(codes.len().saturating_sub(1));
        let Some(drawn) = codes.get(at).and_then(|text| alphanumeric_code(text)) else {
            return views![p("", "There is no shift to hand over.")];
        };
        let of = codes.len();
        let view_box = ["0 0 ", &drawn.side.to_string(), " ", &drawn.side.to_string()].concat();
        let says = "The code of this shift";
        let code = view! {
            <svg class="qr hand-over" role="img" aria-label=says viewBox=view_box shape-rendering="crispEdges">
                <rect width=WHOLE height=WHOLE />
                <path d=drawn.outline />
            </svg>
        }
        .into_any();
        let next = (of > 1).then(|| {
            let words = ["Code ", &(at + 1).to_string(), " of ", &of.to_string(), ". Show the next one"].concat();
            button(views![words], move || part.set((at + 1) % of))
        });
        views![code, next]
    });
    let to_type = follow(move || {
        let lines = lines.get().into_iter().map(|line| element("li", &[], line)).collect::<Vec<_>>();
        views![element("ol", &[("class", "typed"), ("role", "list")], lines)]
    });
    views![
        bar(View::HandOver),
        element("h2", &[("tabindex", "-1")], "Hand over"),
        p(
            "",
            "On the leader's phone: End, then Take in another phone. Hold this still in front of its camera. Nothing is sent."
        ),
        picture,
        p("note", "It has the counts alone. Notes go as a file."),
        element("details", &[], views![element("summary", &[], "No camera? Type this"), to_type]),
        p("buttons", a("button", View::End.link(), "Back to the end")),
    ]
}
