//! The descriptors at the beginning of an image.

use super::SECTOR;
use super::record::{SELF, both16, both32, line};

/// What an image is called where one sees its name; it does not tell what it holds.
const LABEL: &str = "GUIDE";

/// Which names a descriptor is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Short,
    Joliet,
}

/// What a descriptor tells of its folders.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// All sectors of the image.
    pub(super) sectors: u32,
    /// The size of a path table in bytes.
    pub(super) table: u32,
    /// Where the path tables stand: with the small end first, with the large end first.
    pub(super) tables: [u32; 2],
    /// Where the root stands, and its size in bytes.
    pub(super) root: (u32, u32),
}

/// The descriptor of one kind of names.
pub(super) fn descriptor(names: Names, facts: &Facts) -> Vec<u8> {
    let Facts { sectors, table, tables: [small, large], root } = *facts;
    let text = |text: &str, long: usize| -> Vec<u8> {
        let mut out: Vec<u8> = match names {
            Names::Short => text.bytes().collect(),
            Names::Joliet => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        while out.len() < long {
            match names {
                Names::Short => out.push(b' '),
                Names::Joliet => out.extend([0, b' ']),
            }
        }
        // An odd field ends with half a letter.
        out.resize(long, 0);
        out
    };
    let mut out = mark(if names == Names::Short { 1 } else { 2 });
    out.push(0);
    out.extend(text("", 32));
    out.extend(text(LABEL, 32));
    out.extend([0; 8]);
    out.extend(both32(sectors));
    let mut escape = [0; 32];
    if names == Names::Joliet {
        escape[..3].copy_from_slice(b"%/E");
    }
    out.extend(escape);
    out.extend(both16(1));
    out.extend(both16(1));
    out.extend(both16(2048));
    out.extend(both32(table));
    out.extend(small.to_le_bytes());
    out.extend([0; 4]);
    out.extend(large.to_be_bytes());
    out.extend([0; 4]);
    out.extend(line(SELF, root.0, root.1, true, &[]));
    for (said, long) in [("", 128), ("", 128), ("", 128), ("FIELDGUIDE", 128)] {
        out.extend(text(said, long));
    }
    for _ in 0..3 {
        out.extend(text("", 37));
    }
    // Made and changed on the one date; not bound to any other.
    for date in ["1980010100000000", "1980010100000000", "0000000000000000", "0000000000000000"] {
        out.extend(date.bytes());
        out.push(0);
    }
    out.push(1);
    out.resize(SECTOR, 0);
    out
}

/// The descriptor that ends them.
pub(super) fn end() -> Vec<u8> {
    let mut out = mark(255);
    out.resize(SECTOR, 0);
    out
}

fn mark(kind: u8) -> Vec<u8> {
    [&[kind], &b"CD001"[..], &[1]].concat()
}
