//! A preview of a site on disk, and a browser that knows just enough http to ask for it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use fieldguide::pipeline::{Options, Progress};
use fieldguide::serve::{self, Listener, Round, Server};
use fieldguide::source::SourceTree;
use serde_json::Value;
use tempfile::TempDir;

use super::{Site, tree};

/// Longer than any answer takes on a busy machine; who waits this long waits in vain.
const DEADLINE: Duration = Duration::from_secs(30);

/// A site in a folder of its own that is being served.
pub(crate) struct Preview {
    pub(crate) folder: TempDir,
    server: Server,
}

/// One answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// What the script in a page hears.
pub(crate) struct News(BufReader<TcpStream>);

struct Deaf;

impl Progress for Deaf {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

impl Listener for Deaf {
    fn round(&self, _: &Round<'_>) {}
    fn trouble(&self, words: &str) {
        panic!("{words}");
    }
}

impl Preview {
    /// Serves a site of one office.
    pub(crate) fn minimal() -> Self {
        Self::of(&Site::minimal())
    }

    /// Serves a site.
    pub(crate) fn of(site: &Site) -> Self {
        Self::with(site, Options::default())
    }

    /// Serves a site, made with these options.
    pub(crate) fn with(site: &Site, options: Options) -> Self {
        let folder = TempDir::new().expect("a folder");
        let files = site.tree();
        for entry in files.list().expect("files") {
            tree::write(folder.path(), &entry.path, &files.read(&entry.path).expect("a file"));
        }
        let port = serve::open(Some(0)).expect("a port");
        let server = serve::start(folder.path(), options, port, Deaf).expect("a preview");
        Self { folder, server }
    }

    pub(crate) fn site(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// Writes a file of the site in one step, so that no round sees half of it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let (folder, name) = path.rsplit_once('/').expect("a folder");
        let aside = format!("{folder}/.{name}.new");
        tree::write(self.site(), &aside, text.as_bytes());
        let (from, to) = (self.site().join(aside), self.site().join(path));
        std::fs::rename(from, to).expect("a rename");
    }

    /// Changes words in a file of the site.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let text = std::fs::read_to_string(self.site().join(path)).expect(path);
        assert!(text.contains(old), "{path} does not say {old}");
        self.write(path, &text.replace(old, new));
    }

    /// Asks for a page as a browser does.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n", self.address()))
    }

    /// Sends these lines and the end of a request.
    pub(crate) fn ask(&self, lines: &str) -> Answer {
        let mut stream = self.send(&format!("{lines}Connection: close\r\n\r\n"));
        let (status, headers) = head(&mut stream);
        let mut body = Vec::new();
        stream.read_to_end(&mut body).expect("a body");
        Answer { status, headers, body }
    }

    /// Begins to listen as the script in a page does.
    pub(crate) fn news(&self) -> News {
        let address = self.address();
        let mut stream = self.send(&format!("GET /-/events HTTP/1.1\r\nHost: {address}\r\n\r\n"));
        let (status, headers) = head(&mut stream);
        assert_eq!(status, 200);
        assert!(headers.contains(&("content-type".into(), "text/event-stream".into())));
        News(stream)
    }

    fn send(&self, request: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.address()).expect("a connection");
        stream.set_read_timeout(Some(DEADLINE)).expect("a deadline");
        stream.write_all(request.as_bytes()).expect("a request");
        BufReader::new(stream)
    }
}

fn head(stream: &mut impl BufRead) -> (u16, Vec<(String, String)>) {
    let mut lines = stream.lines().map(|line| line.expect("a line in time"));
    let first = lines.next().expect("a status");
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
    let headers = lines.take_while(|line| !line.is_empty()).map(|line| {
        let (name, value) = line.split_once(": ").expect("a header");
        (name.to_ascii_lowercase(), value.to_owned())
    });
    (status.expect("a status"), headers.collect())
}

impl Answer {
    /// The value of a header; empty without it.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }
}

impl News {
    /// The next state that the preview tells.
    pub(crate) fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("news in time") > 0, "the preview ended");
            if let Some(data) = line.trim_end().strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// The next state of which `wanted` is true.
    pub(crate) fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state = self.next();
            if wanted(&state) {
                return state;
            }
        }
    }
}
