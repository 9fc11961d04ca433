//! The whole site, in the order in which its parts need each other.

use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use super::files::{self, RecordFile};
use super::former::Former;
use super::front_matter;
use super::known::Known;
use super::overlay::Overlay;
use super::parts::Scope;
use super::{agencies, changes, cited, glossary, pages, settings, sources, vocabulary};
use crate::config::{self, Config};
use crate::diag::{Diagnostic, Origin, Report, Span, closest};
use crate::lang::{Lang, Languages};
use crate::model::{Agency, Catalog, Date, Digest, Doc, FormerIds, Term, Vocabulary};
use crate::source::SourceTree;
use crate::yaml::{Fields, Reader, parse};

/// A site that was read.
#[derive(Debug)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// Fingerprint of the settings' file.
    pub config_digest: Digest,
    /// Everything else.
    pub catalog: Catalog,
    /// What is wrong.
    pub report: Report,
}

/// Reads the site in `tree`, judged on the day `as_of`, or else on the day of its edition.
///
/// # Errors
/// When the folder cannot be walked or a listed file cannot be read.
pub fn load(tree: &dyn SourceTree, as_of: Option<Date>) -> io::Result<Loaded> {
    let mut report = Report::default();
    let mut found = Vec::new();
    let files = files::sort(&tree.list()?, &mut found);
    report.extend(found);
    for (there, path, holds) in [
        (files.has_site, config::FILE, "the site's name, publisher and languages"),
        (
            files.has_vocabulary,
            vocabulary::FILE,
            "the kinds, roles, audiences and topics of records",
        ),
        (files.has_sources, sources::FILE, "the documents that facts come from"),
    ] {
        if !there {
            let message = format!("there is no `{path}`");
            let help = format!("make the file; it holds {holds}");
            report.push(Diagnostic::new("missing-file", message).at(Origin::file(path)).help(help));
        }
    }

    let site_text = single(tree, files.has_site, config::FILE, &mut report)?;
    let (config, mistakes) = config::read(site_text.as_deref().unwrap_or_default());
    report.extend(mistakes.into_iter().filter(|_| site_text.is_some()));
    let settled = site_text.as_deref().is_some_and(|text| parse(config::FILE, text, 0).is_ok());
    let languages = &config.languages;

    let text = single(tree, files.has_vocabulary, vocabulary::FILE, &mut report)?;
    let vocabulary =
        whole(vocabulary::FILE, text.as_deref(), &mut report, "the vocabulary", |fields| {
            vocabulary::vocabulary(fields, languages)
        });
    let text = single(tree, files.has_sources, sources::FILE, &mut report)?;
    let sources =
        whole(sources::FILE, text.as_deref(), &mut report, "the list of sources", |fields| {
            sources::sources(fields, languages)
        });

    let known = Known {
        agencies: ids(&files.agencies),
        terms: ids(&files.glossary),
        pages: ids(&files.pages),
        knows_sources: sources.is_some(),
        knows_vocabulary: vocabulary.is_some(),
        former: Former::new(tree, &files),
        sources: Known::source_ids(sources.as_deref().unwrap_or_default()),
        vocabulary: vocabulary.unwrap_or_default(),
    };
    let text = single(tree, files.has_changes, changes::FILE, &mut report)?;
    let changes =
        whole(changes::FILE, text.as_deref(), &mut report, "the list of changes", |fields| {
            changes::changes(fields, &known, languages)
        });
    let scope = Scope { known: &known, languages, knows_languages: settled };
    let agencies = records(tree, &files.agencies, scope, &mut report, AGENCY)?;
    let terms = records(tree, &files.glossary, scope, &mut report, TERM)?;
    let docs = records(tree, &files.pages, scope, &mut report, PAGE)?;

    let mut catalog = Catalog {
        vocabulary: Vocabulary::default(),
        sources: sources.unwrap_or_default(),
        agencies,
        terms,
        docs,
        former_ids: FormerIds::default(),
        redirects: Vec::new(),
        changes: changes.unwrap_or_default(),
        assets: files.assets.clone(),
        help_line: None,
        featured: Vec::new(),
        doors: Vec::new(),
        print: Vec::new(),
        emergency: None,
        way_out: false,
        as_of,
        stale_after_days: config.stale_after_days,
    };
    catalog.former_ids = FormerIds::of(&catalog);
    known.former.know(catalog.former_ids.clone());
    if catalog.as_of.is_none() {
        catalog.as_of =
            config.edition.as_ref().and_then(|placed| settings::edition(placed, &mut report));
    }
    settings::settle(&config, &known, &mut catalog, &mut report);
    catalog.vocabulary = known.vocabulary;
    let config_digest = Digest::of(site_text.unwrap_or_default().as_bytes());
    Ok(Loaded { config, config_digest, catalog, report })
}

