//! `fieldguide check --reading`: how hard every text is to read; and the line about it in `check`.

use serde::Serialize;

use super::{Format, say};
use crate::check::Reading;
use crate::check::reading::{FEWEST_WORDS, Grade, Kind, Sentence};
use crate::diag::Texts;
use crate::load;

/// What is to be said of the site's pages in one line; none where no page was judged.
pub(super) fn summary(readings: &[Reading]) -> Option<String> {
    let pages = || readings.iter().filter(|reading| reading.kind == Kind::Page);
    let mut tags: Vec<&str> = pages().map(|page| page.tag.as_str()).collect();
    tags.sort_unstable();
    tags.dedup();
    let mut parts = Vec::new();
    for tag in &tags {
        let own = || pages().filter(|page| page.tag == *tag);
        // The hardest first.
        let years: Vec<f64> = own().filter_map(Reading::years).collect();
        let within = if tags.len() > 1 { format!(" in {tag}") } else { String::new() };
        match (own().next(), median(&years)) {
            (Some(hardest), Some(median)) => parts.push(format!(
                "{}{within}, median grade {median:.1}; hardest {} {:.1}",
                say::counted(years.len(), "page"),
                hardest.id,
                years[0]
            )),
            (Some(page), None) if page.grade == Grade::Unmeasured => {
                parts.push(format!("{} not measured{within}", say::counted(own().count(), "page")));
            }
            _ => {}
        }
    }
    (!parts.is_empty()).then(|| format!("Reading: {}", parts.join("; ")))
}

/// The one in the middle of a sorted list, or what lies between the two.
fn median(years: &[f64]) -> Option<f64> {
    let upper = *years.get(years.len() / 2)?;
    let lower = years[(years.len() - 1) / 2];
    Some(f64::midpoint(lower, upper))
}

/// Prints every text with its grade on standard output.
pub(super) fn show(readings: &[Reading], texts: &dyn Texts, format: Format) {
    let origins: Vec<_> =
        readings.iter().flat_map(|reading| &reading.longest).map(|long| &long.origin).collect();
    let mut lines = load::lines(&origins, texts).into_iter();
    let mut out = String::new();
    if format == Format::Text {
        out.push_str("grade   words  sentences  text\n");
    }
    for reading in readings {
        let sentences: Vec<_> =
            reading.longest.iter().zip(lines.by_ref().take(reading.longest.len())).collect();
        match format {
            Format::Json => {
                let object = Object::of(reading, &sentences);
                out.push_str(&serde_json::to_string(&object).unwrap_or_default());
                out.push('\n');
            }
            Format::Text => out.push_str(&entry(reading, &sentences)),
        }
    }
    say::out(&out);
}

/// A sentence with the line that it begins in.
type Placed<'a> = (&'a Sentence, Option<usize>);

fn entry(reading: &Reading, sentences: &[Placed<'_>]) -> String {
    let Reading { kind, id, tag, tally, .. } = reading;
    let years = reading.years().map_or_else(|| "–".to_owned(), |years| format!("{years:.1}"));
    let remark = match (reading.grade, reading.missed()) {
        (Grade::Years(_), Some(aim)) => format!(", above its aim of {aim}"),
        (Grade::Years(_), None) => String::new(),
        (Grade::Short, _) => format!(", not judged: fewer than {FEWEST_WORDS} words"),
        (Grade::Unmeasured, _) => format!(", not measured: there is no formula for {tag}"),
    };
    let word = word(*kind);
    let (words, count) = (tally.words, tally.sentences);
    let mut out = format!("{years:>5}  {words:>6}  {count:>9}  {word} {id} ({tag}){remark}\n");
    if reading.years().is_some() {
        for (sentence, line) in sentences {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            let place = format!("{}{line}", sentence.origin.file);
            out.push_str(&format!("       {place}: {} words\n", sentence.words));
            out.push_str(&format!("         {}\n", sentence.text));
        }
    }
    out
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "page",
        Kind::Agency => "agency",
        Kind::Term => "term",
    }
}

/// What machines get.
#[derive(Serialize)]
struct Object<'a> {
    reading: &'a str,
    id: &'a str,
    language: &'a str,
    file: &'a str,
    grade: Option<f64>,
    why_not: Option<&'a str>,
    aim: Option<u32>,
    words: usize,
    sentences: usize,
    syllables: usize,
    longest: Vec<SentenceObject<'a>>,
}

#[derive(Serialize)]
struct SentenceObject<'a> {
    words: usize,
    file: &'a str,
    line: Option<usize>,
    text: &'a str,
}

impl<'a> Object<'a> {
    fn of(reading: &'a Reading, sentences: &[Placed<'a>]) -> Self {
        let object = |(sentence, line): &Placed<'a>| {
            let Sentence { words, text, origin } = *sentence;
            SentenceObject { words: *words, file: &origin.file, line: *line, text }
        };
        Self {
            reading: word(reading.kind),
            id: &reading.id,
            language: &reading.tag,
            file: &reading.origin.file,
            grade: reading.years(),
            why_not: match reading.grade {
                Grade::Years(_) => None,
                Grade::Short => Some("short"),
                Grade::Unmeasured => Some("unmeasured"),
            },
            aim: reading.aim,
            words: reading.tally.words,
            sentences: reading.tally.sentences,
            syllables: reading.tally.syllables,
            longest: sentences.iter().map(object).collect(),
        }
    }
}
