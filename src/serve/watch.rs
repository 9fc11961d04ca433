//! Word of changes in a site's folder.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::leftovers::is_leftover;
use crate::source::ROOTS;

/// How long nothing must have happened before a round begins: editors write a file in several
/// steps, and a checkout writes many.
const QUIET: Duration = Duration::from_millis(20);

/// A round begins after this time even if it never gets quiet.
const LONGEST: Duration = Duration::from_millis(250);

/// What wakes the thread that makes the site.
#[derive(Debug)]
pub(super) enum Signal {
    /// A file changed; with `root`, one of the watched folders itself came or went.
    Changed { root: bool },
    /// Nobody wants the site any more.
    Stop,
}

/// What came next.
#[derive(Debug)]
pub(super) enum Next {
    /// Files changed. The first word of it came at this moment.
    Changed(Instant),
    /// The end.
    Stop,
}

/// The watched folders.
#[derive(Debug)]
pub(super) struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    signals: Receiver<Signal>,
}

impl Watch {
    /// Begins to watch the site in `site`; the other end can stop it.
    ///
    /// # Errors
    /// When the system does not let us watch a folder.
    pub(super) fn open(site: &Path) -> notify::Result<(Self, Sender<Signal>)> {
        let root = site.canonicalize()?;
        let (sender, signals) = channel();
        let (own, heard) = (root.clone(), sender.clone());
        let watcher = notify::recommended_watcher(move |event| {
            if let Some(signal) = signal(&own, event) {
                // Nobody listens any more once the site is no longer served.
                let _ = heard.send(signal);
            }
        })?;
        let mut watch = Self { root, watcher, signals };
        // The folder itself too, not deeply: `content`, `fonts` and `themes` may come and go.
        watch.watcher.watch(&watch.root, RecursiveMode::NonRecursive)?;
        watch.deeply()?;
        Ok((watch, sender))
    }

    /// Waits until something has changed and it is quiet again.
    ///
    /// # Errors
    /// When a folder that is new cannot be watched.
    pub(super) fn next(&mut self) -> notify::Result<Next> {
        let Ok(Signal::Changed { mut root }) = self.signals.recv() else {
            return Ok(Next::Stop);
        };
        let first = Instant::now();
        loop {
            let left = LONGEST.saturating_sub(first.elapsed());
            match self.signals.recv_timeout(QUIET.min(left)) {
                Ok(Signal::Changed { root: too }) => root |= too,
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(Next::Stop),
                Err(RecvTimeoutError::Timeout) => break,
            }
            if left.is_zero() {
                break;
            }
        }
        if root {
            self.deeply()?;
        }
        Ok(Next::Changed(first))
    }

    fn deeply(&mut self) -> notify::Result<()> {
        for folder in ROOTS.map(|name| self.root.join(name)) {
            match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                // It is not there, or went again just now, of which there is word.
                Err(error) if is_gone(&error) => {}
                watched => watched?,
            }
        }
        Ok(())
    }
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

/// What an event in the site's folder `root` means, if it means anything.
fn signal(root: &Path, event: notify::Result<Event>) -> Option<Signal> {
    let Ok(event) = event else {
        // The system lost count: whatever happened, look.
        return Some(Signal::Changed { root: true });
    };
    if event.need_rescan() {
        return Some(Signal::Changed { root: true });
    }
    let read_only = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => true,
        _ => false,
    };
    if read_only {
        return None;
    }
    let places = event.paths.iter().filter_map(|path| place(root, path));
    places.reduce(|a, b| a | b).map(|root| Signal::Changed { root })
}

/// Whether `path` is one of the watched folders itself; none where it is no part of a site.
fn place(root: &Path, path: &Path) -> Option<bool> {
    let below = path.strip_prefix(root).ok()?;
    let mut names = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    let Some(first) = names.next() else {
        return Some(true);
    };
    if !ROOTS.contains(&first.as_ref()) {
        return None;
    }
    let mut deeper = names.peekable();
    let itself = deeper.peek().is_none();
    (!deeper.any(|name| is_leftover(&name))).then_some(itself)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::place;

    #[test]
    fn only_what_a_site_is_made_of_counts() {
        let place = |path: &str| place(Path::new("/site"), Path::new(path));
        assert_eq!(place("/site/content/pages/help.md"), Some(false));
        assert_eq!(place("/site/themes/harbor"), Some(false));
        assert_eq!(place("/site/content"), Some(true));
        assert_eq!(place("/site"), Some(true));
        for path in [
            "/site/output",
            "/site/output/index.html",
            "/site/.fieldguide/cache",
            "/site/content/pages/.help.md.swp",
            "/site/content/.git/index",
            "/site/content/agencies/ovc.yaml~",
            "/elsewhere/content/x.yaml",
        ] {
            assert_eq!(place(path), None, "{path}");
        }
    }
}
