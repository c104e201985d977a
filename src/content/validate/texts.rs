//! Checks of the texts and of all links, the same in the build and on the phone.

use crate::content::edited::{CAMPAIGNS, ContentError, PAGES, PHRASES, PLACES, PLAN, POSTERS, SERVICES, SITUATIONS};
use crate::content::entry::List;
use crate::content::knowledge::Knowledge;
use crate::content::links::Links;
use crate::content::page::Block;
use crate::content::place::{Need, Place, Purpose};
use crate::content::plan::{State, Status};
use crate::content::validate::facts::{evidence_problems, is_https, is_id};
use crate::content::validate::issue::Issue;
use crate::routes::Route;

/// The number of steps that a frightened person can follow.
const STEPS: std::ops::RangeInclusive<usize> = 3..=6;

/// Every issue of the texts: faulty fields, dead links, and items that nothing links to.
pub fn issues(knowledge: &Knowledge) -> Vec<ContentError> {
    let mut check = Check { links: Links::of(knowledge), issues: Vec::new(), file: SITUATIONS, item: String::new() };
    check.situations(knowledge);
    check.needs(knowledge);
    check.serves(knowledge);
    check.cards(knowledge);
    check.campaigns(knowledge);
    check.plan(knowledge);
    check.phrases(knowledge);
    check.pages(knowledge);
    check.posters(knowledge);
    check.services(knowledge);
    check.require_referenced(knowledge);
    check.issues
}

/// The pages whose text is in [`PAGES`].
const WITH_TEXT: [&str; 5] = ["/", "/map", "/help", "/about", "/keep"];

/// The fix, for those who edit the files. A phone only names the item and the field.
#[cfg(feature = "ssr")]
macro_rules! fix {
    ($($words:tt)*) => { format!($($words)*) };
}
#[cfg(not(feature = "ssr"))]
macro_rules! fix {
    ($($words:tt)*) => {{
        let _ = format_args!($($words)*);
        String::new()
    }};
}

struct Check {
    links: Links,
    issues: Vec<ContentError>,
    /// The file that is being checked.
    file: &'static str,
    item: String,
}

impl Check {
    fn at(&mut self, file: &'static str, item: String) {
        (self.file, self.item) = (file, item);
    }

    fn report(&mut self, field: &str, fix: String) {
        let issue = Issue { item: self.item.clone(), field: field.into(), fix };
        self.issues.push(ContentError { file: self.file, issue });
    }

