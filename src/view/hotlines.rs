//! All lines, kept apart by what calling them means. Switchboards are on their records' pages only.

use super::scene::Scene;
use super::subject::Hotlines;
use crate::model::Line;

/// The view of all lines.
pub fn view<'a>(scene: &Scene<'a>) -> Hotlines<'a> {
    Hotlines {
        help: scene.help_lines(),
        enforcement: scene.lines(&[Line::Tips, Line::Complaints]),
        professionals: scene.lines(&[Line::Professionals]),
    }
}
