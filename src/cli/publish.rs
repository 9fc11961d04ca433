//! `fieldguide publish`

use std::path::PathBuf;

use clap::Args;

use super::Exit;

/// Upload the built site: only what changed, and never half a site.
///
/// DEST is a bucket at Amazon or at a host that speaks like it (s3://bucket/folder), at Google (gs://…), in Azure
/// (az://container/folder), or a folder. Keys are taken from the environment and nowhere else.
/// New files go first, then pages, then the home page; what the site no longer has is removed last.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// Where to: s3://bucket/folder, gs://bucket/folder, az://container/folder, or a folder.
    #[arg(value_name = "DEST")]
    to: String,

    /// The site's folder: the one that holds `content/`.
    #[arg(default_value = ".", value_name = "SITE")]
    site: PathBuf,

    /// The folder that was built into; `output` in the site's folder unless said otherwise.
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,

    /// Say what would be done, and change nothing.
    #[arg(long)]
    dry_run: bool,

    /// Replace files that stand in the way and were not published by fieldguide.
    #[arg(long)]
    adopt: bool,

    /// Send every file again, whatever stands there.
    #[arg(long)]
    all: bool,

    /// For hosts that cannot tell two publishers apart: you alone publish there, one at a time.
    #[arg(long)]
    alone: bool,

    /// Take over from a run that you know to have ended, without waiting for a sign of life.
    #[arg(long)]
    take_over: bool,
}

impl Publish {
    #[cfg(not(feature = "publish"))]
    pub(super) fn run(self) -> Exit {
        eprintln!("error: this fieldguide was built without publishing, so nothing was sent");
        eprintln!("help: copy the folder `output` to the host by its own means: docs/deploy.md");
        eprintln!("help: or get a fieldguide with it: cargo install fieldguide --features publish");
        Exit::Unable
    }

    #[cfg(feature = "publish")]
    pub(super) fn run(self) -> Exit {
        upload::run(self)
    }
}

#[cfg(feature = "publish")]
mod upload {
    use std::cell::{Cell, OnceCell};
    use std::io::IsTerminal;
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use indicatif::{ProgressBar, ProgressStyle};

    use super::super::{Exit, place, say};
    use super::Publish;
    use crate::emit::{Built, NotBuilt};
    use crate::publish::{Destination, Options, Refusal, Sent, Step, Summary, Watch, publish};

    /// How many files a dry run names.
    const NAMED: usize = 40;

    pub(super) fn run(asked: Publish) -> Exit {
        let Publish { to, site, output, dry_run, adopt, all, alone, take_over } = asked;
        let destination = match Destination::parse(&to) {
            Ok(destination) => destination,
            Err(words) => return say::usage(&words),
        };
        if let Some(folder) = destination.folder()
            && let Err(words) = place::among(&site, folder)
        {
            return say::usage(&words);
        }
        let built = match open(&site, output) {
            Ok(built) => built,
            Err(exit) => return exit,
        };
        let memory =
            site.join("content").is_dir().then(|| site.join(".fieldguide").join("publishing"));
        let options = Options { dry_run, adopt, all, alone, take_over, memory };
        let bar = Bar::default();
        let done = publish(&built, &destination, &options, &bar);
        bar.clear();
        match done {
            Ok(summary) => {
                say::out(&told(&summary, &destination, dry_run));
                Exit::Fine
            }
            Err(refusal) => refused(&refusal, &bar),
        }
    }

    fn open(site: &Path, output: Option<PathBuf>) -> Result<Built, Exit> {
        let own = || if site == Path::new(".") { "output".into() } else { site.join("output") };
        let output = output.unwrap_or_else(own);
        Built::open(&output).map_err(|error| {
            let help = match &error {
                NotBuilt::Disk(..) => "nothing was sent; mend this and try again",
                _ => "nothing was sent; build the site first: fieldguide build",
            };
            say::machine(&error.to_string(), help)
        })
    }

    fn refused(refusal: &Refusal, bar: &Bar) -> Exit {
        let exit = say::machine(&refusal.to_string(), refusal.help());
        if let (done @ 1.., all, false) = (bar.done.get(), bar.all.get(), refusal.is_busy()) {
            eprintln!(
                "help: {done} of {} stand there; pages that readers see are whole, and the home page is the old one or the new one",
                say::counted(all, "step")
            );
        }
        match refusal {
            Refusal::Folder(..) | Refusal::Foreign(..) => Exit::Usage,
            _ => exit,
        }
    }

