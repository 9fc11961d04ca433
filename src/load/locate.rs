//! From a field to its place: the file is read again, but only when there is a mistake to show.

use super::front_matter;
use crate::diag::{Field, Report, Span, Step, Texts};
use crate::yaml::{Node, Value, parse};

/// The field that stands for the Markdown of a page.
const BODY: Step = Step::Key("body");

/// Gives every mistake that names a field the bytes of that field.
pub fn locate(report: &mut Report, texts: &dyn Texts) {
    for origin in report.origins_mut() {
        if let Some(field) = origin.field.take() {
            origin.span =
                texts.text(&origin.file).and_then(|text| span(&origin.file, &text, &field));
        }
    }
}

fn span(file: &str, text: &str, field: &Field) -> Option<Span> {
    let (yaml, at, body) = if file.ends_with(".md") {
        let parts = front_matter::split(file, text).ok()?;
        (parts.yaml, parts.yaml_at, Span::new(parts.body_at, text.len()))
    } else {
        (text, 0, Span::default())
    };
    let whole = if field.steps.first() == Some(&BODY) {
        body
    } else {
        let root = parse(file, yaml, at).ok()?;
        let found = walk(&root, &field.steps)?;
        // A block of text is reported with the place of its first character only.
        Span::new(found.start, found.end.max(found.start))
    };
    let Some(needle) = &field.needle else { return Some(whole) };
    let within = text.get(whole.start..).unwrap_or_default();
    let found = run(within, needle, field.nth);
    Some(found.map_or(whole, |found| found.shifted(whole.start)))
}

/// The run of `needle` in `text` that has `nth` others before it. YAML folds and indents lines, so
/// where the needle has a blank the text may have any.
fn run(text: &str, needle: &str, nth: usize) -> Option<Span> {
    if let Some((start, _)) = text.match_indices(needle).nth(nth) {
        return Some(Span::new(start, start + needle.len()));
    }
    let mut words = needle.split_whitespace();
    let first = words.next()?;
    let folded = |(start, _): (usize, &str)| {
        let mut end = start + first.len();
        for word in words.clone() {
            let rest = text.get(end..)?;
            let next = rest.trim_start();
            (next.len() < rest.len() && next.starts_with(word)).then_some(())?;
            end += rest.len() - next.len() + word.len();
        }
        Some(Span::new(start, end))
    };
    text.match_indices(first).filter_map(folded).nth(nth)
}

/// The place of the deepest step that exists.
fn walk(root: &Node, steps: &[Step]) -> Option<Span> {
    let mut node = root;
    let mut span = None;
    for step in steps {
        match (step, &node.value) {
            (Step::Key(key), Value::Map(entries)) => {
                let Some(entry) = entries.iter().find(|entry| entry.key == *key) else { break };
                let scalar = matches!(entry.node.value, Value::Text(_) | Value::Plain);
                span = Some(if scalar { entry.node.span } else { entry.key_span });
                node = &entry.node;
            }
            (Step::Item(at), Value::List(items)) => {
                let Some(item) = items.get(*at) else { break };
                span = Some(item.span);
                node = item;
            }
            _ => break,
        }
    }
    span.or_else(|| match &root.value {
        Value::Map(entries) => entries.first().map(|entry| entry.key_span),
        _ => Some(root.span),
    })
}
