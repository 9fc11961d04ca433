//! All lines, kept apart by what calling them means. Switchboards are on their records' pages only.

use super::references::References;
use super::scene::Scene;
use super::subject::Hotlines;
use crate::model::{About, Line};

/// The view of all lines.
pub fn view<'a>(scene: &Scene<'a>) -> Hotlines<'a> {
    let mut references = References::default();
    Hotlines {
        help: scene.help_lines(&mut references),
        enforcement: scene.lines(&[Line::Tips, Line::Complaints], &mut references),
        professionals: scene.lines(&[Line::Professionals], &mut references),
        references: references.list(scene, &[]),
        sheets: scene.sheets(About::Whole),
    }
}
