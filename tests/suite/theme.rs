//! Themes: those in the program, those of a site over them, and copies of shipped files.

use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use fieldguide::emit::Memory as Output;
use fieldguide::pipeline::{self, Options};
use fieldguide::source::{Disk, Memory, SourceTree};
use fieldguide::theme::{self, ejected};

use crate::support::site::{Result, Silent};
use crate::support::{Site, tree};

/// The site in `folder` of the project, in the theme `plain`, all its pages by path.
fn in_plain(folder: &str) -> Vec<(String, String)> {
    let disk = Disk::open(&tree::project().join(folder)).expect("a site");
    let mut memory = Memory::default();
    for entry in disk.list().expect("a readable folder") {
        // The theme comes from the program, not from the project's own folder.
        if entry.path.starts_with("content/") {
            memory.insert(entry.path.clone(), disk.read(&entry.path).expect("a readable file"));
        }
    }
    let settings = memory.read("content/site.yaml").expect("settings");
    let settings = String::from_utf8(settings).expect("UTF-8");
    let rest = settings.lines().filter(|line| !line.starts_with("theme:"));
    let settings: Vec<_> = rest.chain(["theme: plain\n"]).collect();
    memory.insert("content/site.yaml", settings.join("\n"));
    let mut output = Output::default();
    let built = pipeline::run(&memory, &Options::default(), Some(&mut output), &Silent);
    let built = built.expect("the machine does not fail");
    assert!(!built.report.has_errors(), "{folder}: {:?}", built.report.all());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    output.files().map(|(path, bytes)| (path.to_owned(), text(bytes))).collect()
}

fn guide() -> &'static [(String, String)] {
    static GUIDE: OnceLock<Vec<(String, String)>> = OnceLock::new();
    GUIDE.get_or_init(|| in_plain("."))
}

fn pages(files: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, text)| (path.as_str(), text.as_str()))
}

/// Whether the page is the neutral one, which has nothing of the site on it.
fn is_neutral(path: &str) -> bool {
    path.ends_with("measures.html")
}

/// Whether the page is a sheet of paper, which has the way out and else what is printed.
fn is_paper(path: &str) -> bool {
    path.contains("print/")
}

/// The addresses of the style sheets that a page loads, in order.
fn sheets(page: &str) -> Vec<&str> {
    let links = page.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
    let sheets = links.filter(|link| link.contains("rel=stylesheet"));
    sheets
        .filter_map(|link| link.split("href=").nth(1)?.split(' ').next())
        .map(|href| href.trim_matches('"'))
        .collect()
}

/// Every template that `src/produce/` asks for by name.
fn asked_for() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, bytes) in tree::read(&tree::project().join("src/produce/html")) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        let quoted = text.split('"').skip(1).step_by(2).filter(|word| word.ends_with(".html"));
        names.extend(quoted.map(str::to_owned));
    }
    assert!(names.contains("agency.html") && names.len() > 10, "{names:?}");
    names
}

#[test]
fn every_shipped_theme_is_whole() {
    for theme in theme::shipped_names() {
        let offered = theme::offered(theme);
        for name in asked_for() {
            let path = format!("templates/{name}");
            assert!(offered.contains(&path), "{theme} has no {path}");
        }
    }
}

#[test]
fn every_shipped_theme_says_what_it_is() {
    let listed = theme::listed(None, "").expect("the program's own");
    let names: Vec<_> = listed.iter().map(|theme| theme.name.as_str()).collect();
    assert_eq!(names, ["civic", "plain"]);
    for theme in listed {
        assert!(theme.shipped && !theme.own && !theme.in_use && theme.extends.is_none());
        assert!(![theme.title, theme.version, theme.description].contains(&String::new()));
    }
}

