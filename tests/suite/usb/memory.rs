//! A stick in memory that can be pulled out in the middle of any change.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use fieldguide::emit::{Found, Medium, Room};
use sha2::{Digest, Sha256};

/// A stick in memory.
#[derive(Debug, Default)]
pub(super) struct Stick {
    files: RefCell<BTreeMap<String, Vec<u8>>>,
    folders: RefCell<BTreeSet<String>>,
    links: RefCell<BTreeSet<String>>,
    /// Paths whose bytes it does not keep.
    weak: RefCell<BTreeSet<String>>,
    changes: Cell<usize>,
    /// How many more changes it takes before it is pulled out.
    left: Cell<Option<usize>>,
    free: Option<u64>,
    caseless: bool,
}

impl Stick {
    /// A stick that takes names for the same which differ in capital letters only.
    pub(super) fn without_case() -> Self {
        Self { caseless: true, ..Self::default() }
    }

    /// A stick with so many free bytes, in clusters of 4096.
    pub(super) fn with_room(free: u64) -> Self {
        Self { free: Some(free), ..Self::default() }
    }

    /// Another stick with the same on it.
    pub(super) fn twin(&self) -> Self {
        let twin = Self { caseless: self.caseless, ..Self::default() };
        *twin.files.borrow_mut() = self.files();
        *twin.folders.borrow_mut() = self.folders.borrow().clone();
        twin
    }

    /// It will be pulled out in the middle of the change after so many others.
    pub(super) fn pull_after(&self, changes: usize) {
        self.left.set(Some(changes));
    }

    /// It is plugged in again.
    pub(super) fn plug_in(&self) {
        self.left.set(None);
    }

    /// How often it was changed by runs.
    pub(super) fn changes(&self) -> usize {
        self.changes.get()
    }

    /// Every file with its bytes.
    pub(super) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.files.borrow().clone()
    }

    /// Someone puts a file there.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) {
        for (at, _) in path.match_indices('/') {
            self.folders.borrow_mut().insert(path[..at].to_owned());
        }
        self.files.borrow_mut().insert(path.to_owned(), bytes.to_vec());
    }

    /// Someone takes a file away.
    pub(super) fn take(&self, path: &str) {
        assert!(self.files.borrow_mut().remove(path).is_some(), "no {path}");
    }

    /// Someone puts a link there.
    pub(super) fn link(&self, path: &str) {
        self.links.borrow_mut().insert(path.to_owned());
    }

    /// What is written to this path will read back as something else.
    pub(super) fn loses(&self, path: &str) {
        self.weak.borrow_mut().insert(path.to_owned());
    }

    /// The path under which it knows a file, or would.
    fn known(&self, path: &str) -> String {
        let files = self.files.borrow();
        let same = files.keys().find(|known| known.eq_ignore_ascii_case(path));
        same.filter(|_| self.caseless).cloned().unwrap_or_else(|| path.to_owned())
    }

    /// Takes one change; whether it was pulled out in the middle of it.
    fn change(&self) -> io::Result<()> {
        match self.left.get() {
            Some(0) => Err(io::Error::other("pulled out")),
            left => {
                self.left.set(left.map(|left| left - 1));
                self.changes.set(self.changes.get() + 1);
                Ok(())
            }
        }
    }
}

fn missing() -> io::Error {
    io::ErrorKind::NotFound.into()
}

impl Medium for Stick {
    fn list(&self, folder: &str) -> io::Result<Vec<(String, Found)>> {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let name = |path: &String| {
            let name = path.strip_prefix(&start)?;
            (!name.is_empty() && !name.contains('/')).then(|| name.to_owned())
        };
        let (files, folders, links) =
            (self.files.borrow(), self.folders.borrow(), self.links.borrow());
        let files = files
            .iter()
            .filter_map(|(path, bytes)| Some((name(path)?, Found::File(bytes.len() as u64))));
        let folders = folders.iter().filter_map(|path| Some((name(path)?, Found::Folder)));
        let links = links.iter().filter_map(|path| Some((name(path)?, Found::Other)));
        let mut all: Vec<_> = files.chain(folders).chain(links).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(all)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = self.files.borrow().get(&self.known(path)).cloned().ok_or_else(missing)?;
        if self.weak.borrow().contains(path) {
            bytes.push(b'?');
        }
        Ok(bytes)
    }

    fn sum(&self, path: &str) -> io::Result<[u8; 32]> {
        Ok(Sha256::digest(self.read(path)?).into())
    }

    fn room(&self) -> Option<Room> {
        self.free.map(|free| Room { free, unit: 4096 })
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let known = self.known(path);
        let pulled = self.change();
        // Half of it arrives.
        let arrived = if pulled.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        self.files.borrow_mut().insert(known, arrived.to_vec());
        pulled
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.change()?;
        let known = self.known(to);
        assert!(!self.links.borrow().contains(&known), "a link is replaced: {to}");
        let bytes = self.files.borrow_mut().remove(from).ok_or_else(missing)?;
        self.files.borrow_mut().insert(known, bytes);
        Ok(())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.change()?;
        let known = self.known(path);
        self.files.borrow_mut().remove(&known).map(|_| ()).ok_or_else(missing)
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        self.change()?;
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        self.folders.borrow_mut().extend(ends.map(|end| path[..end].to_owned()));
        self.folders.borrow_mut().remove("");
        Ok(())
    }

    fn remove_folder(&self, path: &str) -> io::Result<bool> {
        self.change()?;
        Ok(self.list(path)?.is_empty() && self.folders.borrow_mut().remove(path))
    }

    fn settle(&self, _: &str) -> io::Result<()> {
        self.change()
    }
}
