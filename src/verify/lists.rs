//! Which lists stand there, and what they say must stand there.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::place::Place;
use super::{Finding, Kind, What};
use crate::manifest::{self, sums};

/// More than a list of a million files.
const LONGEST_LIST: u64 = 256 << 20;

/// More than any signature.
const LONGEST_SIGNATURE: u64 = 1 << 16;

/// A file that must stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expected {
    /// Its path below the root.
    pub(super) path: Box<str>,
    /// Its sum.
    pub(super) sha256: [u8; 32],
    /// Its size, where a list tells it.
    pub(super) size: Option<u64>,
}

/// A list, and its signature.
#[derive(Debug, Default)]
pub(super) struct Signable {
    /// The list's bytes, where it can be read.
    pub(super) list: Option<Vec<u8>>,
    /// The signature's bytes, where it has one.
    pub(super) signature: Option<Vec<u8>>,
}

/// What the lists of a place say.
#[derive(Debug)]
pub(super) struct Lists {
    /// What stands there.
    pub(super) kind: Kind,
    /// `SHA256SUMS`, on a copy.
    pub(super) sums: Signable,
    /// The second list of a copy: the sums of the first and of the card.
    pub(super) seal: Option<Vec<u8>>,
    /// The manifest of the site.
    pub(super) site: Signable,
    /// What must stand there, sorted by path.
    pub(super) expected: Vec<Expected>,
    /// What is the matter with the lists themselves.
    pub(super) findings: Vec<Finding>,
    /// Whether a copy's own list is missing or damaged, so that what only it names is known by name alone.
    pub(super) bare: bool,
    /// Whether the place says of itself that it is not whole.
    pub(super) interrupted: bool,
}

impl Lists {
    /// The lists of `place`; `None` where nothing looks like a site or a copy.
    /// A list that stands there and cannot be read is a finding.
    pub(super) fn find(place: &dyn Place) -> Option<Self> {
        let mut findings = Vec::new();
        let mut read = |path: &str, most: u64| try_read(place, path, most, &mut findings);
        let (is_copy, list) = read(sums::NAME, LONGEST_LIST);
        let (interrupted, _) = read(sums::UNFINISHED, LONGEST_LIST);
        let inner = inside(manifest::NAME);
        let (has_site, site) = read(&inner, LONGEST_LIST);
        let (has_start, _) = read(sums::START, LONGEST_LIST);
        if is_copy || interrupted || (has_site && has_start) {
            let (_, signature) = read(sums::SIGNATURE, LONGEST_SIGNATURE);
            let (_, site_signature) = read(&inside(manifest::SIGNATURE), LONGEST_SIGNATURE);
            let (_, seal) = read(sums::SEAL, LONGEST_SIGNATURE);
            if !is_copy && !interrupted {
                findings.push(Finding { path: sums::NAME.into(), what: What::Missing(None) });
            }
            let lists = Self {
                kind: Kind::Copy,
                sums: Signable { list, signature },
                seal,
                site: Signable { list: site, signature: site_signature },
                expected: Vec::new(),
                findings,
                bare: false,
                interrupted,
            };
            return Some(lists.of_copy());
        }
        // What lies in a folder `guide` of a built site is a site's own matter.
        findings.clear();
        let mut read = |path: &str, most: u64| try_read(place, path, most, &mut findings);
        let (is_site, list) = read(manifest::NAME, LONGEST_LIST);
        let (_, signature) = read(manifest::SIGNATURE, LONGEST_SIGNATURE);
        is_site.then(|| {
            let lists = Self {
                kind: Kind::Site,
                sums: Signable::default(),
                seal: None,
                site: Signable { list, signature },
                expected: Vec::new(),
                findings,
                bare: false,
                interrupted: false,
            };
            lists.of_site()
        })
    }

    /// The list by whose sum people compare copies.
    pub(super) fn main(&self) -> &Signable {
        match self.kind {
            Kind::Site => &self.site,
            Kind::Copy => &self.sums,
        }
    }

    /// Whether `path` is one of the lists' own, which no list names.
    pub(super) fn is_own(&self, path: &str) -> bool {
        match self.kind {
            Kind::Site => matches!(path, manifest::NAME | manifest::SIGNATURE),
            Kind::Copy => {
                matches!(path, sums::NAME | sums::SIGNATURE | sums::SEAL | sums::UNFINISHED)
                    || self.bare && self.is_of_copy(path)
            }
        }
    }

    /// Whether `path` is one that every copy has and the site's manifest does not name.
    fn is_of_copy(&self, path: &str) -> bool {
        matches!(path, sums::START | sums::README | sums::CARD)
            || path == inside(manifest::NAME)
            || path == inside(manifest::SIGNATURE)
    }

    fn of_site(mut self) -> Self {
        match self.listed_by_site("") {
            Some(expected) => self.expected = expected,
            None if self.site.list.is_none() => {}
            None => {
                let what = What::DamagedList;
                self.findings.push(Finding { path: manifest::NAME.into(), what });
            }
        }
        self
    }

