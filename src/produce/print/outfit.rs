//! What all sheets are set with: the library, the layouts and the fonts; and the room in which one
//! sheet is set.

use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::diag::{Diagnostic, Origin};
use crate::theme::PrintFile;

/// The layout that begins a sheet.
const MAIN: &str = "sheet.typ";

/// The library is the same for every site.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

macro_rules! fonts {
    ($($name:literal,)*) => {
        /// The fonts in the program.
        static FONTS: &[&[u8]] = &[$(include_bytes!(concat!("fonts/", $name)),)*];
    };
}

fonts! {
    "PublicSans-Regular.ttf",
    "PublicSans-Italic.ttf",
    "PublicSans-Bold.ttf",
    "PublicSans-BoldItalic.ttf",
    "Vazirmatn-Regular.ttf",
    "Vazirmatn-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
}

/// How many of these, from the first, are of the family that stands in for [`LAST`].
const FACES: usize = 4;

/// The family that typst asks last for every text. Were there none, a text in a font that is not
/// there would lose the characters that no font has, without so much as a box in their place.
const LAST: &str = "Libertinus Serif";

/// The layouts and fonts of a site.
#[derive(Debug)]
pub(super) struct Outfit {
    main: FileId,
    sheet: FileId,
    paper: FileId,
    layouts: Vec<Layout>,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

/// A file of the site that holds fonts.
#[derive(Debug)]
pub(super) struct OwnFont {
    /// Its path.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: Arc<[u8]>,
}

/// A layout, and where it was read.
#[derive(Debug)]
struct Layout {
    source: Source,
    origin: String,
}

impl Outfit {
    /// The layouts `files` and the fonts of the site, with those of the program.
    /// The site's come first, so that they win over fonts of the program with the same name.
    pub(super) fn new(files: &[PrintFile], own: &[OwnFont]) -> Result<Self, Box<Diagnostic>> {
        let id = |name: &str| {
            let path = VirtualPath::new(name).ok()?;
            Some(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let known = |name: &str| {
            id(name).ok_or_else(|| {
                let message = format!("`{name}` cannot be the name of a layout");
                Box::new(Diagnostic::new("template-error", message))
            })
        };
        let mut layouts = Vec::new();
        for PrintFile { name, text, origin } in files {
            let source = Source::new(known(name)?, text.clone());
            layouts.push(Layout { source, origin: origin.clone() });
        }
        let mut fonts = Vec::new();
        for OwnFont { path, bytes } in own {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(Arc::clone(bytes))));
            if fonts.len() == before {
                return Err(Box::new(super::fonts::bad(path, "this file is not a font")));
            }
        }
        let own = fonts.len();
        fonts.extend(FONTS.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))));
        let last = fonts[own..own + FACES].to_vec();
        let mut book = FontBook::from_fonts(&fonts);
        for font in last {
            book.push(FontInfo { family: LAST.into(), ..font.info().clone() });
            fonts.push(font);
        }
        Ok(Self {
            main: known(MAIN)?,
            sheet: known("sheet.json")?,
            paper: known("paper.json")?,
            layouts,
            book: LazyHash::new(book),
            fonts,
        })
    }

    /// Where the layout with this id was read.
    pub(super) fn origin(&self, id: FileId) -> Option<&str> {
        self.layout(id).map(|layout| layout.origin.as_str())
    }

    /// Where the layout that begins a sheet was read, or would be.
    pub(super) fn begin(&self) -> Origin {
        Origin::file(self.origin(self.main).unwrap_or("print/sheet.typ"))
    }

    /// The families of its fonts, in the order in which they are asked.
    #[cfg(test)]
    pub(super) fn families(&self) -> Vec<String> {
        self.fonts.iter().map(|font| font.info().family.clone()).collect()
    }

    fn layout(&self, id: FileId) -> Option<&Layout> {
        self.layouts.iter().find(|layout| layout.source.id() == id)
    }
}

/// The room in which one sheet is set: the layouts see the sheet and its paper as files, and
/// nothing else.
#[derive(Debug)]
pub(super) struct Room {
    outfit: Arc<Outfit>,
    sheet: Bytes,
    paper: Bytes,
    name: String,
}

/// What layouts are told of the paper.
fn described(paper: &str, tight: bool) -> Bytes {
    Bytes::from_string(format!("{{\"paper\":\"{paper}\",\"tight\":{tight}}}"))
}

impl Room {
    /// The room for the sheet with this JSON, on the paper that typst calls `paper`.
    pub(super) fn new(outfit: Arc<Outfit>, sheet: Vec<u8>, paper: &str) -> Self {
        let sheet = Bytes::new(sheet);
        Self { outfit, sheet, paper: described(paper, false), name: paper.to_owned() }
    }

    /// The same room where a page may be saved by smaller type.
    pub(super) fn tight(&self) -> Self {
        let Self { outfit, sheet, name, paper: _ } = self;
        let (outfit, sheet) = (Arc::clone(outfit), sheet.clone());
        Self { outfit, sheet, paper: described(name, true), name: name.clone() }
    }

    /// The sheet's bytes of JSON.
    pub(super) fn size(&self) -> usize {
        self.sheet.len()
    }

    /// What it is furnished with.
    pub(super) fn outfit(&self) -> &Outfit {
        &self.outfit
    }
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.outfit.book
    }

    fn main(&self) -> FileId {
        self.outfit.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let layout = self.outfit.layout(id).map(|layout| layout.source.clone());
        layout.ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.outfit.sheet {
            Ok(self.sheet.clone())
        } else if id == self.outfit.paper {
            Ok(self.paper.clone())
        } else {
            self.source(id).map(|source| Bytes::from_string(source.text().to_owned()))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.outfit.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
