//! The paths of a copy as folders with what is in them, once for each kind of names.

use std::collections::BTreeMap;

use super::names::{Short, joliet};

/// Folders and files, each with its place in a list; the root is the first folder.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) folders: Vec<Folder>,
    pub(super) files: Vec<File>,
}

/// A folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// The folder that it is in; of the root, the root.
    pub(super) above: usize,
    /// How many folders are in it.
    pub(super) folders: u32,
    /// What is in it by short names, in the order of a disc.
    pub(super) short: Vec<Child>,
    /// The same by the names of Joliet.
    pub(super) joliet: Vec<Child>,
}

/// A file.
#[derive(Debug, Clone, Copy)]
pub(super) struct File {
    pub(super) size: u64,
}

/// One line of a folder.
#[derive(Debug, Clone)]
pub(super) struct Child {
    /// The name on the disc.
    pub(super) id: Vec<u8>,
    /// The true name.
    pub(super) name: String,
    pub(super) node: Node,
}

/// What a line of a folder leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    Folder(usize),
    File(usize),
}

impl Tree {
    /// The tree of these paths with the files' sizes; their order is the order of the files.
    pub(super) fn of<'a>(paths: impl Iterator<Item = (&'a str, u64)>) -> Self {
        let mut names: Vec<BTreeMap<&str, Node>> = vec![BTreeMap::new()];
        let mut above = vec![0];
        let mut files = Vec::new();
        for (path, size) in paths {
            let mut folder = 0;
            let mut rest = path;
            while let Some((name, inner)) = rest.split_once('/') {
                let new = names.len();
                folder = match names[folder].entry(name).or_insert(Node::Folder(new)) {
                    Node::Folder(known) => *known,
                    // A file where another path has a folder: no list of files has that.
                    Node::File(_) => folder,
                };
                if folder == new {
                    names.push(BTreeMap::new());
                    above.push(0);
                }
                rest = inner;
            }
            names[folder].insert(rest, Node::File(files.len()));
            files.push(File { size });
        }
        for (at, inner) in names.iter().enumerate() {
            for node in inner.values() {
                if let Node::Folder(below) = node {
                    above[*below] = at;
                }
            }
        }
        let folders =
            names.iter().zip(above).map(|(inner, above)| Folder::of(inner, above)).collect();
        Self { folders, files }
    }
}

impl Folder {
    fn of(inner: &BTreeMap<&str, Node>, above: usize) -> Self {
        let mut names = Short::default();
        let child = |id, name: &str, node| Child { id, name: name.to_owned(), node };
        let is_file = |node: &Node| matches!(node, Node::File(_));
        let mut short: Vec<Child> = inner
            .iter()
            .map(|(name, node)| child(names.name(name, is_file(node)), name, *node))
            .collect();
        let mut joliet: Vec<Child> = inner
            .iter()
            .map(|(name, node)| child(joliet(name, is_file(node)), name, *node))
            .collect();
        short.sort_by(|a, b| short_order(&a.id).cmp(&short_order(&b.id)));
        joliet.sort_by(|a, b| a.id.cmp(&b.id));
        let folders = inner.values().filter(|node| !is_file(node)).count();
        Self { above, folders: u32::try_from(folders).unwrap_or(u32::MAX), short, joliet }
    }
}

/// The order of short names: by what stands before the dot, then by what stands after it.
fn short_order(id: &[u8]) -> (&[u8], &[u8]) {
    let dot = id.iter().position(|byte| *byte == b'.').unwrap_or(id.len());
    (&id[..dot], &id[dot..])
}

#[cfg(test)]
mod tests {
    use super::{Node, Tree};

    #[test]
    fn every_path_is_in_its_folder() {
        let paths =
            [("README.txt", 3), ("guide/a/b.html", 1), ("guide/a/c.html", 2), ("guide/d", 0)];
        let tree = Tree::of(paths.into_iter());
        assert_eq!((tree.folders.len(), tree.files.len()), (3, 4));
        let above: Vec<usize> = tree.folders.iter().map(|folder| folder.above).collect();
        assert_eq!(above, [0, 0, 1]);
        let names = |at: usize| -> Vec<&str> {
            tree.folders[at].joliet.iter().map(|child| child.name.as_str()).collect()
        };
        assert_eq!(names(0), ["README.txt", "guide"]);
        assert_eq!(names(2), ["b.html", "c.html"]);
        assert_eq!(tree.folders[1].short[0].node, Node::Folder(2));
    }
}
