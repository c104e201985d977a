//! Words for the voice of the phone, which reads abbreviations wrongly, and the choice of a voice that needs no signal. What is
//! shown on the screen stays as it is.

/// What a voice is told for a text that is shown: `St Dunstan's Street, 120 m` is read as `Saint Dunstan's Street, 120 metres`.
pub fn spoken(shown: &str) -> String {
    let words: Vec<&str> = shown.split_whitespace().collect();
    let mut spoken = String::with_capacity(shown.len() + 16);
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let before = index.checked_sub(1).and_then(|before| words.get(before)).copied();
        let rest = words.get(index + 1..).unwrap_or_default();
        if !spoken.is_empty() {
            spoken.push(' ');
        }
        index += match grid_reference(word, rest) {
            Some(read) => {
                spoken.push_str(&read);
                3
            }
            None => {
                word_spoken(before, word, rest.first().copied(), &mut spoken);
                1
            }
        };
    }
    spoken
}

/// The end of a street's name, abbreviated and in full.
const STREETS: [(&str, &str); 22] = [
    ("Rd", "Road"),
    ("Ln", "Lane"),
    ("Ave", "Avenue"),
    ("Av", "Avenue"),
    ("Pl", "Place"),
    ("Cl", "Close"),
    ("Ct", "Court"),
    ("Cres", "Crescent"),
    ("Dr", "Drive"),
    ("Gdns", "Gardens"),
    ("Gr", "Grove"),
    ("Grn", "Green"),
    ("Hse", "House"),
    ("Pk", "Park"),
    ("Pde", "Parade"),
    ("Sq", "Square"),
    ("Stn", "Station"),
    ("Ter", "Terrace"),
    ("Terr", "Terrace"),
    ("Wy", "Way"),
    ("Yd", "Yard"),
    ("Bldgs", "Buildings"),
];
/// A unit after a number, for one and for more.
const UNITS: [(&str, [&str; 2]); 5] = [
    ("m", ["metre", "metres"]),
    ("km", ["kilometre", "kilometres"]),
    ("min", ["minute", "minutes"]),
    ("s", ["second", "seconds"]),
    ("h", ["hour", "hours"]),
];

fn word_spoken(before: Option<&str>, word: &str, after: Option<&str>, spoken: &mut String) {
    let (open, core, end) = parts(word);
    let number = before.map(|before| parts(before).1).filter(|before| is_number(before));
    let short = |(form, _): &&(&str, &str)| *form == core;
    // A full stop after an abbreviation is a part of it, unless the text ends with it.
    let stop = |end: &'static str, is_last: bool| if is_last { end } else { "" };
    let end_stop = stop(".", after.is_none());
    let rest_of_end = |end: &str| match end.strip_prefix('.') {
        Some(rest) => [end_stop, rest].concat(),
        None => end.to_owned(),
    };
    spoken.push_str(open);
    let (read, end) = match core {
        "St" => match (is_saint(before, end, after), end) {
            (true, end) => ("Saint".to_owned(), end.trim_start_matches('.').to_owned()),
            // `Castle St. Left into …`: the sentence ends here.
            (false, ".") if after.is_some_and(is_capital) => ("Street".into(), ".".into()),
            (false, end) => ("Street".into(), rest_of_end(end)),
        },
        // As St: a person before a name, the end of a name after one.
        "Dr" | "Mt" if before.is_none_or(|before| !is_capital(before)) && after.is_some_and(is_capital) => {
            (if core == "Dr" { "Doctor" } else { "Mount" }.into(), end.trim_start_matches('.').to_owned())
        }
        "&" => ("and".into(), end.to_owned()),
        _ => match (STREETS.iter().find(short), number) {
            (Some((_, full)), _) if before.is_some_and(is_capital) => match end {
                "." if after.is_some_and(is_capital) => ((*full).into(), ".".into()),
                end => ((*full).into(), rest_of_end(end)),
            },
            (_, Some(number)) if unit(core).is_some() => {
                (unit(core).map_or("", |unit| unit[usize::from(number != "1")]).into(), rest_of_end(end))
            }
            // An initial: `J. Smith`.
            _ if end == "." && is_initial(core) && after.is_some_and(is_capital) => (core.into(), String::new()),
            _ => (joined(core), end.to_owned()),
        },
    };
    spoken.push_str(&read);
    spoken.push_str(&end);
}

/// `A28` apart, `120m` in full, everything else as it is.
fn joined(core: &str) -> String {
    let digits = core.find(|letter: char| letter.is_ascii_digit()).and_then(|start| core.split_at_checked(start));
    if let Some((road, number)) = digits
        && matches!(road, "A" | "B" | "M")
        && number.bytes().all(|letter| letter.is_ascii_digit())
    {
        return [road, " ", number].concat();
    }
    let letters = core.find(|letter: char| letter.is_ascii_alphabetic()).and_then(|end| core.split_at_checked(end));
    match letters {
        Some((number, of)) if is_number(number) => {
            unit(of).map_or_else(|| core.into(), |unit| [number, " ", unit[usize::from(number != "1")]].concat())
        }
        _ => core.into(),
    }
}

