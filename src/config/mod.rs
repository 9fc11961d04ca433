//! What `content/site.yaml` says about the site as a whole.
//!
//! Takes: the file's text.
//! Gives: a [`Config`] and the mistakes in it.
//! Never: reads a file, knows which records exist.

mod exports;
mod hosting;
mod print;
mod read;
mod redirects;

use crate::diag::Origin;
use crate::lang::{Lang, Languages, Localized};

pub use exports::{Export, Exports};
pub use hosting::{Coding, Hosting, SecurityTxt};
pub use print::{Print, Selection, SheetSet};
pub use read::read;
pub use redirects::Redirect;

/// The file that configures a site.
pub const FILE: &str = "content/site.yaml";

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the site.
    pub title: Localized,
    /// A few words under the name.
    pub tagline: Localized,
    /// One or two sentences.
    pub description: Localized,
    /// Who publishes it.
    pub publisher: Publisher,
    /// What the site is not.
    pub notice: Localized,
    /// Where it is published, without a slash at the end.
    pub base_url: Option<String>,
    /// Its languages.
    pub languages: Languages,
    /// Those in which only some records are translated on purpose.
    pub partly_translated: Vec<Lang>,
    /// Name of its theme.
    pub theme: String,
    /// Id of the agency whose help line every page shows.
    pub help_line: Option<Placed>,
    /// The emergency number, as printed.
    pub emergency: Option<Emergency>,
    /// Where "Exit this page" leads.
    pub exit: Option<Exit>,
    /// The home page.
    pub home: Home,
    /// Files for the host that serves it.
    pub hosting: Hosting,
    /// What it makes for paper.
    pub print: Option<Print>,
    /// Addresses from before, in the order of the list.
    pub redirects: Vec<Redirect>,
    /// Which files for other programs it has.
    pub exports: Exports,
    /// The date of this edition, printed on pages and paper, and the day on which staleness is
    /// judged.
    pub edition: Option<Placed>,
    /// Days after which a verification is stale.
    pub stale_after_days: u32,
    /// The reading grade that pages should not exceed.
    pub reading_aim: Option<u32>,
    /// Whether raw HTML in Markdown is kept.
    pub raw_html: bool,
}

/// What kind of body publishes a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PublisherKind {
    /// A government, or a body of one.
    Government,
    /// A nonprofit organization.
    Nonprofit,
    /// Anyone else.
    #[default]
    Other,
}

impl PublisherKind {
    /// Every kind with its word in the settings.
    pub const ALL: [(&'static str, Self); 3] =
        [("government", Self::Government), ("nonprofit", Self::Nonprofit), ("other", Self::Other)];
}

/// Who publishes a site.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    /// Name.
    pub name: Localized,
    /// What it is.
    pub kind: PublisherKind,
    /// Words of an official banner; only a government publisher has one.
    pub banner: Option<Localized>,
    /// Web address.
    pub url: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// The emergency number.
#[derive(Debug, Clone)]
pub struct Emergency {
    /// As printed.
    pub phone: Placed,
    /// When to call it.
    pub label: Localized,
}

/// Where "Exit this page" leads.
#[derive(Debug, Clone)]
pub struct Exit {
    /// Address of a neutral site.
    pub url: String,
    /// What the link says.
    pub label: Localized,
}

/// The home page.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// Opening words.
    pub lead: Localized,
    /// Large entrances.
    pub doors: Vec<Door>,
    /// Ids of records put forward.
    pub featured: Vec<Placed>,
}

/// A large entrance on the home page.
#[derive(Debug, Clone)]
pub struct Door {
    /// Shown large.
    pub label: Localized,
    /// Shown small.
    pub text: Localized,
    /// Where it leads: `page:ID`, `agency:ID`, `term:ID` or `builtin:NAME`.
    pub to: Placed,
    /// `help`, `tips` or `office`.
    pub line: &'static str,
}

/// A word and where it was written, for mistakes that are found later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The word.
    pub text: String,
    /// Where it was written.
    pub origin: Origin,
}

impl Config {
    /// The path part of `base_url`, beginning and ending with a slash; `/` at a host's root.
    pub fn base_path(&self) -> Option<String> {
        let rest = self.base_url.as_deref()?.split_once("://")?.1;
        let path = rest.split_once('/').map_or("", |(_, path)| path);
        Some(if path.is_empty() { "/".to_owned() } else { format!("/{path}/") })
    }
}
