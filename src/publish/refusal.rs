//! Why a site was not published.
//!
//! Takes: what stood in the way. Gives: plain words, and what to do.
//! Never: says a key, or an address with one in it.

use std::path::PathBuf;
use std::{env, error, fmt, io};

use object_store::Error;

/// What stood in the way.
#[derive(Debug)]
pub enum Refusal {
    /// Another publisher is at work: the mark of its run, and when it last was heard of.
    Busy(String, Option<String>),
    /// Another run on this machine publishes this site.
    BusyHere,
    /// Another publisher took over while this one worked.
    Lost,
    /// The destination could not be reached for so long that another may have taken over.
    OutOfTouch,
    /// Files stand in the way that no publish put there: some of them, and how many there are.
    Foreign(Vec<String>, usize),
    /// The host cannot promise that only one of two publishers wins.
    NoPromise,
    /// What is kept at the destination about earlier publishing cannot be read.
    Damaged(String),
    /// A file of the site cannot be read, or was changed since it was built.
    Site(io::Error),
    /// A name that no host can take.
    Name(String),
    /// The folder, or what is to be published, is in the way of the other.
    Folder(PathBuf, &'static str),
    /// The bucket or container is not there, or not shown to us.
    NotThere(String),
    /// The host does not know who we are.
    Unknown(String),
    /// The host knows who we are, and we may not do this.
    Forbidden(String),
    /// Anything else.
    Machine(String),
}

impl Refusal {
    pub(super) fn of(error: &Error) -> Self {
        let words = words(error);
        match error {
            Error::NotFound { .. } => Self::NotThere(words),
            Error::Unauthenticated { .. } => Self::Unknown(words),
            Error::PermissionDenied { .. } => Self::Forbidden(words),
            // Without a key in the environment, the machine is asked whether it is one of the host's own.
            _ if words.contains("169.254.169.254") || words.contains("metadata.google") => {
                Self::Unknown("there is no key in the environment".to_owned())
            }
            _ if words.contains("InvalidAccessKeyId")
                || words.contains("SignatureDoesNotMatch") =>
            {
                Self::Unknown(words)
            }
            _ => Self::Machine(words),
        }
    }

    /// Whether somebody else is at work, so that it is worth trying again later.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(..) | Self::BusyHere | Self::Lost)
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Busy(..) => {
                "nothing was changed; wait until it is done. If you know that it is not running any more: --take-over"
            }
            Self::BusyHere => "nothing was changed; wait until it is done",
            Self::Lost => {
                "what the other one publishes is whole when it is done; publish again after it if yours is newer"
            }
            Self::OutOfTouch => {
                "see to the connection and run the same command again: it goes on where this stopped"
            }
            Self::Foreign(..) => {
                "nothing was changed; publish into a folder of its own, remove them, or replace them with --adopt"
            }
            Self::NoPromise => {
                "nothing was changed; if you alone publish to it, one at a time, say so with --alone"
            }
            Self::Damaged(_) => {
                "nothing was changed; remove this file, then publish with --adopt: every file is sent again"
            }
            Self::Site(_) => {
                "build the site again, then run the same command: it goes on where this stopped"
            }
            Self::Name(_) => "give the file another name and build again",
            Self::Folder(..) => "choose a folder of its own",
            Self::NotThere(_) => {
                "make the bucket first, and look at its name and region: docs/publish.md"
            }
            Self::Unknown(_) => {
                "the key is missing or wrong; which variables hold it: docs/publish.md"
            }
            Self::Forbidden(_) => {
                "the key needs the right to read, write, list and delete there: docs/publish.md"
            }
            Self::Machine(_) => "run the same command again: it goes on where this stopped",
        }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::of(&error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy(mark, seen) => {
                write!(f, "another publisher is at work there: run {mark}")?;
                seen.as_ref().map_or(Ok(()), |seen| write!(f, ", last heard of on {seen}"))
            }
            Self::BusyHere => f.write_str("this site is being published from this machine already"),
            Self::Lost => f.write_str("another publisher took over, so this one stopped"),
            Self::OutOfTouch => f.write_str("the destination could not be reached for too long"),
            Self::Foreign(some, 1) => {
                write!(f, "a file stands in the way that fieldguide did not put there: `{}`", some.join(""))
            }
            Self::Foreign(some, count) => {
                write!(f, "{count} files stand in the way that fieldguide did not put there, such as `{}`", some.join("`, `"))
            }
            Self::NoPromise => f.write_str(
                "this host cannot promise that of two publishers only one goes ahead, and two at once would mix their editions",
            ),
            Self::Damaged(file) => write!(f, "`{file}` at the destination is damaged, so it is not known what is ours there"),
            Self::Site(error) => write!(f, "{error}"),
            Self::Name(path) => write!(f, "the name `{path}` cannot be kept there"),
            Self::Folder(folder, why) => write!(f, "`{}` {why}", folder.display()),
            Self::NotThere(words) => write!(f, "the destination is not there: {words}"),
            Self::Unknown(words) => write!(f, "the host does not let us in: {words}"),
            Self::Forbidden(words) => write!(f, "the host forbids this: {words}"),
            Self::Machine(words) => f.write_str(words),
        }
    }
}

impl error::Error for Refusal {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Site(error) => Some(error),
            _ => None,
        }
    }
}

/// What went wrong, without what must not be said.
fn words(error: &Error) -> String {
    let mut words = error.to_string();
    // Causes say more, but often what was said already.
    let mut cause = error::Error::source(error);
    while let Some(next) = cause {
        let said = next.to_string();
        if !words.contains(&said) {
            words.push_str(": ");
            words.push_str(&said);
        }
        cause = next.source();
    }
    discreet(&words, env::vars())
}

/// The longest message: hosts answer with whole pages.
const LONGEST: usize = 400;

/// `words` without the values of variables that hold keys, and without what follows `?` in addresses.
fn discreet(words: &str, variables: impl Iterator<Item = (String, String)>) -> String {
    const SECRET: [&str; 7] =
        ["KEY", "SECRET", "TOKEN", "PASSWORD", "SAS", "CREDENTIAL", "CONNECTION"];
    let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for (name, value) in variables {
        let secret = SECRET.iter().any(|part| name.to_ascii_uppercase().contains(part));
        if secret && value.len() >= 6 {
            words = words.replace(&value, "[hidden]");
        }
    }
    let mut out = String::new();
    for (at, word) in words.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        match word.split_once('?') {
            Some((address, _)) if address.contains("://") => {
                out.push_str(address);
                out.push_str("?[hidden]");
            }
            _ => out.push_str(word),
        }
    }
    match out.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &out[..end]),
        None => out,
    }
}

#[cfg(test)]
mod tests {
    use super::discreet;

    #[test]
    fn keys_are_never_said() {
        let variables = [("AWS_SECRET_ACCESS_KEY", "s3cr3t/value"), ("AWS_REGION", "us-east-1")];
        let said = discreet(
            "error s3cr3t/value in\n us-east-1 at https://example.blob/x?sig=abc&se=1 (why?)",
            variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        assert_eq!(said, "error [hidden] in us-east-1 at https://example.blob/x?[hidden] (why?)");
    }
}
