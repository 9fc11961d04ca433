//! What stands there, held against what must.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::known::{is_litter, is_lure};
use super::lists::{Expected, Lists};
use super::place::{Form, Found, Place, Sum};
use super::{Finding, Kind, Progress, Signed, Verdict, What};
use crate::manifest;

/// Reads every listed file of `place`, and looks for others.
pub(super) fn compare(
    place: &dyn Place,
    lists: &Lists,
    signed: Signed,
    progress: &dyn Progress,
) -> io::Result<Verdict> {
    let tops: BTreeSet<&str> =
        lists.expected.iter().filter_map(|file| Some(file.path.split_once('/')?.0)).collect();
    let found = place.list((lists.kind == Kind::Copy).then_some(&tops))?;
    let standing = found.as_deref().map(|found| Standing::of(found, lists));
    progress.begin(lists.expected.len());
    let read = at_once(place.readers(), || -> Vec<Result<u64, What>> {
        let all = lists.expected.par_iter().map(|file| {
            let came = examine(place, standing.as_ref(), file);
            progress.step();
            came
        });
        all.collect()
    });

    let mut verdict = Verdict {
        kind: lists.kind,
        fingerprint: lists.main().list.as_deref().map(manifest::fingerprint),
        whole: Vec::new(),
        bytes: 0,
        listed: lists.expected.len(),
        findings: lists.findings.clone(),
        litter: 0,
        empty: 0,
        signed,
        interrupted: lists.interrupted || place.is_interrupted(),
        saw_all: found.is_some(),
    };
    let mut taken = BTreeSet::new();
    for (file, came) in lists.expected.iter().zip(read) {
        let what = match came {
            Ok(size) => {
                verdict.bytes += size;
                verdict.whole.push(file.path.clone());
                continue;
            }
            Err(what) => what,
        };
        if let What::Respelled(other) | What::Missing(Some(other)) = &what {
            taken.insert(other.clone());
        }
        verdict.findings.push(Finding { path: file.path.clone(), what });
    }
    for found in found.iter().flatten() {
        others(found, lists, &tops, &taken, &mut verdict);
    }
    verdict.findings.sort_unstable();
    verdict.findings.dedup();
    Ok(verdict)
}

/// Does `work` with so many threads, if they are to be had.
fn at_once<T: Send>(threads: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let pool = threads
        .and_then(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok());
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// What was found, to be looked up.
struct Standing<'a> {
    exact: BTreeMap<&'a str, Form>,
    /// Files that no list names, by what systems without letters' case take for their name.
    folded: BTreeMap<String, &'a str>,
}

impl<'a> Standing<'a> {
    fn of(found: &'a [Found], lists: &Lists) -> Self {
        let mut exact = BTreeMap::new();
        let mut folded = BTreeMap::new();
        let named = |path: &str| {
            lists.expected.binary_search_by(|file| file.path.as_ref().cmp(path)).is_ok()
        };
        for Found { path, form } in found {
            exact.entry(path.as_ref()).or_insert(*form);
            if *form == Form::File && !named(path) {
                folded.entry(fold(path)).or_insert(path.as_ref());
            }
        }
        Self { exact, folded }
    }
}

/// The size of a file that is whole, or what is the matter with it.
fn examine(
    place: &dyn Place,
    standing: Option<&Standing<'_>>,
    file: &Expected,
) -> Result<u64, What> {
    let mut other = None;
    if let Some(standing) = standing {
        match standing.exact.get(&*file.path) {
            Some(Form::File | Form::Again) => {}
            Some(Form::Folder | Form::Other) => return Err(What::NoFile),
            None => match standing.folded.get(&fold(&file.path)) {
                Some(found) => other = Some(Box::<str>::from(*found)),
                None => return Err(What::Missing(None)),
            },
        }
    }
    match (place.sum(&file.path, file.size), other) {
        (Sum::Is(sum, size), None) if sum == file.sha256 => Ok(size),
        (Sum::Is(sum, _), Some(other)) if sum == file.sha256 => Err(What::Respelled(other)),
        (Sum::Is(_, size), _) => Err(What::Changed { size: Some(size), built: file.size }),
        (Sum::Larger(size), _) => Err(What::Changed { size, built: file.size }),
        (Sum::Missing, None) if place.withholds(&file.path) => Err(What::Withheld),
        (Sum::Missing, other) => Err(What::Missing(other)),
        (Sum::Unreadable(words), _) => Err(What::Unreadable(words)),
    }
}

/// What to say of something that stands there and need not.
fn others(
    found: &Found,
    lists: &Lists,
    tops: &BTreeSet<&str>,
    taken: &BTreeSet<Box<str>>,
    verdict: &mut Verdict,
) {
    let Found { path, form } = found;
    let listed = lists.expected.binary_search_by(|file| file.path.cmp(path)).is_ok();
    let what = if *form == Form::Again {
        What::Twice
    } else if listed || lists.is_own(path) || taken.contains(path) {
        return;
    } else if is_litter(path) {
        verdict.litter += 1;
        return;
    } else if lists.kind == Kind::Copy && !path.contains('/') && !tops.contains(&**path) {
        let roots = lists.expected.iter().filter_map(|file| file.path.split('/').next());
        let roots: BTreeSet<&str> = roots.collect();
        let roots: Vec<&str> = roots.into_iter().collect();
        if is_lure(path, &roots) { What::Foreign } else { What::Beside }
    } else if *form == Form::Folder {
        verdict.empty += 1;
        return;
    } else {
        What::Foreign
    };
    verdict.findings.push(Finding { path: path.clone(), what });
}

fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}
