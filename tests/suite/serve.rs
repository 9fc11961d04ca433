//! What `fieldguide serve` shows, to whom, and how it follows the files.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use fieldguide::pipeline::Options;
use fieldguide::serve;

use crate::support::preview::Preview;
use crate::support::{Site, tree};

const FIELDGUIDE: &str = env!("CARGO_BIN_EXE_fieldguide");
const OFFICE: &str = "content/agencies/ovc.yaml";
const PAGE: &str = "/agencies/ovc.html";

/// The minimal site in two languages.
fn bilingual() -> Site {
    Site::minimal().with(
        "content/site.yaml",
        "title: {en: Test guide, es: Guía}\npublisher: {name: The fieldguide project}\n\
         notice: {en: This is not a government website., es: No es un sitio del gobierno.}\n\
         languages: [en, es]\n",
    )
}

#[test]
fn files_come_with_their_kinds_and_are_not_kept_by_browsers() {
    let preview = Preview::minimal();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        (PAGE, "text/html; charset=utf-8"),
        ("/theme/civic.css", "text/css; charset=utf-8"),
        ("/theme/site.js", "text/javascript; charset=utf-8"),
        ("/theme/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/search-index.json", "application/json"),
        ("/-/reload.js", "text/javascript; charset=utf-8"),
        ("/-/overlay.css", "text/css; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(!answer.body.is_empty(), "{path}");
    }
    let fonts = tree::read(&tree::project().join("themes/civic/assets/fonts"));
    let font = fonts.keys().find(|name| name.ends_with(".woff2")).expect("a font");
    let answer = preview.get(&format!("/theme/fonts/{font}"));
    assert_eq!(answer.header("content-type"), "font/woff2");
    assert!(answer.body == fonts[font]);
}

#[test]
fn what_would_keep_a_draft_in_the_browser_takes_it_away_instead() {
    let page =
        "---\ntitle: Safe use\nsummary: What stays.\n---\nA guide that is kept can be found.\n";
    let site = Site::minimal()
        .with("content/pages/safe-use.md", page)
        .append("content/site.yaml", "offline: {keep: always, page: safe-use}\n");
    let worker = Preview::of(&site).get("/sw.js");
    let text = String::from_utf8_lossy(&worker.body);
    assert_eq!(
        (worker.status, worker.header("content-type")),
        (200, "text/javascript; charset=utf-8")
    );
    assert!(text.contains("unregister") && !text.contains("var FILES"), "{text}");
    assert!(site.build().text("sw.js").contains("var FILES"));
}

#[test]
fn a_page_is_the_built_one_with_the_script_and_nothing_else() {
    let preview = Preview::minimal();
    let build = Site::minimal().build();
    for (path, bytes) in &build.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("/-/"), "{path}");
        let served = preview.get(&format!("/{path}"));
        assert_eq!(served.status, 200, "{path}");
        if !path.ends_with(".html") {
            assert!(served.body == *bytes, "{path}");
            continue;
        }
        let policy = |html: &str| {
            let start = html.find("default-src").expect("a policy");
            let end = start + html[start..].find('"').expect("its end");
            let begin = html[..start].rfind("<meta").expect("a tag");
            let close = end + html[end..].find('>').expect("a tag's end") + 1;
            (html[start..end].to_owned(), html[..begin].to_owned() + &html[close..])
        };
        let served = served.text();
        let script = served.find("<script src=\"/-/reload.js\"").expect("the script");
        let after = script + served[script..].find("</script>").expect("its end") + 9;
        let (loose, rest) = policy(&(served[..script].to_owned() + &served[after..]));
        let (strict, own) = policy(&text);
        assert_eq!(rest, own, "{path}");
        assert_eq!(loose, strict, "{path}");
    }
}

#[test]
fn folders_and_missing_addresses_are_answered_as_a_plain_host_does() {
    let preview = Preview::of(&bilingual());
    assert!(preview.get("/es/").text().contains("lang=es"));
    let bare = preview.get("/es");
    assert_eq!((bare.status, bare.header("location")), (302, "/es/"));
    for (path, lang, place) in [
        ("/nothing.html", "en", "/404.html"),
        ("/agencies/deep/nothing", "en", "/404.html"),
        ("/es/agencies/nothing.html", "es", "/es/404.html"),
        ("/%2e%2e/%2e%2e/etc/passwd", "en", "/404.html"),
        ("/../Cargo.toml", "en", "/404.html"),
    ] {
        let answer = preview.get(path);
        let text = answer.text();
        assert_eq!(answer.status, 404, "{path}");
        assert!(text.contains(&format!("lang={lang}")), "{path}");
        // Its styles and links are found although it is shown at another depth.
        let base = format!("<head><base href=\"{place}\">");
        assert!(text.contains(&base), "{path}: {text}");
    }
}

