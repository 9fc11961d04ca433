//! The chart of what belongs to what, and the table of who does what.

use std::fmt::Write as _;

use crate::support::Site;
use crate::support::html::words;

/// A department with two offices, one of them with a line, one that is no more.
fn family() -> Site {
    let record = |name: &str, more: &str| {
        format!("name: {name}\nkind: office\nsummary: It helps.\nsources: [sheet-2009]\n{more}")
    };
    Site::minimal()
        .with("content/agencies/dep.yaml", record("Department of Care", "acronym: DOC\n"))
        .with(
            "content/agencies/old.yaml",
            record("Older Office", "parent: dep\nstatus: historical\nroles: [funding]\n"),
        )
        .with(
            "content/agencies/new.yaml",
            record("Food & <Shelter", "parent: dep\nroles: [funding]\n"),
        )
        .with("content/agencies/line.yaml", record("Night line", "parent: new\n"))
        .with("content/agencies/group.yaml", record("Care Group", "members: [ovc, dep]\n"))
}

/// Every tag `name` of `html` with its attributes.
fn tags<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let open = format!("<{name} ");
    html.match_indices(&open).map(|(at, _)| html[at..].split('>').next().unwrap_or("")).collect()
}

/// The value of a number in the tag `tag`.
fn number(tag: &str, key: &str) -> u32 {
    let rest = tag.split(&format!(" {key}=")).nth(1).unwrap_or_else(|| panic!("{key} of {tag}"));
    let rest = rest.trim_start_matches('"');
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().unwrap_or_else(|_| panic!("{key} of {tag}"))
}

/// What stands between the first `from` and the next `to`.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let rest = html.split_once(from).unwrap_or_else(|| panic!("no {from}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

/// The lists of links in `html` as an indented outline.
fn outline(html: &str, open: &str, item: &str, close: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if rest.starts_with(open) {
            depth += 1;
        } else if rest.starts_with(close) {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(item) {
            let link = between(rest, "<a ", "</a>");
            let text = words(&format!("<a {link}"), "");
            let _ = writeln!(out, "{}{text}", "  ".repeat(depth - 1));
        }
        rest = &rest[1..];
    }
    out
}

/// The drawing of the page's first tree.
fn tree(html: &str) -> &str {
    between(between(html, "class=charts>", "</details>"), "<svg ", "</svg>")
}

#[test]
fn a_tree_is_a_list_of_lists_in_the_order_of_names() {
    let html = family().build().text("chart.html");
    let expected = "Department of Care\n  Food & &lt;Shelter\n    Night line\n  Older Office\n";
    let list = format!("<ul>{}", between(&html, "<ul class=chart-list>", "</details>"));
    assert_eq!(outline(&list, "<ul", "<li", "</ul"), expected);
    // In the drawing a `g` is a list, an item or neither; closing ones do not tell which.
    let svg = tree(&html);
    let opened: Vec<_> = svg
        .match_indices("<g role=list")
        .map(|(at, _)| if svg[at..].starts_with("<g role=listitem") { "item" } else { "list" })
        .collect();
    assert_eq!(opened, ["item", "list", "item", "list", "item", "item"]);
    assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
}

#[test]
fn the_picture_says_all_that_the_list_says() {
    let html = family().build().text("chart.html");
    let svg = tree(&html);
    let said = words(svg, " ");
    for name in ["Department of Care (DOC)", "Night line", "Older Office Historical"] {
        assert!(said.contains(name), "no {name} in {said}");
    }
    assert!(said.contains("Food & &lt;Shelter"), "{said}");
}

#[test]
fn every_box_is_a_link_and_stands_apart() {
    let html = family().build().text("chart.html");
    let svg = tree(&html);
    let boxes: Vec<_> = tags(svg, "rect")
        .into_iter()
        .map(|tag| {
            (number(tag, "x"), number(tag, "y"), number(tag, "width"), number(tag, "height"))
        })
        .collect();
    let expected = [(2, 2, 300, 29), (20, 37, 282, 29), (38, 72, 264, 29), (20, 107, 282, 46)];
    assert_eq!(boxes, expected);
    assert!(svg.contains("M11 31V51H20") && svg.contains("M11 51V130H20"), "{svg}");
    assert_eq!(svg.matches("</a>").count(), boxes.len());
}

#[test]
fn in_arabic_the_tree_is_mirrored_and_english_names_keep_their_direction() {
    let site = family()
        .with("content/agencies/dep.ar.yaml", "name: وزارة الرعاية\n")
        .with(
            "content/site.yaml",
            "title: Test guide\npublisher: {name: The fieldguide project}\n\
             notice: This is not a government website.\nlanguages: [en, ar]\npartly_translated: [ar]\n",
        );
    let built = site.build();
    let html = built.text("ar/chart.html");
    let svg = tree(&html);
    let boxes: Vec<_> =
        tags(svg, "rect").into_iter().map(|tag| (number(tag, "x"), number(tag, "width"))).collect();
    assert_eq!(boxes[0], (2, 300));
    assert_eq!(boxes[1], (2, 282), "what stands inside is moved in from the right");
    assert!(svg.contains("M293 31V51H284"), "{svg}");
    let groups = tags(svg, "g");
    let english: Vec<_> = groups.iter().filter(|tag| tag.contains("lang=en")).collect();
    assert_eq!(english.len(), 3, "{groups:?}");
    assert!(english.iter().all(|tag| tag.contains("text-anchor=end")), "{english:?}");
    assert!(svg.contains("وزارة الرعاية"));
}

