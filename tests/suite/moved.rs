//! Addresses from before: ids that were changed, and pages of an older site.

use fieldguide::emit::Memory;
use fieldguide::lang::Languages;
use fieldguide::load;
use fieldguide::model::Relations;
use fieldguide::pipeline::{self, Options};
use fieldguide::plan::SitePlan;

use crate::support::Site;
use crate::support::html;
use crate::support::site::Silent;

const TERM: &str =
    "name: Housing act\nkind: office\nsummary: It is a law.\nsources: [sheet-2009]\n";
const PAGE: &str = "---\ntitle: Get help\nsummary: Whom to call.\n---\nCall.\n";
const CARDS: &str = "\
print:
  sets:
    - {id: facts, form: fact-sheet}
    - {id: pocket, form: handout, discreet: true}
";

/// An office that was once called `crime-office`, a law and a page that had other names too.
fn renamed() -> Site {
    Site::minimal()
        .append("content/agencies/ovc.yaml", "former_ids: [crime-office]\n")
        .with("content/glossary/act.yaml", format!("{TERM}former_ids: [old-act]\n"))
        .with("content/pages/help.md", PAGE.replace("---\nC", "former_ids: [guides/aid]\n---\nC"))
}

/// The same in two languages.
fn bilingual() -> Site {
    let site = renamed().without("content/site.yaml");
    site.with(
        "content/site.yaml",
        "title: Test guide\npublisher: {name: The fieldguide project}\nnotice: This is not a government website.\nlanguages: [en, es]\n",
    )
}

/// The same with these redirects.
fn redirects(lines: &str) -> Site {
    renamed().append("content/site.yaml", &format!("redirects:\n{lines}"))
}

/// Where the page at `path` takes its reader: what its refresh names, which its link names too.
fn onward(site: &Site, path: &str) -> String {
    let text = site.build().text(path);
    let start = text.find("0; url=").unwrap_or_else(|| panic!("{path} leads nowhere: {text}"));
    let target = text[start + "0; url=".len()..].split('"').next().unwrap_or_default().to_owned();
    let link = [format!("<a href={target}"), format!("<a class=go href={target}")];
    assert!(link.iter().any(|link| text.contains(link)), "{path} has no link to {target}: {text}");
    target
}

/// Every address from before of a site: from, to, language, and whether a page stands there.
fn moved(site: &Site) -> Vec<(String, String, u8, bool)> {
    let loaded = load::load(&site.tree(), None).expect("memory can be read");
    let relations = Relations::of(&loaded.catalog);
    let languages: &Languages = &loaded.config.languages;
    let plan = SitePlan::new(&loaded.catalog, &relations, languages).with_pdf(true);
    let one = |moved: &fieldguide::plan::Moved| {
        let to = moved.to.path().unwrap_or("elsewhere").to_owned();
        (moved.from.clone(), to, moved.lang.0, moved.file.is_some())
    };
    plan.moved().iter().map(one).collect()
}

#[test]
fn an_old_address_leads_to_the_new_one_in_each_language() {
    let site = bilingual();
    for (old, new) in [
        ("agencies/crime-office.html", "ovc.html"),
        ("es/agencies/crime-office.html", "ovc.html"),
        ("glossary/old-act.html", "act.html"),
        ("es/glossary/old-act.html", "act.html"),
        ("guides/aid.html", "../help.html"),
        ("es/guides/aid.html", "../help.html"),
    ] {
        assert_eq!(onward(&site, old), new, "{old}");
    }
    assert!(site.build().text("es/guides/aid.html").contains("Esta página se ha movido"));
}

#[test]
fn both_themes_lead_on() {
    let plain = renamed().append("content/site.yaml", "theme: plain\n");
    for site in [renamed(), plain] {
        assert_eq!(onward(&site, "guides/aid.html"), "../help.html");
    }
}