#[test]
fn plain_has_no_script_and_asks_for_one_file() {
    for site in ["tests/sites/full", "tests/sites/bilingual"] {
        let files = in_plain(site);
        assert!(pages(&files).count() > 10, "{site}");
        for (path, text) in pages(&files) {
            assert!(!text.contains("<script"), "{site}: {path}");
        }
    }
    for (path, text) in pages(guide()) {
        for never in ["<script", "<svg", "<style", "style=", "<form", "<input", "<button"] {
            // The codes on paper are drawn.
            let drawn = never == "<svg" && is_paper(path);
            assert!(drawn || !text.contains(never), "{path} has {never}");
        }
        assert_eq!(sheets(text).len(), usize::from(!is_neutral(path)), "{path}");
    }
    let fonts = guide().iter().filter(|(path, _)| path.ends_with(".woff2")).count();
    assert_eq!(fonts, 0);
}

#[test]
fn plain_is_small() {
    let size = |wanted: &str| {
        guide().iter().find(|(path, _)| path == wanted).map_or(0, |(_, text)| text.len())
    };
    let sheet = size("theme/plain.css");
    assert!((1..=6_000).contains(&sheet), "the style sheet has {sheet} bytes");
    for (path, text) in pages(guide()) {
        let most = if path.starts_with("ar/") { 36_000 } else { 31_000 };
        let record = path.contains("agencies/") || path.contains("glossary/");
        let whole = text.len() + sheet;
        assert!(!record || whole <= most, "{path} has {whole} bytes with its style sheet");
    }
}

#[test]
fn plain_puts_help_first_on_every_page() {
    let site = || pages(guide()).filter(|(path, _)| !is_neutral(path));
    for (path, text) in site().filter(|(path, _)| is_paper(path)) {
        let exit = text.find("https://www.weather.gov/").expect(path);
        assert!(exit < text.find("<main").expect(path), "{path}: the way out comes first");
    }
    for (path, text) in site().filter(|(path, _)| !is_paper(path)) {
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{path} has no {what}"));
        let help = at("tel:+18883737888");
        let exit = at("https://www.weather.gov/");
        assert!(exit < help && help < at("<header") && at("<header") < at("<main"), "{path}");
        assert!(at("tel:911") < at("<header"), "{path}");
        let says = match path.split('/').next() {
            Some("es") => "No es un sitio",
            Some("ar") => "ليس موقع",
            _ => "Not a government",
        };
        assert!(text.contains(says), "{path} does not say what it is not");
    }
}

#[test]
fn plain_says_what_may_follow_before_the_number() {
    let (_, page) = pages(guide()).find(|(path, _)| *path == "hotlines.html").expect("the page");
    let cards: Vec<_> = page.split("<div class=\"line").skip(1).collect();
    assert!(cards.len() > 8, "{}", cards.len());
    let mut told = 0;
    for card in cards {
        if let Some(before) = card.find("class=before") {
            let number = card.find("href=tel:").or(card.find("class=reach")).expect("a way");
            assert!(before < number, "{card}");
            told += 1;
        }
    }
    assert!(told > 5, "{told}");
    assert!(page.contains("Law enforcement tip line") && page.contains("Help line"));
}

#[test]
fn plain_has_a_neutral_page_that_names_nothing_of_the_site() {
    let neutral: Vec<_> = pages(guide()).filter(|(path, _)| is_neutral(path)).collect();
    assert_eq!(neutral.len(), 3);
    for (path, text) in neutral {
        for never in ["traffick", "hotline", "1-888", "theme/", "<a ", "fieldguide"] {
            assert!(!text.contains(never), "{path} has {never}");
        }
    }
}

#[test]
fn plain_tells_how_to_find_without_a_search() {
    for (path, says) in [
        ("search.html", "no search box"),
        ("es/search.html", "no tiene buscador"),
        ("ar/search.html", "لا يوجد مربع بحث"),
    ] {
        let (_, text) = pages(guide()).find(|(name, _)| *name == path).expect(path);
        assert!(
            text.contains(says) && text.contains("Ctrl") && text.contains("az.html>"),
            "{text}"
        );
    }
}

