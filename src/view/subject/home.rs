//! The home page.

use serde::Serialize;

use super::browse::Browse;
use crate::view::card::Card;
use crate::view::contact::Hotline;
use crate::view::text::Text;

/// `home.html`: the variable `home`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Home<'a> {
    /// Opening words.
    pub lead: Text<'a>,
    /// Large entrances.
    pub doors: Vec<Door<'a>>,
    /// Help lines.
    pub hotlines: Vec<Hotline<'a>>,
    /// Records put forward.
    pub featured: Vec<Card<'a>>,
    /// Ways to browse.
    pub browse: Browse<'a>,
    /// Markdown pages, those of the menu at the foot left out.
    pub pages: Vec<Guide<'a>>,
}

/// A large entrance on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Door<'a> {
    /// What is shown large.
    pub label: Text<'a>,
    /// What is shown small.
    pub text: Text<'a>,
    /// `help`, `tips` or `office`: decides its look.
    pub line: &'a str,
    /// Address.
    pub href: String,
}

/// A Markdown page in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Guide<'a> {
    /// Title.
    pub title: Text<'a>,
    /// One or two sentences.
    pub summary: Text<'a>,
    /// Address.
    pub href: String,
}
