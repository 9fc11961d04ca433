//! How a file of the specification is read.

use std::path::Path;

/// One file of the specification.
pub(super) struct Specification {
    /// What is changed in the minimal site.
    pub(super) changes: Vec<Change>,
    /// The file in pieces: what stands and what is said anew.
    pub(super) parts: Vec<Part>,
}

/// One change to the minimal site.
pub(super) enum Change {
    /// A file with these bytes.
    File { path: String, bytes: Vec<u8> },
    /// A file that is taken away.
    Absent { path: String },
    /// A symbolic link.
    Link { path: String, to: String },
    /// A file whose name is written in Latin-1.
    Renamed { path: String },
}

/// A piece of the file.
pub(super) enum Part {
    /// Text that stays.
    Prose(String),
    /// The mistakes of the site.
    Said,
    /// What the commands print, each with its exit code.
    Ran(Vec<String>),
}

impl Specification {
    /// Reads the file at `path` with the text `written`.
    pub(super) fn parse(path: &Path, written: &str) -> Self {
        let mut found = Self { changes: Vec::new(), parts: Vec::new() };
        let mut prose = String::new();
        let mut heading = "";
        let mut lines = written.lines();
        while let Some(line) = lines.next() {
            prose.push_str(line);
            prose.push('\n');
            if let Some(info) = line.strip_prefix("```") {
                let fence = "`".repeat(3 + info.chars().take_while(|c| *c == '`').count());
                let block: Vec<_> = lines.by_ref().take_while(|line| *line != fence).collect();
                let info = info.trim_start_matches('`');
                let expected = match info {
                    "text" => Some(Part::Said),
                    "console" => {
                        let commands = block.iter().filter_map(|line| line.strip_prefix("$ "));
                        Some(Part::Ran(commands.map(str::to_owned).collect()))
                    }
                    _ => None,
                };
                match expected {
                    Some(part) => {
                        found.parts.push(Part::Prose(std::mem::take(&mut prose)));
                        found.parts.push(part);
                    }
                    None => {
                        assert!(heading.starts_with('`'), "{}: {line}", path.display());
                        found.changes.push(file(heading, &block));
                        prose.extend(block.iter().flat_map(|line| [*line, "\n"]));
                    }
                }
                prose.push_str(&fence);
                prose.push('\n');
            } else if line.starts_with('`') {
                heading = line;
                found.changes.extend(without_text(line));
            }
        }
        found.parts.push(Part::Prose(prose));
        found
    }
}

/// The change that a line alone tells.
fn without_text(line: &str) -> Option<Change> {
    let (path, rest) = named(line)?;
    let path = path.to_owned();
    if rest == " is absent." {
        Some(Change::Absent { path })
    } else if rest == " has its name in Latin-1." {
        Some(Change::Renamed { path })
    } else {
        let to = rest.strip_prefix(" is a link to ")?.trim_end_matches('.').trim_matches('`');
        Some(Change::Link { path, to: to.to_owned() })
    }
}

/// The file that the line `heading` names, with the text `block`.
fn file(heading: &str, block: &[&str]) -> Change {
    let (path, rest) = named(heading).expect("a path in backticks");
    let path = path.to_owned();
    let text: String = block.iter().flat_map(|line| [*line, "\n"]).collect();
    let text = repeated(&text);
    let bytes = match rest {
        ":" => text.into_bytes(),
        ", with the line ends of Windows:" => text.replace('\n', "\r\n").into_bytes(),
        ", after a byte order mark:" => format!("\u{feff}{text}").into_bytes(),
        ", after a byte order mark and with the line ends of Windows:" => {
            format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()
        }
        ", in Latin-1:" => text.chars().map(|c| u8::try_from(c).expect("Latin-1")).collect(),
        other => panic!("`{path}`: “{other}” is not understood"),
    };
    Change::File { path, bytes }
}

/// The words in backticks at the start of `line`, and the rest.
fn named(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix('`')?.split_once('`')
}

/// `text` with each `⟨x × 3⟩` and `⟨"x" × 3⟩` as `xxx`, and `⟨steps × 3⟩` as keys, each a column further in.
fn repeated(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟨') {
        let (inside, after) = after.split_once('⟩').expect("an end of `⟨`");
        let (what, times) = inside.split_once(" × ").expect("how often");
        let what = what.trim_matches('"');
        let times: usize = times.parse().expect("a number");
        out.push_str(before);
        if what == "steps" {
            out.extend((0..times).map(|at| format!("\n{}a:", " ".repeat(at + 1))));
        } else {
            out.push_str(&what.repeat(times));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
