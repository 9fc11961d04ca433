//! Where sheets lie: `print/<set>/<name>.html`, and their PDFs in a folder a paper beside it.

use super::href::href;
use super::pages::{SitePlan, Subject};
use crate::lang::Lang;
use crate::model::{About, Catalog, Digest, Leaf, Paper};

/// A sheet's PDF for one paper.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PaperFile {
    /// The sheet.
    pub leaf: Leaf,
    /// Its language.
    pub lang: Lang,
    /// Its paper.
    pub paper: Paper,
    /// Its path below the output's root.
    pub path: String,
}

/// Every sheet of every set, in the order of the sets.
pub(super) fn leaves(catalog: &Catalog) -> impl Iterator<Item = Leaf> {
    catalog.print.iter().enumerate().flat_map(|(at, set)| {
        set.abouts().into_iter().map(move |about| Leaf { set: at as u16, about })
    })
}

/// The path of a sheet's page below its language's folder.
pub(super) fn below(catalog: &Catalog, leaf: Leaf) -> String {
    let set = &catalog.print[usize::from(leaf.set)];
    let name = match leaf.about {
        About::Whole => set.id.clone(),
        About::Topic(tag) => catalog.vocabulary.tag(crate::model::Facet::Topics, tag).id.clone(),
        About::Record(ix) => return below_as(catalog, leaf, &catalog.agency(ix).id),
    };
    format!("print/{}/{name}.html", set.id)
}

/// The path of the page of a sheet about a record, if the record's id is `id`. The name of a
/// discreet sheet tells nothing: it is a fingerprint of the id, so that it stays the same in every
/// edition.
pub(super) fn below_as(catalog: &Catalog, leaf: Leaf, id: &str) -> String {
    let set = &catalog.print[usize::from(leaf.set)];
    if !set.discreet {
        return format!("print/{}/{id}.html", set.id);
    }
    let Digest(digest) = Digest::of(id.as_bytes());
    let word: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("print/{}/sheet-{word}.html", set.id)
}

/// The path of a sheet's PDF for `paper`, beside its page.
pub(super) fn pdf_beside(page: &str, paper: Paper) -> String {
    let (folder, file) = page.rsplit_once('/').unwrap_or(("", page));
    let stem = file.strip_suffix(".html").unwrap_or(file);
    format!("{folder}/{}/{stem}.pdf", paper.word())
}

impl SitePlan<'_> {
    /// Every PDF of the site.
    pub fn paper_files(&self) -> impl Iterator<Item = PaperFile> {
        let leaves = self
            .languages()
            .all()
            .flat_map(|(lang, _)| leaves(self.catalog()).map(move |leaf| (leaf, lang)));
        leaves.flat_map(|(leaf, lang)| self.papers_of(leaf, lang))
    }

    /// The PDFs of one sheet; none where the site is made without.
    pub fn papers_of(&self, leaf: Leaf, lang: Lang) -> Vec<PaperFile> {
        if !self.has_pdf() {
            return Vec::new();
        }
        let papers = &self.catalog().print[usize::from(leaf.set)].papers;
        papers
            .iter()
            .map(|paper| PaperFile {
                leaf,
                lang,
                paper: *paper,
                path: self.pdf_path(leaf, lang, *paper),
            })
            .collect()
    }

    /// Where the PDF of a sheet for `paper` lies, whether the site has one or not.
    pub fn pdf_path(&self, leaf: Leaf, lang: Lang, paper: Paper) -> String {
        pdf_beside(&self.path(Subject::Sheet(leaf), lang), paper)
    }

    /// The addresses of a sheet's PDFs on the page `from`.
    pub fn paper_hrefs(&self, from: &str, leaf: Leaf, lang: Lang) -> Vec<(Paper, String)> {
        let files = self.papers_of(leaf, lang);
        files.into_iter().map(|file| (file.paper, href(from, &file.path))).collect()
    }
}
