//! A ZIP archive as a place to be verified, read where it lies.
//!
//! Never: unpacks to a disk, reads on after the size that a list tells, believes a size in the archive.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Failure;
use super::folder;
use super::place::{Form, Found, Place, Sum, bytes_of, sum_of};
use crate::manifest::{self, sums};

/// The most that is read of a file whose size no list tells: those at the root of a copy, which are small.
const MOST: u64 = 64 << 20;

/// An archive.
pub(super) struct Archive {
    /// What stands before each path: the one folder that holds everything, if there is one.
    top: String,
    entries: Vec<Entry>,
    /// The index of each file by its path below `top`.
    places: BTreeMap<Box<str>, usize>,
    file: Mutex<ZipArchive<BufReader<File>>>,
}

struct Entry {
    path: Box<str>,
    form: Form,
}

impl Archive {
    /// The archive at `path`.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let machine = |error| Failure::Machine(path.to_owned(), error);
        let nothing = |why: &str| Failure::Nothing(format!("`{}` {why}", path.display()));
        let mut file = folder::open(path)?;
        let mut mark = Vec::new();
        (&mut file).take(4).read_to_end(&mut mark).map_err(machine)?;
        file.seek(SeekFrom::Start(0)).map_err(machine)?;
        if !matches!(mark.as_slice(), b"PK\x03\x04" | b"PK\x05\x06") {
            return Err(nothing(
                "is no ZIP archive\nhelp: name a folder, a ZIP archive, or an address on the web; \
                 open a disc image first, and name the folder that it shows",
            ));
        }
        match ZipArchive::new(BufReader::new(file)) {
            Ok(file) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                Self::of(file, &name).map_err(machine)
            }
            Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
                Err(machine(error))
            }
            Err(_) => Err(Failure::Torn(path.to_owned())),
        }
    }

    fn of(mut file: ZipArchive<BufReader<File>>, name: &str) -> io::Result<Self> {
        let mut entries = Vec::new();
        let again = file.has_duplicate_names() || file.has_overlapping_files().unwrap_or(false);
        for index in 0..file.len() {
            let entry = file.by_index_raw(index).map_err(io::Error::other)?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let form = if entry.is_dir() || name.ends_with('/') {
                Form::Folder
            } else if entry.is_symlink() {
                Form::Other
            } else {
                Form::File
            };
            entries.push(Entry { path: name.trim_end_matches('/').into(), form });
        }
        let top = top_of(&entries);
        if again {
            // Which file it is depends on who reads: the archive itself is what is wrong.
            entries.push(Entry { path: name.into(), form: Form::Again });
        }
        let mut places = BTreeMap::new();
        for (index, Entry { path, form }) in entries.iter_mut().enumerate() {
            *path = path.strip_prefix(&*top).unwrap_or(path).into();
            if *form == Form::File {
                places.insert(path.clone(), index);
            }
        }
        Ok(Self { top, entries, places, file: Mutex::new(file) })
    }

    fn locked(&self) -> MutexGuard<'_, ZipArchive<BufReader<File>>> {
        // Every use begins with a place to read from.
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reading<T>(
        &self,
        path: &str,
        then: impl FnOnce(&mut dyn Read) -> T,
    ) -> Option<Result<T, String>> {
        let index = *self.places.get(path)?;
        let mut file = self.locked();
        Some(match file.by_index(index) {
            Ok(mut entry) => Ok(then(&mut entry)),
            Err(error) => Err(words(&error)),
        })
    }
}

impl Place for Archive {
    fn list(&self, tops: Option<&BTreeSet<&str>>) -> io::Result<Option<Vec<Found>>> {
        let mut out = Vec::new();
        for Entry { path, form } in &self.entries {
            let (first, inner) = path.split_once('/').unwrap_or((path, ""));
            let closed = !inner.is_empty() && tops.is_some_and(|tops| !tops.contains(first));
            if closed {
                out.push(Found { path: first.into(), form: Form::Folder });
            } else if *form != Form::Folder && !path.is_empty() {
                out.push(Found { path: path.clone(), form: *form });
            }
        }
        out.sort_unstable();
        // Folders are named once for each file in them; a file that is named twice is there twice.
        out.dedup_by(|one, before| *one == *before && one.form == Form::Folder);
        for index in 1..out.len() {
            if out[index].path == out[index - 1].path {
                out[index].form = Form::Again;
            }
        }
        Ok(Some(out))
    }

    fn read(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        match self.reading(path, |source| bytes_of(source, most)) {
            None => Ok(None),
            Some(Ok(bytes)) => bytes.map(Some).map_err(|error| torn(&error)),
            Some(Err(words)) => Err(io::Error::other(words)),
        }
    }

    fn sum(&self, path: &str, most: Option<u64>) -> Sum {
        match self.reading(path, |source| sum_of(source, most.or(Some(MOST)))) {
            None => Sum::Missing,
            Some(Ok(Sum::Unreadable(words))) => {
                Sum::Unreadable(format!("it is damaged in the archive ({words})"))
            }
            Some(Ok(sum)) => sum,
            Some(Err(words)) => Sum::Unreadable(words),
        }
    }
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").field("top", &self.top).finish_non_exhaustive()
    }
}

/// The folder that holds everything, as archives of archives have it, with `/`; else nothing.
fn top_of(entries: &[Entry]) -> String {
    let at_root = |name: &str| entries.iter().any(|entry| &*entry.path == name);
    if [sums::NAME, sums::UNFINISHED, sums::START, manifest::NAME].into_iter().any(at_root) {
        return String::new();
    }
    let tops: BTreeSet<&str> =
        entries.iter().filter_map(|entry| entry.path.split('/').next()).collect();
    let mut holds = tops.iter().map(|top| format!("{top}/")).filter(|top| {
        [sums::NAME, manifest::NAME].iter().any(|name| at_root(&format!("{top}{name}")))
    });
    match (holds.next(), holds.next()) {
        (Some(top), None) => top,
        _ => String::new(),
    }
}

fn torn(error: &io::Error) -> io::Error {
    io::Error::other(format!("it is damaged in the archive ({error})"))
}

/// What the archive is like, in words.
fn words(error: &ZipError) -> String {
    match error {
        ZipError::InvalidPassword => "it is locked with a password".to_owned(),
        ZipError::UnsupportedArchive(words) if words.contains("assword") => {
            "it is locked with a password".to_owned()
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            "it is packed in a way that fieldguide does not read".to_owned()
        }
        ZipError::Io(error) => error.to_string(),
        _ => "it is damaged in the archive".to_owned(),
    }
}
