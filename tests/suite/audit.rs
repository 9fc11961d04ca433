//! What the audit says of produced files: each rule with what it refuses and what it lets pass.

use fieldguide::audit::{Facts, Site};

const PATHS: [&str; 10] = [
    "index.html",
    "about.html",
    "agencies/otip.html",
    "agencies/ice.html",
    "agencies/ice-hsi.html",
    "es/index.html",
    "assets/site.css",
    "assets/site.js",
    "assets/logo.svg",
    "assets/a b.png",
];

fn site() -> Site {
    Site::new(PATHS.into_iter(), None)
}

/// The messages about one file, each as `code: message (help)`.
fn found(path: &str, text: &str) -> Vec<String> {
    let found = site().examine(path, text.as_bytes()).1;
    found
        .into_iter()
        .map(|found| {
            assert_eq!(found.origin.as_ref().map(|origin| origin.file.as_ref()), Some(path));
            format!("{}: {} ({})", found.code.name, found.message, found.help.join("; "))
        })
        .collect()
}

/// Says of the page `agencies/otip.html` with this body exactly one thing.
#[track_caller]
fn says(html: &str, message: &str) {
    assert_eq!(found("agencies/otip.html", html), [message], "{html}");
}

/// Says nothing of any of these bodies.
#[track_caller]
fn passes(bodies: &[&str]) {
    for html in bodies {
        assert_eq!(found("agencies/otip.html", html), [""; 0], "{html}");
    }
}

#[test]
fn links_to_files() {
    passes(&[
        "<a href=ice.html>",
        "<a href='../index.html'>",
        "<a href=../es/index.html>",
        "<a href=' ../about.html '>",
        "<a href=./ice.html>",
        "<a href=otip.html>",
        "<img alt src='../assets/a%20b.png'>",
        "<link rel=stylesheet href=../assets/site.css>",
        "<script src=../assets/site.js defer></script>",
        "<area href=ice.html>",
        "<img alt src=../assets/logo.svg srcset='../assets/logo.svg 1x, ../assets/a%20b.png 2x'>",
        "<!-- <a href=nowhere.html> -->",
        "<a>no link</a>",
        "<meta http-equiv=refresh content='0; url=ice.html'>",
        "<blockquote cite=nowhere>",
        "<form action=../index.html></form>",
        "<form></form>",
    ]);
    says(
        "<a href=otipp.html>",
        "broken-link: `otipp.html` leads to `agencies/otipp.html`, which is not part of the site (did you mean `agencies/otip.html`?)",
    );
    says(
        "<img alt src=../../zebra.png>",
        "broken-link: `../../zebra.png` leads out of the site (take away one `../`)",
    );
    says(
        "<video poster=../qqq.png></video>",
        "broken-link: `../qqq.png` leads to `qqq.png`, which is not part of the site (name a page, or put the file under `content/assets/`)",
    );
    says(
        "<img alt srcset='../assets/logo.svg, x.png 2x'>",
        "broken-link: `x.png` leads to `agencies/x.png`, which is not part of the site (name a page, or put the file under `content/assets/`)",
    );
    says(
        "<meta http-equiv=refresh content='0;URL=\"old.html\"'>",
        "broken-link: `old.html` leads to `agencies/old.html`, which is not part of the site (name a page, or put the file under `content/assets/`)",
    );
}

#[test]
fn links_to_folders() {
    let folder = |href: &str, help: &str| {
        format!(
            "broken-link: `{href}` leads to a folder, for which `file://` shows a list of files ({help})"
        )
    };
    let index = |path: &str| format!("end the link in a file: `{path}`");
    says("<a href=..>", &folder("..", &index("index.html")));
    says("<a href=../es/>", &folder("../es/", &index("es/index.html")));
    says("<a href=../es>", &folder("../es", &index("es/index.html")));
    says("<a href=.>", &folder(".", "end the link in the file that is meant"));
    says("<a href=../agencies>", &folder("../agencies", "end the link in the file that is meant"));
}

#[test]
fn links_that_work_in_one_place_only() {
    says(
        "<a href=/about.html>",
        "broken-link: `/about.html` starts at the root, which is another place on every host and disk (write the link relative to the page it stands on)",
    );
    says(
        "<a href='..\\index.html'>",
        "broken-link: `..\\index.html` has a backslash (write `/` between folders)",
    );
    says(
        "<a href='ice.html?x=1'>",
        "broken-link: `ice.html?x=1` has a query string, which nothing answers on a stick (leave out everything from the `?` on)",
    );
    says(
        "<a href=''>",
        "broken-link: `<a href>` is empty (name a file, or leave the attribute out)",
    );
    says(
        "<img alt src>",
        "broken-link: `<img src>` is empty (name a file, or leave the attribute out)",
    );
    says(
        "<a href='file:///C:/x.html'>",
        "broken-link: `file:///C:/x.html` leads to a file on one computer only (write the link relative to the page it stands on)",
    );
    says(
        "<a href=//www.example.org/x>",
        "broken-link: `//www.example.org/x` leads to another computer on `file://` (write `https://www.example.org/x`)",
    );
}

