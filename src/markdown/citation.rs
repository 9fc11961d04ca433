//! Citations in running text: `[@state-2009]`, several as `[@state-2009; @yearbook]`.
//!
//! The form is that of Pandoc's citations, without page numbers.

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Tag, TagEnd};

/// What a reference in brackets stands for when no link has that name: a citation, if it begins
/// like one.
pub(super) fn of_reference<'t>(link: BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)> {
    let cites = link.reference.starts_with('@');
    cites.then_some((link.reference, CowStr::Borrowed("")))
}

/// The sources that `event` cites, as written between the brackets, when a citation begins there.
pub fn citation<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Start(Tag::Link { link_type: LinkType::ShortcutUnknown, dest_url, .. })
            if dest_url.starts_with('@') =>
        {
            Some(dest_url)
        }
        _ => None,
    }
}

/// The ids that a citation names.
pub fn cited(reference: &str) -> impl Iterator<Item = &str> {
    let parts = reference.split([';', ',']).map(str::trim);
    parts.map(|part| part.trim_start_matches('@')).filter(|id| !id.is_empty())
}

/// Lets everything pass but what stands between the brackets of a citation.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    open: bool,
}

impl Brackets {
    pub(super) fn pass(&mut self, event: &Event<'_>) -> bool {
        if citation(event).is_some() {
            self.open = true;
            return true;
        }
        if self.open && matches!(event, Event::End(TagEnd::Link)) {
            self.open = false;
            return true;
        }
        !self.open
    }
}

#[cfg(test)]
mod tests {
    use super::super::citations;

    #[test]
    fn finds_citations_and_nothing_else() {
        let text = "A fact [@one]. Two [@two;\n@three] and [@four, @five].\n\n\
                    `[@code]`, \\[@escaped], [words](source:six), [@link](page:x), a@b.org\n\n    \
                    [@indented]\n\n| a [@cell] |\n|---|\n";
        assert_eq!(citations(text), ["one", "two", "three", "four", "five", "cell"]);
        assert_eq!(citations("nothing here"), [""; 0]);
    }
}
