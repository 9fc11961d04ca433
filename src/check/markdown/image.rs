//! Every image says in words what it shows (WCAG 2.2, 1.1.1), and its file is there.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{State, Text};
use crate::diag::{Diagnostic, closest};
use crate::markdown::Destination;

pub(super) fn check(text: &mut Text<'_>, event: &Event<'_>, written: &str, state: &mut State) {
    match event {
        Event::Start(Tag::Image { dest_url, .. }) => {
            file(text, dest_url, written);
            state.image = Some((written.to_owned(), false));
        }
        Event::Text(words) | Event::Code(words) => {
            if let Some((_, described)) = &mut state.image {
                *described |= !words.trim().is_empty();
            }
        }
        Event::End(TagEnd::Image) => {
            if let Some((written, false)) = state.image.take() {
                let mistake = Diagnostic::new("image-without-alt", "this image has no text")
                    .help("say between the brackets what it shows: `![Map of the field offices](assets/map.png)`");
                text.say(&written, mistake);
            }
            state.image = None;
        }
        _ => {}
    }
}

fn file(text: &mut Text<'_>, link: &str, written: &str) {
    let assets = &text.subject.catalog.assets;
    match Destination::of(link) {
        Destination::Asset(path) if assets.iter().any(|asset| asset == path) => {}
        Destination::Asset(path) => {
            let near = closest(path, assets.iter().map(String::as_str));
            let mut mistake = Diagnostic::new(
                "missing-file",
                format!("there is no file `content/assets/{path}`"),
            );
            if let Some(near) = near {
                mistake = mistake.help(format!("did you mean `assets/{near}`?"));
            }
            text.say(link, mistake.help("put the image into `content/assets/`"));
        }
        _ => {
            let mistake = Diagnostic::new("needs-network", "this image is not a file of the site")
                .help("put the image into `content/assets/` and write `![text](assets/name.png)`");
            text.say(written, mistake);
        }
    }
}
