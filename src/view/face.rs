//! How a page presents itself: its kind, its title, the way down to it.

use super::card::Link;
use super::scene::Scene;
use super::text::Text;
use crate::lang::Localized;
use crate::model::{self, Builtin, Facet, Leaf, Related};
use crate::plan::{Planned, Subject};

/// How a page presents itself.
pub(super) struct Face<'a> {
    pub(super) kind: &'static str,
    pub(super) title: Text<'a>,
    pub(super) description: &'a str,
    pub(super) translated: bool,
    pub(super) breadcrumbs: Vec<Link<'a>>,
}

/// How the page `planned` presents itself. A further page of a list stands below its first.
pub(super) fn face<'a>(scene: &Scene<'a>, planned: &Planned) -> Face<'a> {
    let mut face = first(scene, planned);
    if planned.part > 0 {
        let href = scene.href(planned.subject);
        face.breadcrumbs.push(Link { label: face.title, href, current: false });
    }
    face
}

fn first<'a>(scene: &Scene<'a>, planned: &Planned) -> Face<'a> {
    let lang = scene.lang();
    let catalog = scene.catalog();
    let plain = |text: &'a Localized| text.get(lang).text;
    let home = builtin_link(scene, Builtin::Home, "title_home");
    match planned.subject {
        Subject::Builtin(builtin) => {
            let (kind, key, about) = builtin_face(builtin);
            let config = scene.stage().config;
            let at_home = builtin == Builtin::Home;
            Face {
                kind,
                title: if at_home { scene.text(&config.title) } else { scene.own(scene.word(key)) },
                description: about
                    .map_or_else(|| plain(&config.description), |key| scene.word(key)),
                translated: true,
                breadcrumbs: match builtin {
                    Builtin::Home => Vec::new(),
                    Builtin::Chart | Builtin::Matrix => {
                        vec![home, builtin_link(scene, Builtin::Browse, "title_browse")]
                    }
                    _ => vec![home],
                },
            }
        }
        Subject::Record(Related::Agency(ix)) => {
            let agency = catalog.agency(ix);
            let parents = catalog.ancestors(ix);
            let link = |ix: &model::AgencyIx| {
                let agency = catalog.agency(*ix);
                let short = agency.acronym.as_deref().filter(|_| parents.len() > 1);
                let label =
                    short.map_or_else(|| scene.text(&agency.name), |short| scene.original(short));
                Link {
                    label,
                    href: scene.href(Subject::Record(Related::Agency(*ix))),
                    current: false,
                }
            };
            let above = [home, builtin_link(scene, Builtin::Az, "title_az")];
            Face {
                kind: "agency",
                title: scene.text(&agency.name),
                description: plain(&agency.summary),
                translated: agency.speaks(lang),
                breadcrumbs: above.into_iter().chain(parents.iter().map(link)).collect(),
            }
        }
        Subject::Record(Related::Term(ix)) => {
            let term = catalog.term(ix);
            Face {
                kind: "term",
                title: scene.text(&term.name),
                description: plain(&term.summary),
                translated: term.speaks(lang),
                breadcrumbs: vec![home, builtin_link(scene, Builtin::Glossary, "title_glossary")],
            }
        }
        Subject::Doc(ix) => {
            let doc = catalog.doc(ix);
            Face {
                kind: "page",
                title: scene.text(&doc.title),
                description: plain(&doc.summary),
                translated: doc.speaks(lang),
                breadcrumbs: vec![home],
            }
        }
        Subject::Source(ix) => {
            let source = catalog.source(ix);
            Face {
                kind: "source",
                title: scene.original(&source.title),
                description: source.covers.as_ref().map(plain).unwrap_or_default(),
                translated: true,
                breadcrumbs: vec![home, builtin_link(scene, Builtin::Sources, "title_sources")],
            }
        }
        Subject::Sheet(leaf) => sheet_face(scene, leaf),
        Subject::Tag(facet, tag) => {
            let entry = catalog.vocabulary.tag(facet, tag);
            let title = if facet == Facet::Kinds { &entry.plural } else { &entry.label };
            Face {
                kind: "taxonomy",
                title: scene.text(title),
                description: plain(&entry.description),
                translated: title.has(lang),
                breadcrumbs: vec![home, builtin_link(scene, Builtin::Browse, "title_browse")],
            }
        }
    }
}

/// A sheet says no more in the browser's history and in its tab than on paper.
fn sheet_face<'a>(scene: &Scene<'a>, leaf: Leaf) -> Face<'a> {
    Face {
        kind: "sheet",
        title: super::sheet::title(scene, leaf),
        description: "",
        translated: true,
        breadcrumbs: Vec::new(),
    }
}

fn builtin_link<'a>(scene: &Scene<'a>, builtin: Builtin, key: &'static str) -> Link<'a> {
    let href = scene.href(Subject::Builtin(builtin));
    Link { label: scene.own(scene.word(key)), href, current: false }
}

/// The kind of a page that every site has, the string with its title and, unless that is the
/// site's own, the one with its description.
fn builtin_face(builtin: Builtin) -> (&'static str, &'static str, Option<&'static str>) {
    match builtin {
        Builtin::Home => ("home", "title_home", None),
        Builtin::Az => ("az", "title_az", Some("elsewhere_az")),
        Builtin::Browse => ("browse", "title_browse", Some("browse_lead")),
        Builtin::Chart => ("chart", "title_chart", Some("chart_lead")),
        Builtin::Matrix => ("matrix", "title_matrix", Some("matrix_lead")),
        Builtin::Hotlines => ("hotlines", "title_hotlines", Some("hotlines_lead")),
        Builtin::Glossary => ("glossary", "title_glossary", Some("elsewhere_glossary")),
        Builtin::Sources => ("sources", "title_sources", Some("sources_lead")),
        Builtin::Search => ("search", "title_search", Some("search_help")),
        Builtin::Print => ("print", "title_print", Some("print_lead")),
        Builtin::Missing => ("missing", "title_missing", Some("missing_lead")),
        Builtin::Away => ("away", "title_away", Some("title_away")),
    }
}
