//! Reports and failures on standard error.

use std::io::{IsTerminal, Write};

use super::{Exit, Format};
use crate::diag::render::Dress;
use crate::diag::{Report, Severity, Texts, json, render};
use crate::emit;
use crate::pipeline::Failure;
use crate::scaffold;

/// Shows every mistake: for people on standard error, for machines on standard output.
pub(super) fn report(report: &Report, texts: &dyn Texts, format: Format) {
    match format {
        Format::Json => print!("{}", json::render(report, texts)),
        Format::Text => {
            let colored = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let dress = if colored { Dress::Colored } else { Dress::Plain };
            eprint!("{}", render::render(report, texts, dress));
        }
    }
}

/// Prints on standard output. Who closes it early, as `head` does, has seen enough.
pub(super) fn out(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// How many mistakes there are, in words: `2 errors, 1 warning`; empty for none.
pub(super) fn counts(report: &Report) -> String {
    let found =
        [(report.count(Severity::Error), "error"), (report.count(Severity::Warning), "warning")];
    let some = found.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, word)| counted(count, word)).collect::<Vec<_>>().join(", ")
}

/// `1 page`, `2 pages`.
pub(super) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// A mistake in the use of the command.
pub(super) fn usage(message: &str) -> Exit {
    eprintln!("error: {message}");
    Exit::Usage
}

/// What the machine, or an output folder that is not ours, put in the way.
pub(super) fn failure(failure: &Failure, texts: &dyn Texts, format: Format) -> Exit {
    match failure {
        Failure::Write(emit::Error::Refused(found)) => {
            let found: Report = found.iter().cloned().collect();
            report(&found, texts, format);
            Exit::Mistakes
        }
        Failure::Read(error) => machine(&format!("the site cannot be read: {error}")),
        Failure::Stage(error) => machine(&format!("a file cannot be written: {error}")),
        Failure::Write(error) => machine(&format!("the site cannot be written: {error}")),
    }
}

/// Why an author's own file was not written.
pub(super) fn refused(refused: &scaffold::Refused) -> Exit {
    eprintln!("error: {refused}");
    if refused.is_machine() { Exit::Machine } else { Exit::Usage }
}

/// What was in the way of reading a site, where nothing was to be written over.
pub(super) fn unread(error: &std::io::Error) -> Exit {
    eprintln!("error: the site cannot be read: {error}");
    Exit::Machine
}

fn machine(message: &str) -> Exit {
    eprintln!("error: {message}");
    eprintln!("help: nothing of the site that stood there was changed; mend this and build again");
    Exit::Machine
}
