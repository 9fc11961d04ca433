//! What stands in the output, page by page and file by file.

use serde_json::Value;

use crate::support::{Site, html};

/// The hotline of the golden examples, with both printings of its number.
const HOTLINE: &str = "\
name: National Human Trafficking Hotline
kind: hotline
summary: It answers calls at any hour.
acronym: NHTH
former_names: [{name: National Human Trafficking Resource Center, acronym: NHTRC, until: 2016-11}]
contacts:
  - label: Call
    line: help
    phone: 1-888-373-7888
    printed: [1-888-3737-888, (888)373-7888]
    always_open: true
    sms: '233733'
    last_verified: 2026-10-01
  - label: Tips
    line: tips
    phone: 1-866-DHS-2-ICE
    consequences: Officers may act on it.
    last_verified: 2026-10-01
sources: [sheet-2009]
";

fn hotline() -> Site {
    Site::minimal().with("content/agencies/hotline.yaml", HOTLINE)
}

/// A page whose Markdown is `markdown`.
fn page(markdown: &str) -> String {
    let text = format!("---\ntitle: Page\nsummary: A page.\n---\n{markdown}");
    let built = hotline().with("content/pages/page.md", text).build();
    assert!(!built.report.has_errors(), "{}", built.said);
    built.text("page.html")
}

#[track_caller]
fn holds(text: &str, part: &str) {
    assert!(text.contains(part), "no {part} in\n{text}");
}

#[test]
fn a_number_is_dialled_whole_and_printed_one_way() {
    let text = hotline().build().text("agencies/hotline.html");
    holds(&text, "tel:+18883737888");
    holds(&text, "1-888-373-7888");
    holds(&text, "sms:233733");
    holds(&text, "tel:+18663472423");
    holds(&text, "1-866-347-2423");
    holds(&text, "1-866-DHS-2-ICE");
}

#[test]
fn letters_that_any_source_prints_stand_beside_the_digits() {
    let digits_first = HOTLINE
        .replace("phone: 1-866-DHS-2-ICE", "phone: 1-866-347-2423\n    printed: [1-866-DHS-2-ICE]");
    let built = hotline().with("content/agencies/hotline.yaml", digits_first).build();
    let text = built.text("agencies/hotline.html");
    holds(&text, "1-866-347-2423");
    holds(&text, "1-866-DHS-2-ICE");
    holds(&built.text("search-index.json"), "\"vanity\":[\"1-866-DHS-2-ICE\"]");
}

#[test]
fn numbers_in_running_text_can_be_tapped() {
    let text = page("Call 1-888-373-7888 or 1-866-DHS-2-ICE, not 2009-04-01.");
    holds(&text, "href=tel:+18883737888");
    holds(&text, "href=tel:+18663472423");
    assert_eq!(text.matches("class=tel").count(), 2);
}

#[test]
fn cells_of_tables_say_their_column() {
    let text = page("| Line | Who *answers* | Use it to |\n|-|-|-|\n| Tips | Officers | Tell |\n");
    holds(&text, "<table class=rows>");
    holds(&text, "<td>Tips</td><td data-label=\"Who answers\">Officers</td>");
    let narrow = page("| a |\n|-|\n| c |\n");
    assert!(!narrow.contains("data-label"), "{narrow}");
}

#[test]
fn markdown_knows_tables_footnotes_alerts_and_definitions() {
    let text = page(
        "| a | b |\n|:-:|--:|\n| c | d |\n\nWord[^n] again[^n].\n\n[^n]: Note.\n\n> [!TIP]\n> Advice.\n\nTerm\n: Meaning.\n\n## Part {#own}\n\n## Part\n\n## Part\n\n\"So\" -- it ends...\n",
    );
    for part in [
        "class=align-center",
        "class=align-right",
        "id=fnref-1-2",
        "href=#fn-1",
        "alert-tip",
        "<dt>Term",
        "id=own",
        "id=part",
        "id=part-2",
        "“So”",
        "–",
        "…",
    ] {
        holds(&text, part);
    }
    assert!(!text.contains("style="), "inline style");
}

#[test]
fn raw_html_is_left_out_unless_allowed() {
    let markdown = "---\ntitle: P\nsummary: S\n---\nBefore <u>in</u> after.\n\n<div>block</div>\n";
    let site = Site::minimal().with("content/pages/p.md", markdown);
    let built = site.build();
    assert_eq!(built.codes().iter().filter(|code| **code == "raw-html").count(), 2);
    let text = built.text("p.html");
    assert!(!text.contains("<u>") && !text.contains("block</div>"), "{text}");
    let allowed = site.append("content/site.yaml", "markdown: {raw_html: true}\n").build();
    holds(&allowed.text("p.html"), "<u>in</u>");
}