#[test]
fn with_a_base_path_the_site_is_at_the_root_and_below_that_path() {
    let base_url = Some("https://example.org/guide".to_owned());
    let preview = Preview::with(&bilingual(), Options { base_url, ..Options::default() });
    let page = preview.get(PAGE).text();
    assert_eq!(preview.get("/guide/agencies/ovc.html").text(), page);
    assert_eq!(preview.get("/guide").header("location"), "/guide/");
    let missing = preview.get("/guide/es/nothing.html");
    assert_eq!(missing.status, 404);
    // The page for missing addresses names its files from the host's root.
    assert!(missing.text().contains("/guide/theme/civic.css"));
    assert_eq!(preview.get("/guide/theme/civic.css").status, 200);
}

#[test]
fn after_an_edit_pages_are_told_and_served_anew() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    let first = news.next();
    let page = preview.get(PAGE).text();
    assert!(page.contains(&format!("data-build=\"{}\"", first["build"].as_str().expect("a mark"))));
    preview.edit(OFFICE, "people harmed", "everyone harmed");
    let second = news.next();
    assert_ne!(second["build"], first["build"]);
    assert_eq!((&second["broken"], &second["restyles"]), (&false.into(), &().into()));
    assert!(preview.get(PAGE).text().contains("It helps everyone harmed by crime."));
}

#[test]
fn new_style_sheets_need_no_reload() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    let first = news.next();
    preview.write("themes/civic/assets/lists.css", "p { color: red }\n");
    let second = news.next();
    assert_ne!(second["build"], first["build"]);
    assert_eq!(second["restyles"], first["build"]);
    assert!(preview.get("/theme/lists.css").text().contains("red"));
}

#[test]
fn mistakes_are_told_as_in_the_terminal_and_the_last_good_pages_stay() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    let good = news.next();
    assert_eq!((&good["text"], &good["counts"]), (&"".into(), &"".into()));
    let page = preview.get(PAGE).text();

    preview.edit(OFFICE, "kind: office", "kind: <ofice>");
    let broken = news.next();
    assert_eq!(broken["broken"], true);
    assert_eq!(broken["build"], good["build"]);
    let check = Command::new(FIELDGUIDE).arg("check").arg(preview.site()).output().expect("runs");
    let said = String::from_utf8(check.stderr).expect("UTF-8");
    let (mistakes, _) = said.trim_end().rsplit_once('\n').expect("mistakes and a last line");
    assert!(mistakes.contains("<ofice>"), "{said}");
    assert_eq!(broken["text"].as_str().map(str::trim_end), Some(mistakes.trim_end()));
    assert_eq!(preview.get(PAGE).text(), page);

    preview.edit(OFFICE, "kind: <ofice>", "kind: office");
    let mended = news.next();
    assert_eq!((&mended["broken"], &mended["text"]), (&false.into(), &"".into()));
    // Nothing to load again: the page is the one that stands there.
    assert_eq!(mended["build"], good["build"]);
    preview.edit(OFFICE, "people", "all people");
    assert_ne!(news.next()["build"], good["build"]);
}

#[test]
fn a_mistake_that_only_a_finished_page_shows_is_mended_like_any_other() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    let good = news.next();
    let template = "themes/civic/templates/404.html";
    preview.write(template, "<!doctype html><title>No</title><p onclick=go()>No such page</p>");
    let broken = news.next();
    assert_eq!(broken["broken"], true, "{broken}");
    assert!(broken["text"].as_str().expect("text").contains("onclick"), "{broken}");
    preview.write(template, "<!doctype html><title>No</title><p>No such page</p>");
    let mended = news.next();
    assert_eq!(mended["broken"], false, "{mended}");
    assert_ne!(mended["build"], good["build"]);
    assert!(preview.get("/nothing").text().contains("<p>No such page</p>"));
}