#[test]
fn a_base_path_allows_links_from_the_root() {
    let page = |base: &str, html: &str| {
        let found =
            Site::new(PATHS.into_iter(), Some(base)).examine("index.html", html.as_bytes()).1;
        found.into_iter().map(|found| found.message).collect::<Vec<_>>()
    };
    for base in ["/guide/", "/guide", "guide"] {
        assert_eq!(page(base, "<a href=/guide/about.html>"), [""; 0]);
        assert_eq!(page(base, "<a href=/guide/agencies/ice.html#x>"), [""; 0]);
    }
    assert_eq!(page("/", "<a href=/about.html>"), [""; 0]);
    assert_eq!(
        page("/guide/", "<a href=/about.html>"),
        ["`/about.html` starts at the root, which is another place on every host and disk"]
    );
    assert_eq!(
        page("/guide/", "<a href=/guide/qqq.html>"),
        ["`/guide/qqq.html` leads to `qqq.html`, which is not part of the site"]
    );
    assert_eq!(
        page("/guide/", "<a href=/guide/>"),
        ["`/guide/` leads to a folder, for which `file://` shows a list of files"]
    );
}

#[test]
fn places_on_the_same_page() {
    passes(&[
        "<a href=#x></a><p id=x>",
        "<p id=x><a href=otip.html#x>",
        "<a href=#>",
        "<a href=#TOP>",
        "<a name=x></a><a href=#x>",
        "<a href='#a%20b'><p id='a b'>",
        "<a href=#q=housing>",
        "<svg><use href=#i></use><symbol id=i></symbol></svg>",
        "<a name=x id=x>",
    ]);
    let help = "(give the id to the heading that is meant, or link to the page alone)";
    let lacks = |href: &str, id: &str| {
        format!(
            "broken-link: `{href}` leads to the id `{id}`, which this page does not have {help}"
        )
    };
    says("<a href=#x></a><p id=X>", &lacks("#x", "x"));
    says("<a href=otip.html#x>", &lacks("otip.html#x", "x"));
    says("<use href=#i>", &lacks("#i", "i"));
    says(
        "<p id=x><p id=y><b id=x>",
        "broken-link: the id `x` stands on this page more than once (give every element its own id; a link reaches only the first)",
    );
}

#[test]
fn places_on_other_pages() {
    let site = site();
    let pages = [
        ("agencies/otip.html", "<a href=ice.html#tips></a><a href=../about.html#who></a>"),
        ("agencies/ice.html", "<h2 id=tips>"),
        ("about.html", "<h2 id=what><a href=agencies/ice.html#tips>"),
        ("es/index.html", "<a href=../assets/site.js#L4>"),
    ];
    let facts: Vec<(&str, Facts)> = pages
        .iter()
        .map(|(path, html)| {
            let (facts, found) = site.examine(path, html.as_bytes());
            assert_eq!(found, []);
            (*path, Facts::decode(&facts.encode()).unwrap())
        })
        .collect();
    let settled = site.settle(facts.iter().map(|(path, facts)| (*path, facts)));
    assert_eq!(settled.again(), ["agencies/otip.html"]);
    let explained = site.explain(&settled, pages[0].0, pages[0].1.as_bytes());
    let messages: Vec<_> = explained.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        ["`../about.html#who` leads to the id `who`, which `about.html` does not have"]
    );
}

#[test]
fn a_page_that_was_not_made_is_called_back_when_its_target_goes() {
    let before = site();
    let linking = before.examine("index.html", b"<a href=agencies/ice.html>").0;
    let other = before.examine("about.html", b"<a href=index.html>").0;
    let after = Site::new(PATHS.into_iter().filter(|path| *path != "agencies/ice.html"), None);
    let settled = after.settle([("index.html", &linking), ("about.html", &other)]);
    assert_eq!(settled.again(), ["index.html"]);
    let explained = after.explain(&settled, "index.html", b"<a href=agencies/ice.html>");
    assert_eq!(
        explained[0].message,
        "`agencies/ice.html` leads to `agencies/ice.html`, which is not part of the site"
    );
}