#[test]
fn a_page_that_leads_on_needs_no_script_and_stays_out_of_every_list() {
    let base = |options: &mut Options| {
        options.base_url = Some("https://example.org/guide".to_owned());
    };
    let built = renamed().options(base).build();
    let page = built.text("agencies/crime-office.html");
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("default-src 'none'") && page.contains("no-referrer"), "{page}");
    assert!(page.contains("<meta content=noindex name=robots>"), "{page}");
    assert!(
        page.contains("<link href=https://example.org/guide/agencies/ovc.html rel=canonical>"),
        "{page}"
    );
    // Programs that keep records by their ids are told of the old one.
    let people = built.files.iter().filter(|(path, _)| *path != "data/agencies.json");
    for (path, bytes) in people {
        let named = String::from_utf8_lossy(bytes).contains("crime-office");
        assert!(!named, "{path} names the old id");
    }
}

#[test]
fn sheets_of_a_record_lead_on_and_pdfs_are_for_servers() {
    let site = renamed()
        .append("content/agencies/ovc.yaml", "contacts: [{label: Call, line: help, phone: 1-202-555-0100, last_verified: 2026-10-01}]\ndiscreet: Numbers\n")
        .append("content/site.yaml", CARDS);
    assert_eq!(onward(&site, "print/facts/crime-office.html"), "ovc.html");
    let all = moved(&site);
    let (pages, files): (Vec<_>, Vec<_>) = all.iter().partition(|(.., page)| *page);
    assert_eq!(pages.len(), 5, "a record, two sheets, a law, a page: {pages:?}");
    let facts = files.iter().find(|(from, ..)| from == "print/facts/letter/crime-office.pdf");
    assert_eq!(facts.expect("the PDF").1, "print/facts/letter/ovc.pdf");
    assert!(files.iter().all(|(from, to, ..)| from.ends_with(".pdf") && to.ends_with(".pdf")));
}