#[test]
fn warnings_are_told_and_stop_nothing() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    let good = news.next();
    preview.edit(
        "content/sources.yaml",
        "    published",
        "    archive_notice: This is archived content.\n    published",
    );
    let warned = news.next();
    assert_eq!((&warned["broken"], &warned["counts"]), (&false.into(), &"1 warning".into()));
    assert!(warned["text"].as_str().expect("text").starts_with("warning[archived-source]"));
    assert_ne!(warned["build"], good["build"]);
}

#[test]
fn a_site_that_is_broken_from_the_start_shows_its_mistakes_until_they_are_mended() {
    let text = "name: A\nkind: <b>\nsummary: It helps.\nsources: [sheet-2009]\n";
    let preview = Preview::of(&Site::minimal().with(OFFICE, text));
    let mut news = preview.news();
    let broken = news.next();
    assert_eq!((&broken["broken"], &broken["build"]), (&true.into(), &().into()));
    for path in ["/", PAGE, "/nothing"] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 503);
        let page = answer.text();
        assert!(page.contains("&lt;b>") && !page.contains("<b>"), "{page}");
        assert!(
            page.contains(&format!("data-round=\"{}\"", broken["round"].as_str().expect("a mark")))
        );
        assert!(page.contains("default-src 'none'"));
    }
    preview.edit(OFFICE, "<b>", "office");
    assert_eq!(news.next()["broken"], false);
    assert_eq!(preview.get(PAGE).status, 200);
}

#[test]
fn what_editors_leave_beside_a_file_is_no_part_of_the_site() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    news.next();
    for name in ["ovc.yaml~", "4913", ".ovc.yaml.swp", "#ovc.yaml#", "ovc.yaml.tmp.4711"] {
        preview.write(&format!("content/agencies/{name}"), "half a text: [");
    }
    // As many editors save: a new file takes the place of the old one.
    let office = std::fs::read_to_string(preview.site().join(OFFICE)).expect("the office");
    let waiting = "content/agencies/ovc.yaml.tmp";
    preview.write(waiting, &office.replace("people", "all people"));
    let from = preview.site().join(waiting);
    std::fs::rename(from, preview.site().join(OFFICE)).expect("a rename");
    let state = news.next();
    assert_eq!((&state["broken"], &state["text"]), (&false.into(), &"".into()), "{state}");
    assert!(preview.get(PAGE).text().contains("all people"));
}

#[test]
fn folders_and_files_may_come_go_and_be_renamed() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    news.next();
    let page = |title: &str| format!("---\ntitle: {title}\nsummary: About it.\n---\n\nText.\n");
    let there = |path: &str| preview.get(path).status == 200;

    preview.write("content/pages/new/deep/one.md", &page("One"));
    news.until(|_| there("/new/deep/one.html"));
    // The new folders are watched as well.
    preview.write("content/pages/new/deep/two.md", &page("Two"));
    news.until(|_| there("/new/deep/two.html"));
    let pages = preview.site().join("content/pages");
    std::fs::rename(pages.join("new"), pages.join("other")).expect("a rename");
    news.until(|_| there("/other/deep/two.html") && !there("/new/deep/two.html"));
    preview.write("content/pages/other/deep/three.md", &page("Three"));
    news.until(|_| there("/other/deep/three.html"));
    std::fs::remove_dir_all(pages).expect("a removal");
    news.until(|_| !there("/other/deep/one.html"));

    // A checkout: all goes, all comes back, with many more files.
    let content = preview.site().join("content");
    std::fs::rename(&content, preview.site().join("aside")).expect("a rename");
    news.until(|state| state["broken"] == true);
    assert!(there(PAGE));
    tree::copy(&preview.site().join("aside"), &content);
    for n in 0..100 {
        preview.write(&format!("content/pages/page-{n}.md"), &page(&format!("Page {n}")));
    }
    news.until(|state| state["broken"] == false && there("/page-99.html"));
    preview.edit(OFFICE, "people", "all people");
    news.until(|_| preview.get(PAGE).text().contains("all people"));
}

