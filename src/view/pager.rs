//! The way through a list of several pages, and what each of them is called.

use super::scene::Scene;
use super::subject::{PageLink, Pager};
use crate::model::{Builtin, collation, opening};
use crate::plan::{self, CARDS, Index, LINES, Planned, Subject};

/// How many pages before and after the page shown are named.
const AROUND: usize = 2;

/// The least letters of a name by which a page is called.
const LEAST: usize = 2;

/// The most letters of a name that are shown.
const MOST: usize = 40;

/// From how many letters on the beginning of a name is shown up to the end of its word.
const WHOLE_WORDS: usize = 4;

/// The way through the list that `planned` is a page of; none for a list of one page.
pub(super) fn pager(scene: &Scene<'_>, planned: &Planned) -> Option<Pager> {
    let Planned { subject, part, .. } = *planned;
    let count = scene.stage().plan.parts(subject, scene.lang());
    if count < 2 {
        return None;
    }
    let link = |other| page_link(scene, subject, other, part);
    let numbers = |text: &str| {
        text.replace("{number}", &(part + 1).to_string()).replace("{count}", &count.to_string())
    };
    let shown = (0..count)
        .filter(|other| *other == 0 || *other == count - 1 || other.abs_diff(part) <= AROUND);
    let mut links: Vec<PageLink> = shown.map(link).collect();
    for at in 1..links.len() {
        links[at].gap = links[at].number > links[at - 1].number + 1;
    }
    let label = label(scene, subject, part);
    Some(Pager {
        number: part + 1,
        count,
        said: numbers(scene.word("pager_page")),
        title: numbers(scene.word("pager_title")).replace("{label}", &label),
        label,
        previous: part.checked_sub(1).map(link),
        next: (part + 1 < count).then(|| link(part + 1)),
        links,
    })
}

/// The link to page `part` of a list on its page `shown`.
pub(super) fn page_link(
    scene: &Scene<'_>,
    subject: Subject,
    part: usize,
    shown: usize,
) -> PageLink {
    PageLink {
        number: part + 1,
        label: label(scene, subject, part),
        href: part_href(scene, subject, part),
        current: part == shown,
        gap: false,
    }
}

/// The address of page `part` of a list.
pub(super) fn part_href(scene: &Scene<'_>, subject: Subject, part: usize) -> String {
    plan::href(scene.path(), &scene.stage().plan.part_path(subject, part, scene.lang()))
}

/// What stands on page `part` of the list about `subject`.
fn label(scene: &Scene<'_>, subject: Subject, part: usize) -> String {
    let lists = scene.stage().plan.lists(scene.lang());
    let (from, to) = match subject {
        Subject::Builtin(Builtin::Az) => letters(scene, lists.agencies(), part),
        Subject::Builtin(Builtin::Glossary) => letters(scene, lists.terms(), part),
        Subject::Tag(facet, tag) => numbers(lists.tagged(facet, tag).total(), CARDS, part),
        Subject::Source(ix) => numbers(lists.cited_by(ix).total(), LINES, part),
        Subject::Builtin(_) | Subject::Record(_) | Subject::Doc(_) | Subject::Sheet(_) => {
            numbers(scene.catalog().sources.len(), CARDS, part)
        }
    };
    if from == to {
        return from;
    }
    scene.word("pager_range").replace("{from}", &from).replace("{to}", &to)
}

fn numbers(total: usize, most: usize, part: usize) -> (String, String) {
    let on = plan::range(total, most, part);
    ((on.start + 1).to_string(), on.end.to_string())
}

/// The first and last letter of a page; within one letter, as much of the first and last name as
/// tells them from the names on the pages beside.
fn letters(scene: &Scene<'_>, index: &Index, part: usize) -> (String, String) {
    let on = &index.parts()[part];
    let inside = index
        .initials()
        .iter()
        .filter(|initial| initial.lines.start < on.end && on.start < initial.lines.end);
    let inside: Vec<_> = inside.collect();
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return (String::new(), String::new());
    };
    if first.lines.start == on.start && last.lines.end == on.end {
        return (shown_letter(first.letter), shown_letter(last.letter));
    }
    let name = |at: usize| index.lines()[at].label(scene.catalog(), scene.lang()).text;
    let before = on.start.checked_sub(1).map(name);
    let after = (on.end < index.lines().len()).then(|| name(on.end));
    (beginning(name(on.start), before), beginning(name(on.end - 1), after))
}

/// As much of `name` as tells it from its neighbour.
fn beginning(name: &str, neighbour: Option<&str>) -> String {
    let (key, other) = (collation(name), neighbour.map(collation).unwrap_or_default());
    let same = key.chars().zip(other.chars()).take_while(|(one, two)| one == two).count();
    let mut shown = opening(name, (same + 1).max(LEAST));
    if same + 1 >= WHOLE_WORDS {
        let start = shown.as_ptr() as usize - name.as_ptr() as usize;
        let end = start + shown.len();
        let rest = name[end..].find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len() - end);
        shown = &name[start..end + rest];
    }
    match shown.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", shown[..end].trim_end()),
        None => shown.trim_end().to_owned(),
    }
}

/// A letter as a heading.
pub(super) fn shown_letter(letter: Option<char>) -> String {
    letter.map_or_else(|| "#".to_owned(), |c| c.to_uppercase().to_string())
}
