//! What every page shares: the site, the page's place in it, and the strings.

use serde::Serialize;

use super::card::Link;
use super::contact::{Hotline, Phone};
use super::face::{Face, face};
use super::home::guides;
use super::json_ld;
use super::pager::pager;
use super::references::References;
use super::scene::{Scene, Stage};
use super::subject::Pager;
use super::text::Text;
use crate::config::{Export, PublisherKind};
use crate::model::{self, Builtin, Menu, Related};
use crate::plan::{self, Destination, Planned, Subject, exports as place, root, theme_asset_path};

/// The site in one language; the template variable `site`.
///
/// Every `href` in it is below the output's root: write `{{ page.root }}{{ site.paths.search }}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Site<'a> {
    /// Name of the site.
    pub title: Text<'a>,
    /// A few words under the name.
    pub tagline: Text<'a>,
    /// Who publishes it.
    pub publisher: Publisher<'a>,
    /// What it is not: shown on every page and on paper.
    pub notice: Text<'a>,
    /// Pages with `menu: main`, in order.
    pub menu: Vec<Link<'a>>,
    /// Pages with `menu: footer`, in order.
    pub footer: Vec<Link<'a>>,
    /// The line shown on every page; its `record.href` is below the root.
    pub help: Option<Hotline<'a>>,
    /// The emergency number.
    pub emergency: Option<Emergency<'a>>,
    /// Where "Exit this page" leads.
    pub exit: Option<Exit<'a>>,
    /// Where the built-in pages are.
    pub paths: Paths,
    /// Where the theme's files are, by their name below the theme's `assets/`: `site.assets["civic.css"]`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// `fieldguide 0.1.0`.
    pub generator: &'a str,
    /// The edition's date (`--as-of`) in the page's language, or empty.
    pub edition: String,
    /// How many records the site has.
    pub records: usize,
}

/// Who publishes the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Publisher<'a> {
    /// Name.
    pub name: Text<'a>,
    /// Whether it is a government or a body of one. If not, every page says so.
    pub government: bool,
    /// Words of the official banner, which only a government has.
    pub banner: Option<Text<'a>>,
    /// Web address, or empty.
    pub url: &'a str,
    /// E-mail address, or empty.
    pub email: &'a str,
}

/// The emergency number of the place that the site serves.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Emergency<'a> {
    /// The number.
    pub phone: Phone,
    /// When to call it.
    pub label: Text<'a>,
}

/// Where "Exit this page" leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Exit<'a> {
    /// Address of a neutral site.
    pub url: &'a str,
    /// Path of a neutral page of this site, below the output's root: for leaving without a network.
    pub away: String,
    /// What the link says.
    pub label: Text<'a>,
}

/// Paths of the built-in pages below the output's root, in the page's language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Paths {
    /// Home page.
    pub home: String,
    /// Search page.
    pub search: String,
    /// A–Z list of records.
    pub az: String,
    /// All roles, audiences, topics and kinds.
    pub browse: String,
    /// How the bodies belong together; empty where the site has no such page.
    pub chart: String,
    /// Which body does what; empty where the site has no such page.
    pub matrix: String,
    /// All lines.
    pub hotlines: String,
    /// Laws, benefits and terms.
    pub glossary: String,
    /// The documents cited.
    pub sources: String,
    /// The list of sheets to print; empty where the site has none.
    pub print: String,
    /// `site.webmanifest`.
    pub manifest: String,
    /// The canonical search index.
    pub search_index: String,
    /// The table behind the filters of lists, as a classic script.
    pub browse_table: String,
    /// All records as JSON. This and the next six are empty where the site does not have the file.
    pub records_json: String,
    /// The table of records.
    pub agencies_csv: String,
    /// The table of contacts.
    pub contacts_csv: String,
    /// All records as JSON-LD.
    pub records_jsonld: String,
    /// The contact cards of all hotlines.
    pub cards: String,
    /// The feed of changes.
    pub feed: String,
    /// The description of the site's search for browsers. With it, the search page takes what is
    /// looked for from its address.
    pub open_search: String,
}

