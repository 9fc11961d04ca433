//! A Markdown page.

use pulldown_cmark::{Event, Tag};

use super::home::guides;
use super::prose::Setting;
use super::references::References;
use super::scene::Scene;
use super::subject::{Doc, Guide, Heading};
use super::text::Prose;
use crate::markdown::{self, Destination};
use crate::model::{Builtin, PageIx};

/// From how many headings on a page gets a contents list unless it says otherwise.
const CONTENTS_FROM: usize = 3;

/// The view of one page; its body is still to be rendered.
pub fn view<'a>(scene: &Scene<'a>, ix: PageIx) -> Doc<'a> {
    let doc = scene.catalog().doc(ix);
    let mut references = References::default();
    Doc {
        summary: scene.text(&doc.summary),
        opening: String::new(),
        body: Prose::new(&doc.body, scene, Setting::PAGE, &mut references),
        contents: Vec::new(),
        hotlines: if doc.hotlines { scene.help_lines(&mut References::none()) } else { Vec::new() },
        references: references.list(scene, &doc.sources),
    }
}

/// The contents list that the page `ix` wants of its `headings`: the two upper levels.
pub fn contents(scene: &Scene<'_>, ix: PageIx, headings: Vec<Heading>) -> Vec<Heading> {
    let upper: Vec<_> = headings.into_iter().filter(|heading| heading.level <= 3).collect();
    let doc = scene.catalog().doc(ix);
    let wanted = doc.contents.unwrap_or_else(|| {
        upper.iter().filter(|heading| heading.level == 2).count() >= CONTENTS_FROM
    });
    if wanted { upper } else { Vec::new() }
}

/// The pages whose text leads to the page `builtin`, in the order of the menus: what people wrote
/// about what fieldguide drew.
pub(super) fn leading_to<'a>(scene: &Scene<'a>, builtin: Builtin) -> Vec<Guide<'a>> {
    let link = format!("builtin:{}", builtin.word());
    let leads = |text: &str| {
        // Parsing is dear, and nearly no page has such a link.
        text.contains(&link)
            && markdown::events(text).any(|(event, _)| match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    Destination::of(&dest_url) == Destination::Builtin(builtin.word())
                }
                _ => false,
            })
    };
    guides(scene, |doc| leads(doc.body.get(scene.lang()).text))
}
