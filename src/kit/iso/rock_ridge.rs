//! What Rock Ridge (RRIP 1991A over SUSP) adds to the lines of folders: the true name, rights, dates.

use super::SECTOR;
use super::record::{DATE, bare, both32};

/// The most bytes of a line.
const LINE: usize = 254;

/// The most bytes of a name in one entry.
const PIECE: usize = 250;

/// The length of the entry that leads to more.
const MORE: usize = 28;

/// Everybody may read, nobody may write.
const FILE: u32 = 0o100_444;
const FOLDER: u32 = 0o040_555;

/// What is added to a line is at most so long; the rest stands in sectors after the folder.
#[derive(Debug, Default)]
pub(super) struct Rest {
    /// The first of these sectors.
    pub(super) extent: u32,
    /// Their bytes.
    pub(super) bytes: Vec<u8>,
}

/// How a line's own node is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Is {
    File,
    /// With so many folders in it.
    Folder(u32),
}

/// What is added to the line of a file or a folder.
pub(super) fn child(id: &[u8], name: &str, is: Is, rest: &mut Rest) -> Vec<u8> {
    let mut out = facts(is);
    let name = name_entries(name.as_bytes());
    if bare(id) + out.len() + name.len() <= LINE {
        out.extend(name);
    } else {
        out.extend(rest.put(&name));
    }
    out
}

/// What is added to the line by which a folder names itself or the one above.
pub(super) fn link(folders: u32) -> Vec<u8> {
    facts(Is::Folder(folders))
}

/// What is added to the first line of the root: that all this is here.
pub(super) fn root(folders: u32, rest: &mut Rest) -> Vec<u8> {
    const ID: &[u8] = b"RRIP_1991A";
    const TEXT: &[u8] =
        b"THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS";
    const SOURCE: &[u8] = b"PLEASE CONTACT DISC PUBLISHER FOR SPECIFICATION SOURCE.  SEE PUBLISHER IDENTIFIER IN PRIMARY VOLUME DESCRIPTOR FOR CONTACT INFORMATION.";
    let mut out = entry(b"SP", &[0xbe, 0xef, 0]);
    out.extend(facts(Is::Folder(folders)));
    let long = |text: &[u8]| u8::try_from(text.len()).unwrap_or(0);
    let head = [long(ID), long(TEXT), long(SOURCE), 1];
    out.extend(rest.put(&entry(b"ER", &[&head[..], ID, TEXT, SOURCE].concat())));
    out
}

impl Rest {
    /// Puts entries here; gives the one that leads to them.
    fn put(&mut self, entries: &[u8]) -> Vec<u8> {
        let room = SECTOR - self.bytes.len() % SECTOR;
        if entries.len() > room {
            self.bytes.resize(self.bytes.len() + room, 0);
        }
        let number = |at: usize| u32::try_from(at).unwrap_or(0);
        let (sector, offset) = (self.bytes.len() / SECTOR, self.bytes.len() % SECTOR);
        self.bytes.extend(entries);
        let place = [self.extent + number(sector), number(offset), number(entries.len())];
        let out = entry(b"CE", &place.map(both32).concat());
        debug_assert_eq!(out.len(), MORE);
        out
    }
}

/// Rights, owner and dates.
fn facts(is: Is) -> Vec<u8> {
    let (mode, links) = match is {
        Is::File => (FILE, 1),
        Is::Folder(folders) => (FOLDER, 2 + folders),
    };
    let mut out = entry(b"PX", &[mode, links, 0, 0].map(both32).concat());
    // Changed, read, and rights changed: all on the one date.
    out.extend(entry(b"TF", &[&[0x0e], &DATE[..], &DATE[..], &DATE[..]].concat()));
    out
}

/// The name, in as many entries as it takes.
fn name_entries(name: &[u8]) -> Vec<u8> {
    let mut pieces = name.chunks(PIECE).peekable();
    let mut out = Vec::new();
    while let Some(piece) = pieces.next() {
        let goes_on = u8::from(pieces.peek().is_some());
        out.extend(entry(b"NM", &[&[goes_on], piece].concat()));
    }
    out
}

fn entry(mark: &[u8; 2], bytes: &[u8]) -> Vec<u8> {
    let long = u8::try_from(4 + bytes.len()).unwrap_or(u8::MAX);
    [mark, &[long, 1][..], bytes].concat()
}
