//! From a field to its place: the file is read again, but only when there is something to show.

use std::cell::OnceCell;

use rayon::prelude::*;

use super::front_matter;
use crate::diag::{Field, Origin, Report, Span, Step, Texts};
use crate::yaml::{Node, Value, parse};

/// The field that stands for the Markdown of a page.
const BODY: Step = Step::Key("body");

/// Gives every mistake that names a field the bytes of that field.
pub fn locate(report: &mut Report, texts: &dyn Texts) {
    let fields = report.origins_mut().filter(|origin| origin.field.is_some());
    let mut origins: Vec<&mut Origin> = fields.collect();
    origins.sort_by(|a, b| a.file.cmp(&b.file));
    let files: Vec<_> = origins.chunk_by_mut(|a, b| a.file == b.file).collect();
    files.into_par_iter().for_each(|origins| {
        let Some(file) = origins.first().map(|origin| origin.file.clone()) else { return };
        let text = texts.text(&file);
        let written = text.as_deref().and_then(|text| Written::of(&file, text));
        for origin in origins {
            let field = origin.field.take();
            origin.span = written.as_ref().zip(field).and_then(|(file, field)| file.span(&field));
        }
    });
}

/// The line of each origin, from 1; none where its field is not found. Each file is read once.
pub fn lines(origins: &[&Origin], texts: &dyn Texts) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..origins.len()).collect();
    order.sort_by(|a, b| origins[*a].file.cmp(&origins[*b].file));
    let files: Vec<_> = order.chunk_by(|a, b| origins[*a].file == origins[*b].file).collect();
    let found: Vec<_> = files
        .into_par_iter()
        .flat_map_iter(|places| {
            let file = places.first().map_or("", |at| origins[*at].file.as_ref());
            let text = texts.text(file).unwrap_or_default();
            let written = Written::of(file, &text);
            let line = |at: &usize| {
                let field = origins[*at].field.as_ref();
                let span = written.as_ref().zip(field).and_then(|(file, field)| file.span(field));
                let span = span.or(origins[*at].span)?;
                let line = text.as_bytes()[..span.start.min(text.len())].iter();
                Some((*at, line.filter(|byte| **byte == b'\n').count() + 1))
            };
            places.iter().filter_map(line).collect::<Vec<_>>()
        })
        .collect();
    let mut lines = vec![None; origins.len()];
    for (at, line) in found {
        lines[at] = Some(line);
    }
    lines
}

/// A file as it is written.
struct Written<'t> {
    file: &'t str,
    text: &'t str,
    yaml: &'t str,
    yaml_at: usize,
    body: Span,
    /// Read when the first field is asked for.
    root: OnceCell<Option<Node>>,
}

impl<'t> Written<'t> {
    /// None where the front matter is not as it should be.
    fn of(file: &'t str, text: &'t str) -> Option<Self> {
        let (yaml, yaml_at, body) = if file.ends_with(".md") {
            let parts = front_matter::split(file, text).ok()?;
            (parts.yaml, parts.yaml_at, Span::new(parts.body_at, text.len()))
        } else {
            (text, 0, Span::default())
        };
        Some(Self { file, text, yaml, yaml_at, body, root: OnceCell::new() })
    }

    fn span(&self, field: &Field) -> Option<Span> {
        let whole = if field.steps.first() == Some(&BODY) {
            self.body
        } else {
            let root = self.root.get_or_init(|| parse(self.file, self.yaml, self.yaml_at).ok());
            let found = walk(root.as_ref()?, &field.steps)?;
            // A block of text is reported with the place of its first character only.
            Span::new(found.start, found.end.max(found.start))
        };
        let Some(needle) = &field.needle else { return Some(whole) };
        let within = self.text.get(whole.start..).unwrap_or_default();
        let found = run(within, needle, field.nth);
        Some(found.map_or(whole, |found| found.shifted(whole.start)))
    }
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
