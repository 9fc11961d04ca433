//! From text to [`Config`].

use super::exports::exports;
use super::hosting::hosting;
use super::print::print;
use super::redirects::redirects;
use super::{
    Config, Door, Emergency, Exit, Exports, FILE, Home, Hosting, Placed, Publisher, PublisherKind,
};
use crate::diag::Diagnostic;
use crate::lang::{Lang, Languages, Localized, is_tag};
use crate::slug::is_slug;
use crate::yaml::{Fields, Reader, Word, parse};

/// Days after which a verification is stale where the site does not say.
const STALE_AFTER_DAYS: u32 = 365;

/// Reads the settings from the text of `content/site.yaml`.
///
/// Always gives settings, with defaults in the place of what is missing, so that the rest of the
/// site can be checked in the same run.
pub fn read(text: &str) -> (Config, Vec<Diagnostic>) {
    let reader = Reader::new(FILE, text);
    let node = match parse(FILE, text, 0) {
        Ok(node) => node,
        Err(mistake) => return (Config::empty(), vec![*mistake]),
    };
    let Some(fields) = reader.fields(&node, "the site") else {
        return (Config::empty(), reader.into_mistakes());
    };
    let config = site(&fields);
    fields.finish();
    drop(fields);
    (config, reader.into_mistakes())
}

impl Config {
    /// What is assumed where nothing can be read.
    fn empty() -> Self {
        Self {
            title: Localized::default(),
            tagline: Localized::default(),
            description: Localized::default(),
            publisher: Publisher::default(),
            notice: Localized::default(),
            base_url: None,
            languages: Languages::new([]),
            partly_translated: Vec::new(),
            theme: "civic".to_owned(),
            help_line: None,
            emergency: None,
            exit: None,
            home: Home::default(),
            hosting: Hosting::default(),
            print: None,
            redirects: Vec::new(),
            exports: Exports::default(),
            edition: None,
            stale_after_days: STALE_AFTER_DAYS,
            reading_aim: None,
            raw_html: false,
        }
    }
}

fn site(fields: &Fields<'_, '_>) -> Config {
    let languages = languages(fields);
    let text = |key| fields.localized(key, &languages);
    Config {
        title: fields.required_localized("title", &languages),
        tagline: text("tagline").unwrap_or_default(),
        description: text("description").unwrap_or_default(),
        publisher: publisher(fields, &languages),
        notice: fields.required_localized("notice", &languages),
        base_url: fields.url("base_url").map(|url| url.trim_end_matches('/').to_owned()),
        theme: theme(fields),
        help_line: fields.word("help_line").map(|word| placed(fields, word)),
        emergency: group(fields, "emergency", "the emergency number", |inner| {
            let phone = inner.required_word("phone").map(|word| placed(inner, word));
            let label = inner.required_localized("label", &languages);
            phone.map(|phone| Emergency { phone, label })
        }),
        exit: group(fields, "exit", "the exit target", |inner| {
            inner.required("url");
            let label = inner.required_localized("label", &languages);
            inner.url("url").map(|url| Exit { url, label })
        }),
        home: group(fields, "home", "the home page", |inner| Some(home(inner, &languages)))
            .unwrap_or_default(),
        hosting: group(fields, "hosting", "`hosting`", |inner| {
            Some(hosting(inner, fields.text("base_url").as_deref()))
        })
        .unwrap_or_default(),
        print: group(fields, "print", "`print`", |inner| Some(print(inner, &languages))),
        redirects: redirects(fields),
        exports: exports(fields, fields.word("base_url").is_some()),
        edition: fields.word("edition").map(|word| placed(fields, word)),
        stale_after_days: group(fields, "verification", "`verification`", |inner| {
            inner.number("stale_after_days")
        })
        .unwrap_or(STALE_AFTER_DAYS),
        reading_aim: group(fields, "reading", "`reading`", |inner| inner.number("aim")),
        raw_html: group(fields, "markdown", "`markdown`", |inner| inner.flag("raw_html"))
            .unwrap_or(false),
        partly_translated: partly_translated(fields, &languages),
        languages,
    }
}

