//! `fieldguide verify`

use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::Bar;
use super::verdict::{self, Told};
use super::{Exit, Format, say};
use crate::sign::PublicKey;
use crate::source;
use crate::verify::{self, Failure, Target};

/// Say whether a built site, a stick, an archive or a published site still is what was built.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes: 0 whole, 1 not whole, 2 wrong use or nothing there to verify, 3 the machine failed,
            4 built without what was asked for")]
pub(super) struct Verify {
    /// A folder, the root of a stick, a ZIP archive, or an address that begins with https://
    #[arg(value_name = "DIR|ZIP|URL")]
    place: PathBuf,

    /// Also check the signature: the publisher's public key, or the file that it is in.
    #[arg(long, value_name = "KEY|FILE")]
    key: Option<String>,

    /// On a stick, let nothing lie beside the guide either.
    #[arg(long)]
    strict: bool,

    /// How it is told: `json` is a line for each file, and one for all at the end.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Verify {
    pub(super) fn run(self) -> Exit {
        let Self { place, key, strict, format } = self;
        let key = match key.as_deref().map(public_key).transpose() {
            Ok(key) => key,
            Err(words) => return say::usage(&words),
        };
        let target = match target(&place) {
            Ok(target) => target,
            Err((words, exit)) => {
                eprintln!("error: {words}");
                return exit;
            }
        };
        let bar = Bar::default();
        let found = verify::verify(target, key.as_ref(), &bar);
        bar.clear();
        match found {
            Ok(found) => {
                let told = Told { found: &found, strict, key: key.as_ref() };
                say::out(&match format {
                    Format::Text => verdict::text(&told),
                    Format::Json => verdict::json(&told),
                });
                if found.is_whole(strict) { Exit::Fine } else { Exit::Mistakes }
            }
            Err(failure @ Failure::Nothing(_)) => say::usage(&failure.to_string()),
            Err(failure @ Failure::Torn(_)) => {
                eprintln!("error: {failure}");
                say::out(match format {
                    Format::Text => "NOT WHOLE: nothing of it could be read\n",
                    Format::Json => "{\"whole\":false,\"torn\":true}\n",
                });
                Exit::Mistakes
            }
            Err(failure @ Failure::Machine(..)) => say::machine(
                &failure.to_string(),
                "nothing is known of the copy; mend this and verify again",
            ),
        }
    }
}

impl verify::Progress for Bar {
    fn begin(&self, total: usize) {
        crate::pipeline::Progress::begin(self, total);
    }

    fn step(&self) {
        crate::pipeline::Progress::step(self);
    }
}

/// What is meant, by its looks.
fn target(place: &Path) -> Result<Target<'_>, (String, Exit)> {
    let text = place.to_string_lossy();
    if let Some((scheme, _)) = text.split_once("://") {
        if !matches!(scheme, "http" | "https") {
            let words = format!(
                "`{scheme}://` cannot be verified\n\
                 help: name the address at which readers find the guide, with https://"
            );
            return Err((words, Exit::Usage));
        }
        #[cfg(feature = "publish")]
        return match place.to_str() {
            Some(address) => Ok(Target::Web(address)),
            None => Err((format!("`{text}` is no address"), Exit::Usage)),
        };
        #[cfg(not(feature = "publish"))]
        let words = "this fieldguide was built without the web, so nothing was verified\n\
                     help: get a fieldguide with it: cargo install fieldguide --features publish";
        #[cfg(not(feature = "publish"))]
        return Err((words.to_owned(), Exit::Unable));
    }
    Ok(if place.is_file() { Target::Archive(place) } else { Target::Folder(place) })
}

/// The key in a file of this name, or the key itself.
fn public_key(text: &str) -> Result<PublicKey, String> {
    if !Path::new(text).exists() {
        return PublicKey::read(text).map_err(|_| {
            format!(
                "there is no file `{text}`, and it is no public key itself\n\
                 help: a public key is a line that begins with RW, or a file that holds one"
            )
        });
    }
    let bytes = source::alone(Path::new(text), 1 << 16);
    let bytes = bytes.map_err(|error| format!("`{text}` cannot be read: {error}"))?;
    PublicKey::read(&String::from_utf8_lossy(&bytes))
        .map_err(|bad| format!("`{text}` cannot be used: {bad}"))
}