    /// Checks an id among those before it. A list: a tree of names would cost the download 3 KB, and there are a few dozen.
    fn id<'a>(&mut self, id: &'a str, seen: &mut Vec<&'a str>) {
        if !is_id(id) {
            self.report("id", fix!("Use lower-case letters, digits and single hyphens, like \"ask-for-angela\"."));
        }
        if seen.contains(&id) {
            self.report("id", fix!("Another has the same id. Give each its own."));
        }
        seen.push(id);
    }

    fn require_text(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.report(field, fix!("It is empty. Write it, or take the line out."));
        }
    }

    fn lines(&mut self, field: &str, lines: &[String]) {
        for line in lines {
            self.require_text(field, line);
        }
    }

    fn require_links(&mut self, field: &str, links: &[String]) {
        for link in links {
            if self.links.title(link).is_none() {
                self.report(field, fix!("\"{link}\" leads nowhere in this app. Correct it, or take it out."));
            }
        }
    }

    fn situations(&mut self, knowledge: &Knowledge) {
        let mut seen = Vec::new();
        for situation in &knowledge.situations {
            self.at(SITUATIONS, format!("situation \"{}\"", situation.id));
            self.id(&situation.id, &mut seen);
            // Fixed pages have these addresses.
            if situation.id == "numbers" {
                self.report("id", fix!("This address is taken. Give another."));
            }
            self.require_text("title", &situation.title);
            self.require_text("line", &situation.line);
            if !List::SITUATIONS.contains(&situation.list) && situation.list != List::Page {
                self.report("list", fix!("It is no list of situations. Give one of those that the schema names."));
            }
            if situation.call_999_if.is_empty() && situation.list != List::Page {
                self.report("call_999_if", fix!("There is none. Say when to call 999."));
            }
            if !STEPS.contains(&situation.do_now.len()) {
                self.report("do_now", fix!("Give three to six steps: more cannot be followed when afraid."));
            }
            for (field, lines) in
                [("call_999_if", &situation.call_999_if), ("do_now", &situation.do_now), ("later", &situation.later)]
            {
                self.lines(field, lines);
            }
            for part in &situation.more {
                self.require_text("more.heading", &part.heading);
                self.lines("more.lines", &part.lines);
            }
            self.require_links("see", &situation.see);
            self.evidence(&situation.evidence);
        }
    }

    /// A place that serves no need would be in no answer.
    fn serves(&mut self, knowledge: &Knowledge) {
        for place in &knowledge.places {
            self.at(PLACES, format!("place \"{}\"", place.id));
            if let Some(fix) = serves_problem(place) {
                self.report("serves", fix.into());
            }
        }
    }

    /// Each choice on the first screen must have exactly one situation for its answer.
    fn needs(&mut self, knowledge: &Knowledge) {
        self.at(SITUATIONS, "the whole file".into());
        for need in [Need::Hurt, Need::CannotCope] {
            if knowledge.situations.iter().filter(|situation| situation.need == Some(need)).count() != 1 {
                let name = need.name();
                self.report(
                    "need",
                    fix!("Give \"need\": \"{name}\" to one situation, the one that answers it on the first screen."),
                );
            }
        }
        if knowledge.situation_for(Need::SomewhereSafe).or(knowledge.situation_for(Need::Warm)).is_some() {
            self.report("need", fix!("Only hurt and cannot_cope are answered by a situation. Take the other out."));
        }
    }

    fn cards(&mut self, knowledge: &Knowledge) {
        let mut seen = Vec::new();
        let shown: Vec<_> = (knowledge.situations.iter().filter_map(|situation| situation.card.as_ref()))
            .chain(knowledge.campaigns.iter().filter_map(|campaign| campaign.card.as_ref()))
            .collect();
        for card in &knowledge.cards {
            self.at(SITUATIONS, format!("card \"{}\"", card.id));
            self.id(&card.id, &mut seen);
            self.require_text("title", &card.title);
            if card.words.is_empty() {
                self.report("words", fix!("There are none. Write what staff are to read."));
            }
            self.lines("words", &card.words);
            self.require_links("back", std::slice::from_ref(&card.back));
            if !shown.contains(&&card.id) {
                self.report(
                    "id",
                    fix!("Nothing leads to this card. Name it in a situation or a campaign, or take it out."),
                );
            }
        }
    }

    fn campaigns(&mut self, knowledge: &Knowledge) {
        let mut seen = Vec::new();
        let reasons: Vec<_> = knowledge.plan.priorities.iter().flat_map(|priority| &priority.see).collect();
        for campaign in &knowledge.campaigns {
            self.at(CAMPAIGNS, format!("campaign \"{}\"", campaign.id));
            self.id(&campaign.id, &mut seen);
            self.require_text("title", &campaign.title);
            self.require_text("line", &campaign.line);
            if campaign.what.is_empty() {
                self.report("what", fix!("There is nothing. Say what it is."));
            }
            if !campaign.you_do.is_empty() && campaign.if_not.is_empty() {
                self.report("if_not", fix!("There is none. Say what to do if it does not work."));
            }
            for (field, lines) in [
                ("what", &campaign.what),
                ("you_do", &campaign.you_do),
                ("then", &campaign.then),
                ("if_not", &campaign.if_not),
                ("not_known", &campaign.not_known),
            ] {
                self.lines(field, lines);
            }
            for part in &campaign.more {
                self.require_text("more.heading", &part.heading);
                self.lines("more.lines", &part.lines);
            }
            self.require_links("see", &campaign.see);
            let path = campaign.path();
            if knowledge.fulfilled_by(&path).next().is_none() && !reasons.contains(&&path) {
                self.report(
                    "id",
                    fix!("No commitment and no priority of the plan links to it. Name it in one's \"see\", or take it out."),
                );
            }
            self.evidence(&campaign.evidence);
        }
    }

    fn plan(&mut self, knowledge: &Knowledge) {
        let plan = &knowledge.plan;
        self.at(PLAN, "the plan".into());
        if !is_https(&plan.link) {
            self.report("link", fix!("\"{}\" is not an https:// link. Give the council's own page.", plan.link));
        }
        for (field, lines) in [("about", &plan.about), ("partners", &plan.partners), ("each_year", &plan.each_year)] {
            self.lines(field, lines);
        }
        self.require_text("dated", &plan.dated);
        self.evidence(&plan.evidence);
        let (mut priorities, mut commitments) = (Vec::new(), Vec::new());
        for priority in &plan.priorities {
            self.at(PLAN, format!("priority \"{}\"", priority.id));
            self.id(&priority.id, &mut priorities);
            self.require_text("title", &priority.title);
            self.lines("includes", &priority.includes);
            self.lines("why", &priority.why);
            self.require_links("see", &priority.see);
            if priority.commitments.is_empty() {
                self.report("commitments", fix!("There are none. Give what is promised."));
            }
            for commitment in &priority.commitments {
                self.at(PLAN, format!("commitment \"{}\"", commitment.id));
                self.id(&commitment.id, &mut commitments);
                self.require_text("text", &commitment.text);
                if commitment.see.is_empty() {
                    self.report("see", fix!("It links to nothing. Link it to what it means here: a campaign, a place, a help page or a service."));
                }
                self.require_links("see", &commitment.see);
                self.lines("known", &commitment.known);
                self.status(&commitment.status, knowledge);
            }
        }
    }

    /// A reported status must have a note and a date; one that is not reported must have neither.
    fn status(&mut self, status: &Status, knowledge: &Knowledge) {
        let reported = status.state != State::NotReported;
        match (reported, &status.note, status.date) {
            (false, None, None) => {}
            (false, ..) => {
                self.report(
                    "status.state",
                    fix!("It is not reported, yet it has a note or a date. Give the state, or take them out."),
                );
            }
            (true, note, date) => {
                if note.as_ref().is_none_or(|note| note.trim().is_empty()) {
                    self.report("status.note", fix!("There is none. Say in a sentence what the partnership reports."));
                }
                match date {
                    None => self.report(
                        "status.date",
                        fix!("There is none. Give the day on which the partnership reported it."),
                    ),
                    Some(date) if crate::content::hours::iso_date::format(date).as_str() > knowledge.edition.date() => {
                        self.report(
                            "status.date",
                            fix!("It is after the date of this edition. Correct it, or raise the edition."),
                        );
                    }
                    Some(_) => {}
                }
            }
        }
    }

    fn pages(&mut self, knowledge: &Knowledge) {
        for path in WITH_TEXT {
            self.at(PAGES, format!("page \"{path}\""));
            match knowledge.pages.iter().filter(|page| page.path == path).count() {
                0 => self
                    .report("path", fix!("It is missing. Put it back: the screen at this address is drawn from it.")),
                1 => {}
                _ => self.report("path", fix!("Another has the same address. Keep one of them.")),
            }
        }
        for page in &knowledge.pages {
            self.at(PAGES, format!("page \"{}\"", page.path));
            if !WITH_TEXT.contains(&page.path.as_str()) {
                self.report("path", fix!("No screen is drawn from it. Only {} are.", WITH_TEXT.join(", ")));
            }
            let mut seen = Vec::new();
            for (index, section) in page.sections.iter().enumerate() {
                if let Some(id) = &section.id {
                    self.id(id, &mut seen);
                }
                let field = format!("sections[{index}]");
                section.heading.iter().for_each(|heading| self.require_text(&field, heading));
                section.blocks.iter().for_each(|block| self.block(&field, block));
            }
            page.evidence.iter().for_each(|evidence| self.evidence(evidence));
        }
    }

    fn block(&mut self, field: &str, block: &Block) {
        match block {
            Block::Lead(text) | Block::Paragraph(text) | Block::Note(text) => self.require_text(field, text),
            Block::Call999If(reasons) => self.lines(field, reasons),
            Block::Steps(steps) => steps.iter().for_each(|step| self.require_text(field, &step.text)),
            Block::Rows(rows) => {
                for row in rows {
                    self.require_text(field, &row.words);
                    self.leads_to_a_page(field, &row.path);
                }
            }
            Block::Corrections | Block::Edition => {}
        }
    }

    fn leads_to_a_page(&mut self, field: &str, path: &str) {
        let route = Route::parse(path);
        let is_fixed = route.is_fixed() && route.path() == path;
        if !is_fixed && self.links.title(path).is_none() {
            self.report(field, fix!("\"{path}\" leads nowhere in this app. Correct it, or take it out."));
        }
    }

    fn posters(&mut self, knowledge: &Knowledge) {
        let mut seen: Vec<&str> = knowledge.places.iter().map(|place| place.id.as_str()).collect();
        for poster in &knowledge.posters {
            self.at(POSTERS, format!("poster \"{}\"", poster.id));
            self.id(&poster.id, &mut seen);
            for (field, text) in
                [("name", &poster.name), ("above", &poster.above), ("title", &poster.title), ("scan", &poster.scan)]
            {
                self.require_text(field, text);
            }
            self.lines("says", &poster.says);
            self.leads_to_a_page("path", poster.path.split('?').next().unwrap_or_default());
            for id in poster.calls.iter().filter(|id| knowledge.service(id).is_none()) {
                self.report("calls", fix!("There is no service \"{id}\". Correct it, or take it out."));
            }
        }
        let sign = &knowledge.door_sign;
        self.at(POSTERS, "the door sign".into());
        for (field, text) in [("name", &sign.name), ("above", &sign.above), ("says", &sign.says), ("scan", &sign.scan)]
        {
            self.require_text(field, text);
        }
    }

    fn phrases(&mut self, knowledge: &Knowledge) {
        for (index, phrase) in knowledge.phrases.iter().enumerate() {
            self.at(PHRASES, format!("phrases number {}", index + 1));
            self.require_links("targets", &phrase.targets);
        }
    }

    /// Services that situations and campaigns name must exist.
    fn services(&mut self, knowledge: &Knowledge) {
        let named = (knowledge.situations.iter().map(|s| (SITUATIONS, format!("situation \"{}\"", s.id), &s.services)))
            .chain(knowledge.campaigns.iter().map(|c| (CAMPAIGNS, format!("campaign \"{}\"", c.id), &c.services)));
        for (file, item, services) in named {
            self.at(file, item);
            for id in services.iter().filter(|id| knowledge.service(id).is_none()) {
                self.report("services", fix!("There is no service \"{id}\". Correct it, or add the service."));
            }
        }
        let cards = (knowledge.situations.iter().map(|s| (SITUATIONS, format!("situation \"{}\"", s.id), &s.card)))
            .chain(knowledge.campaigns.iter().map(|c| (CAMPAIGNS, format!("campaign \"{}\"", c.id), &c.card)));
        for (file, item, card) in cards {
            self.at(file, item);
            if let Some(id) = card.as_ref().filter(|id| knowledge.card(id).is_none()) {
                self.report("card", fix!("There is no card \"{id}\". Correct it, or add the card."));
            }
        }
    }

    /// Each service must be named by a page, so that people find it.
    fn require_referenced(&mut self, knowledge: &Knowledge) {
        let named: Vec<_> = (knowledge.situations.iter().flat_map(|situation| &situation.services))
            .chain(knowledge.campaigns.iter().flat_map(|campaign| &campaign.services))
            .collect();
        for service in knowledge.services.iter().filter(|service| !named.contains(&&service.id)) {
            self.at(SERVICES, format!("service \"{}\"", service.id));
            self.report(
                "id",
                fix!("No situation and no campaign names it. Name it in one's \"services\", or take it out."),
            );
        }
    }

    fn evidence(&mut self, evidence: &crate::content::evidence::Evidence) {
        for (field, fix) in evidence_problems(evidence) {
            self.report(&field, fix);
        }
    }
}

/// A place where people help must name a need; a place that is merely open must not serve one of them.
fn serves_problem(place: &Place) -> Option<&'static str> {
    let helps = place.serves.iter().any(|need| *need != Need::Warm);
    match (place.kind.purpose(), helps, place.serves.contains(&Need::Warm)) {
        (Purpose::Help, false, _) => {
            Some("Nobody would be sent there. Say what it serves: somewhere_safe, hurt or cannot_cope.")
        }
        (Purpose::WarmAndOpen, false, true) => None,
        (Purpose::WarmAndOpen, ..) => Some("A place that is open all night serves warm, and nothing else."),
        (Purpose::WayHome | Purpose::Landmark, true, _) => {
            Some("A place of this kind sends nobody help. Leave it out, or correct the kind.")
        }
        _ => None,
    }
}
