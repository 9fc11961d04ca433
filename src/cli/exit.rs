//! Exit codes and their names.

use std::process::{ExitCode, Termination};

/// How a command ended. The numbers are part of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Fine,
    /// 1: the content has mistakes, or a copy is not whole.
    Mistakes,
    /// 2: the command was used wrongly.
    Usage,
    /// 3: the machine failed: disk full, no permission, a port that is taken.
    Machine,
    /// 4: this program was built without what was asked for.
    Unable,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Mistakes => 1,
            Self::Usage => 2,
            Self::Machine => 3,
            Self::Unable => 4,
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}
