//! What a patrol has made its own: the order, the names and the choice of the buttons, its lists, how long shifts are kept. On this
//! phone alone.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::content::{Check, Content};
use super::local;
use crate::counts::Counter;
use crate::journal::event::List;

/// The key in local storage.
const KEY: &str = "safe-night.patrol.preferences";
/// The longest name that fits on a button, in letters.
pub const NAME_MAX: usize = 24;

/// How each counter is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    pub number: Counter,
    /// Empty: it has no name yet, and is not shown.
    pub name: String,
    pub is_shown: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Own {
    /// In their order, as far as the patrol has changed anything.
    buttons: Vec<Button>,
    /// Items that were added to each list, and the ids of those that were taken out.
    kit: (Vec<Check>, Vec<String>),
    debrief: (Vec<Check>, Vec<String>),
    sounds: bool,
    /// The ids of the parts of the page. Empty: as the page has them.
    parts: Vec<String>,
    /// In days. `None`: as the app says. 0: never deleted.
    keep_days: Option<u32>,
}

/// The choices of this phone, over the content.
#[derive(Clone, Copy)]
pub struct Preferences {
    own: RwSignal<Own>,
    content: StoredValue<Content>,
}

impl Preferences {
    /// Reads what is stored.
    pub fn read(content: Content) -> Preferences {
        let own = local::read(KEY).and_then(|text| serde_json::from_str(&text).ok()).map(|value: Value| own(&value));
        Preferences { own: RwSignal::new(own.unwrap_or_default()), content: StoredValue::new(content) }
    }

    fn change(self, change: impl FnOnce(&mut Own)) {
        self.own.update(change);
        local::write(KEY, &written(&self.own.get_untracked()));
    }

    /// All buttons in their order, those that are not shown too.
    pub fn buttons(self) -> Vec<Button> {
        let mut buttons = self.own.get().buttons;
        self.content.with_value(|content| {
            buttons.retain(|button| content.counters.iter().any(|counter| counter.number == button.number));
            for counter in &content.counters {
                if !buttons.iter().any(|button| button.number == counter.number) {
                    let name = counter.name.clone();
                    buttons.push(Button { number: counter.number, name, is_shown: counter.is_shown });
                }
            }
        });
        buttons
    }

    /// All counters in their order.
    pub fn counters(self) -> Vec<Counter> {
        self.buttons().into_iter().map(|button| button.number).collect()
    }

    /// The name of a counter, as on its button. One without a name has its number.
    pub fn name_of(self, counter: Counter) -> String {
        let buttons = self.buttons();
        let name = buttons.into_iter().find(|button| button.number == counter).map(|button| button.name);
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| ["Own count ", &counter.to_string()].concat())
    }

    /// Changes a button. `by`: how many places up it moves.
    pub fn change_button(self, counter: Counter, up: usize, change: impl FnOnce(&mut Button)) {
        let mut buttons = self.buttons();
        if let Some(at) = buttons.iter().position(|button| button.number == counter) {
            let mut button = buttons.remove(at);
            change(&mut button);
            buttons.insert(at.saturating_sub(up), button);
        }
        self.change(|own| own.buttons = buttons);
    }

    /// The items of a list.
    pub fn checks(self, list: List) -> Vec<Check> {
        let own = self.own.get();
        let (added, removed) = if list == List::Kit { own.kit } else { own.debrief };
        let mut checks = self.content.with_value(|content| match list {
            List::Kit => content.kit.clone(),
            List::Debrief => content.debrief.clone(),
        });
        checks.extend(added);
        checks.retain(|check| !removed.contains(&check.id));
        checks
    }

    /// Adds an item of the patrol's own. `id`: a new one.
    pub fn add_check(self, list: List, id: String, name: String) {
        self.change(|own| of(own, list).0.push(Check { id, name }));
    }

    pub fn remove_check(self, list: List, id: &str) {
        self.change(|own| {
            let (added, removed) = of(own, list);
            let before = added.len();
            added.retain(|check| check.id != id);
            if added.len() == before {
                removed.push(id.to_owned());
            }
        });
    }

    /// Whether each tap sounds.
    pub fn sounds(self) -> bool {
        self.own.get().sounds
    }

    pub fn set_sounds(self, sounds: bool) {
        self.change(|own| own.sounds = sounds);
    }

    /// The chosen order of the parts of the page.
    pub fn order(self) -> Vec<String> {
        self.own.get().parts
    }

    pub fn has_order(self) -> bool {
        self.own.with_untracked(|own| !own.parts.is_empty())
    }

    pub fn set_order(self, parts: Vec<String>) {
        self.change(|own| own.parts = parts);
    }

    /// In days. `None`: as the app says. 0: never deleted.
    pub fn keep_days(self) -> Option<u32> {
        self.own.get().keep_days
    }

    pub fn set_keep_days(self, days: u32) {
        self.change(|own| own.keep_days = Some(days));
    }

    /// The number and the name of each kind of note.
    pub fn note_kinds(self) -> Vec<(u8, String)> {
        self.content.with_value(|content| content.note_kinds.clone())
    }
}

fn of(own: &mut Own, list: List) -> &mut (Vec<Check>, Vec<String>) {
    if list == List::Kit { &mut own.kit } else { &mut own.debrief }
}

fn written(own: &Own) -> String {
    let checks = |checks: &[Check]| checks.iter().map(|of| json!([of.id, of.name])).collect::<Vec<_>>();
    let list = |(added, removed): &(Vec<Check>, Vec<String>)| json!([checks(added), removed]);
    let buttons = own.buttons.iter().map(|of| json!([of.number, of.name, of.is_shown])).collect::<Vec<_>>();
    let (kit, debrief) = (list(&own.kit), list(&own.debrief));
    json!({ "buttons": buttons, "kit": kit, "debrief": debrief, "sounds": own.sounds, "parts": own.parts, "keep": own.keep_days })
        .to_string()
}

/// What was stored. What is not as [`written`] writes it is left out.
fn own(value: &Value) -> Own {
    let list = |of: Option<&Value>| of.and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |of: Option<&Value>| Some(of?.as_str()?.to_owned());
    let check = |of: &Value| Some(Check { id: text(of.get(0))?, name: text(of.get(1))? });
    let both = |of: Option<&Value>| {
        let (added, removed) = (list(of.and_then(|of| of.get(0))), list(of.and_then(|of| of.get(1))));
        (added.iter().filter_map(check).collect(), removed.iter().filter_map(|id| text(Some(id))).collect())
    };
    let button = |of: &Value| {
        let number = of.get(0)?.as_u64()?.try_into().ok()?;
        Some(Button { number, name: text(of.get(1))?, is_shown: of.get(2)?.as_bool()? })
    };
    Own {
        buttons: list(value.get("buttons")).iter().filter_map(button).collect(),
        kit: both(value.get("kit")),
        debrief: both(value.get("debrief")),
        parts: list(value.get("parts")).iter().filter_map(|id| text(Some(id))).collect(),
        sounds: value.get("sounds").and_then(Value::as_bool).unwrap_or_default(),
        keep_days: value.get("keep").and_then(Value::as_u64).and_then(|days| days.try_into().ok()),
    }
}
