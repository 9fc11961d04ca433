//! The destination as the rest of this module sees it: files below a folder, counted requests.
//!
//! Takes: paths of a site, bytes. Gives: what stands there, and whether a change under a condition went through.
//! Never: touches what lies outside the folder.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::stream::{self, BoxStream, StreamExt};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, Error, GetOptions, ObjectStore, PutMode, PutOptions, PutPayload,
    UpdateVersion,
};

use super::{Destination, Refusal};
use crate::manifest::media;

/// How a change under a condition is made sure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// The host compares and sets.
    Host,
    /// Nobody else can be at work: the folder is locked, or the user says so.
    Ours,
}

/// The version of a file that was read or written.
pub(super) type Version = UpdateVersion;

/// A file that was read.
pub(super) struct Found {
    pub(super) bytes: Vec<u8>,
    pub(super) version: Version,
    /// When it was written, by the host's clock.
    pub(super) written: String,
}

/// The destination, opened.
pub(super) struct Store {
    inner: Arc<dyn ObjectStore>,
    prefix: String,
    promise: Promise,
    /// Whether files have headers there.
    headers: bool,
    requests: Requests,
}

/// How many requests were sent.
#[derive(Debug, Default)]
struct Requests {
    read: AtomicUsize,
    written: AtomicUsize,
    listed: AtomicUsize,
    removed: AtomicUsize,
}

/// How many requests were sent, by what hosts charge for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    /// Reading a file, or asking whether it is there.
    pub read: usize,
    /// Writing a file.
    pub written: usize,
    /// Listing up to a thousand files.
    pub listed: usize,
    /// Removing files, up to a thousand at a time where the host can.
    pub removed: usize,
}

/// Objects of one page of a list, as hosts give them.
const PAGE: usize = 1000;

impl Store {
    pub(super) fn open(destination: &Destination, promise: Promise) -> Result<Self, Refusal> {
        let prefix = match destination.prefix() {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let headers = destination.folder().is_none();
        let inner = destination.open()?;
        Ok(Self { inner, prefix, promise, headers, requests: Requests::default() })
    }

    pub(super) fn promise(&self) -> Promise {
        self.promise
    }

    pub(super) fn sent(&self) -> Sent {
        let Requests { read, written, listed, removed } = &self.requests;
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        Sent {
            read: count(read),
            written: count(written),
            listed: count(listed),
            removed: count(removed),
        }
    }

    /// The headers of the file at `path`; none on a disk.
    pub(super) fn headers(&self, path: &str) -> Option<(&'static str, &'static str)> {
        self.headers.then(|| (media::kind(path), media::CACHE))
    }

    fn place(&self, path: &str) -> Result<Path, Refusal> {
        let whole = format!("{}{path}", self.prefix);
        Path::parse(&whole).map_err(|_| Refusal::Name(path.to_owned()))
    }

    /// Whether the host could keep a file at `path`.
    pub(super) fn takes(&self, path: &str) -> Result<(), Refusal> {
        self.place(path).map(drop)
    }

    /// The file at `path`, if it is there.
    pub(super) async fn get(&self, path: &str) -> Result<Option<Found>, Refusal> {
        self.requests.read.fetch_add(1, Ordering::Relaxed);
        let got = match self.inner.get_opts(&self.place(path)?, GetOptions::default()).await {
            Err(Error::NotFound { .. }) => return Ok(None),
            other => other?,
        };
        let version = Version { e_tag: got.meta.e_tag.clone(), version: got.meta.version.clone() };
        let written = got.meta.last_modified.format("%Y-%m-%d %H:%M:%S UTC").to_string();
        Ok(Some(Found { bytes: got.bytes().await?.to_vec(), version, written }))
    }

    /// Whether a file is at `path`.
    pub(super) async fn has(&self, path: &str) -> Result<bool, Refusal> {
        self.requests.read.fetch_add(1, Ordering::Relaxed);
        let asked = GetOptions { head: true, ..GetOptions::default() };
        match self.inner.get_opts(&self.place(path)?, asked).await {
            Err(Error::NotFound { .. }) => Ok(false),
            other => Ok(other.map(|_| true)?),
        }
    }

    /// Puts a file of the site, with its headers.
    pub(super) async fn put(&self, path: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
        self.put_as(path, bytes, PutMode::Overwrite).await.map(drop)
    }

    /// Puts a file of our own if what stands there is what `expected` says; `None` when it is not.
    pub(super) async fn put_if(
        &self,
        path: &str,
        bytes: Vec<u8>,
        expected: Option<&Version>,
    ) -> Result<Option<Version>, Refusal> {
        let mode = match (self.promise, expected) {
            (Promise::Ours, _) => PutMode::Overwrite,
            (Promise::Host, None) => PutMode::Create,
            (Promise::Host, Some(version)) => PutMode::Update(version.clone()),
        };
        self.put_as(path, bytes, mode).await
    }

    async fn put_as(
        &self,
        path: &str,
        bytes: Vec<u8>,
        mode: PutMode,
    ) -> Result<Option<Version>, Refusal> {
        self.requests.written.fetch_add(1, Ordering::Relaxed);
        let mut attributes = Attributes::new();
        if let Some((kind, cache)) = self.headers(path) {
            attributes.insert(Attribute::ContentType, kind.into());
            attributes.insert(Attribute::CacheControl, cache.into());
        }
        let options = PutOptions { mode, attributes, ..PutOptions::default() };
        match self.inner.put_opts(&self.place(path)?, PutPayload::from(bytes), options).await {
            Ok(put) => Ok(Some(put.into())),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes files; one that is not there is no mistake.
    pub(super) async fn remove(&self, paths: &[&str]) -> Result<(), Refusal> {
        self.requests.removed.fetch_add(paths.len().div_ceil(PAGE), Ordering::Relaxed);
        let places: Vec<_> = paths.iter().map(|path| self.place(path)).collect::<Result<_, _>>()?;
        let mut removed =
            self.inner.delete_stream(stream::iter(places.into_iter().map(Ok)).boxed());
        let mut first = Ok(());
        while let Some(result) = removed.next().await {
            match result {
                Err(Error::NotFound { .. }) | Ok(_) => {}
                Err(error) => first = first.and(Err(error.into())),
            }
        }
        first
    }

    /// The paths of all files in that folder there; of all files for an empty name.
    pub(super) fn list(&self, folder: &str) -> BoxStream<'_, Result<String, Refusal>> {
        self.requests.listed.fetch_add(1, Ordering::Relaxed);
        let whole = format!("{}{folder}", self.prefix);
        let prefix = Path::parse(whole.trim_end_matches('/')).unwrap_or_default();
        let listed = self.inner.list(Some(&prefix).filter(|_| !whole.is_empty()));
        let named = listed.enumerate().map(|(at, found)| {
            if at > 0 && at % PAGE == 0 {
                self.requests.listed.fetch_add(1, Ordering::Relaxed);
            }
            let found = found?;
            let path = found.location.as_ref();
            Ok(path.strip_prefix(self.prefix.as_str()).unwrap_or(path).to_owned())
        });
        named.boxed()
    }
}