/// The page shown; the template variable `page`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Page<'a> {
    /// `home`, `agency`, `term`, `az`, `browse`, `taxonomy`, `chart`, `matrix`, `hotlines`,
    /// `glossary`, `sources`, `source`, `page`, `search`, `print`, `sheet`,
    /// `moved`, `missing` or `away`.
    pub kind: &'static str,
    /// The heading, and the first part of the window's title.
    pub title: Text<'a>,
    /// For `<meta name="description">`; may be empty.
    pub description: &'a str,
    /// Its path below the output's root; equal to an entry's `href` in `site` when that entry leads
    /// here.
    pub path: &'a str,
    /// `""`, `"../"`, `"../../"`: put before every path of `site`.
    pub root: String,
    /// Language tag of the page.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// Absolute address of the page; empty without `base_url`.
    pub canonical: String,
    /// The page in each of the site's languages, this one included; empty for one language.
    pub alternates: Vec<Alternate<'a>>,
    /// From the home page down to the page above; without the page itself.
    pub breadcrumbs: Vec<Link<'a>>,
    /// For a list that goes over several pages, where the page shown stands in it.
    pub pager: Option<Pager>,
    /// JSON-LD, safe inside a script element; empty for none.
    pub json_ld: String,
    /// Whether the page's own text is not translated into its language.
    pub untranslated: bool,
    /// Keep it out of search engines.
    pub noindex: bool,
}

/// The same page in another language; of a list that has fewer pages there, its first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Alternate<'a> {
    /// Language tag.
    pub tag: &'a str,
    /// Name of the language in that language.
    pub name: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// Address relative to the page shown.
    pub href: String,
    /// Absolute address; empty without `base_url`, and for a list's page that the other language
    /// does not have.
    pub absolute: String,
    /// Whether it is the page shown.
    pub current: bool,
}

/// A page at the output's root, from which the addresses of [`Site`] count.
const AT_ROOT: &str = "";

impl<'a> Site<'a> {
    /// The site in the language of `stage`, with the theme's files by their names.
    pub fn new(
        stage: Stage<'a>,
        assets: impl Iterator<Item = &'a str>,
        generator: &'a str,
    ) -> Self {
        let scene = Scene::new(stage, AT_ROOT);
        let config = stage.config;
        let path = |builtin| stage.plan.builtin_path(builtin, stage.lang);
        let export = |export, name| stage.plan.export_path(config, export, name, stage.lang);
        let menu = |wanted: Menu| {
            let link = |guide: super::subject::Guide<'a>| Link {
                label: guide.title,
                href: guide.href,
                current: false,
            };
            guides(&scene, |doc| doc.menu == wanted).into_iter().map(link).collect()
        };
        Self {
            title: scene.text(&config.title),
            tagline: scene.text(&config.tagline),
            publisher: Publisher {
                name: scene.text(&config.publisher.name),
                government: config.publisher.kind == PublisherKind::Government,
                banner: scene.maybe(config.publisher.banner.as_ref()),
                url: config.publisher.url.as_deref().unwrap_or_default(),
                email: config.publisher.email.as_deref().unwrap_or_default(),
            },
            notice: scene.text(&config.notice),
            menu: menu(Menu::Main),
            footer: menu(Menu::Footer),
            help: help(&scene),
            emergency: config.emergency.as_ref().zip(stage.catalog.emergency.as_ref()).map(
                |(emergency, phone)| Emergency {
                    phone: Phone::of(phone),
                    label: scene.text(&emergency.label),
                },
            ),
            exit: config.exit.as_ref().map(|exit| Exit {
                url: &exit.url,
                away: path(Builtin::Away),
                label: scene.text(&exit.label),
            }),
            paths: Paths {
                home: path(Builtin::Home),
                search: path(Builtin::Search),
                az: path(Builtin::Az),
                browse: path(Builtin::Browse),
                chart: path(Builtin::Chart),
                matrix: path(Builtin::Matrix),
                hotlines: path(Builtin::Hotlines),
                glossary: path(Builtin::Glossary),
                sources: path(Builtin::Sources),
                print: path(Builtin::Print),
                manifest: stage.plan.file("site.webmanifest", stage.lang),
                search_index: stage.plan.file("search-index.json", stage.lang),
                browse_table: stage.plan.file("browse.js", stage.lang),
                records_json: export(Export::Json, place::RECORDS),
                agencies_csv: export(Export::Csv, place::AGENCIES_TABLE),
                contacts_csv: export(Export::Csv, place::CONTACTS_TABLE),
                records_jsonld: export(Export::JsonLd, place::LINKED),
                cards: export(Export::Vcard, place::CARDS_FILE),
                feed: export(Export::Feed, place::FEED),
                open_search: export(Export::OpenSearch, place::OPEN_SEARCH),
            },
            assets: assets.map(|name| (name.to_owned(), theme_asset_path(name))).collect(),
            generator,
            edition: scene.maybe_date(stage.catalog.as_of),
            records: stage.catalog.agencies.len(),
        }
    }
}

/// The first help line of the agency that the settings name.
fn help<'a>(scene: &Scene<'a>) -> Option<Hotline<'a>> {
    let ix = scene.catalog().help_line?;
    let contacts = &scene.catalog().agency(ix).contacts;
    let first = contacts.iter().find(|contact| contact.line == model::Line::Help)?;
    // What the record says of texting belongs to the line that every page shows.
    let mut contact = scene.contact(first, &mut References::none());
    if contact.sms.is_none() {
        let texting = contacts.iter().find(|other| other.line == first.line && other.sms.is_some());
        contact.sms = texting.and_then(|other| other.sms.as_ref()).map(Phone::of);
    }
    Some(Hotline { record: scene.agency_card(ix), contact })
}

