//! Signatures in the form of minisign, so that its users can check ours and we theirs.
//!
//! Takes: bytes, and keys as texts.
//! Gives: the text of a signature, the same for the same bytes and key; whether one fits.
//! Never: reads a file, asks for a password, keeps a key longer than a build, looks at a clock.

mod key;
mod pair;
mod signer;

use std::{error, fmt};

pub use key::{PublicKey, Wrong};
pub use pair::{Pair, new_pair};
pub use signer::Signer;

/// The beginning of the first line of every file of minisign's.
const COMMENT: &str = "untrusted comment: ";

/// The beginning of the line that a signature covers.
const TRUSTED: &str = "trusted comment: ";

/// Why a text is no key that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadKey {
    /// It is something else.
    NoKey,
    /// It is a secret key, where a public one is wanted.
    Secret,
    /// It is a public key, where a secret one is wanted.
    Public,
    /// The password does not open it.
    Password,
    /// It is damaged.
    Damaged,
    /// The password could not be asked for, or there is no randomness; what the system said.
    Machine(String),
}

impl fmt::Display for BadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoKey => "it is no key of minisign's",
            Self::Secret => "it holds a secret key; the public one is wanted here",
            Self::Public => "it holds a public key; the secret one is wanted here",
            Self::Password => "the password does not open it",
            Self::Damaged => "it is damaged",
            Self::Machine(words) => words,
        })
    }
}

impl error::Error for BadKey {}

#[cfg(test)]
mod tests {
    use super::{BadKey, PublicKey, Signer, Wrong, new_pair};

    fn no_password() -> Result<String, String> {
        Err("asked for a password".to_owned())
    }

    fn pair() -> (Signer, PublicKey) {
        let pair = new_pair(None).expect("a pair");
        let signer = Signer::read(&pair.secret, no_password).expect("a signer");
        (signer, PublicKey::read(&pair.public).expect("a key"))
    }

    #[test]
    fn what_is_signed_is_recognised_and_nothing_else() {
        let (signer, key) = pair();
        let signature = signer.sign(b"a list", "edition 2026-11-01").expect("a signature");
        assert_eq!(key.check(b"a list", &signature).as_deref(), Ok("edition 2026-11-01"));
        assert_eq!(key.check(b"a lost", &signature), Err(Wrong::Bytes));
        let text = String::from_utf8(signature.clone()).expect("text");
        let other = text.replace("2026-11-01", "2026-12-01");
        assert_eq!(key.check(b"a list", other.as_bytes()), Err(Wrong::Comment));
        let (_, stranger) = pair();
        assert!(matches!(stranger.check(b"a list", &signature), Err(Wrong::Key { .. })));
    }

    #[test]
    fn the_same_bytes_have_the_same_signature() {
        let (signer, _) = pair();
        assert_eq!(signer.sign(b"a list", "one"), signer.sign(b"a list", "one"));
        assert_ne!(signer.sign(b"a list", "one"), signer.sign(b"a list", "two"));
    }

    #[test]
    fn damaged_signatures_are_no_signatures_and_stop_nothing() {
        let (signer, key) = pair();
        let signature = signer.sign(b"a list", "one").expect("a signature");
        for cut in 0..signature.len() - 1 {
            assert!(key.check(b"a list", &signature[..cut]).is_err(), "{cut}");
        }
        for at in 0..signature.len() {
            let mut damaged = signature.clone();
            damaged[at] ^= 1;
            // The first line is for people and is not signed; so is the last end of line.
            let free = at < signature.iter().position(|byte| *byte == b'\n').unwrap_or(0);
            let fits = key.check(b"a list", &damaged).is_ok();
            assert!(!fits || free || at + 1 == signature.len(), "{at}");
        }
        assert_eq!(key.check(b"a list", &[0xff; 40]), Err(Wrong::NoSignature));
    }

    #[test]
    fn a_key_with_a_password_opens_with_that_password_only() {
        let pair = new_pair(Some("open sesame".to_owned())).expect("a pair");
        let with = |word: &str| Signer::read(&pair.secret, || Ok(word.to_owned()));
        let signer = with("open sesame").expect("a signer");
        let key = PublicKey::read(&pair.public).expect("a key");
        assert!(key.check(b"x", &signer.sign(b"x", "").expect("a signature")).is_ok());
        assert_eq!(signer.public(), pair.public);
        assert_eq!(with("open barley").err(), Some(BadKey::Password));
        assert!(!format!("{signer:?}").contains(pair.secret.lines().nth(1).unwrap_or_default()));
    }

    #[test]
    fn other_texts_are_told_apart() {
        let pair = new_pair(None).expect("a pair");
        let read = |text: &str| Signer::read(text, no_password).err();
        assert_eq!(read(&pair.public), Some(BadKey::Public));
        assert_eq!(PublicKey::read(&pair.secret).err(), Some(BadKey::Secret));
        for text in ["", "hello", "untrusted comment: x\n", "untrusted comment: x\nRWQ=\n"] {
            assert_eq!(read(text), Some(BadKey::NoKey), "{text}");
            assert_eq!(PublicKey::read(text).err(), Some(BadKey::NoKey), "{text}");
        }
        let line = pair.public.lines().nth(1).expect("a line");
        assert!(PublicKey::read(line).is_ok(), "the bare line is enough");
        assert!(PublicKey::read(&pair.public.replace('\n', "\r\n")).is_ok());
    }
}