    fn of_copy(mut self) -> Self {
        let name = inside(manifest::NAME);
        let damaged = |path: &str| Finding { path: path.into(), what: What::DamagedList };
        let by_site = self.listed_by_site(&inside(""));
        let listed = self.sums.list.as_deref().map(sums::parse);
        let Some(Some(listed)) = listed else {
            self.findings.extend(listed.map(|_| damaged(sums::NAME)));
            if self.site.list.is_some() && by_site.is_none() {
                self.findings.push(damaged(&name));
            }
            self.expected = by_site.unwrap_or_default();
            self.bare = true;
            return self;
        };
        let by_site = by_site.unwrap_or_default();
        let sites: BTreeMap<&str, &Expected> =
            by_site.iter().map(|file| (&*file.path, file)).collect();
        // A manifest that is not the one of this copy is found by its sum, as any other file.
        let own = self.site.list.as_deref().map(|list| <[u8; 32]>::from(Sha256::digest(list)));
        let telling = listed.iter().any(|(path, sum)| **path == *name && Some(*sum) == own);
        let mut disagreed = Vec::new();
        if telling {
            let lists_of_site = [name.clone(), inside(manifest::SIGNATURE)];
            let inner = listed.iter().filter(|(path, _)| path.starts_with(&inside("")));
            let by_sums: BTreeMap<&str, &[u8; 32]> = inner
                .filter(|(path, _)| !lists_of_site.iter().any(|own| **own == **path))
                .map(|(path, sum)| (&**path, sum))
                .collect();
            let differs = |path: &&str| {
                sites.get(path).map(|file| &file.sha256) != by_sums.get(path).copied()
            };
            let all = sites.keys().chain(by_sums.keys()).copied();
            disagreed.extend(all.filter(differs).map(Box::<str>::from));
            disagreed.sort_unstable();
            disagreed.dedup();
        }
        let size = |path: &str, sum: &[u8; 32]| {
            sites.get(path).filter(|file| telling && file.sha256 == *sum).and_then(|file| file.size)
        };
        self.expected = listed
            .iter()
            .map(|(path, sha256)| Expected {
                path: path.clone(),
                sha256: *sha256,
                size: size(path, sha256),
            })
            .collect();
        let found = |path| Finding { path, what: What::Disagreed };
        self.findings.extend(disagreed.into_iter().map(found));
        self.add_sealed();
        self
    }

    /// Holds the list against the seal, and adds the card, which only the seal lists.
    fn add_sealed(&mut self) {
        let mut find = |what| self.findings.push(Finding { path: sums::SEAL.into(), what });
        let Some(seal) = &self.seal else { return find(What::Missing(None)) };
        let Some([of_list, of_card]) = sealed(seal) else { return find(What::DamagedList) };
        let list = self.sums.list.as_deref().unwrap_or_default();
        if Sha256::digest(list)[..] != of_list {
            find(What::Disagreed);
        }
        if let Err(at) = self.expected.binary_search_by(|file| file.path.as_ref().cmp(sums::CARD)) {
            let card = Expected { path: sums::CARD.into(), sha256: of_card, size: None };
            self.expected.insert(at, card);
        }
    }

    /// What the manifest lists, each path with `before` before it.
    fn listed_by_site(&self, before: &str) -> Option<Vec<Expected>> {
        let files = manifest::parse(self.site.list.as_ref()?)?;
        let expected = |file: manifest::Listed| Expected {
            path: format!("{before}{}", file.path).into(),
            sha256: file.sha256,
            size: Some(file.size),
        };
        Some(files.into_iter().map(expected).collect())
    }
}

/// The sums of the list and of the card, as a seal tells them.
fn sealed(seal: &[u8]) -> Option<[[u8; 32]; 2]> {
    let text = std::str::from_utf8(seal).ok()?;
    let sum = |name: &str| {
        let mut lines = text.lines().filter_map(|line| line.strip_suffix(name));
        let sum = lines.next()?.strip_suffix([' ', '*'])?.strip_suffix(' ')?;
        manifest::read_hex(sum).filter(|_| lines.next().is_none())
    };
    Some([sum(sums::NAME)?, sum(sums::CARD)?])
}

/// Whether a file stands at `path`, and its bytes, if they can be read.
fn try_read(
    place: &dyn Place,
    path: &str,
    most: u64,
    findings: &mut Vec<Finding>,
) -> (bool, Option<Vec<u8>>) {
    match place.read(path, most) {
        Ok(bytes) => (bytes.is_some(), bytes),
        Err(error) => {
            let what = What::Unreadable(error.to_string());
            findings.push(Finding { path: path.into(), what });
            (true, None)
        }
    }
}

/// The path of a file of the site on a copy.
fn inside(path: &str) -> String {
    format!("{}/{path}", sums::SITE)
}