#[test]
fn minifying_glues_no_words_together() {
    let text = page(
        "One *two* **three** `four` [five](agency:ovc) six\nseven  \neight\n\n- nine\n- ten *eleven* twelve\n",
    );
    let words = words(&text);
    holds(&words, "One two three four five six seven eight");
    holds(&words, "ten eleven twelve");
    let record = self::words(&hotline().build().text("agencies/hotline.html"));
    holds(&record, "National Human Trafficking Hotline NHTH");
    holds(&record, "Call 1-888-373-7888");
}

/// What a reader sees of `html`: its text in one line, nothing put in the place of tags.
fn words(text: &str) -> String {
    html::words(text, "")
}

#[test]
fn a_theme_says_what_it_is() {
    let site = Site::minimal()
        .append("content/site.yaml", "theme: harbor\n")
        .with("themes/harbor/theme.yaml", "name: harbour\nverison: 1.0.0\n");
    let mut codes = site.build().codes();
    codes.retain(|code| *code != "record-without-source");
    codes.sort_unstable();
    assert_eq!(codes, ["bad-value", "missing-field", "unknown-key"]);
    let mended = site.with("themes/harbor/theme.yaml", "name: harbor\nversion: 1.0.0\n").build();
    assert!(mended.files.contains_key("index.html"), "{}", mended.said);
}

#[test]
fn links_by_id_are_relative_and_end_in_a_file() {
    let text = page(
        "[a](agency:ovc) [s](source:sheet-2009) [](agency:hotline) [e](https://example.org/x)",
    );
    holds(&text, "href=agencies/ovc.html");
    holds(&text, "href=sources/sheet-2009.html");
    holds(&text, "National Human Trafficking Hotline</a>");
    holds(&text, "href=https://example.org/x");
}

#[test]
fn json_ld_says_what_the_kind_says() {
    let json = |path: &str| -> Value {
        let text = hotline().build().text(path);
        let start = text.find("application/ld+json").expect("JSON-LD");
        let body = &text[start..];
        let (from, to) = (body.find('{').expect("{"), body.find("</script>").expect("</script>"));
        serde_json::from_str(&body[from..to]).expect("JSON")
    };
    assert_eq!(json("agencies/ovc.html")["@type"], "GovernmentOrganization");
    let line = json("agencies/hotline.html");
    assert_eq!(line["@type"], "GovernmentService");
    let phone = &line["availableChannel"][0]["servicePhone"];
    assert_eq!(
        (phone["@type"].as_str(), phone["telephone"].as_str()),
        (Some("ContactPoint"), Some("+18883737888"))
    );
}

#[test]
fn a_base_address_shows_in_sitemap_and_canonical_links_only() {
    let built = hotline()
        .options(|options| options.base_url = Some("https://example.org/guide/".to_owned()))
        .build();
    holds(&built.text("sitemap.xml"), "<loc>https://example.org/guide/agencies/ovc.html</loc>");
    holds(&built.text("robots.txt"), "Sitemap: https://example.org/guide/sitemap.xml");
    let page = built.text("agencies/ovc.html");
    let own = page.matches("https://example.org/guide").count();
    let canonical = page.matches("rel=canonical").count();
    assert!(canonical == 1 && own <= 2, "{own} absolute addresses");
    holds(&built.text("404.html"), "/guide/");
    let bare = hotline().build();
    assert!(!bare.files.contains_key("sitemap.xml"));
    assert!(!bare.text("robots.txt").contains("Sitemap"));
}

#[test]
fn every_page_is_closed_to_the_network() {
    let built = hotline().build();
    let pages = built.files.keys().filter(|path| path.ends_with(".html"));
    for page in pages {
        let text = built.text(page);
        holds(&text, "default-src 'none'");
        holds(&text, "no-referrer");
        holds(&text, "This is not a government website.");
    }
}

#[test]
fn help_lines_tip_lines_and_professional_lines_stand_apart() {
    let text = hotline()
        .append("content/agencies/ovc.yaml", "contacts: [{label: Case status, line: professionals, phone: 802-527-4888, last_verified: 2026-10-01}]\n")
        .build()
        .text("hotlines.html");
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("no {part}"));
    let main = at("<main");
    let after = |part: &str| main + text[main..].find(part).unwrap_or_else(|| panic!("no {part}"));
    assert!(after("tel:+18883737888") < after("tel:+18663472423"));
    assert!(after("tel:+18663472423") < after("tel:+18025274888"));
}

#[test]
fn a_portable_name_is_kept_and_another_refused() {
    let built = Site::minimal().with("content/assets/map of offices.png", "x").build();
    assert_eq!(built.codes(), ["unportable-name"]);
    let built = Site::minimal().with("content/assets/map.png", "x").build();
    assert!(built.files.contains_key("assets/map.png"));
}