#[test]
fn what_a_page_loads_from_a_network() {
    passes(&[
        "<a href=https://www.example.gov/x?y=1#z>",
        "<a href=mailto:a@b.example>",
        "<a href=tel:+18883737888>",
        "<a href=sms:233733>",
        "<link rel=canonical href=https://a.example/>",
        "<link rel='alternate' hreflang=es href=https://a.example/es>",
        "<img alt src=data:image/gif;base64,R0>",
        "<meta property=og:image content=https://a.example/x.png>",
        "<link rel=license href=https://a.example/>",
    ]);
    for (html, place, url) in [
        ("<script src=https://a.example/x.js></script>", "<script src>", "https://a.example/x.js"),
        ("<script src=//a.example/x.js></script>", "<script src>", "//a.example/x.js"),
        ("<link rel=stylesheet href=http://a.example/x>", "<link href>", "http://a.example/x"),
        ("<link rel='shortcut icon' href=HTTP://a.example>", "<link href>", "HTTP://a.example"),
        ("<link rel=manifest href=https://a.example/m>", "<link href>", "https://a.example/m"),
        ("<link rel=preload href=https://a.example/m>", "<link href>", "https://a.example/m"),
        ("<link rel=preconnect href=https://a.example>", "<link href>", "https://a.example"),
        (
            "<link rel='alternate stylesheet' href=https://a.example>",
            "<link href>",
            "https://a.example",
        ),
        ("<img alt src=https://a.example/x.png>", "<img src>", "https://a.example/x.png"),
        ("<source srcset='https://a.example/x 2x'>", "<source srcset>", "https://a.example/x"),
        ("<iframe src=https://a.example></iframe>", "<iframe src>", "https://a.example"),
        ("<object data=https://a.example></object>", "<object data>", "https://a.example"),
        ("<embed src=https://a.example>", "<embed src>", "https://a.example"),
        ("<video src=https://a.example></video>", "<video src>", "https://a.example"),
        ("<audio src=https://a.example></audio>", "<audio src>", "https://a.example"),
        (
            "<svg><image xlink:href=https://a.example/></svg>",
            "<image xlink:href>",
            "https://a.example/",
        ),
        (
            "<svg><use href=https://a.example/x.svg#i></svg>",
            "<use href>",
            "https://a.example/x.svg#i",
        ),
    ] {
        says(
            html,
            &format!(
                "needs-network: `{place}` loads `{url}` from a network (keep a copy of the file under `content/assets/` and link to that)"
            ),
        );
    }
    says(
        "<form action=https://a.example></form>",
        "needs-network: `<form action>` sends to `https://a.example` over a network (link to the page where the form is instead)",
    );
    says(
        "<meta http-equiv=Refresh content='5;url=https://a.example'>",
        "needs-network: `<meta http-equiv=\"refresh\">` leads to `https://a.example` without being asked (put a link in its place)",
    );
}

#[test]
fn what_fails_on_a_stick() {
    passes(&[
        "<script type=application/ld+json>{\"@id\": \"<a href=x>\"}</script>",
        "<button type=button class=on>",
        "<link rel=preload as=font href=../assets/site.css>",
    ]);
    let policy = "which the page's content security policy blocks";
    says(
        "<script type=module src=../assets/site.js></script>",
        "needs-network: `<script type=\"module\">` does not run on `file://` (make it a classic script: leave out `type`, write no `import`)",
    );
    says(
        "<link rel=modulepreload href=../assets/site.js>",
        "needs-network: `<link rel=\"modulepreload\">` fails on `file://` (use classic scripts; they need no preload)",
    );
    says(
        "<script src=../assets/site.js integrity=sha384-x></script>",
        "needs-network: `<script integrity>` makes browsers refuse the file on `file://` (leave `integrity` out; the file travels with the page)",
    );
    says(
        "<link rel=preload as=font href=../assets/site.css crossorigin>",
        "needs-network: `<link crossorigin>` makes browsers refuse the file on `file://` (leave `crossorigin` out; for a font, leave the preload out too)",
    );
    says(
        "<svg><use href=../assets/logo.svg#i></use></svg>",
        "needs-network: `<use>` shows nothing on `file://` when its picture is in `../assets/logo.svg#i` (put the symbol into the page and write `href=\"#…\"`)",
    );
    says(
        "<script>'<a href=nowhere>'</script>",
        &format!(
            "needs-network: there is a script in the page itself, {policy} (move it to a file and name that in `src`)"
        ),
    );
    says(
        "<style>a{}</style>",
        &format!(
            "needs-network: there is a `<style>` in the page, {policy} (move it to a style sheet file)"
        ),
    );
    says(
        "<p style='a:b'>",
        &format!(
            "needs-network: `<p>` has a `style` attribute, {policy} (give it a class and style that in a file)"
        ),
    );
    says(
        "<p ONCLICK=x()>",
        &format!(
            "needs-network: `<p>` has an `onclick` attribute, {policy} (listen for the event in a script file)"
        ),
    );
    says(
        "<a href='javascript:x()'>",
        &format!(
            "needs-network: `<a href>` runs a script, {policy} (use a `<button>` and listen for its event in a script file)"
        ),
    );
    says(
        "<base href=../>",
        "needs-network: `<base>` moves every relative link of the page to another place (leave it out; links are relative to the page)",
    );
}

