//! `fieldguide serve`

use std::io;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;

use clap::Args;

use super::progress::Bar;
use super::{Common, Exit, Format, place, say};
use crate::diag::Report;
use crate::diag::render::{Dress, render};
use crate::pipeline::{Options, Progress, SourceTexts};
use crate::serve::{self, Listener, Outcome, PORT, Round};

/// Show the site in a browser and follow every change; write nothing.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,

    /// Open it in the browser.
    #[arg(long)]
    open: bool,

    /// The port on this machine; 8017 or the next free one unless said otherwise, any with 0.
    #[arg(long, value_name = "N")]
    port: Option<u16>,
}

impl Serve {
    pub(super) fn run(self) -> Exit {
        let Self { common, open, port: asked } = self;
        let Common { site, as_of, strict, base_url, format } = common;
        if let Err(message) = place::site(&site) {
            return say::usage(&message);
        }
        let port = match serve::open(asked) {
            Ok(port) => port,
            Err(error) => return no_port(asked.unwrap_or(PORT), &error),
        };
        let options = Options {
            as_of,
            strict,
            base_url,
            pdf: false,
            precompress: false,
            ..Options::default()
        };
        let server = match serve::start(&site, options, port, Terminal::new(format)) {
            Ok(server) => server,
            Err(failure) => {
                let help = match failure {
                    serve::Failure::Watch(_) => {
                        "the system may allow only so many watched folders; on Linux, \
                         `sysctl fs.inotify.max_user_watches` tells how many"
                    }
                    serve::Failure::System(_) => "end other programs, and try again",
                };
                return say::machine(&failure.to_string(), help);
            }
        };
        let address = server.address();
        let taken = asked.is_none() && address.port() != PORT;
        let why = if taken { format!("port {PORT} is taken, so ") } else { String::new() };
        eprintln!("{why}the site is at http://{address}/ for this machine only; Ctrl-C ends it");
        if open {
            browser(format!("http://{address}/"));
        }
        match server.wait() {
            Ok(()) => Exit::Fine,
            Err(error) => say::machine(&format!("Ctrl-C is not heard: {error}"), "end it by force"),
        }
    }
}

/// Why there is no port to serve at.
fn no_port(port: u16, error: &io::Error) -> Exit {
    if error.kind() == io::ErrorKind::AddrInUse {
        let help = "leave out `--port`, and the next free one is taken; or name another";
        return say::machine(&format!("port {port} is taken by another program"), help);
    }
    let help = "leave out `--port`, or name one above 1023";
    say::machine(&format!("port {port} cannot be used: {error}"), help)
}

/// Opens `address` in the browser that the system prefers. Waits for nothing.
fn browser(address: String) {
    let (program, before): (_, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(&address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            eprintln!("note: no browser could be opened; go to {address}");
        }
    });
}

/// Tells each round on the terminal.
struct Terminal {
    format: Format,
    /// Bars come and go with rounds.
    bar: Mutex<Bar>,
    /// The warnings that were last shown, which are not shown again until they differ.
    shown: Mutex<String>,
}

impl Terminal {
    fn new(format: Format) -> Self {
        Self { format, bar: Mutex::default(), shown: Mutex::default() }
    }

    fn clear(&self) {
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        bar.clear();
        *bar = Bar::default();
    }

    fn warn(&self, report: &Report, texts: &SourceTexts<'_>) {
        let text = render(report, texts, Dress::Plain);
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if *shown != text {
            say::report(report, texts, self.format);
            *shown = text;
        }
    }
}

impl Progress for Terminal {
    fn begin(&self, total: usize) {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner).begin(total);
    }

    fn step(&self) {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner).step();
    }
}

impl Listener for Terminal {
    fn round(&self, round: &Round<'_>) {
        self.clear();
        let changed = changed(round.changed);
        let took = round.took.as_millis();
        match round.outcome {
            Outcome::Served { built, made, texts } => {
                self.warn(&built.report, &texts);
                let counts = built.report.counts();
                let but = if counts.is_empty() { String::new() } else { format!("; {counts}") };
                eprintln!("{changed}{} in {took} ms{but}", anew(made));
            }
            Outcome::Kept { errors, counts, texts } => {
                say::report(errors, &texts, self.format);
                // When they are mended, what warnings are left is to be seen again.
                self.shown.lock().unwrap_or_else(PoisonError::into_inner).clear();
                eprintln!("{changed}{counts} in {took} ms; pages stay as they were");
            }
            Outcome::Failed(words) => {
                eprintln!("error: {words}\n{changed}pages stay as they were");
            }
        }
    }

    fn trouble(&self, words: &str) {
        eprintln!("warning: {words}");
    }
}

/// `content/agencies/ovc.yaml: `, `content/agencies/ovc.yaml and 2 other files: `.
fn changed(paths: &[String]) -> String {
    match paths {
        [] => String::new(),
        [one] => format!("{one}: "),
        [first, others @ ..] => {
            format!("{first} and {}: ", say::counted(others.len(), "other file"))
        }
    }
}

/// `3 pages, 1 other file made anew`.
fn anew(made: &[String]) -> String {
    let pages = made.iter().filter(|path| path.ends_with(".html")).count();
    let others = made.len() - pages;
    let parts = [(pages, "page"), (others, "other file")];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| say::counted(count, word))
        .collect();
    if parts.is_empty() {
        return "nothing on the site is different".to_owned();
    }
    format!("{} made anew", parts.join(", "))
}
