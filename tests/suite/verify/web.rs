//! A published site, asked of a small server on this machine.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use super::*;

/// What a server answers: a status and bytes, or where else to look.
enum Answer {
    File(u16, Vec<u8>),
    Elsewhere(String),
}

/// A server that answers until it is dropped.
struct Server {
    port: u16,
    over: Arc<AtomicBool>,
}

impl Server {
    fn new(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let over = Arc::new(AtomicBool::new(false));
        let (done, answer) = (Arc::clone(&over), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                let answer = Arc::clone(&answer);
                thread::spawn(move || serve(stream.expect("a reader"), &*answer));
            }
        });
        Self { port, over }
    }

    /// A server of the folder `root` below `/guide/`.
    fn of(root: PathBuf) -> Self {
        Self::new(move |path| file(&root, path))
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/guide", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn serve(mut stream: TcpStream, answer: &dyn Fn(&str) -> Answer) {
    let mut lines = BufReader::new(stream.try_clone().expect("the same reader")).lines();
    while let Some(Ok(first)) = lines.next() {
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
        let (head, bytes) = match answer(&path) {
            Answer::File(status, bytes) => (format!("HTTP/1.1 {status} X\r\n"), bytes),
            Answer::Elsewhere(url) => {
                (format!("HTTP/1.1 302 X\r\nlocation: {url}\r\n"), Vec::new())
            }
        };
        let head = format!("{head}content-length: {}\r\n\r\n", bytes.len());
        if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes)).is_err() {
            return;
        }
    }
}

fn file(root: &Path, path: &str) -> Answer {
    match path.strip_prefix("/guide/").map(|path| fs::read(root.join(path))) {
        Some(Ok(bytes)) => Answer::File(200, bytes),
        _ => Answer::File(404, b"not found".to_vec()),
    }
}

/// A built site and the server of it.
fn published() -> (Place, Server) {
    let place = Place::new();
    let server = Server::of(place.at("site"));
    (place, server)
}

const UNSEEN: &str = "note: files that do not belong there cannot be seen from outside\n";

#[test]
fn a_published_site_is_whole_as_its_folder_is() {
    let (place, server) = published();
    let out = whole(Path::new(&server.address()), "");
    assert_eq!(out, whole(&place.at("site"), "") + UNSEEN);
    whole(Path::new(&format!("{}/index.html", server.address())), "");
    let copy = Server::of(place.at("copy"));
    assert_eq!(whole(Path::new(&copy.address()), ""), whole(&place.at("copy"), "") + UNSEEN);
}

#[test]
fn a_changed_and_a_missing_file_are_found() {
    let (place, server) = published();
    place.flip("site/index.html");
    fs::remove_file(place.at("site/search.html")).expect("a page");
    let address = server.address();
    found(Path::new(&address), "  index.html: other bytes, the same size", "1 changed, 1 missing");
    found(Path::new(&address), "  search.html", "1 changed, 1 missing");
    // What cannot be seen is not claimed.
    fs::write(place.at("site/foreign.html"), "x").expect("a page");
    assert!(verify(Path::new(&address), "").out.contains(UNSEEN));
}

#[test]
fn a_host_that_writes_into_pages_is_found() {
    let place = Place::new();
    let root = place.at("site");
    let server = Server::new(move |path| match file(&root, path) {
        Answer::File(200, mut bytes) if path.ends_with("/index.html") => {
            bytes.extend(b"<script src=\"https://example.org/count.js\"></script>");
            Answer::File(200, bytes)
        }
        answer => answer,
    });
    let ran = verify(Path::new(&server.address()), "");
    assert!(ran.code == 1 && ran.out.contains("\n  index.html: more than its "), "{}", ran.out);
}

#[test]
fn a_host_may_send_readers_within_itself_and_no_further() {
    let (place, server) = published();
    let root = place.at("site");
    let address = server.address();
    let within = Server::new(move |path| match path {
        "/guide/index.html" => Answer::Elsewhere("/guide/".to_owned()),
        "/guide/" => file(&root, "/guide/index.html"),
        path => file(&root, path),
    });
    whole(Path::new(&within.address()), "");
    let root = place.at("site");
    let away = Server::new(move |path| match path {
        "/guide/index.html" => {
            Answer::Elsewhere(format!("{}/index.html", address.replace("127.0.0.1", "localhost")))
        }
        path => file(&root, path),
    });
    found(
        Path::new(&away.address()),
        "  index.html: the host sends readers elsewhere, to localhost",
        "1 unreadable",
    );
}

#[test]
fn a_host_that_answers_to_every_name_is_seen_through() {
    let place = Place::new();
    let root = place.at("site");
    let server = Server::new(move |path| match file(&root, path) {
        Answer::File(404, _) => file(&root, "/guide/index.html"),
        answer => answer,
    });
    whole(Path::new(&server.address()), "");
    fs::remove_file(place.at("site/search.html")).expect("a page");
    let ran = verify(Path::new(&server.address()), "");
    assert!(ran.code == 1 && ran.out.contains("\n  search.html: "), "{}", ran.out);
}

#[test]
fn a_host_that_stumbles_once_is_asked_again_and_one_that_does_not_get_up_is_told() {
    let place = Place::new();
    let (root, asked) = (place.at("site"), Mutex::new(BTreeSet::new()));
    let stumbling = Server::new(move |path| {
        let first = asked.lock().expect("no panic").insert(path.to_owned());
        let busy = first && path.contains("/agencies/");
        if busy { Answer::File(503, Vec::new()) } else { file(&root, path) }
    });
    whole(Path::new(&stumbling.address()), "");
    let root = place.at("site");
    let broken = Server::new(move |path| match path {
        "/guide/index.html" => Answer::File(500, Vec::new()),
        path => file(&root, path),
    });
    found(
        Path::new(&broken.address()),
        "  index.html: the host answers 500 Internal Server Error",
        "1 unreadable",
    );
}

#[test]
fn without_a_site_or_a_host_nothing_is_claimed() {
    let dir = TempDir::new().expect("a folder");
    let empty = Server::of(dir.path().to_owned());
    let ran = verify(Path::new(&empty.address()), "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.said.contains("nothing to verify"), "{}", ran.said);
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|taken| taken.local_addr()).expect("a port");
    let ran = verify(Path::new(&format!("http://{port}/guide")), "");
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
}