    /// What was done, in words.
    fn told(summary: &Summary, destination: &Destination, dry_run: bool) -> String {
        let sent = || summary.steps.iter().filter_map(|step| step.size);
        let removed = summary.steps.len() - sent().count();
        let replaced =
            summary.steps.iter().filter(|step| step.size.is_some() && step.replaces).count();
        let new = sent().count() - replaced;
        let files = say::counted(summary.files, "file");
        let whole = format!("{files}, {}", bytes(summary.bytes));
        let edition = &summary.edition;
        let mut out = String::new();
        if dry_run {
            for step in summary.steps.iter().take(NAMED) {
                let what = match (step.size, step.replaces) {
                    (Some(_), false) => "new    ",
                    (Some(_), true) => "replace",
                    (None, _) => "remove ",
                };
                out.push_str(&format!("{what}  {}\n", step.path));
            }
            if let more @ 1.. = summary.steps.len().saturating_sub(NAMED) {
                out.push_str(&format!("and {more} more\n"));
            }
        }
        let total = bytes(sent().sum());
        let counts = format!("{new} new, {replaced} replaced, {removed} removed, {total} sent");
        if summary.steps.is_empty() {
            out.push_str(&format!("{destination} has this edition already: {whole}\n"));
        } else if dry_run {
            out.push_str(&format!("Would publish to {destination}: {counts}; the site is {whole}\nNothing was changed.\n"));
        } else {
            let again =
                if summary.resumed { " (went on from a run that was broken off)" } else { "" };
            out.push_str(&format!(
                "Published to {destination}{again}: {counts}; the site is {whole}\n"
            ));
        }
        out.push_str(&format!("edition {edition}\n"));
        if let Some(before) = summary.before.as_ref().filter(|before| *before != edition) {
            out.push_str(&format!("before it {before}\n"));
        }
        let Sent { read, written, listed, removed } = summary.requests;
        out.push_str(&format!(
            "requests: {written} to write, {read} to read, {listed} to list, {removed} to remove\n"
        ));
        out
    }

    /// `812 bytes`, `3.4 kB`, `21 MB`.
    fn bytes(count: u64) -> String {
        match count {
            0..1_000 => format!("{count} bytes"),
            1_000..1_000_000 => format!("{}.{} kB", count / 1_000, count % 1_000 / 100),
            _ => format!("{}.{} MB", count / 1_000_000, count % 1_000_000 / 100_000),
        }
    }

    /// A bar on a terminal, and what must be said while it works.
    #[derive(Debug, Default)]
    struct Bar {
        bar: OnceCell<ProgressBar>,
        done: Cell<usize>,
        all: Cell<usize>,
    }

    impl Bar {
        fn clear(&self) {
            if let Some(bar) = self.bar.get() {
                bar.finish_and_clear();
            }
        }
    }

    impl Watch for Bar {
        fn waits(&self, longest: Duration) {
            let longest = longest.as_secs();
            eprintln!(
                "another publisher has begun there; watching for up to {longest} seconds whether it is still at work"
            );
        }

        fn begins(&self, steps: usize, bytes: u64, left: Option<usize>) {
            self.all.set(steps);
            if left.is_some() {
                eprintln!("going on from a run that was broken off");
            }
            if !std::io::stderr().is_terminal() {
                return;
            }
            let bar = ProgressBar::new(bytes);
            let style = ProgressStyle::with_template("  {wide_bar} {bytes}/{total_bytes}  {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.enable_steady_tick(Duration::from_millis(200));
            let _ = self.bar.set(bar);
        }

        fn step(&self, step: &Step) {
            self.done.set(self.done.get() + 1);
            if let Some(bar) = self.bar.get() {
                bar.inc(step.size.unwrap_or_default());
                bar.set_message(format!("{}/{}", self.done.get(), self.all.get()));
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::bytes;

        #[test]
        fn sizes_are_said() {
            for (count, said) in
                [(0, "0 bytes"), (999, "999 bytes"), (3_450, "3.4 kB"), (21_090_000, "21.0 MB")]
            {
                assert_eq!(bytes(count), said);
            }
        }
    }
}