impl<'a> Page<'a> {
    /// The page `planned` of `stage`.
    pub fn new(stage: Stage<'a>, planned: &'a Planned) -> Self {
        let scene = Scene::new(stage, &planned.path);
        let language = stage.plan.languages().get(stage.lang);
        let canonical = absolute(stage, &planned.path);
        let Face { kind, title, description, translated, breadcrumbs } = face(&scene, planned);
        let json_ld = match planned.subject {
            Subject::Record(Related::Agency(ix)) => json_ld::agency(&scene, ix, &canonical),
            Subject::Record(Related::Term(ix)) => json_ld::term(&scene, ix, &canonical),
            Subject::Builtin(Builtin::Home) => json_ld::site(&scene, &canonical),
            Subject::Builtin(_)
            | Subject::Doc(_)
            | Subject::Source(_)
            | Subject::Tag(..)
            | Subject::Sheet(_) => String::new(),
        };
        let sheet = matches!(planned.subject, Subject::Sheet(_));
        let missing = planned.subject == Subject::Builtin(Builtin::Missing);
        let root = if missing { missing_root(stage, &planned.path) } else { root(&planned.path) };
        let mut alternates = alternates(stage, planned);
        let mut breadcrumbs = breadcrumbs;
        if missing {
            let home = stage.plan.path(Subject::Builtin(Builtin::Home), stage.lang);
            breadcrumbs.iter_mut().for_each(|link| link.href = format!("{root}{home}"));
            for ((lang, _), alternate) in stage.plan.languages().all().zip(&mut alternates) {
                alternate.href = format!("{root}{}", stage.plan.path(planned.subject, lang));
            }
        }
        Self {
            kind,
            title,
            description,
            path: &planned.path,
            root,
            lang: &language.tag,
            dir: language.dir(),
            canonical,
            alternates,
            breadcrumbs,
            pager: pager(&scene, planned),
            json_ld,
            untranslated: !translated,
            noindex: missing || sheet || planned.subject == Subject::Builtin(Builtin::Away),
        }
    }
}

impl<'a> Page<'a> {
    /// The page at the address from before that `file` is, which leads on by `moved`.
    pub fn moved(stage: Stage<'a>, moved: &'a plan::Moved, file: &'a str) -> Self {
        let scene = Scene::new(stage, file);
        let language = stage.plan.languages().get(stage.lang);
        let canonical = match &moved.to {
            // Nothing on a sheet says whose it is, and so nothing on what leads to it.
            to if super::moved::is_sheet(to) => String::new(),
            Destination::Page { path, .. } | Destination::File(path) => absolute(stage, path),
            Destination::Elsewhere(address) => address.clone(),
        };
        Self {
            kind: "moved",
            title: scene.own(scene.word("title_moved")),
            description: "",
            path: file,
            root: root(file),
            lang: &language.tag,
            dir: language.dir(),
            canonical,
            alternates: Vec::new(),
            breadcrumbs: Vec::new(),
            pager: None,
            json_ld: String::new(),
            untranslated: false,
            noindex: true,
        }
    }
}

/// A server shows the page for missing addresses at any depth, so its addresses begin at the
/// host's root as far as that is known.
fn missing_root(stage: Stage<'_>, path: &str) -> String {
    stage.config.base_path().unwrap_or_else(|| root(path))
}

fn absolute(stage: Stage<'_>, path: &str) -> String {
    stage.config.base_url.as_ref().map(|base| format!("{base}/{path}")).unwrap_or_default()
}

fn alternates<'a>(stage: Stage<'a>, planned: &Planned) -> Vec<Alternate<'a>> {
    let languages = stage.plan.languages();
    if languages.len() < 2 {
        return Vec::new();
    }
    let one = |(lang, language): (_, &'a crate::lang::Language)| {
        // Where the list has fewer pages in the other language, the switch leads to its first: a
        // page that is the list's, but not the same.
        let there = planned.part < stage.plan.parts(planned.subject, lang);
        let part = if there { planned.part } else { 0 };
        let path = stage.plan.part_path(planned.subject, part, lang);
        Alternate {
            tag: &language.tag,
            name: &language.name,
            dir: language.dir(),
            href: crate::plan::href(&planned.path, &path),
            absolute: if there { absolute(stage, &path) } else { String::new() },
            current: lang == stage.lang,
        }
    };
    languages.all().map(one).collect()
}