#[test]
fn a_joint_body_is_shown_with_its_members() {
    let html = family().build().text("chart.html");
    let joint = words(between(&html, "id=joint", "</section>"), " ");
    assert!(joint.contains("Care Group"), "{joint}");
    assert!(joint.contains("Members: Office for Victims of Crime Department of Care"), "{joint}");
    let alone = words(between(&html, "id=alone", "</section>"), " ");
    assert!(alone.contains("Office for Victims of Crime") && !alone.contains("Care Group"));
}

#[test]
fn a_large_body_counts_what_it_does_not_draw() {
    let mut site = family();
    for at in 0..90 {
        let text = format!(
            "name: Branch {at:03}\nkind: office\nsummary: It helps.\nsources: [sheet-2009]\nparent: {}\n",
            if at < 70 { "dep" } else { "line" }
        );
        site = site.with(&format!("content/agencies/branch-{at:03}.yaml"), text);
    }
    let html = site.build().text("chart.html");
    let svg = tree(&html);
    // The department and the 59 first of its own 72 parts: Branch 000 to 058. Left out below it
    // are 13 parts of its own and 21 that belong to one of these.
    assert_eq!(tags(svg, "rect").len(), 60);
    assert!(words(svg, "").contains("Not shown here: 34"), "{}", words(svg, ""));
    assert!(svg.contains("Branch 058") && !svg.contains("Branch 059") && !svg.contains("Night"));
}

#[test]
fn a_mark_stands_where_a_record_has_a_role() {
    let html = family()
        .append("content/agencies/ovc.yaml", "roles: [funding, care]\n")
        .append("content/agencies/line.yaml", "roles: [care]\n")
        .with(
            "content/vocabulary.yaml",
            "kinds:\n  - {id: office, label: Office, schema_type: Organization}\nroles:\n  \
             - {id: funding, label: Funds others, short: Pays}\n  - {id: unused, label: Unused}\n  \
             - {id: care, label: Cares & feeds}\naudiences: []\ntopics: []\nareas: []\n",
        )
        .build()
        .text("matrix.html");
    let table = between(&html, "<table", "</table>");
    let mut rows = String::new();
    for row in table.split("<tr").skip(1) {
        let cells: Vec<_> = row.split("<th").flat_map(|part| part.split("<td")).skip(1).collect();
        let cells: Vec<_> = cells.iter().map(|cell| words(&format!("<x{cell}"), " ")).collect();
        let _ = writeln!(rows, "{}", cells.join(" | "));
    }
    assert_eq!(
        rows,
        "Office, program or line | Pays | Cares & feeds | What it does\n\
         Food & &lt;Shelter | Yes |  | Funds others\n\
         Night line |  | Yes | Cares & feeds\n\
         Office for Victims of Crime | Yes | Yes | Funds others Cares & feeds\n"
    );
    assert_eq!(tags(table, "tbody").len() + table.matches("<tbody>").count(), 2);
    assert!(table.contains("href=roles/funding.html") && table.contains("scope=row"));
}

#[test]
fn what_would_be_empty_is_not_made() {
    let built = Site::minimal().build();
    assert!(!built.files.contains_key("chart.html") && !built.files.contains_key("matrix.html"));
    assert!(!built.text("index.html").contains("matrix.html"));
    let site = Site::minimal()
        .with("content/pages/a.md", "---\ntitle: A\nsummary: B\n---\nSee [it](builtin:chart).\n")
        .append("content/site.yaml", "home: {doors: [{label: Table, to: 'builtin:matrix'}]}\n");
    assert_eq!(site.build().codes(), ["dangling-reference", "unknown-reference"]);
}

#[test]
fn pages_that_lead_there_are_named_there() {
    let page = "---\ntitle: How we work\nsummary: In words.\n---\nSee [it](builtin:matrix).\n";
    let built = family().with("content/pages/how.md", page).build();
    assert!(built.text("matrix.html").contains("href=how.html"));
    assert!(!between(&built.text("chart.html"), "<main", "</main>").contains("href=how.html"));
    assert!(built.text("how.html").contains("href=matrix.html"));
}

#[test]
fn a_large_site_has_a_small_chart_and_a_small_table() {
    let mut site = family();
    for at in 0..450 {
        // Thirty departments with fourteen parts each.
        let parent = if at < 30 { String::new() } else { format!("parent: part-{:03}\n", at % 30) };
        let text = format!(
            "name: Office of the Northern and Southern Gardens of Region {at:03}\nkind: office\n\
             summary: It helps.\nsources: [sheet-2009]\nroles: [funding]\n{parent}"
        );
        site = site.with(&format!("content/agencies/part-{at:03}.yaml"), text);
    }
    let built = site.build();
    let (chart, matrix) = (built.text("chart.html"), built.text("matrix.html"));
    assert_eq!(tags(&chart, "rect").len(), 200, "all trees together");
    assert_eq!(between(&chart, "class=charts>", "id=alone").matches("<svg ").count(), 24);
    assert!(words(&chart, " ").contains("Not shown here: "));
    let alone = between(&chart, "id=alone", "</section>");
    assert_eq!(alone.matches("<li").count(), 8, "the office, and those without room for a tree");
    assert_eq!(matrix.matches("scope=row").count(), 240);
    assert!(words(&matrix, " ").contains("Rows shown: 240 of 451"), "{}", words(&matrix, " "));
    assert!(chart.len() < 200_000 && matrix.len() < 200_000, "{} {}", chart.len(), matrix.len());
}
