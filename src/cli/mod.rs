//! The command line: the only place that prints.
//!
//! Takes: arguments. Gives: an exit code ([`Exit`]). Never: knows how a site is made.
#![expect(clippy::disallowed_macros, reason = "the command line prints")]

mod build;
mod check;
mod exit;
mod explain;
mod init;
mod key;
mod new;
mod place;
mod print;
mod progress;
mod publish;
mod reading;
mod say;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod stale;
mod theme;
mod usb;
mod verdict;
mod verify;
mod words;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use exit::Exit;

use crate::model::Date;

const EXAMPLES: &str = "\
Examples:
  fieldguide init my-guide                begin a site: a small sample with remarks
  fieldguide new agency harbor-office     begin a record in the site in this folder
  fieldguide new agency harbor-office --lang es
                                          begin its translation
  fieldguide build                        build the site in this folder into ./output
  fieldguide build shelters --output /media/stick/guide
  fieldguide build --as-of 2026-11-01     an edition with that date
  fieldguide check --strict               every mistake and every warning, nothing written
  fieldguide check --format json          the same for an editor or a script
  fieldguide check --stale                what is due for checking again, the most dangerous first
  fieldguide check --reading              how hard each page is to read
  fieldguide search boss keeps my passport --explain
                                          what a reader would find, and why in this order
  fieldguide explain bad-phone            what a mistake means and how to mend it
  fieldguide verify /media/stick          whether a stick still is what was built
  fieldguide build --sign ../guide.key    a build that readers can check with your public key
  fieldguide print national-hotline       its fact sheet as PDF, into ./print
  fieldguide publish s3://bucket/guide    upload what changed; --dry-run only says what that is
  fieldguide usb E:\\                      the built site onto a stick, checked byte for byte
  fieldguide theme list                   the themes, and which is in use
{serve}

Exit codes: 0 fine, 1 mistakes in the content or a copy that is not whole, 2 wrong use, 3 the machine failed,
            4 built without what was asked for";

/// The line about `serve`, which a program built without it does not have.
const SERVE: &str =
    "  fieldguide serve --open                 the site in a browser, following every change\n";

fn examples() -> String {
    EXAMPLES.replace("{serve}\n", if cfg!(feature = "serve") { SERVE } else { "" })
}

/// Turns YAML records and Markdown pages into a site that works online, from a stick and on paper.
#[derive(Debug, Parser)]
#[command(name = "fieldguide", version, after_help = examples(), arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a new site: a small sample that works.
    Init(init::Init),
    /// Begin a record, a page or a translation.
    New(new::New),
    /// Build the site.
    Build(build::Build),
    /// Find every mistake; write nothing.
    Check(check::Check),
    /// Show the site in a browser and follow every change; write nothing.
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    /// Ask the site's search, and see why an answer comes where it does.
    Search(search::Search),
    /// Make single sheets of paper as PDF.
    Print(print::Print),
    /// Upload the built site to object storage or a folder.
    Publish(publish::Publish),
    /// Put the built site on a USB stick, or into one file.
    Usb(usb::Usb),
    /// Explain a mistake by its code.
    Explain(explain::Explain),
    /// Say whether a site, a stick, an archive or a published site is what was built.
    Verify(verify::Verify),
    /// Make the keys with which editions are signed.
    Key(key::Key),
    /// Choose, make and change themes.
    Theme(theme::Theme),
}

/// What `build`, `check` and `serve` share.
#[derive(Debug, Args)]
struct Common {
    /// The site's folder: the one that holds `content/`.
    #[arg(default_value = ".", value_name = "SITE")]
    site: std::path::PathBuf,

    /// The edition's date, and the day on which staleness is judged: 2026-11-01.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,

    /// Treat warnings as errors.
    #[arg(long)]
    strict: bool,

    /// Where the site will be published; only the sitemap and canonical links need it.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    base_url: Option<String>,

    /// How mistakes are shown.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// Runs the command that `arguments` ask for.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(asked) => {
            let _ = asked.print();
            return if asked.use_stderr() { Exit::Usage } else { Exit::Fine };
        }
    };
    match cli.command {
        Command::Init(init) => init.run(),
        Command::New(new) => new.run(),
        Command::Build(build) => build.run(),
        Command::Check(check) => check.run(),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve.run(),
        Command::Search(search) => search.run(),
        Command::Print(print) => print.run(),
        Command::Publish(publish) => publish.run(),
        Command::Usb(usb) => usb.run(),
        Command::Explain(explain) => explain.run(),
        Command::Verify(verify) => verify.run(),
        Command::Key(key) => key.run(),
        Command::Theme(theme) => theme.run(),
    }
}

fn day(text: &str) -> Result<Date, String> {
    let date = Date::parse(text).filter(|date| date.day.is_some());
    date.ok_or_else(|| "write the year, month and day as 2026-11-01".to_owned())
}

fn web_address(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !text.contains(char::is_whitespace) => {
            Ok(text.to_owned())
        }
        _ => Err("write the whole address, as in https://example.org/guide".to_owned()),
    }
}
