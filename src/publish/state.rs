//! The one small file at a destination that says what stands there and who is at work.
//!
//! Takes: its bytes. Gives: what they say, and bytes again. Never: holds a name, a machine or a time.

use serde::{Deserialize, Serialize};

/// Its path below the destination.
pub(super) const FILE: &str = ".fieldguide/published.json";

/// What stands at a destination.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    /// The version of the format.
    pub(super) fieldguide: u32,
    /// The mark of the edition that was last published whole.
    pub(super) edition: Option<String>,
    /// The list of what stands there, but for what the work under way does.
    pub(super) standing: Option<String>,
    /// The work under way.
    pub(super) work: Option<Work>,
    /// Whether the host has been seen to keep its promise.
    pub(super) proven: bool,
}

/// Publishing that is under way, or was broken off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Work {
    /// The mark of the run.
    pub(super) run: String,
    /// The list of what is to stand there; before there is one, nothing was changed.
    pub(super) wanted: Option<String>,
    /// Whether every file is sent again.
    pub(super) all: bool,
    /// How many steps are done, counted from the first; later ones may be done too.
    pub(super) done: usize,
    /// Rises for as long as the run is alive.
    pub(super) beat: u64,
}

impl State {
    /// What stands at a destination where nothing was ever published.
    pub(super) fn nothing() -> Self {
        Self { fieldguide: 1, ..Self::default() }
    }

    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let state: Self = serde_json::from_slice(bytes).ok()?;
        let wanted = state.work.as_ref().and_then(|work| work.wanted.as_ref());
        let sound =
            state.fieldguide == 1 && state.standing.iter().chain(wanted).all(|name| is_name(name));
        sound.then_some(state)
    }

    /// The paths of the lists that it names.
    pub(super) fn lists(&self) -> Vec<String> {
        let wanted = self.work.as_ref().and_then(|work| work.wanted.as_ref());
        self.standing.iter().chain(wanted).map(|name| list(name)).collect()
    }

    pub(super) fn render(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// The folder of the lists.
pub(super) const LISTS: &str = ".fieldguide/lists/";

/// Where the list of that name is kept.
pub(super) fn list(name: &str) -> String {
    format!("{LISTS}{name}.txt")
}

/// Whether the list of that name has that sum.
pub(super) fn is_of(name: &str, sum: &str) -> bool {
    name.split_once('-').is_some_and(|(of, _)| of == sum)
}

/// Whether this is the sum of a list and the mark of the run that put it there.
fn is_name(name: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split_once('-').is_some_and(|(sum, run)| {
        sum.len() == 32 && hex(sum) && !run.is_empty() && run.len() <= 32 && hex(run)
    })
}

#[cfg(test)]
mod tests {
    use super::{State, Work};

    #[test]
    fn a_state_reads_back_and_others_are_refused() {
        let work = Work {
            run: "ab".into(),
            wanted: Some(format!("{}-ab", "0f".repeat(16))),
            all: false,
            done: 7,
            beat: 2,
        };
        let state = State { work: Some(work), proven: true, ..State::nothing() };
        assert_eq!(State::parse(&state.render()), Some(state.clone()));
        let text = String::from_utf8(state.render()).expect("UTF-8");
        for (from, to) in [("\"fieldguide\": 1", "\"fieldguide\": 2"), ("0f0f", "../x"), ("}", "")]
        {
            assert_eq!(State::parse(text.replace(from, to).as_bytes()), None, "{from}");
        }
    }
}