#[test]
fn plain_leads_through_lists_of_several_pages() {
    let site = Site::minimal().append("content/site.yaml", "theme: plain\n");
    let site = (0..600).fold(site, |site, at| {
        let name = format!("{} office {at}", char::from(b'A' + (at % 26) as u8));
        let text =
            format!("name: {name}\nkind: office\nsummary: It helps.\nsources: [sheet-2009]\n");
        site.with(&format!("content/agencies/office-{at}.yaml"), text)
    });
    let built = site.build();
    assert!(!built.report.has_errors(), "{}", built.said);
    for list in ["az", "kinds/office", "sources/sheet-2009"] {
        let (first, second) =
            (built.text(&format!("{list}.html")), built.text(&format!("{list}/2.html")));
        assert!(first.contains("Next page") && !first.contains("Previous page"), "{list}");
        assert!(second.contains("Previous page") && second.contains("Page 2 of"), "{list}");
    }
}

fn harbor(extends: &str) -> Site {
    Site::minimal()
        .append("content/site.yaml", "theme: harbor\n")
        .with("themes/harbor/theme.yaml", format!("name: harbor\nversion: 1.0.0\n{extends}"))
}

#[test]
fn a_theme_of_ones_own_lies_over_the_shipped_one_that_it_names() {
    let lies_over = |built: &Result| {
        let theme = |name: &str| built.files.contains_key(&format!("theme/{name}.css"));
        theme::shipped_names().filter(|name| theme(name)).collect::<Vec<_>>()
    };
    assert_eq!(lies_over(&harbor("").build()), ["civic"]);
    assert_eq!(lies_over(&harbor("extends: civic\n").build()), ["civic"]);
    let over = harbor("extends: plain\n")
        .with("themes/harbor/strings/en.yaml", "plain_no_search: Nothing to type into here.\n")
        .with("themes/harbor/README.md", "# Harbor\n")
        .build();
    assert_eq!(lies_over(&over), ["plain"], "{}", over.said);
    assert!(over.text("search.html").contains("Nothing to type into here."));
}

/// What `theme new` makes is a theme without a mistake, and its style sheet is at the end of those
/// that pages load.
#[test]
fn a_new_theme_builds_and_its_style_sheet_wins() {
    for base in theme::shipped_names() {
        let begun = theme::begun("night-sky", base);
        let site = Site::minimal().append("content/site.yaml", "theme: night-sky\n");
        let site = begun.iter().fold(site, |site, (path, text)| site.with(path, text));
        assert_eq!(site.build().said, "", "{base}");
        let red = "body{color:red}";
        let built = site.with("themes/night-sky/assets/overrides.css", red).build();
        for page in ["index.html", "az.html", "agencies/ovc.html"] {
            let text = built.text(page);
            let last = sheets(&text).pop().expect("a style sheet").trim_start_matches("../");
            assert!(built.text(last).ends_with(red), "{base}: {page} loads {last}");
        }
        assert!(!built.files.contains_key("theme/overrides.css"));
        for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with("away.css")) {
            assert!(!bytes.ends_with(red.as_bytes()), "{path} is to look like nothing of the site");
        }
        for (path, text) in &begun {
            assert!(!text.contains("{name}") && !text.contains("{title}"), "{path}");
        }
        assert!(begun[0].1.contains("title: Night Sky"));
    }
}

/// The colors that the first style sheet of a theme offers to change are those of the theme below.
#[test]
fn what_a_new_theme_offers_to_change_exists() {
    for base in theme::shipped_names() {
        let begun = theme::begun("x", base);
        let (_, starter) = begun.iter().find(|(path, _)| path.ends_with(".css")).expect("a sheet");
        let offer = theme::offer(base, &format!("assets/{base}.css")).expect("its style sheet");
        let sheet = String::from_utf8_lossy(&offer.bytes).into_owned();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let sheet = squeezed(&sheet);
        let declared = starter.split(['{', '}', ';']).map(squeezed);
        let mut found = 0;
        for pair in declared.filter(|part| part.contains(':') && part.contains('#')) {
            let name = pair.split(':').next().unwrap_or_default();
            assert!(sheet.contains(&format!("{name}:")), "{base} has no `{name}`");
            found += 1;
        }
        assert!(found > 3, "{base}: {found}");
    }
}