#[test]
fn only_this_machine_under_its_own_names_is_answered() {
    let preview = Preview::minimal();
    assert!(preview.address().ip().is_loopback());
    let port = preview.address().port();
    let ask = |hosts: &str| preview.ask(&format!("GET / HTTP/1.1\r\n{hosts}")).status;
    for host in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
        assert_eq!(ask(&format!("Host: {host}:{port}\r\n")), 200, "{host}");
    }
    for host in ["evil.example", "evil.example:PORT", "localhost", "localhost:1", "127.0.0.2:PORT"]
    {
        let host = host.replace("PORT", &port.to_string());
        assert_eq!(ask(&format!("Host: {host}\r\n")), 403, "{host}");
    }
    let twice = format!("Host: localhost:{port}\r\nHost: evil.example\r\n");
    assert!(ask(&twice) >= 400);
    assert!(preview.ask("GET / HTTP/1.0\r\n").status >= 400, "no host");
    let whole = format!("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\n");
    assert_eq!(preview.ask(&whole).status, 403);
    let refused = preview.ask("GET /-/events HTTP/1.1\r\nHost: evil.example\r\n");
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains(&format!("http://localhost:{port}/")));
}

#[test]
fn pages_can_be_asked_for_and_nothing_sent() {
    let preview = Preview::minimal();
    let host = format!("Host: {}\r\n", preview.address());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        let answer = preview.ask(&format!("{method} / HTTP/1.1\r\n{host}"));
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    let head = preview.ask(&format!("HEAD {PAGE} HTTP/1.1\r\n{host}"));
    assert_eq!((head.status, head.body.len()), (200, 0));
    let size = preview.get(PAGE).body.len().to_string();
    assert_eq!(head.header("content-length"), size);
}

#[test]
fn nothing_is_written_into_the_sites_folder() {
    let preview = Preview::minimal();
    let mut news = preview.news();
    news.next();
    preview.edit(OFFICE, "people", "all people");
    news.next();
    preview.get(PAGE);
    let files: Vec<String> = tree::read(preview.site()).into_keys().collect();
    let own = Site::minimal().build();
    assert!(own.report.is_empty());
    let expected = [
        "content/agencies/ovc.yaml",
        "content/site.yaml",
        "content/sources.yaml",
        "content/vocabulary.yaml",
    ];
    assert_eq!(files, expected);
    let folders: Vec<_> = std::fs::read_dir(preview.site()).expect("a folder").collect();
    assert_eq!(folders.len(), 1);
}

#[test]
fn a_taken_port_is_passed_over_or_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let refused = serve::open(Some(port)).expect_err("it is taken");
    assert_eq!(refused.kind(), std::io::ErrorKind::AddrInUse);
    let (one, two) = (serve::open(None).expect("a port"), serve::open(None).expect("a port"));
    assert_ne!(one.local_addr().expect("one"), two.local_addr().expect("two"));
    let site = Preview::minimal();
    let done = Command::new(FIELDGUIDE)
        .arg("serve")
        .arg(site.site())
        .args(["--port", &port.to_string()])
        .output()
        .expect("runs");
    assert_eq!(done.status.code(), Some(3));
    assert_eq!(
        String::from_utf8_lossy(&done.stderr),
        format!(
            "error: port {port} is taken by another program\n\
             help: leave out `--port`, and the next free one is taken; or name another\n"
        )
    );
}

#[cfg(unix)]
#[test]
fn the_command_says_where_and_what_and_ends_with_ctrl_c() {
    let site = Preview::minimal();
    let mut child = Command::new(FIELDGUIDE)
        .arg("serve")
        .arg(site.site())
        .args(["--port", "0"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let mut lines = BufReader::new(child.stderr.take().expect("its words")).lines();
    let mut line = || lines.next().expect("a line").expect("text");
    let mut first = [line(), line()];
    first.sort();
    let [made, place] = first;
    assert!(made.ends_with(" ms") && made.contains("pages, "), "{made}");
    assert!(place.starts_with("the site is at http://127.0.0.1:"), "{place}");
    assert!(place.ends_with("/ for this machine only; Ctrl-C ends it"), "{place}");
    site.edit(OFFICE, "people", "all people");
    let changed = line();
    let start = "content/agencies/ovc.yaml: ";
    assert!(changed.starts_with(start) && changed.contains(" made anew in "), "{changed}");
    site.edit(OFFICE, "kind: office", "kind: ofice");
    let mistake: Vec<String> = std::iter::from_fn(|| Some(line()))
        .take_while(|line| !line.starts_with("content/"))
        .collect();
    assert!(mistake[0].starts_with("error["), "{mistake:?}");
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}
