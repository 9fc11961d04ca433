//! One page: its view, its key, and the way from the view to bytes.

use std::hash::Hash;

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::model::{Builtin, Related};
use crate::plan::{Moved, Planned, Subject};
use crate::produce::artifact::{Artifact, Key};
use crate::produce::key::KeyMaker;
use crate::produce::minify;
use crate::produce::site::Inputs;
use crate::theme::{Frame, Theme};
use crate::view::{self, Scene, shell::Page};

/// The artifact of the page `planned`.
pub(super) fn artifact<'a>(
    inputs: Inputs<'a>,
    (frame, frame_key): (Frame, Key),
    planned: &'a Planned,
) -> Artifact<'a> {
    let stage = inputs.stage(planned.lang);
    let scene = Scene::new(stage, &planned.path);
    let page = Page::new(stage, planned);
    let part = planned.part;
    let press = Press { theme: inputs.theme, frame, frame_key, page, scene };
    match planned.subject {
        Subject::Record(Related::Agency(ix)) => press.print(
            "agency.html",
            "agency",
            view::agency::view(&scene, ix),
            |view, scene, _| {
                if let Some(prose) = &mut view.description {
                    prose.fill(scene);
                }
            },
        ),
        Subject::Record(Related::Term(ix)) => {
            press.print("term.html", "term", view::term::view(&scene, ix), |view, scene, _| {
                if let Some(prose) = &mut view.description {
                    prose.fill(scene);
                }
            })
        }
        Subject::Doc(ix) => {
            let finish =
                move |view: &mut view::subject::Doc<'a>, scene: &Scene<'a>, _: &mut Page<'a>| {
                    let headings = view.body.fill(scene);
                    view.opening = view.body.take_opening();
                    view.contents = view::doc::contents(scene, ix, headings);
                };
            press.print("page.html", "doc", view::doc::view(&scene, ix), finish)
        }
        Subject::Source(ix) => {
            press.plain("source.html", "source", view::sources::view(&scene, ix, part))
        }
        Subject::Tag(facet, tag) => {
            press.plain("taxonomy.html", "group", view::browse::group(&scene, facet, tag, part))
        }
        Subject::Sheet(leaf) => press.plain("sheet.html", "sheet", view::sheet::view(&scene, leaf)),
        Subject::Builtin(builtin) => match builtin {
            Builtin::Home => press.plain("home.html", "home", view::home::view(&scene)),
            Builtin::Az => press.plain("az.html", "index", view::index::agencies(&scene, part)),
            Builtin::Browse => press.plain("browse.html", "browse", view::browse::view(&scene)),
            Builtin::Chart => press.plain("chart.html", "chart", view::chart::view(&scene)),
            Builtin::Matrix => press.plain("matrix.html", "matrix", view::matrix::view(&scene)),
            Builtin::Hotlines => {
                press.plain("hotlines.html", "hotlines", view::hotlines::view(&scene))
            }
            Builtin::Glossary => {
                press.plain("glossary.html", "index", view::index::glossary(&scene, part))
            }
            Builtin::Sources => {
                press.plain("sources.html", "sources", view::sources::list(&scene, part))
            }
            Builtin::Search => press.plain("search.html", "search", ()),
            Builtin::Print => press.plain("print.html", "print", view::print::view(&scene)),
            Builtin::Missing => press.plain("404.html", "missing", ()),
            Builtin::Away => press.plain("away.html", "away", ()),
        },
    }
}

/// The artifact of the page `file`, which leads on by `moved`.
pub(super) fn moved<'a>(
    inputs: Inputs<'a>,
    (frame, frame_key): (Frame, Key),
    moved: &'a Moved,
    file: &'a str,
) -> Artifact<'a> {
    let stage = inputs.stage(moved.lang);
    let scene = Scene::new(stage, file);
    let page = Page::moved(stage, moved, file);
    let view = view::moved::view(&scene, moved);
    let press = Press { theme: inputs.theme, frame, frame_key, page, scene };
    press.plain("moved.html", "moved", view)
}

/// Everything for a page but its subject.
struct Press<'a> {
    theme: &'a Theme,
    frame: Frame,
    frame_key: Key,
    page: Page<'a>,
    scene: Scene<'a>,
}

impl<'a> Press<'a> {
    /// A page whose view is complete.
    fn plain<V>(self, template: &'static str, name: &'static str, view: V) -> Artifact<'a>
    where
        V: Serialize + Hash + Send + 'a,
    {
        self.print(template, name, view, |_, _, _| {})
    }

    /// A page whose view is completed by `finish` when its bytes are wanted.
    fn print<V>(
        self,
        template: &'static str,
        name: &'static str,
        view: V,
        finish: impl FnOnce(&mut V, &Scene<'a>, &mut Page<'a>) + Send + 'a,
    ) -> Artifact<'a>
    where
        V: Serialize + Hash + Send + 'a,
    {
        let key = KeyMaker::new(template).with(&self.frame_key).with(&self.page).with(&view).key();
        let make = move || -> Result<Vec<u8>, Box<Diagnostic>> {
            let Self { theme, frame, mut page, scene, .. } = self;
            let mut view = view;
            finish(&mut view, &scene, &mut page);
            let mut bytes = Vec::with_capacity(16 * 1024);
            theme.render(template, &frame, &page, (name, &view), &mut bytes)?;
            Ok(minify::html(bytes))
        };
        Artifact { key, make: Box::new(make) }
    }
}
