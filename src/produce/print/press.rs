//! Presses: threads of their own, each of which sets one sheet at a time.
//!
//! Typst shares its work out among the threads of the pool that it runs in, and while it waits for
//! a part it takes up whatever else that pool has to do. In the pool of the build that would be
//! another whole sheet, on top of the first, and so on. So each press is a pool of one thread, and
//! who hands it a sheet waits without taking up other work.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};

use rayon::{ThreadPool, ThreadPoolBuilder};
use typst::comemo;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::outfit::Room;
use super::{CREATOR, filled, glyphs, mistake};
use crate::diag::Diagnostic;
use crate::model::Digest;

/// Layouts nest deeply.
const STACK: usize = 16 << 20;

/// After so many bytes of JSON, some twenty records or one booklet, what typst remembers of sheets
/// before these is forgotten.
const MEMORY: usize = 256 << 10;

/// The presses of one run. As many are built as sheets are set at once.
#[derive(Default)]
pub(super) struct Presses {
    idle: Mutex<Vec<ThreadPool>>,
    read: AtomicUsize,
}

impl fmt::Debug for Presses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presses").finish_non_exhaustive()
    }
}

impl Presses {
    /// The sheet in `room` as a PDF. `ident` tells this document from all others.
    pub(super) fn print(&self, room: Room, ident: Digest) -> Result<Vec<u8>, Box<Diagnostic>> {
        let press = match self.idle().pop() {
            Some(press) => press,
            None => build()?,
        };
        let size = room.size();
        let (done, result) = mpsc::sync_channel(1);
        press.spawn(move || {
            // Nobody waits any more only when the waiting thread is gone.
            let _ = done.send(set(&room, ident));
        });
        // A press that panicked lets go of its end, and is not used again.
        let printed = result.recv().map_err(|_| mistake::broken())?;
        self.idle().push(press);
        if self.read.fetch_add(size, Ordering::Relaxed) % MEMORY + size >= MEMORY {
            comemo::evict(1);
        }
        printed
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<ThreadPool>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Presses {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

fn build() -> Result<ThreadPool, Box<Diagnostic>> {
    let pool = ThreadPoolBuilder::new().num_threads(1).stack_size(STACK);
    // Without a handler, a panic would end the program.
    pool.panic_handler(|_| {}).build().map_err(|_| mistake::broken())
}

/// Sets a sheet and writes it down. A sheet of two pages or three with little on the last is set a
/// second time in smaller type, and kept so where that saves a page.
fn set(room: &Room, ident: Digest) -> Result<Vec<u8>, Box<Diagnostic>> {
    let first = composed(room)?;
    let document = if (2..=3).contains(&first.pages().len()) && filled::little(&first) {
        let tighter = composed(&room.tight())?;
        if tighter.pages().len() < first.pages().len() { tighter } else { first }
    } else {
        first
    };
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| mistake::broken())?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.0.iter().map(|byte| format!("{byte:02x}")).collect()),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| mistake::explained(room, &errors))
}

/// A sheet on its pages, every character of it in some font.
fn composed(room: &Room) -> Result<PagedDocument, Box<Diagnostic>> {
    let set = typst::compile::<PagedDocument>(room);
    let document = set.output.map_err(|errors| mistake::explained(room, &errors))?;
    if let Some(warning) = set.warnings.iter().find(|warning| mistake::is_grave(warning)) {
        return Err(mistake::explained(room, std::slice::from_ref(warning)));
    }
    if let Some(missing) = glyphs::missing(&document) {
        return Err(missing);
    }
    Ok(document)
}