/// Whether *St* is a saint. Before a name it is, after one it is a street; between two, as in `Little St Stephen's`, a saint, if
/// nothing ends there.
fn is_saint(before: Option<&str>, end: &str, after: Option<&str>) -> bool {
    let Some(after) = after.filter(|after| is_capital(after)) else { return false };
    if !matches!(end, "" | ".") {
        return false;
    }
    let is_own = after.split(['\'', '’']).nth(1).is_some_and(|end| end.starts_with('s'));
    let follows_name = before.is_some_and(|before| is_capital(before) && !ends_clause(before));
    is_own || !follows_name || end.is_empty()
}

fn ends_clause(word: &str) -> bool {
    word.ends_with([',', '.', ';', ':', '!', '?'])
}

/// What opens a word, the word, and the marks after it.
fn parts(word: &str) -> (&str, &str, &str) {
    let start = word.find(|letter| !matches!(letter, '(' | '"' | '“' | '‘')).unwrap_or(0);
    let (open, rest) = word.split_at_checked(start).unwrap_or(("", word));
    let core = rest.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '"', '”']);
    (open, core, rest.strip_prefix(core).unwrap_or(""))
}

fn is_capital(word: &str) -> bool {
    parts(word).1.starts_with(|letter: char| letter.is_ascii_uppercase())
}

fn is_initial(core: &str) -> bool {
    core.len() == 1 && is_capital(core)
}

fn is_number(core: &str) -> bool {
    !core.is_empty() && core.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.')
}

fn unit(core: &str) -> Option<[&'static str; 2]> {
    UNITS.iter().find(|(form, _)| *form == core).map(|(_, unit)| *unit)
}

/// `TR 1498 5781` as `T R, 14 98, 57 81`: letters one by one, figures in pairs. `None`: the words are no grid reference.
fn grid_reference(square: &str, rest: &[&str]) -> Option<String> {
    let [east, north, ..] = rest else { return None };
    let (_, north, end) = parts(north);
    let is_square = square.len() == 2 && square.bytes().all(|letter| letter.is_ascii_uppercase());
    let are_figures = |figures: &str| figures.bytes().all(|figure| figure.is_ascii_digit());
    if !is_square || east.len() != north.len() || !(2..=5).contains(&east.len()) {
        return None;
    }
    if !are_figures(east) || !are_figures(north) {
        return None;
    }
    let (first, second) = square.split_at_checked(1)?;
    Some([first, " ", second, ", ", &in_pairs(east), ", ", &in_pairs(north), end].concat())
}

/// Of an odd number the last figure stands alone.
fn in_pairs(figures: &str) -> String {
    let mut pairs = String::new();
    for (index, figure) in figures.char_indices() {
        if index > 0 && index % 2 == 0 {
            pairs.push(' ');
        }
        pairs.push(figure);
    }
    pairs
}

/// A voice of the phone, as the [Web Speech API](https://developer.mozilla.org/en-US/docs/Web/API/SpeechSynthesisVoice) tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice<'a> {
    /// `en-GB`, or, on Android, `en_GB`.
    pub lang: &'a str,
    /// Whether it speaks with no signal.
    pub local: bool,
    pub name: &'a str,
    pub default: bool,
}

/// The voice that reads: one that needs no signal, British English before other English. `None`: the phone has none.
pub fn choose(voices: &[Voice]) -> Option<usize> {
    let mut best: Option<(u8, usize)> = None;
    for (index, voice) in voices.iter().enumerate().filter(|(_, voice)| voice.local) {
        let mut tags = voice.lang.split(['-', '_']);
        if !tags.next().is_some_and(|language| language.eq_ignore_ascii_case("en")) {
            continue;
        }
        let is_british = tags.any(|tag| tag.eq_ignore_ascii_case("GB") || tag.eq_ignore_ascii_case("UK"));
        let rank = 1 + 2 * u8::from(is_british) + u8::from(voice.default);
        if best.is_none_or(|(before, _)| rank > before) {
            best = Some((rank, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Voices fall silent after fourteen seconds: about this many letters take less than ten.
const CHUNK: usize = 140;

/// A text in pieces that a voice reads before it falls silent: whole sentences where they are short enough, else up to a comma, else
/// whole words.
pub fn chunks(spoken: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut rest = spoken.trim();
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(cut(rest)).unwrap_or((rest, ""));
        chunks.push(chunk.trim());
        rest = after.trim_start();
    }
    chunks
}

/// Where the first piece of a text ends, in bytes: never within a letter, never at 0.
fn cut(text: &str) -> usize {
    let fits = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(CHUNK).last().unwrap_or(text.len());
    if fits == text.len() {
        return fits;
    }
    let head = text.get(..fits).unwrap_or(text);
    // After the last pair of a mark and a space.
    let after = |is_mark: fn(u8) -> bool| {
        let pairs = head.as_bytes().windows(2);
        pairs.rev().position(|pair| matches!(pair, [mark, b' '] if is_mark(*mark))).map(|back| head.len() - back)
    };
    let sentence = after(|mark| matches!(mark, b'.' | b'!' | b'?'));
    let clause = || after(|mark| matches!(mark, b',' | b';' | b':'));
    let word = || head.rfind(' ').map(|at| at + 1);
    sentence.or_else(clause).or_else(word).filter(|at| *at > 0).unwrap_or(fits)
}
