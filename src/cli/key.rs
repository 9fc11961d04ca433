//! `fieldguide key`, and the key of `build --sign`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Exit, place, say};
use crate::emit;
use crate::sign::{self, Pair, Signer};
use crate::source;

/// The password's name in the environment, for machines that build without anybody there.
const PASSWORD: &str = "FIELDGUIDE_KEY_PASSWORD";

/// Make the keys with which editions are signed.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(super) struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make a secret key, and beside it the public one that everybody may have.
    New(New),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Keep the secret file where only you can read it, with a copy in a safe place: whoever has it can
sign in your name, and without it you cannot sign again. Give the public key to your readers by
another way than the guide itself. Both work with the program minisign as well.")]
struct New {
    /// The file for the secret key, outside any site's folder; the public one gets `.pub` at its end.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Lock the key with no password: whoever finds the file can use it.
    #[arg(long)]
    no_password: bool,
}

impl Key {
    pub(super) fn run(self) -> Exit {
        let What::New(New { file, no_password }) = self.what;
        let mut public = file.clone().into_os_string();
        public.push(".pub");
        let public = PathBuf::from(public);
        if let Err(words) = free(&file, &public) {
            return say::usage(&words);
        }
        let password = match (!no_password).then(chosen).transpose() {
            Ok(password) => password,
            Err(words) => return say::usage(&words),
        };
        let pair = match sign::new_pair(password) {
            Ok(pair) => pair,
            Err(bad) => return say::machine(&bad.to_string(), ""),
        };
        let Pair { secret, public: text } = &pair;
        let written =
            emit::secret(&file, secret.as_bytes()).map_err(|error| (&file, error)).and_then(|()| {
                emit::secret(&public, text.as_bytes()).map_err(|error| (&public, error))
            });
        if let Err((path, error)) = written {
            return say::machine(&format!("`{}`: {error}", path.display()), "");
        }
        eprintln!("secret key: {} (keep it to yourself)", file.display());
        eprintln!("public key: {} (give it to everybody)", public.display());
        say::out(&format!("{}\n", text.lines().nth(1).unwrap_or_default()));
        Exit::Fine
    }
}

/// The signer whose key is in `file`, for the site in `site` that is built into `output`.
pub(super) fn signer(file: &Path, site: &Path, output: &Path) -> Result<Signer, String> {
    let shown = file.display();
    for (folder, name) in [(output, "the output folder"), (site, "the site's folder")] {
        if place::is_in(file, folder) {
            return Err(format!(
                "the secret key `{shown}` lies in {name}, from where it could be published\n\
                 help: move it out of there; whoever may have seen it can sign in your name, so \
                 if it was ever shared with the site, make a new one: fieldguide key new FILE"
            ));
        }
    }
    let bytes = source::alone(file, 1 << 16)
        .map_err(|error| format!("the secret key `{shown}` cannot be read: {error}"))?;
    Signer::read(&String::from_utf8_lossy(&bytes), || given(&format!("Password of {shown}: ")))
        .map_err(|bad| format!("the secret key `{shown}` cannot be used: {bad}"))
}

/// Refuses places where a key must not stand, or something stands already.
fn free(file: &Path, public: &Path) -> Result<(), String> {
    if let Some(site) = place::site_around(file) {
        return Err(format!(
            "`{}` lies in the folder of a site, `{}`, from where it could be published\n\
             help: choose a place of your own, such as a folder `keys` in your home",
            file.display(),
            site.display()
        ));
    }
    match [file, public].into_iter().find(|path| path.symlink_metadata().is_ok()) {
        Some(path) => Err(format!(
            "`{}` stands there already, and a key is never written over\n\
             help: choose another name",
            path.display()
        )),
        None => Ok(()),
    }
}

/// The password of a key that exists.
fn given(prompt: &str) -> Result<String, String> {
    match std::env::var(PASSWORD) {
        Ok(password) => Ok(password),
        Err(_) => ask(prompt),
    }
}

/// The password of a new key, asked for twice.
fn chosen() -> Result<String, String> {
    if let Ok(password) = std::env::var(PASSWORD) {
        return Ok(password);
    }
    let first = ask("Password for the new key: ")?;
    if first.is_empty() {
        return Err("a password is wanted\n\
                    help: or say that there shall be none: --no-password"
            .to_owned());
    }
    if ask("The same once more: ")? == first {
        Ok(first)
    } else {
        Err("the two are not the same; nothing was written".to_owned())
    }
}

fn ask(prompt: &str) -> Result<String, String> {
    rpassword::prompt_password(prompt).map_err(|error| {
        format!("the password cannot be asked for: {error}; it may be given in {PASSWORD}")
    })
}
