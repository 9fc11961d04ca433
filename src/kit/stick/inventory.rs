//! What stands where the copy goes: all names at the root, and everything in the site's folder.
//!
//! Other folders of a stick are nobody's business and are not looked into.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::emit::{Found, Medium};
use crate::manifest::sums;

/// Everything found, by path.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    entries: BTreeMap<String, Found>,
    /// Paths by their small letters: a stick takes two that differ in capital letters only for one.
    folded: BTreeMap<String, BTreeSet<String>>,
}

impl Inventory {
    /// Looks around on `medium`.
    pub(super) fn of(medium: &dyn Medium) -> io::Result<Self> {
        let mut all = Self::default();
        let mut folders = Vec::new();
        for (name, found) in medium.list("")? {
            if found == Found::Folder && name == sums::SITE {
                folders.push(name.clone());
            }
            all.add(name, found);
        }
        while let Some(folder) = folders.pop() {
            for (name, found) in medium.list(&folder)? {
                let path = format!("{folder}/{name}");
                if found == Found::Folder {
                    folders.push(path.clone());
                }
                all.add(path, found);
            }
        }
        Ok(all)
    }

    fn add(&mut self, path: String, found: Found) {
        self.folded.entry(path.to_lowercase()).or_default().insert(path.clone());
        self.entries.insert(path, found);
    }

    /// What stands at exactly this path.
    pub(super) fn get(&self, path: &str) -> Option<Found> {
        self.entries.get(path).copied()
    }

    /// The path of something that differs from `path` in capital letters only.
    pub(super) fn variant(&self, path: &str) -> Option<&str> {
        let alike = self.folded.get(&path.to_lowercase())?;
        alike.iter().map(String::as_str).find(|other| *other != path)
    }

    /// Every file in the folder `folder`, at any depth; what is neither file nor folder counts as one.
    pub(super) fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a str> {
        let start = format!("{folder}/");
        self.entries
            .range(start.clone()..)
            .take_while(move |(path, _)| path.starts_with(&start))
            .filter(|(_, found)| **found != Found::Folder)
            .map(|(path, _)| path.as_str())
    }
}