#[test]
fn strings_to_copy_are_whole() {
    let text = |theme| {
        let offer = theme::offer(theme, "strings/en.yaml").expect("strings");
        String::from_utf8(offer.bytes.into_owned()).expect("UTF-8")
    };
    let (shared, whole) = (text("civic"), text("plain"));
    assert!(whole.lines().count() > shared.lines().count());
    let keys = |text: &str| -> Vec<String> {
        let keys = text.lines().filter(|line| !line.starts_with(['#', ' ']));
        keys.filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect()
    };
    let (all, distinct) = (keys(&whole), keys(&whole).into_iter().collect::<BTreeSet<_>>());
    assert_eq!(all.len(), distinct.len(), "a string stands twice");
    assert!(keys(&shared).iter().all(|key| distinct.contains(key)));
    // A copy of everything changes nothing.
    let site = harbor("extends: plain\n");
    let plain = site.build();
    let copied = site.with("themes/harbor/strings/en.yaml", whole).build();
    assert_eq!(copied.said, "");
    assert_eq!(plain.files, copied.files);
}

#[test]
fn a_copied_file_is_told_of_only_when_the_shipped_one_changes() {
    let offer = theme::offer("civic", "parts/footer.html").expect("a template");
    let copy = |bytes: &[u8]| {
        ejected::write(&[ejected::Ejected {
            file: offer.path.clone(),
            theme: offer.theme.to_owned(),
            from: offer.path.clone(),
            version: "0.1.0".to_owned(),
            sha256: ejected::sha256(bytes),
        }])
    };
    let site = Site::minimal()
        .with("themes/civic/templates/parts/footer.html", "<footer><p>Ours</p></footer>\n");
    let fresh = site.clone().with("themes/civic/ejected.yaml", copy(&offer.bytes)).build();
    assert_eq!(fresh.said, "", "the author's own changes are no matter");
    assert!(fresh.text("index.html").contains("Ours"));
    let old = site.with("themes/civic/ejected.yaml", copy(b"what was shipped before")).build();
    assert_eq!(old.codes(), ["ejected-file-outdated"]);
    assert!(old.text("index.html").contains("Ours"), "a warning stops nothing");
}

#[test]
fn the_list_of_copies_is_sorted_and_read_as_it_was_written() {
    let copy = |file: &str| ejected::Ejected {
        file: file.to_owned(),
        theme: "civic".to_owned(),
        from: file.to_owned(),
        version: "0.1.0".to_owned(),
        sha256: ejected::sha256(file.as_bytes()),
    };
    let copies = [copy("templates/term.html"), copy("assets/civic.css")];
    let text = ejected::write(&copies);
    assert!(text.starts_with("# Files of this theme that `fieldguide theme eject` copied"));
    let read = ejected::read("ejected.yaml", &text).expect("no mistakes");
    assert_eq!(read, [copies[1].clone(), copies[0].clone()]);
    assert_eq!(
        ejected::sha256(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

/// A copy is the shipped file, byte for byte, and a failure leaves nothing behind.
#[test]
fn eject_writes_the_file_and_its_record_or_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    for (path, text) in
        [("content/site.yaml", "title: X\n"), ("themes/civic/ejected.yaml", "files: x\n")]
    {
        tree::write(root, path, text.as_bytes());
    }
    let eject = |file: &str| {
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_fieldguide"))
            .args(["theme", "eject", file])
            .current_dir(root)
            .output()
            .expect("the command runs");
        (ran.status.code().expect("no signal"), String::from_utf8_lossy(&ran.stderr).into_owned())
    };
    let (code, said) = eject("assets/favicon-32.png");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("themes/civic/ejected.yaml:1:8"), "{said}");
    assert!(!root.join("themes/civic/assets").exists());

    fs::remove_file(root.join("themes/civic/ejected.yaml")).expect("removed");
    for file in ["assets/favicon-32.png", "themes/civic/templates/az.html"] {
        let (code, said) = eject(file);
        assert_eq!(code, 0, "{said}");
    }
    let shipped = theme::offer("civic", "assets/favicon-32.png").expect("a file").bytes;
    let copied = fs::read(root.join("themes/civic/assets/favicon-32.png")).expect("the copy");
    assert_eq!(copied, shipped.as_ref());
    let list = fs::read_to_string(root.join("themes/civic/ejected.yaml")).expect("the list");
    assert_eq!(ejected::read("", &list).expect("no mistakes").len(), 2);
}
