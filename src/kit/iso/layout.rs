//! Where everything stands on an image, and the bytes of all but the files.

use super::folders::{Child, Folder, Node, Tree};
use super::record::{ABOVE, SELF, fill, line, push};
use super::rock_ridge::{self, Is, Rest};
use super::volume::{Facts, Names, descriptor, end};
use super::{AFTER, SECTOR, sectors};

/// The sectors before the descriptors, which belong to whoever starts a machine from the disc.
const BEFORE: u32 = 16;

/// Where everything stands.
#[derive(Debug)]
pub(super) struct Layout {
    short: Side,
    joliet: Side,
    /// Where each file stands.
    files: Vec<u32>,
    /// Where what comes after the files stands.
    after: u32,
}

/// The folders by one kind of names.
#[derive(Debug)]
struct Side {
    names: Names,
    /// The folders in the order of a path table.
    order: Vec<usize>,
    /// Where the two path tables stand.
    tables: [u32; 2],
    /// Where each folder stands, and its size in bytes; what is added to its lines follows it.
    places: Vec<(u32, u32)>,
}

impl Layout {
    /// The layout of `tree`; `None` where the numbers of a disc do not suffice.
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        u16::try_from(tree.folders.len()).ok()?;
        let mut at = u64::from(BEFORE) + 3;
        let mut take = |bytes: u64| {
            let here = u32::try_from(at).ok();
            at += sectors(bytes);
            here
        };
        let mut sides = [Names::Short, Names::Joliet].map(|names| Side::new(names, tree));
        for side in &mut sides {
            let table = side.table(tree, u32::to_le_bytes, u16::to_le_bytes).len() as u64;
            side.tables = [take(table)?, take(table)?];
        }
        for side in &mut sides {
            for folder in side.order.clone() {
                let (lines, rest) = side.folder(tree, folder, &[]);
                let extent = take((lines.len() + rest.len()) as u64)?;
                side.places[folder] = (extent, u32::try_from(lines.len()).ok()?);
            }
        }
        let files = tree.files.iter().map(|file| take(file.size)).collect::<Option<_>>()?;
        let after = take(0)?;
        after.checked_add(AFTER + 16)?;
        let [short, joliet] = sides;
        Some(Self { short, joliet, files, after })
    }

    /// Everything before the first file.
    pub(super) fn head(&self, tree: &Tree) -> Vec<u8> {
        let mut out = vec![0; BEFORE as usize * SECTOR];
        for side in [&self.short, &self.joliet] {
            let table = side.table(tree, u32::to_le_bytes, u16::to_le_bytes);
            out.extend(descriptor(
                side.names,
                &Facts {
                    sectors: self.after + self.after(),
                    table: u32::try_from(table.len()).unwrap_or(0),
                    tables: side.tables,
                    root: side.places.first().copied().unwrap_or_default(),
                },
            ));
        }
        out.extend(end());
        for side in [&self.short, &self.joliet] {
            out.extend(side.table(tree, u32::to_le_bytes, u16::to_le_bytes));
            fill(&mut out);
            out.extend(side.table(tree, u32::to_be_bytes, u16::to_be_bytes));
            fill(&mut out);
        }
        for side in [&self.short, &self.joliet] {
            for folder in &side.order {
                let (lines, rest) = side.folder(tree, *folder, &self.files);
                out.extend(lines);
                out.extend(rest);
                fill(&mut out);
            }
        }
        out
    }

    /// How many sectors come after the files: the image ends where a drive reads a whole block.
    pub(super) fn after(&self) -> u32 {
        (self.after + AFTER).next_multiple_of(16) - self.after
    }
}

impl Side {
    fn new(names: Names, tree: &Tree) -> Self {
        // Level by level, each in the order of the folder above.
        let mut order = vec![0];
        let mut at = 0;
        while at < order.len() {
            let folder = &tree.folders[order[at]];
            order.extend(lines_of(names, folder).iter().filter_map(|child| match child.node {
                Node::Folder(below) => Some(below),
                Node::File(_) => None,
            }));
            at += 1;
        }
        Self { names, order, tables: [0; 2], places: vec![(0, 0); tree.folders.len()] }
    }

    /// The path table, with numbers written by `four` and `two`.
    fn table(&self, tree: &Tree, four: fn(u32) -> [u8; 4], two: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mut numbers = vec![1_u16; tree.folders.len()];
        for (at, folder) in self.order.iter().enumerate() {
            numbers[*folder] = u16::try_from(at + 1).unwrap_or(u16::MAX);
        }
        let mut out = Vec::new();
        for folder in &self.order {
            let above = tree.folders[*folder].above;
            let named = lines_of(self.names, &tree.folders[above])
                .iter()
                .find(|child| *folder != 0 && child.node == Node::Folder(*folder));
            let id = named.map_or(SELF, |child| child.id.as_slice());
            out.extend([u8::try_from(id.len()).unwrap_or(u8::MAX), 0]);
            out.extend(four(self.places[*folder].0));
            out.extend(two(numbers[above]));
            out.extend(id);
            if id.len() % 2 == 1 {
                out.push(0);
            }
        }
        out
    }

    /// The lines of a folder in whole sectors, and what follows them. Without the places of files they are
    /// as long as with them.
    fn folder(&self, tree: &Tree, at: usize, files: &[u32]) -> (Vec<u8>, Vec<u8>) {
        let folder = &tree.folders[at];
        let (extent, size) = self.places[at];
        let rock_ridge = self.names == Names::Short;
        let after = u32::try_from(sectors(u64::from(size))).unwrap_or(0);
        let mut rest = Rest { extent: extent + after, bytes: Vec::new() };
        let mut lines = Vec::new();
        let added = match (rock_ridge, at) {
            (false, _) => Vec::new(),
            (true, 0) => rock_ridge::root(folder.folders, &mut rest),
            (true, _) => rock_ridge::link(folder.folders),
        };
        push(&mut lines, &line(SELF, extent, size, true, &added));
        let (extent, size) = self.places[folder.above];
        let above = tree.folders[folder.above].folders;
        let added = if rock_ridge { rock_ridge::link(above) } else { Vec::new() };
        push(&mut lines, &line(ABOVE, extent, size, true, &added));
        for Child { id, name, node } in lines_of(self.names, folder) {
            let (is, is_folder, (extent, size)) = match *node {
                Node::Folder(below) => {
                    (Is::Folder(tree.folders[below].folders), true, self.places[below])
                }
                Node::File(file) => {
                    let size = u32::try_from(tree.files[file].size).unwrap_or(u32::MAX);
                    (Is::File, false, (files.get(file).copied().unwrap_or(0), size))
                }
            };
            let added =
                if rock_ridge { rock_ridge::child(id, name, is, &mut rest) } else { Vec::new() };
            push(&mut lines, &line(id, extent, size, is_folder, &added));
        }
        fill(&mut lines);
        (lines, rest.bytes)
    }
}

fn lines_of(names: Names, folder: &Folder) -> &[Child] {
    match names {
        Names::Short => &folder.short,
        Names::Joliet => &folder.joliet,
    }
}
