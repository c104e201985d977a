//! Reports an ambiguous notation, and proposes an unambiguous notation for each reading. Native only.

use chrono::{Datelike, NaiveDate};

use crate::authoring::opening_hours::days::{
    Doubt, Open, agreed, by_evening, by_midnight, hours_starting, on, run_over,
};
use crate::authoring::opening_hours::notation::{Join, Rule, Span, WeekDays, before, each, number, write};
use crate::authoring::opening_hours::parse::parse;
use crate::authoring::opening_hours::week::compile_rules;
use crate::content::hours::DAY;

/// The most stretches of ambiguous days that a proposal may name.
const MOST_STRETCHES: usize = 6;

/// The ambiguous rules, and the span of days.
pub struct Question<'a> {
    pub rules: &'a [Rule],
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Question<'_> {
    /// The issue in words, with unambiguous notations to choose from.
    pub fn sentence(&self, doubt: Doubt) -> String {
        let quoted = |rule: usize| format!("\"{}\"", self.rules[rule]);
        match doubt {
            Doubt::Order { early, later } => {
                let mut sorted = self.rules.to_vec();
                sorted.sort_by_key(|rule| (rule.dated(), rule.open.is_empty()));
                let notation = self.proposed_or_asked(&sorted);
                let last = if self.rules[early].dated() { "with dates" } else { "that say \"off\"" };
                format!("{} stands before {}, which undoes it. Put rules {last} last{notation}", quoted(early), quoted(later))
            }
            Doubt::Lost { by } => {
                let beside = self.beside(by).map_or("put a comma before it".into(), |notation| format!("write {notation}"));
                let instead = self.weekly().and_then(|rules| self.proposed(&rules));
                let instead = instead.map_or("take the hours before it out for its days".into(), |notation| format!("write {notation}"));
                format!(
                    "{} after \";\" takes away the other hours of its days. Where both stand, {beside}. Where it stands alone, {instead}.",
                    quoted(by)
                )
            }
            Doubt::Nothing { left_of, by } => {
                let opens = [left_of, by].map(|n| &self.rules[n].open);
                let more = |open: &[u16; 2]| !opens.iter().all(|opens| covers(Some(opens), open));
                let beside = self.beside(by).filter(|_| opens.iter().all(|opens| opens.iter().any(more)));
                let beside = beside.map_or(String::new(), |notation| format!(" Where both stand, write {notation}."));
                format!("{} is undone by {} after it. Take one of them out.{beside}", quoted(left_of), quoted(by))
            }
            Doubt::Night { on } => self.night(on),
            Doubt::Unread => "They cannot be read. Write them like \"24/7\", \"Mo-Su 17:00-05:00\" or \"Mo-Fr 09:00-17:00; 2026 Dec 25 off\".".into(),
        }
    }

    fn night(&self, date: NaiveDate) -> String {
        let day = Span::day(date);
        let after = format!("A rule after \";\" takes the hours after midnight from the night before, on {day} first");
        // The week is corrected first; its dates may still be ambiguous after that.
        let (dated, week): (Vec<Rule>, Vec<Rule>) = self.rules.iter().cloned().partition(Rule::dated);
        let week = Question { rules: &week, ..*self };
        if !dated.is_empty()
            && !week.rules.is_empty()
            && let Err(Doubt::Night { .. }) = agreed(week.rules, self.first, self.last)
            && let Some(mut rules) = week.beside_each_other()
        {
            rules.extend(dated);
            return format!(
                "{after}. Put a comma between nights that stand beside each other{}",
                self.proposed_or_asked(&rules)
            );
        }
        if let Some(notation) = self.beside_each_other().and_then(|rules| self.proposed(&rules)) {
            let comma = if notation.contains(", ") {
                "Put a comma between nights that stand beside each other"
            } else {
                "Leave it out"
            };
            return format!("{after}. {comma}: {notation}.");
        }
        let evenings = by_evening(self.rules, self.first, self.last);
        let midnights = by_midnight(self.rules, self.first, self.last).unwrap_or_default();
        match (self.dated(&evenings, &midnights), self.dated(&midnights, &evenings)) {
            (Some(evening), Some(midnight)) => format!(
                "They do not say which night {day} means. For the night that begins on that evening, write {evening}. For that day from midnight to midnight, write {midnight}."
            ),
            _ => format!(
                "On {day} the hours after midnight can be read in two ways. Write out that date and the ones beside it, like \"2026 Dec 25 00:00-05:00; 2026 Dec 26 17:00-05:00\"."
            ),
        }
    }

    /// The open ranges of rules. `None`: ambiguous.
    fn open(&self, rules: &[Rule]) -> Option<Open> {
        agreed(rules, self.first, self.last).ok()
    }

    /// The notation of rules, in quotation marks. `None`: it would be refused too.
    fn proposed(&self, rules: &[Rule]) -> Option<String> {
        let written = write(rules);
        // Compile it as a check: it may still be a season, or have no open hour.
        let read = parse(&written).ok()?;
        compile_rules(&read, self.first, self.last).ok().map(|_| format!("\"{written}\""))
    }

    /// The end of a sentence with the proposal; if that is ambiguous, a sentence about it.
    fn proposed_or_asked(&self, rules: &[Rule]) -> String {
        match (agreed(rules, self.first, self.last), self.proposed(rules)) {
            (Ok(_), Some(notation)) => format!(": {notation}."),
            (Ok(_), None) => ".".into(),
            // The recursion ends: sorted rules with commas do not lead back here.
            (Err(doubt), _) => format!(". {}", Question { rules, ..*self }.sentence(doubt)),
        }
    }

    fn beside(&self, rule: usize) -> Option<String> {
        let mut rules = self.rules.to_vec();
        rules[rule].join = Join::Beside;
        self.proposed(&rules)
    }

    /// The rules with commas, so that both readings give the same evenings. `None`: commas are not enough.
    fn beside_each_other(&self) -> Option<Vec<Rule>> {
        let wanted = by_evening(self.rules, self.first, self.last);
        let open: Vec<usize> = (1..self.rules.len()).filter(|n| !self.rules[*n].open.is_empty()).collect();
        let one_or_all = open.iter().map(|n| vec![*n]).chain([open.clone()]);
        let with_commas = one_or_all.map(|chosen| {
            let mut rules = self.rules.to_vec();
            chosen.into_iter().for_each(|n| rules[n].join = Join::Beside);
            rules
        });
        with_commas.chain(self.weekly()).find(|rules| self.open(rules).as_ref() == Some(&wanted))
    }

    /// The weekly rules with each day of the week once. `None`: the week differs within the year.
    fn weekly(&self) -> Option<Vec<Rule>> {
        let (dated, weekly): (Vec<Rule>, Vec<Rule>) = self.rules.iter().cloned().partition(Rule::dated);
        if weekly.iter().flat_map(|rule| &rule.days).any(|days| !days.nth.is_empty()) {
            return None;
        }
        let mut rules: Vec<Rule> = Vec::new();
        for date in self.first.iter_days().skip_while(|date| number(date.weekday()) > 0).take(7) {
            let (open, day) = (hours_starting(&weekly, date), number(date.weekday()) as u8);
            if open.is_empty() {
                continue;
            }
            let Some(rule) = rules.iter_mut().find(|rule| rule.open == open) else {
                let days = vec![WeekDays { first: day, last: day, nth: Vec::new() }];
                rules.push(Rule { join: Join::Beside, dates: Vec::new(), days, open });
                continue;
            };
            match rule.days.last_mut() {
                Some(days) if days.last + 1 == day => days.last = day,
                _ => rule.days.push(WeekDays { first: day, last: day, nth: Vec::new() }),
            }
        }
        rules.extend(dated);
        rules.first_mut()?.join = Join::Instead;
        Some(rules)
    }

    /// Rules that mean `wanted` in both readings, with the dates on which it differs from `compared` written out.
    fn dated(&self, wanted: &Open, compared: &Open) -> Option<String> {
        let mut stretches: Vec<[NaiveDate; 2]> = Vec::new();
        for (date, _) in wanted.iter().filter(|(date, open)| compared.get(date) != Some(open)) {
            match stretches.last_mut() {
                Some([_, last]) if *last == before(*date) => *last = *date,
                _ => stretches.push([*date; 2]),
            }
        }
        if stretches.is_empty() || stretches.len() > MOST_STRETCHES {
            return None;
        }
        let written = |date: NaiveDate| self.rules.iter().any(|rule| rule.dated() && rule.holds(date));
        for [first, last] in &mut stretches {
            // Dates with a rule next to the stretch belong to it.
            while written(before(*first)) && wanted.contains_key(&before(*first)) {
                *first = before(*first);
            }
            while let Some(next) = last.succ_opt().filter(|next| written(*next) && wanted.contains_key(next)) {
                *last = next;
            }
            // Include the day before if its night runs into the stretch.
            while !run_over(self.rules, *first).iter().all(|night| covers(wanted.get(first), night)) {
                *first = before(*first);
                wanted.get(first)?;
            }
        }
        stretches.dedup_by(|later, earlier| {
            let meet = before(later[0]) <= earlier[1];
            if meet {
                earlier[1] = later[1];
            }
            meet
        });
        let within = |date: NaiveDate| stretches.iter().any(|[first, last]| (*first..=*last).contains(&date));
        let mut rules = self.rules.to_vec();
        rules.retain(|rule| !rule.dated() || each(self.first, self.last).any(|date| rule.holds(date) && !within(date)));
        for [first, last] in &stretches {
            for date in each(*first, *last) {
                let mut open = wanted.get(&date)?.clone();
                let morning = on(self.rules, date.succ_opt()?);
                let morning = wanted.get(&date.succ_opt()?).unwrap_or(&morning);
                if date == *last
                    && let (Some(night), Some([0, end])) =
                        (open.last_mut().filter(|night| night[1] == DAY), morning.first())
                {
                    night[1] += (*end).min(night[0]);
                }
                match rules.last_mut() {
                    Some(rule) if date > *first && rule.open == open => {
                        rule.dates = vec![Span::days(rule.dates[0], date)]
                    }
                    _ => rules.push(Rule { join: Join::Instead, dates: vec![Span::day(date)], days: Vec::new(), open }),
                }
            }
        }
        self.open(&rules).filter(|open| open == wanted)?;
        self.proposed(&rules)
    }
}

fn covers(open: Option<&Vec<[u16; 2]>>, range: &[u16; 2]) -> bool {
    open.is_some_and(|open| open.iter().any(|[from, to]| *from <= range[0] && range[1] <= *to))
}
