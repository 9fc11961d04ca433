//! Pages at addresses from before.

use super::face;
use super::scene::Scene;
use super::subject::Moved;
use super::text::Text;
use crate::plan::{self, Destination, Planned, Subject, href};

/// What the page of `scene`, which leads on by `moved`, says.
pub fn view<'a>(scene: &Scene<'a>, moved: &'a plan::Moved) -> Moved<'a> {
    Moved {
        href: match &moved.to {
            Destination::Page { path, .. } | Destination::File(path) => href(scene.path(), path),
            Destination::Elsewhere(address) => address.clone(),
        },
        title: title(scene, &moved.to),
        elsewhere: matches!(moved.to, Destination::Elsewhere(_)),
    }
}

/// Whether `to` is a sheet of paper.
pub(super) fn is_sheet(to: &Destination) -> bool {
    matches!(to, Destination::Page { subject: Subject::Sheet(_), .. } | Destination::File(_))
}

fn title<'a>(scene: &Scene<'a>, to: &'a Destination) -> Text<'a> {
    match to {
        Destination::Page { subject, path } => {
            let page =
                Planned { subject: *subject, part: 0, lang: scene.lang(), path: path.clone() };
            face::face(scene, &page).title
        }
        Destination::File(path) => scene.original(path),
        Destination::Elsewhere(address) => {
            let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
            scene.original(rest.split(['/', '?', '#']).next().unwrap_or(rest))
        }
    }
}
