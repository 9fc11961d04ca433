//! Reports and failures on standard error.

use std::io::{IsTerminal, Write};

use super::{Exit, Format};
use crate::diag::render::Dress;
use crate::diag::{Report, Texts, json, render};
use crate::emit;
use crate::pipeline::Failure;
use crate::scaffold::Refused;

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
        Failure::Read(_) | Failure::Stage(_) | Failure::Write(_) => machine(
            &failure.to_string(),
            "nothing of the site that stood there was changed; mend this and build again",
        ),
    }
}

/// What was in the way of reading a site, where nothing was to be written over.
pub(super) fn unread(error: &std::io::Error) -> Exit {
    machine(
        &format!("the site cannot be read: {error}"),
        "nothing was written; mend this and try again",
    )
}

/// What the machine put in the way, with what to do about it; empty for nothing to be said.
pub(super) fn machine(message: &str, help: &str) -> Exit {
    eprintln!("error: {message}");
    if !help.is_empty() {
        eprintln!("help: {help}");
    }
    Exit::Machine
}

/// Why files that an author begins with were not written.
pub(super) fn refused(refused: &Refused) -> Exit {
    let message = refused.to_string();
    if refused.is_machine() {
        machine(&message, "nothing was written; mend this and try again")
    } else {
        usage(&message)
    }
}