/// Reads the mapping `key` and notes its unknown keys.
pub(super) fn group<T>(
    fields: &Fields<'_, '_>,
    key: &'static str,
    what: &'static str,
    read: impl FnOnce(&Fields<'_, '_>) -> Option<T>,
) -> Option<T> {
    let inner = fields.group(key, what)?;
    let value = read(&inner);
    inner.finish();
    value
}

pub(super) fn placed(fields: &Fields<'_, '_>, word: Word<'_>) -> Placed {
    Placed { text: word.text.trim().to_owned(), origin: fields.reader().origin(word.span) }
}

fn languages(fields: &Fields<'_, '_>) -> Languages {
    fields.required("languages");
    let tags = fields.tags("languages");
    let mut seen: Vec<&str> = Vec::new();
    for tag in tags.iter().filter(|tag| is_tag(tag)) {
        if !seen.contains(&tag.as_str()) {
            seen.push(tag);
        }
    }
    Languages::new(seen)
}

/// The languages in which it is meant that not everything is translated.
fn partly_translated(fields: &Fields<'_, '_>, languages: &Languages) -> Vec<Lang> {
    let known = |word: Word<'_>| {
        let tag = word.text.trim();
        let found = languages.find(tag).filter(|lang| !lang.is_default());
        if found.is_none() {
            let message = format!("`{tag}` is not a language that the site is translated into");
            let mistake = Diagnostic::new("bad-value", message)
                .help("name one of `languages`, and not the first, in which records are written");
            fields.reader().say(word.span, mistake);
        }
        found
    };
    fields.words("partly_translated").into_iter().filter_map(known).collect()
}

fn theme(fields: &Fields<'_, '_>) -> String {
    let Some(word) = fields.word("theme") else { return "civic".to_owned() };
    if !is_slug(word.text) {
        let message = format!("`{}` is not a theme's name", word.text);
        let mistake = Diagnostic::new("bad-id", message)
            .help("a theme is a folder below `themes/`; its name has lower-case letters, digits and hyphens");
        fields.reader().say(word.span, mistake);
    }
    word.text.to_owned()
}

fn publisher(fields: &Fields<'_, '_>, languages: &Languages) -> Publisher {
    fields.required("publisher");
    group(fields, "publisher", "the publisher", |inner| {
        let kind = inner.choice("type", &PublisherKind::ALL).unwrap_or_default();
        let banner = inner.localized("banner", languages);
        if banner.is_some() && kind != PublisherKind::Government {
            let message = "only a government publisher has an official banner";
            let mistake = Diagnostic::new("official-banner", message).help(
                "take `banner` out; `type: government` is for sites that a government publishes",
            );
            inner.reader().say(inner.key_span("banner"), mistake);
        }
        Some(Publisher {
            name: inner.required_localized("name", languages),
            kind,
            banner: banner.filter(|_| kind == PublisherKind::Government),
            url: inner.url("url"),
            email: inner.email("email"),
        })
    })
    .unwrap_or_default()
}

fn home(fields: &Fields<'_, '_>, languages: &Languages) -> Home {
    Home {
        lead: fields.localized("lead", languages).unwrap_or_default(),
        doors: fields.each("doors", "a door", |door| {
            let label = door.required_localized("label", languages);
            let text = door.localized("text", languages).unwrap_or_default();
            let line = door
                .choice("line", &[("help", "help"), ("tips", "tips"), ("office", "office")])
                .unwrap_or("office");
            let to = door.required_word("to").map(|word| placed(door, word))?;
            Some(Door { label, text, to, line })
        }),
        featured: fields.words("featured").into_iter().map(|word| placed(fields, word)).collect(),
    }
}
