//! A record or page without a translation: its readers see it in the site's first language.

use crate::check::{Subject, place};
use crate::diag::{Diagnostic, Field, Origin};
use crate::lang::{Lang, Language};
use crate::model::Facet;

pub(in crate::check) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalog = subject.catalog;
    let first = &subject.config.languages.get(Lang::DEFAULT).tag;
    let mut found = Vec::new();
    let partly = &subject.config.partly_translated;
    let languages = subject.config.languages.all().skip(1);
    for (lang, language) in languages.filter(|(lang, _)| !partly.contains(lang)) {
        let agencies = catalog.agencies.iter().filter(|agency| !agency.speaks(lang));
        found.extend(agencies.map(|agency| {
            untranslated(&agency.id, place::agency(agency, Field::key("name")), language, "yaml")
        }));
        let terms = catalog.terms.iter().filter(|term| !term.speaks(lang));
        found.extend(terms.map(|term| {
            untranslated(&term.id, place::term(term, Field::key("name")), language, "yaml")
        }));
        let docs = catalog.docs.iter().filter(|doc| !doc.speaks(lang));
        found.extend(docs.map(|doc| {
            untranslated(&doc.id, place::doc(doc, Field::key("title")), language, "md")
        }));
        for facet in Facet::ALL {
            for (at, tag) in catalog.vocabulary.list(facet).iter().enumerate() {
                if !tag.label.has(lang) {
                    let field = Field::key(facet.key()).item(at).then("label");
                    let message = format!(
                        "the {} `{}` has no label in {}",
                        facet.singular(),
                        tag.id,
                        language.name
                    );
                    let mistake = Diagnostic::new("missing-translation", message)
                        .at(Origin::field("content/vocabulary.yaml", field))
                        .help(format!("write `label: {{{first}: …, {}: …}}`", language.tag));
                    found.push(mistake);
                }
            }
        }
    }
    found
}

fn untranslated(id: &str, origin: Origin, language: &Language, extension: &str) -> Diagnostic {
    let message = format!("`{id}` is not translated into {}", language.name);
    let holds = if extension == "md" { "text" } else { "fields only" };
    Diagnostic::new("missing-translation", message).at(origin).help(format!(
        "add `{id}.{}.{extension}` beside it, with the translated {holds}",
        language.tag
    ))
}
