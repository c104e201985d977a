//! Parses the allowed subset of the `opening_hours` notation, with a fix for anything else. Native only.

use chrono::NaiveDate;

use crate::authoring::opening_hours::characters::{Token, tokens};
use crate::authoring::opening_hours::notation::{DAYS, Join, MONTHS, Rule, Span, WeekDays};
use crate::content::hours::DAY;

/// The most rules of a notation; more were not written by a person.
const MOST_RULES: usize = 40;

/// Reads a notation.
///
/// # Errors
/// The issue and the fix, in a sentence.
pub fn parse(notation: &str) -> Result<Vec<Rule>, String> {
    let cannot = |why: String| format!("\"{notation}\" cannot be used: {why}");
    let tokens = tokens(notation).map_err(cannot)?;
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let mut rules: Vec<Rule> = Vec::new();
    let mut join = Join::Instead;
    loop {
        if rules.len() == MOST_RULES {
            return Err(cannot(format!(
                "it has more than {MOST_RULES} rules. Write the ordinary week and the days that differ."
            )));
        }
        rules.push(reader.rule(join).map_err(cannot)?);
        join = match reader.next().cloned() {
            None => return Ok(rules),
            // A trailing `;` is harmless.
            Some(Token::Sign(';')) if reader.peek().is_none() => return Ok(rules),
            Some(Token::Sign(';')) => Join::Instead,
            Some(Token::Sign(',')) => Join::Beside,
            Some(token) => {
                return Err(cannot(format!(
                    "\"{token}\" stands where a rule should end. Put \",\" before hours that come beside these, \";\" before hours that hold instead of them."
                )));
            }
        };
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

type Read<T> = Result<T, String>;

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.ahead(0)
    }

    fn ahead(&self, by: usize) -> Option<&Token> {
        self.tokens.get(self.at + by)
    }

    fn next(&mut self) -> Option<&Token> {
        self.at += 1;
        self.tokens.get(self.at - 1)
    }

    /// Consumes a sign if it comes next.
    fn took(&mut self, sign: char) -> bool {
        let is_next = self.peek() == Some(&Token::Sign(sign));
        self.at += usize::from(is_next);
        is_next
    }

    fn took_word(&mut self, words: &[&str]) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Word(word)) if words.contains(&&*word.to_lowercase()));
        self.at += usize::from(is_next);
        is_next
    }

    /// The next token, for a message.
    fn next_in_words(&self) -> String {
        self.peek().map_or("the end of the hours".into(), |token| format!("\"{token}\""))
    }

    fn month_ahead(&self, by: usize) -> Option<u32> {
        match self.ahead(by) {
            Some(Token::Word(word)) => MONTHS.iter().position(|m| m.eq_ignore_ascii_case(word)).map(|m| m as u32 + 1),
            _ => None,
        }
    }

    fn day_ahead(&self, by: usize) -> Option<u8> {
        match self.ahead(by) {
            Some(Token::Word(word)) => DAYS.iter().position(|d| d.eq_ignore_ascii_case(word)).map(|d| d as u8),
            _ => None,
        }
    }

    fn number_ahead(&self, by: usize) -> Option<&str> {
        match self.ahead(by) {
            Some(Token::Number(digits)) => Some(digits),
            _ => None,
        }
    }

    /// Whether a time comes next. In `Dec 24:10:00-14:00` the 24 is a day, with a colon after the date.
    fn time_ahead(&self, by: usize) -> bool {
        let colon = |by| self.ahead(by) == Some(&Token::Sign(':'));
        self.number_ahead(by).is_some() && colon(by + 1) && self.number_ahead(by + 2).is_some() && !colon(by + 3)
    }

    fn year_ahead(&self, by: usize) -> Option<i32> {
        self.number_ahead(by).filter(|digits| digits.len() == 4)?.parse().ok()
    }

    fn date_ahead(&self, by: usize) -> bool {
        self.month_ahead(by).is_some() || self.year_ahead(by).is_some() && self.month_ahead(by + 1).is_some()
    }

    fn rule(&mut self, join: Join) -> Read<Rule> {
        let mut rule = Rule { join, dates: Vec::new(), days: Vec::new(), open: Vec::new() };
        if self.peek().is_none() || matches!(self.peek(), Some(Token::Sign(';' | ','))) {
            return Err("a rule is missing. Write it like \"24/7\" or \"Mo-Su 17:00-05:00\", with one \";\" or \",\" between two rules.".into());
        }
        if self.peek() == Some(&Token::Always) {
            self.at += 1;
            rule.open.push([0, DAY]);
            if self.peek() == Some(&Token::Sign(',')) {
                return Err("a comma stands after \"24/7\", though nothing can be open beside it. Put \";\" before hours that hold instead.".into());
            }
        } else {
            if self.date_ahead(0) {
                rule.dates = self.dates()?;
                self.took(':');
            }
            if self.day_ahead(0).is_some() {
                rule.days = self.days()?;
                self.took(':');
            }
            if self.time_ahead(0) {
                rule.open = self.times()?;
            }
        }
        let off = self.took_word(&["off", "closed"]);
        match (off, rule.open.is_empty()) {
            (true, true) => {}
            (true, false) => {
                return Err("\"off\" stands after times. Write \"off\" without times, or the hours that are left open on that day.".into());
            }
            (false, true) => return Err(self.no_times(&rule)),
            (false, false) => _ = self.took_word(&["open"]),
        }
        if self.took_word(&["off", "closed", "open"]) {
            return Err("a rule says both \"off\" and \"open\". Write one of them.".into());
        }
        if off && join == Join::Beside {
            return Err("\"off\" stands after a comma, where it takes nothing away. Put \";\" before that rule.".into());
        }
        Ok(rule)
    }

    /// The message if times are missing.
    fn no_times(&self, rule: &Rule) -> String {
        let next = self.next_in_words();
        let days_first = !rule.days.is_empty();
        match self.peek() {
            Some(Token::Sign(',')) if days_first && self.time_ahead(1) => {
                "a comma stands between the days and their times. Take it out, like \"Mo-Fr 09:00-17:00\".".into()
            }
            _ if days_first && self.date_ahead(0) => {
                format!(
                    "the date at {next} stands after the days. Write dates first, like \"2026 Dec 24 Mo-Fr 10:00-14:00\"."
                )
            }
            Some(Token::Sign(',')) if rule.dated() && self.day_ahead(1).is_some() => {
                "dates and days of the week stand in one list. Write a rule with its own times for each.".into()
            }
            Some(Token::Number(digits)) if digits.len() < 3 && self.month_ahead(1).is_some() => {
                format!(
                    "{next} stands before its month. Write the year first, then month and day, like \"2026 Dec 25\"."
                )
            }
            Some(Token::Number(digits)) if digits.len() == 4 && rule.dated() && !days_first => {
                format!("{next} stands after the day. Write the year first, like \"2026 Dec 25\".")
            }
            Some(Token::Number(digits))
                if digits.len() == 4
                    && digits.starts_with(['1', '2'])
                    && self.ahead(1) == Some(&Token::Sign('-'))
                    && self.number_ahead(2).is_some_and(|month| month.len() == 2) =>
            {
                format!("{next} does not begin a date that is known. Write it like \"2026 Dec 25\".")
            }
            Some(Token::Number(digits))
                if digits.len() == 4 && self.year_ahead(0).is_some_and(|year| (1900..2100).contains(&year)) =>
            {
                format!("the year {next} stands alone. Write months or days after it, like \"2026 Dec 25\".")
            }
            Some(Token::Number(_)) => {
                format!("{next} is no time. Write hours and minutes with a colon, like \"09:00-17:00\".")
            }
            Some(Token::Always) => "\"24/7\" stands alone. For some days write \"00:00-24:00\" after them.".into(),
            _ if rule.dated() || days_first => {
                format!(
                    "{next} stands where times should. Write them after the days, like \"Mo-Fr 09:00-17:00\" or \"Mo-Fr 00:00-24:00\", or \"off\"."
                )
            }
            _ => {
                format!("{next} begins no rule. Write it like \"24/7\", \"Mo-Su 17:00-05:00\" or \"2026 Dec 25 off\".")
            }
        }
    }

    fn dates(&mut self) -> Read<Vec<Span>> {
        let mut spans: Vec<Span> = Vec::new();
        loop {
            let span = self.span()?;
            if spans.first().is_some_and(|first| first.years.is_some() != span.years.is_some()) {
                return Err("some dates of a list have a year and some have none. Write the year with each of them, like \"2026 Dec 25,2026 Dec 26 off\".".into());
            }
            spans.push(span);
            let list = self.peek() == Some(&Token::Sign(','));
            if list && self.number_ahead(1).is_some_and(|day| day.len() < 3) && !self.time_ahead(1) {
                return Err("a day of a list has no month. Write year and month with each, like \"2026 Dec 25,2026 Dec 26 off\", or \"2026 Dec 25-26 off\".".into());
            }
            if !list || !self.date_ahead(1) {
                return Ok(spans);
            }
            self.at += 1;
        }
    }

    fn span(&mut self) -> Read<Span> {
        let (year, month, day) = self.date()?;
        let mut years = year.map(|year| [year; 2]);
        let mut last = (month, day);
        if self.peek() == Some(&Token::Sign('-')) && !self.time_ahead(1) {
            self.at += 1;
            if self.date_ahead(0) {
                let (last_year, last_month, last_day) = self.date()?;
                years = match (year, last_year) {
                    (Some(first), Some(last)) => Some([first, last]),
                    (None, None) => None,
                    // Both ends may share one year.
                    (Some(first), None) if (month, day) <= (last_month, last_day) => Some([first; 2]),
                    _ => {
                        return Err("one end of a range of dates has a year and the other has none. Write both, like \"2026 Dec 24-2027 Jan 2\".".into());
                    }
                };
                last = (last_month, last_day);
            } else if let Some(digits) = self.number_ahead(0).filter(|digits| digits.len() < 3 && day.is_some()) {
                last = (month, day_of_month(digits, month, year)?.into());
                self.at += 1;
                if last < (month, day) {
                    return Err(
                        "a range of dates ends before it begins. Write both months, like \"2026 Dec 28-2027 Jan 3\"."
                            .into(),
                    );
                }
            } else {
                return Err(format!(
                    "{} stands where a range of dates should end. Write it like \"2026 Dec 24-26\".",
                    self.next_in_words()
                ));
            }
        }
        let months = match (day, last.1) {
            (Some(_), Some(_)) => false,
            (None, None) => true,
            _ => {
                return Err("one end of a range of dates has a day and the other has none. Write both, like \"2026 Oct 1-2026 Dec 15\".".into());
            }
        };
        if months && years.is_some_and(|[first, last]| first != last) {
            return Err(
                "months of two years stand in one range. Write the days, like \"2026 Oct 1-2027 Mar 31\".".into()
            );
        }
        let ends = [(month, day.unwrap_or(1)), (last.0, last.1.unwrap_or(31))];
        if years.is_some_and(|[first, last]| (last, ends[1]) < (first, ends[0])) {
            return Err(
                "a range of dates ends before it begins. Write the year of each end, like \"2026 Dec 24-2027 Jan 2\"."
                    .into(),
            );
        }
        Ok(Span { years, ends, months })
    }

    /// An optional year, a month, and an optional day.
    fn date(&mut self) -> Read<(Option<i32>, u32, Option<u32>)> {
        let year = self.year_ahead(0);
        self.at += usize::from(year.is_some());
        if year.is_some_and(|year| !(1900..2100).contains(&year)) {
            return Err(format!("the year {} is too far off. Correct it.", year.unwrap_or_default()));
        }
        let month = self
            .month_ahead(0)
            .ok_or_else(|| format!("{} is no month. Write it like \"Dec\".", self.next_in_words()))?;
        self.at += 1;
        let day = match self.number_ahead(0) {
            Some(digits) if digits.len() < 3 && !self.time_ahead(0) => Some(day_of_month(digits, month, year)?),
            _ => None,
        };
        self.at += usize::from(day.is_some());
        Ok((year, month, day))
    }

    fn days(&mut self) -> Read<Vec<WeekDays>> {
        let mut list = Vec::new();
        while let Some(first) = self.day_ahead(0) {
            self.at += 1;
            let mut days = WeekDays { first, last: first, nth: Vec::new() };
            if self.took('-') {
                days.last = self.day_ahead(0).ok_or_else(|| {
                    format!(
                        "{} stands where a range of days should end. Write it like \"Mo-Fr\".",
                        self.next_in_words()
                    )
                })?;
                self.at += 1;
            } else if self.took('[') {
                days.nth = self.nth()?;
            }
            list.push(days);
            if self.peek() == Some(&Token::Sign(',')) && self.day_ahead(1).is_some() {
                self.at += 1;
            } else {
                break;
            }
        }
        Ok(list)
    }

    fn nth(&mut self) -> Read<Vec<i8>> {
        let mut list = Vec::new();
        loop {
            let back = self.took('-');
            let nth =
                self.number_ahead(0).and_then(|digits| digits.parse().ok()).filter(|nth: &i8| (1..=5).contains(nth));
            let Some(nth) = nth else {
                return Err("the number in [ ] is not one of 1 to 5, or -1 to -5 from the month's end. Write it like \"Sa[1]\" or \"Sa[-1]\".".into());
            };
            self.at += 1;
            list.push(if back { -nth } else { nth });
            if self.took(']') {
                return Ok(list);
            }
            if !self.took(',') {
                return Err("the numbers in [ ] are no list. Write it like \"Sa[1,3]\".".into());
            }
        }
    }

    fn times(&mut self) -> Read<Vec<[u16; 2]>> {
        let mut ranges = Vec::new();
        loop {
            let from = self.time()?;
            if !self.took('-') {
                return Err(format!(
                    "{} stands where a time should go on. Write from when to when, like \"17:00-23:00\".",
                    self.next_in_words()
                ));
            }
            if !self.time_ahead(0) {
                return Err(format!(
                    "{} stands where a time should end. Write hours and minutes, like \"17:00-23:00\".",
                    self.next_in_words()
                ));
            }
            let to = self.time()?;
            if from >= DAY {
                return Err("a time begins at 24:00 or later. Write it as 00:00 or later of the next day.".into());
            }
            if from == to || from + DAY == to && from > 0 {
                return Err("a time ends at the minute it begins. For a whole day write \"00:00-24:00\"; else correct one of them.".into());
            }
            let to = if to < from { to + DAY } else { to };
            if to - from > DAY {
                return Err("a time is longer than a day. Write \"00:00-24:00\" for each whole day.".into());
            }
            ranges.push([from, to]);
            if !(self.peek() == Some(&Token::Sign(',')) && self.time_ahead(1)) {
                return Ok(ranges);
            }
            self.at += 1;
        }
    }

    /// A time in minutes, up to 48:00.
    fn time(&mut self) -> Read<u16> {
        let (hour, minute) = (self.number_ahead(0).unwrap_or_default(), self.number_ahead(2).unwrap_or_default());
        let written = format!("\"{hour}:{minute}\"");
        let number = |digits: &str| digits.parse::<u16>().ok().filter(|_| digits.len() <= 2);
        let time = match (number(hour), number(minute)) {
            (Some(hour), Some(least)) if hour <= 48 && least < 60 && minute.len() == 2 => hour * 60 + least,
            _ => return Err(format!("{written} is no time. Write hours and minutes from 00:00 to 24:00.")),
        };
        if time > 2 * DAY {
            return Err(format!("{written} is past the next day's end. Write hours and minutes from 00:00 to 24:00."));
        }
        self.at += 3;
        Ok(time)
    }
}

fn day_of_month(digits: &str, month: u32, year: Option<i32>) -> Read<u32> {
    let day = digits.parse().unwrap_or_default();
    // 29 February is not in every year.
    if NaiveDate::from_ymd_opt(year.unwrap_or(2027), month, day).is_some() {
        return Ok(day);
    }
    let name = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
    Err(match year {
        Some(year) => format!("{year} has no {name} {digits}. Correct the day."),
        None if (month, day) == (2, 29) => "Feb 29 is not in every year. Write its year, like \"2028 Feb 29\".".into(),
        None => format!("{name} has no day {digits}. Correct the day."),
    })
}