#[test]
fn images_say_what_they_show() {
    passes(&["<img src=../assets/logo.svg alt=''>", "<img alt=Logo src=../assets/logo.svg>"]);
    says(
        "<img src=../assets/logo.svg>",
        "image-without-alt: the image `../assets/logo.svg` has no `alt` text (say in a few words what it shows, or write `alt=\"\"` if it only decorates)",
    );
}

#[test]
fn style_sheets() {
    let css = |text: &str| found("assets/site.css", text);
    for text in [
        "a{background:url(logo.svg)}",
        "@font-face{src:url( 'a b.png' ) format(\"woff2\")}",
        "@import 'site.css';@import url(\"site.css\") print;",
        "/* url(https://a.example) */ a{background:url(data:image/png;base64,AA==)}",
        "a::before{content:\"url(https://a.example)\"}",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "a{fill:url(#g);mask:url(#m)}",
    ] {
        assert_eq!(css(text), [""; 0], "{text}");
    }
    let copy = "keep a copy of the file under `content/assets/` and link to that";
    for (text, place) in [
        ("a{background:URL(https://a.example/x)}", "url()"),
        ("@font-face{src:url('https://a.example/x')}", "url()"),
        ("@import \"https://a.example/x\";", "@import"),
        ("@import url(https://a.example/x);", "@import"),
    ] {
        let said =
            format!("needs-network: `{place}` loads `https://a.example/x` from a network ({copy})");
        assert_eq!(css(text), [said], "{text}");
    }
    assert_eq!(
        css("a{background:url(\"qqq.svg\")}"),
        [
            "broken-link: `qqq.svg` leads to `assets/qqq.svg`, which is not part of the site (name a page, or put the file under `content/assets/`)"
        ]
    );
    assert_eq!(
        css("a{color:red;-webkit-mask-image:url(logo.svg)}"),
        [
            "needs-network: `-webkit-mask-image` does not read `logo.svg` on `file://` (put the picture into the page as inline SVG, or use it as a background)"
        ]
    );
    assert_eq!(css("a{background:url(/x.svg)}").len(), 1);
    for broken in ["url(", "a{background:url('x", "@import '", "/*", "\"\\", "é url(é)"] {
        css(broken);
    }
}

#[test]
fn other_files_pass() {
    assert_eq!(found("assets/site.js", "<a href=nowhere>"), [""; 0]);
    assert_eq!(found("assets/logo.svg", "<a href=nowhere>"), [""; 0]);
    assert_eq!(site().examine("about.html", b"\xff<a href=index.html>\xff").1, []);
}

#[test]
fn names() {
    let names = |paths: &[&str]| -> Vec<String> {
        let found = Site::new(paths.iter().copied(), None).names();
        found.into_iter().map(|found| format!("{}: {}", found.code.name, found.message)).collect()
    };
    assert_eq!(names(&PATHS[..9]), [""; 0]);
    assert_eq!(
        names(&["a/B.html", "a/b.html"]),
        ["unportable-name: `a/B.html` and `a/b.html` are the same name on Windows and macOS"]
    );
    assert_eq!(
        names(&["a.html", "a.html"]),
        ["unportable-name: two files of the site have the path `a.html`"]
    );
    assert_eq!(
        names(&["a b.png", "aux.html"]),
        [
            "unportable-name: `a b.png` cannot be copied everywhere: ` ` is not safe in a file's name everywhere",
            "unportable-name: `aux.html` cannot be copied everywhere: `aux.html` is a device's name on Windows",
        ]
    );
    assert_eq!(
        names(&["a", "a-b", "a.c", "a/x"]),
        ["unportable-name: `a` is a file and a folder at once"]
    );
}
