//! A finished site goes to object storage or a folder, so that whoever reads meanwhile finds it whole.
//!
//! Takes: a built site, a destination. Gives: the site there, with only what changed sent; or why not.
//! Never: builds, prints, says a key; touches a file at the destination that it did not put there.
//!
//! 1. [`Destination`] says where; `store` reaches it.
//! 2. `claim` sees to it that one publisher works at a time, by compare-and-set on one small file (`state`).
//! 3. [`List`]s say what stands there and what is to; [`steps()`] is the way from one to the other.
//! 4. `work` goes it: new files, pages, home pages, then removals.

mod claim;
mod destination;
mod here;
mod list;
mod refusal;
mod state;
mod steps;
mod store;
mod work;

use std::path::PathBuf;
use std::time::Duration;

pub use destination::{Destination, Host};
pub use list::{List, Mark, Sent as SentFile};
pub use refusal::Refusal;
pub use steps::{Part, Step, after, steps};
pub use store::Sent;

use crate::emit::Built;

/// How to publish.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Say what would be done, and change nothing.
    pub dry_run: bool,
    /// Replace files that no publish put there.
    pub adopt: bool,
    /// Send every file, whatever stands there.
    pub all: bool,
    /// Nobody else publishes there, so the host need promise nothing.
    pub alone: bool,
    /// Another's work is taken over without waiting for a sign of life.
    pub take_over: bool,
    /// A file of the site's own in which a run notes that it is under way.
    pub memory: Option<PathBuf>,
}

/// Follows the work. Calls come from one thread.
pub trait Watch {
    /// Another's claim is watched for so long at most.
    fn waits(&self, _longest: Duration) {}

    /// Work begins: so many steps, so many bytes. `left`: a run before this one was broken off, and this many of its steps are done.
    fn begins(&self, _steps: usize, _bytes: u64, _left: Option<usize>) {}

    /// A step was done.
    fn step(&self, _step: &Step) {}
}

/// What was done, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The mark of the edition.
    pub edition: String,
    /// The mark of the edition that stood there whole.
    pub before: Option<String>,
    /// What was done, or in a dry run would be.
    pub steps: Vec<Step>,
    /// Files of the site.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// Requests that were sent.
    pub requests: Sent,
    /// Whether a run that was broken off was gone on with.
    pub resumed: bool,
}

/// Publishes the site at the destination.
///
/// # Errors
/// When something stands in the way; what was done until then stays, and the next run goes on from there.
pub fn publish(
    built: &Built,
    destination: &Destination,
    options: &Options,
    watch: &dyn Watch,
) -> Result<Summary, Refusal> {
    // Two of these may be in one process; the first one's is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(4)
        .build()
        .map_err(|error| Refusal::Machine(error.to_string()))?;
    let done = runtime.block_on(work::publish(built, destination, options, watch));
    runtime.shutdown_background();
    done
}
