//! Generates the JSON Schemas beside the edited files from the types that they are read into. Editors then offer each field with its
//! description.

use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde::Deserialize;

use crate::authoring::opening_hours::written::WrittenHours;
use crate::authoring::streets::written::{Shut, WrittenCosts};
use crate::content::campaign::Campaign;
use crate::content::edited::{
    CAMPAIGNS, EDITION, PAGES, PATROL, PHRASES, PLACES, PLAN, POSTERS, SERVICES, SITUATIONS, STREETS,
};
use crate::content::entry::Phrase;
use crate::content::page::PageText;
use crate::content::patrol::{Check, Counter, Evidences, NoteKind, Part};
use crate::content::place::Place;
use crate::content::plan::Plan;
use crate::content::poster::{DoorSign, Poster};
use crate::content::service::Service;
use crate::content::situation::{Card, Situation};

/// Declares the fields of a file, with the address of its schema.
macro_rules! file {
    ($name:ident, $title:literal, { $($(#[$attribute:meta])* $field:ident: $type:ty),* }) => {
        #[derive(Deserialize, JsonSchema)]
        #[schemars(title = $title)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "only its schema is used: items are read one by one")]
        struct $name {
            #[serde(rename = "$schema")]
            schema: Option<String>,
            $($(#[$attribute])* $field: $type),*
        }
    };
}

file!(EditionFile, "The edition of the content of Safe Night Canterbury", {
    /// Today's date, a dot, and which change of the day this is: `2026-11-23.1`. Raise it at every change of any file here, or phones
    /// keep what they have.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}\.\d+$"))]
    edition: String,
    /// Where people can say that something is wrong: an https page or a `mailto:` link. `null` while there is none.
    #[schemars(regex(pattern = "^(https://|mailto:)"))]
    corrections: Option<String>
});
file!(PlacesFile, "Places of Safe Night Canterbury", { #[schemars(length(min = 1))] places: Vec<Place<WrittenHours>> });
file!(ServicesFile, "Services of Safe Night Canterbury", { #[schemars(length(min = 1))] services: Vec<Service<WrittenHours>> });
file!(SituationsFile, "Situations and cards of Safe Night Canterbury", {
    #[schemars(length(min = 1))] situations: Vec<Situation>,
    #[schemars(length(min = 1))] cards: Vec<Card>
});
file!(CampaignsFile, "Campaigns of Safe Night Canterbury", { #[schemars(length(min = 1))] campaigns: Vec<Campaign> });
file!(PlanFile, "The action plan in Safe Night Canterbury", { plan: Plan });
file!(PagesFile, "Texts of pages of Safe Night Canterbury", { #[schemars(length(min = 1))] pages: Vec<PageText> });
file!(PostersFile, "Posters, cards and door signs of Safe Night Canterbury", {
    #[schemars(length(min = 1))] posters: Vec<Poster>,
    door_sign: DoorSign
});
file!(PhrasesFile, "What people search for in Safe Night Canterbury", { phrases: Vec<Phrase> });
file!(StreetsFile, "What ways on foot cost and when they are shut, in Safe Night Canterbury", {
    costs: WrittenCosts,
    /// For how many minutes before a gate shuts, and after it opens, it counts as shut, because few gates keep to the minute. At 0
    /// the minute on the sign is believed. At 1 a walk must have left a minute before.
    #[schemars(range(max = 120))]
    margin_min: u16,
    /// The ways that are shut at times. Nobody is led along them then.
    shut: Vec<Shut>
});

file!(PatrolFile, "What a patrol has in Safe Night Canterbury", {
    /// The parts of its page, in their order.
    #[schemars(length(min = 1))]
    parts: Vec<Part>,
    /// What it counts, in the order of the buttons.
    counters: Vec<Counter>,
    /// The numbers of counters that were taken out. Write a number here when its counter goes: nothing else may ever have it.
    #[schemars(inner(range(min = 1, max = 63)))]
    retired: Vec<u8>,
    /// What to have before the shift.
    kit: Vec<Check>,
    /// What to see to after it.
    debrief: Vec<Check>,
    /// What a note can be about.
    note_kinds: Vec<NoteKind>,
    /// Where each of these lists comes from.
    evidence: Evidences
});

/// The name of each schema and its text.
pub fn schemas() -> Vec<(String, String)> {
    [
        (EDITION, schema::<EditionFile>()),
        (PLACES, schema::<PlacesFile>()),
        (SERVICES, schema::<ServicesFile>()),
        (SITUATIONS, schema::<SituationsFile>()),
        (CAMPAIGNS, schema::<CampaignsFile>()),
        (PLAN, schema::<PlanFile>()),
        (PAGES, schema::<PagesFile>()),
        (POSTERS, schema::<PostersFile>()),
        (PHRASES, schema::<PhrasesFile>()),
        (STREETS, schema::<StreetsFile>()),
        (PATROL, schema::<PatrolFile>()),
    ]
    .map(|(file, schema)| (schema_of(file), format!("{schema:#}\n")))
    .into()
}

/// The name of the schema of a file, beside it: `places.schema.json`.
pub fn schema_of(file: &str) -> String {
    file.replace(".json", ".schema.json")
}

fn schema<T: JsonSchema>() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().with_transform(NoEmptyText);
    SchemaGenerator::new(settings).into_root_schema_for::<T>().to_value()
}

/// Forbids empty texts: unknown values are left out.
#[derive(Clone)]
struct NoEmptyText;

impl Transform for NoEmptyText {
    fn transform(&mut self, schema: &mut Schema) {
        let is_text = schema.get("type").is_some_and(|kind| {
            kind == "string" || kind.as_array().is_some_and(|kinds| kinds.contains(&"string".into()))
        });
        let has_shape = ["pattern", "enum", "const"].iter().any(|word| schema.get(*word).is_some());
        if is_text && !has_shape {
            schema.insert("minLength".into(), 1.into());
        }
        transform_subschemas(self, schema);
    }
}