fn ids(files: &[RecordFile]) -> Vec<Arc<str>> {
    files.iter().map(|file| Arc::from(file.id.as_str())).collect()
}

/// The text of a file that a site has once; none where it is not there or is not text.
fn single(
    tree: &dyn SourceTree,
    there: bool,
    path: &str,
    report: &mut Report,
) -> io::Result<Option<String>> {
    if !there {
        return Ok(None);
    }
    match text(tree, path)? {
        Ok(text) => Ok(Some(text)),
        Err(mistake) => {
            report.push(*mistake);
            Ok(None)
        }
    }
}

/// The text of the file at `path`, or why it is not text.
fn text(tree: &dyn SourceTree, path: &str) -> io::Result<Result<String, Box<Diagnostic>>> {
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("cannot read {path}: {error}"));
    Ok(String::from_utf8(tree.read(path).map_err(named)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let mistake = Diagnostic::new("bad-encoding", "the file is not UTF-8 text")
            .at(Origin::at(path, Span::new(at, at + 1)))
            .help("save it again as UTF-8; in a spreadsheet or an old editor, pick “UTF-8” in “Save as”");
        Box::new(mistake)
    }))
}

/// Reads a file that is one mapping; none where it cannot be read.
fn whole<T>(
    path: &str,
    text: Option<&str>,
    report: &mut Report,
    what: &'static str,
    read: impl FnOnce(&Fields<'_, '_>) -> T,
) -> Option<T> {
    let text = text?;
    let node = match parse(path, text, 0) {
        Ok(node) => node,
        Err(mistake) => {
            report.push(*mistake);
            return None;
        }
    };
    let reader = Reader::new(path, text);
    let value = reader.fields(&node, what).map(|fields| {
        let value = read(&fields);
        fields.finish();
        value
    });
    report.extend(reader.into_mistakes());
    value
}

