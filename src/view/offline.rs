//! What pages know of being kept on a device.

use serde::Serialize;

use super::card::Link;
use super::scene::Scene;
use crate::config::Keep;
use crate::plan::Subject;

/// The name of a language's service worker, which lies in the folder of its pages.
pub const WORKER: &str = "sw.js";

/// The name of the file that says how much a device would keep.
pub const ABOUT: &str = "offline.json";

/// How the site is kept on readers' devices; its paths are below the output's root.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Offline<'a> {
    /// Whether a device keeps the site from the first visit on; else when its reader asks for it.
    pub always: bool,
    /// The service worker of the page's language.
    pub worker: String,
    /// JSON with `files` and `bytes`: how much that worker keeps.
    pub about: String,
    /// The folders of all workers, with blanks between them; that of the site's first language is `./`.
    pub folders: String,
    /// The page that tells readers what stays on their device; its address is below the root.
    pub page: Link<'a>,
}

/// How the site is kept; none where it is not.
pub(super) fn view<'a>(scene: &Scene<'a>) -> Option<Offline<'a>> {
    let stage = scene.stage();
    let offline = stage.config.offline.as_ref()?;
    let always = match offline.keep {
        Keep::Always => true,
        Keep::Ask => false,
        Keep::Remove => return None,
    };
    let page = stage.catalog.find_doc(&offline.page.as_ref()?.text)?;
    let folders = stage.plan.languages().all().map(|(lang, _)| stage.plan.file("", lang));
    let folders: Vec<String> = folders.map(|folder| format!("./{folder}")).collect();
    Some(Offline {
        always,
        worker: stage.plan.file(WORKER, stage.lang),
        about: stage.plan.file(ABOUT, stage.lang),
        folders: folders.join(" "),
        page: Link {
            label: scene.text(&stage.catalog.doc(page).title),
            href: scene.href(Subject::Doc(page)),
            current: false,
        },
    })
}
