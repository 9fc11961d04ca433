//! `fieldguide explain`

use clap::Args;

use super::{Exit, say};
use crate::diag;

/// Explain a mistake by its code.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code in brackets after `error` or `warning`; without one, all codes are listed.
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self) -> Exit {
        let Some(name) = self.code else {
            for code in diag::ALL {
                println!("{:<28} {}", code.name, code.severity.word());
            }
            return Exit::Fine;
        };
        match diag::find(&name) {
            Some(code) => {
                print!("{}", code.manual);
                Exit::Fine
            }
            None => {
                let near = diag::closest(&name, diag::ALL.iter().map(|code| code.name));
                let hint =
                    near.map(|near| format!("\nhelp: did you mean `{near}`?")).unwrap_or_default();
                say::usage(&format!("there is no code `{name}`{hint}"))
            }
        }
    }
}