/// How one kind of record is read and translated.
struct Kind<T> {
    what: &'static str,
    read: fn(&RecordFile, &Fields<'_, '_>, &str, Scope<'_>, Digest) -> T,
    translate: for<'a, 'b> fn(&mut T, &Overlay<'a, 'b>, &str),
    digest: fn(&mut T) -> &mut Digest,
    /// What can only be known when all of a record's files were read.
    complete: fn(&mut T, &Known<'_>),
    markdown: bool,
}

const AGENCY: Kind<Agency> = Kind {
    what: "an agency record",
    read: |file, fields, _, scope, digest| agencies::agency(&file.id, fields, scope, digest),
    translate: |agency, overlay, _| agencies::translate(agency, overlay),
    digest: |agency| &mut agency.digest,
    complete: cited::agency,
    markdown: false,
};

const TERM: Kind<Term> = Kind {
    what: "a glossary entry",
    read: |file, fields, _, scope, digest| glossary::term(&file.id, fields, scope, digest),
    translate: |term, overlay, _| glossary::translate(term, overlay),
    digest: |term| &mut term.digest,
    complete: cited::term,
    markdown: false,
};

const PAGE: Kind<Doc> = Kind {
    what: "the front matter",
    read: |file, fields, body, scope, digest| {
        let below = file.path.strip_prefix("content/pages/").unwrap_or(&file.path);
        let path = below.strip_suffix(".md").unwrap_or(below);
        pages::page(
            pages::Place { id: &file.id, file: &file.path, path },
            fields,
            body,
            scope,
            digest,
        )
    },
    translate: pages::translate,
    digest: |doc| &mut doc.digest,
    complete: cited::doc,
    markdown: true,
};

/// Reads every record of one kind, in parallel. A file that is not well-formed gives an empty
/// record, so that indices hold; its mistake stops the build in any case.
fn records<T: Send>(
    tree: &dyn SourceTree,
    files: &[RecordFile],
    scope: Scope<'_>,
    report: &mut Report,
    kind: Kind<T>,
) -> io::Result<Vec<T>> {
    let read = |file: &RecordFile| -> io::Result<(T, Vec<Diagnostic>)> {
        let mut found = Vec::new();
        let mut digest = Digest::default();
        let mut record = None;
        one(
            tree,
            &file.path,
            (&kind, kind.what),
            &mut found,
            &mut digest,
            |fields, body, digest| {
                record = Some((kind.read)(file, fields, body, scope, digest));
            },
        )?;
        let mut record = record.unwrap_or_else(|| {
            let reader = Reader::new(&file.path, "");
            let empty = crate::yaml::Node::empty();
            let fields = reader.fields(&empty, kind.what);
            let fields = fields.unwrap_or_else(|| unreachable!("an empty mapping is a mapping"));
            (kind.read)(file, &fields, "", scope, digest)
        });
        for (tag, path) in &file.overlays {
            match language(scope.languages, tag, path) {
                Ok(lang) => {
                    one(
                        tree,
                        path,
                        (&kind, "a translation"),
                        &mut found,
                        &mut digest,
                        |fields, body, digest| {
                            (kind.translate)(&mut record, &Overlay::new(fields, lang), body);
                            *(kind.digest)(&mut record) = digest;
                        },
                    )?;
                }
                Err(mistake) if scope.knows_languages => found.push(*mistake),
                Err(_) => {}
            }
        }
        (kind.complete)(&mut record, scope.known);
        Ok((record, found))
    };
    let results: Vec<_> = files.par_iter().map(read).collect::<io::Result<_>>()?;
    let mut records = Vec::with_capacity(results.len());
    for (record, found) in results {
        records.push(record);
        report.extend(found);
    }
    Ok(records)
}

/// Reads one file of a record and hands its fields and body to `take`.
fn one<T>(
    tree: &dyn SourceTree,
    path: &str,
    (kind, what): (&Kind<T>, &'static str),
    found: &mut Vec<Diagnostic>,
    digest: &mut Digest,
    take: impl FnOnce(&Fields<'_, '_>, &str, Digest),
) -> io::Result<()> {
    let text = match text(tree, path)? {
        Ok(text) => text,
        Err(mistake) => {
            found.push(*mistake);
            return Ok(());
        }
    };
    *digest = digest.and(Digest::of(path.as_bytes())).and(Digest::of(text.as_bytes()));
    let parts = if kind.markdown {
        front_matter::split(path, &text).map(|parts| (parts.yaml, parts.yaml_at, parts.body))
    } else {
        Ok((text.as_str(), 0, ""))
    };
    let parsed = parts.and_then(|(yaml, at, body)| Ok((parse(path, yaml, at)?, body)));
    match parsed {
        Ok((node, body)) => {
            let reader = Reader::new(path, &text);
            if let Some(fields) = reader.fields(&node, what) {
                take(&fields, body, *digest);
                fields.finish();
            }
            found.extend(reader.into_mistakes());
        }
        Err(mistake) => found.push(*mistake),
    }
    Ok(())
}

/// The language of a translation.
fn language(languages: &Languages, tag: &str, path: &str) -> Result<Lang, Box<Diagnostic>> {
    let known = languages.all().map(|(_, language)| language.tag.as_str());
    match languages.find(tag) {
        Some(lang) if !lang.is_default() => Ok(lang),
        Some(_) => {
            let message =
                format!("`{tag}` is the site's first language, in which records are written");
            let mistake = Diagnostic::new("orphan-translation", message)
                .at(Origin::file(path))
                .help("put these texts into the record itself");
            Err(Box::new(mistake))
        }
        None => {
            let message = format!("the site has no language `{tag}`");
            let mut mistake = Diagnostic::new("orphan-translation", message).at(Origin::file(path));
            if let Some(near) = closest(tag, known) {
                mistake = mistake.help(format!("did you mean `{near}`?"));
            }
            Err(Box::new(mistake.help(format!("add `{tag}` to `languages` in `{}`", config::FILE))))
        }
    }
}
