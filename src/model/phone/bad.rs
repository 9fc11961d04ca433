//! What can be wrong with a telephone number.
//!
//! Takes: nothing but the facts found by the reader beside it.
//! Gives: words that complete "the number …".
//! Never: repeats the number, which the diagnostic shows already.

use std::fmt;

/// Why a text is no telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadPhone {
    /// There is nothing.
    Empty,
    /// Too many or too few digits for the United States; keypad letters count as digits.
    Length {
        /// Digits found.
        digits: usize,
        /// Whether the first of them is the trunk digit 1.
        leading_one: bool,
    },
    /// Too many or too few digits for a number abroad (ITU-T E.164).
    LengthAbroad {
        /// Digits found after the `+`.
        digits: usize,
    },
    /// The first three digits cannot be an area code.
    AreaCode(String),
    /// The three digits after the area code cannot be an exchange.
    Exchange(String),
    /// A sign that no keypad has.
    Character(char),
    /// A letter where a digit must have been meant.
    LetterForDigit(char),
}

impl fmt::Display for BadPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "is empty"),
            Self::Length { digits, leading_one: true } => write!(
                f,
                "has {digits} digits and starts with 1; a U.S. number has 11 with the leading 1"
            ),
            Self::Length { digits, leading_one: false } => {
                let s = if *digits == 1 { "" } else { "s" };
                write!(f, "has {digits} digit{s}; a U.S. number has 10, or 11 with the leading 1")
            }
            Self::LengthAbroad { digits } => write!(
                f,
                "has {digits} digits after `+`; a number abroad has 8 to 15 with its country code"
            ),
            Self::AreaCode(code) => write!(
                f,
                "has the area code {code}; area codes start with 2 to 9, do not end in 11, and \
                 have no 9 in the middle"
            ),
            Self::Exchange(code) => {
                write!(f, "has {code} after the area code; those three digits start with 2 to 9")
            }
            Self::Character(c) => write!(f, "has `{c}`, which is not on a telephone's keypad"),
            Self::LetterForDigit(c) => {
                write!(f, "has the letter `{c}` where a digit seems to be meant")
            }
        }
    }
}

impl std::error::Error for BadPhone {}