#[test]
fn what_leads_to_a_discreet_sheet_tells_as_little_as_the_sheet() {
    let site = renamed()
        .append("content/agencies/ovc.yaml", "contacts: [{label: Call, line: help, phone: 1-202-555-0100, last_verified: 2026-10-01}]\ndiscreet: Numbers\n")
        .append("content/site.yaml", &format!("{CARDS}base_url: https://example.org/guide\n"));
    let old = moved(&site).into_iter().find(|(from, ..)| from.starts_with("print/pocket/sheet-"));
    let page = site.build().text(&old.expect("a discreet sheet").0);
    for word in ["Test guide", "Victims", "ovc", "crime", "example.org", "fieldguide"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
    assert!(html::words(&page, " ").contains("Useful numbers"), "{page}");
}

#[test]
fn texts_and_fields_that_use_an_old_id_still_work_and_are_told_the_new_one() {
    let site = renamed()
        .append("content/site.yaml", "home: {featured: [crime-office]}\nhelp_line: crime-office\n")
        .with(
            "content/agencies/unit.yaml",
            "name: Unit\nkind: office\nsummary: It is part of it.\nparent: crime-office\nrelated: [old-act]\ndescription: Ask [them](agency:crime-office) or read [this](page:aid).\nsources: [sheet-2009]\n",
        );
    let built = site.build();
    assert_eq!(built.codes(), ["former-id"; 6], "{}", built.said);
    let page = built.text("agencies/unit.html");
    assert!(page.contains("href=ovc.html") && page.contains("href=../help.html"), "{page}");
    assert!(!page.contains("crime-office"), "{page}");
    let strict = site.options(|options| options.strict = true).build();
    assert!(strict.files.is_empty(), "--strict asks for the new id");
}

#[test]
fn an_old_id_is_known_to_a_record_that_is_read_before_the_one_that_had_it() {
    let unit = "name: Unit\nkind: office\nsummary: It is part of it.\nparent: crime-office\nsources: [sheet-2009]\n";
    for name in ["a", "zz"] {
        let built = renamed().with(&format!("content/agencies/{name}.yaml"), unit).build();
        assert_eq!(built.codes(), ["former-id"], "{}", built.said);
    }
}

#[test]
fn addresses_of_an_older_site_lead_on() {
    let site = redirects(
        "  - {from: /old/page, to: page:help}\n  - {from: Start.html, to: 'builtin:index'}\n  - {from: law/one.htm, to: term:act}\n  - {from: paper.html, to: source:sheet-2009}\n  - {from: help.php, to: page:help}\n  - {from: ~ann/%C3%A9.html, to: agency:ovc}\n",
    );
    let built = site.build();
    assert!(built.report.all().is_empty(), "{}", built.said);
    for (old, new) in [
        ("old/page/index.html", "../../help.html"),
        ("Start.html", "index.html"),
        ("law/one.htm", "../glossary/act.html"),
        ("paper.html", "sources/sheet-2009.html"),
    ] {
        assert_eq!(onward(&site, old), new, "{old}");
    }
    let only_servers: Vec<_> = moved(&site).into_iter().filter(|(.., page)| !page).collect();
    let expected = [
        ("help.php".to_owned(), "help.html".to_owned(), 0, false),
        ("~ann/%C3%A9.html".to_owned(), "agencies/ovc.html".to_owned(), 0, false),
    ];
    assert_eq!(only_servers, expected);
    assert!(!built.files.keys().any(|path| path.contains("php") || path.contains('~')));
}

#[test]
fn an_address_in_the_folder_of_a_language_stays_in_that_language() {
    let site = bilingual()
        .append("content/site.yaml", "redirects:\n  - {from: es/viejo.html, to: page:help}\n");
    assert_eq!(onward(&site, "es/viejo.html"), "help.html");
}

#[test]
fn nobody_is_taken_to_another_site_unasked() {
    let built =
        redirects("  - {from: shop.html, to: 'https://www.example.org/shop?a=1'}\n").build();
    let page = built.text("shop.html");
    assert!(!page.contains("refresh"), "{page}");
    assert!(page.contains("href=\"https://www.example.org/shop?a=1\""), "{page}");
    assert!(html::words(&page, " ").contains("www.example.org"), "{page}");
}

#[test]
fn a_theme_that_leads_to_the_wrong_page_is_found_out() {
    let template = include_str!("../../themes/civic/templates/moved.html");
    let site = |from: &str, to: &str| {
        renamed()
            .append("content/site.yaml", "theme: harbor\n")
            .with("themes/harbor/theme.yaml", "name: harbor\nversion: 1.0.0\nextends: civic\n")
            .with("themes/harbor/templates/moved.html", template.replace(from, to))
    };
    let wrong = site("0; url={{ moved.href }}", "0; url=x{{ moved.href }}").build();
    assert_eq!(wrong.codes(), ["broken-link"; 3], "{}", wrong.said);
    assert!(
        wrong.said.contains("content/agencies/ovc.yaml"),
        "where the address comes from: {}",
        wrong.said
    );
    let away = site("0; url={{ moved.href }}", "0; url=https://example.org/").build();
    assert_eq!(away.codes(), ["needs-network"; 3], "{}", away.said);
}

#[test]
fn a_file_that_gets_another_name_leaves_its_address_behind_in_the_next_build() {
    let before = Site::minimal();
    let text = before.files().find(|(path, _)| *path == "content/agencies/ovc.yaml");
    let text =
        format!("{}former_ids: [ovc]\n", String::from_utf8_lossy(text.expect("the office").1));
    let after = before.clone().without("content/agencies/ovc.yaml");
    let after = after.with("content/agencies/victims.yaml", &text);
    let mut output = Memory::default();
    for site in [&before, &after] {
        let options = Options::default();
        let built = pipeline::run(&site.tree(), &options, Some(&mut output), &Silent);
        built.expect("the machine does not fail in memory");
    }
    let grown: Vec<_> = output.files().map(|(path, bytes)| (path, bytes.to_vec())).collect();
    let clean = after.build().files;
    let clean: Vec<_> = clean.iter().map(|(path, bytes)| (path.as_str(), bytes.clone())).collect();
    assert!(grown == clean, "as if it had been built anew");
    assert_eq!(onward(&after, "agencies/ovc.html"), "victims.html");
    let gone = after.with("content/agencies/victims.yaml", text.replace("former_ids: [ovc]\n", ""));
    assert!(!gone.build().files.contains_key("agencies/ovc.html"));
}
