//! Public keys, and what they say of a signature.

use std::io::Cursor;
use std::{error, fmt};

use ct_codecs::{Base64, Decoder};
use minisign::SignatureBox;

use super::{BadKey, COMMENT, TRUSTED};

/// The length of a public key: mark, number, key.
const PUBLIC: usize = 2 + 8 + 32;

/// The length of a secret key: marks, what opens it, number, key, sum.
pub(super) const SECRET: usize = 6 + 48 + 8 + 64 + 32;

/// The length of the signatures that a text holds: of the bytes with mark and number, and of the comment.
const SIGNATURES: (usize, usize) = (2 + 8 + 64, 64);

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(minisign::PublicKey);

/// Why a signature does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is no signature of minisign's.
    NoSignature,
    /// It was made with another key.
    Key {
        /// The number of that one.
        signed: String,
        /// The number of ours.
        ours: String,
    },
    /// What was signed are other bytes.
    Bytes,
    /// The comment that it covers was changed.
    Comment,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSignature => f.write_str("it is no signature of minisign's"),
            Self::Key { signed, ours } => {
                write!(f, "it was made with another key: {signed}, not {ours}")
            }
            Self::Bytes => f.write_str("it was made for other bytes"),
            Self::Comment => f.write_str("the comment in it was changed"),
        }
    }
}

impl error::Error for Wrong {}

impl PublicKey {
    /// The key in `text`: the two lines of a file, or the second of them alone.
    ///
    /// # Errors
    /// When it is something else.
    pub fn read(text: &str) -> Result<Self, BadKey> {
        let bytes = decoded(text, None).or_else(|| bare(text)).ok_or(BadKey::NoKey)?;
        match bytes.len() {
            PUBLIC if bytes.starts_with(b"Ed") => {}
            SECRET => return Err(BadKey::Secret),
            _ => return Err(BadKey::NoKey),
        }
        minisign::PublicKey::from_bytes(&bytes).map(Self).map_err(|_| BadKey::NoKey)
    }

    /// The number by which people tell keys apart.
    pub fn number(&self) -> String {
        number(self.0.keynum())
    }

    /// What the signer of `bytes` says in the comment that `signature` covers, if it fits.
    ///
    /// # Errors
    /// When it does not.
    pub fn check(&self, bytes: &[u8], signature: &[u8]) -> Result<String, Wrong> {
        let text = std::str::from_utf8(signature).map_err(|_| Wrong::NoSignature)?;
        let mut lines = text.lines();
        let mut line = || lines.next().ok_or(Wrong::NoSignature);
        let (first, of_bytes, comment, of_comment) = (line()?, line()?, line()?, line()?);
        let long = |line: &str| bare(line).map_or(0, |bytes| bytes.len());
        if !first.starts_with(COMMENT)
            || !comment.starts_with(TRUSTED)
            || (long(of_bytes), long(of_comment)) != SIGNATURES
        {
            return Err(Wrong::NoSignature);
        }
        let signature = SignatureBox::from_string(text).map_err(|_| Wrong::NoSignature)?;
        if signature.keynum() != self.0.keynum() {
            return Err(Wrong::Key { signed: number(signature.keynum()), ours: self.number() });
        }
        let comment = signature.trusted_comment().map_err(|_| Wrong::NoSignature)?;
        match minisign::verify(&self.0, &signature, Cursor::new(bytes), true, false, true) {
            Ok(()) => Ok(comment),
            // It says which of the two it was in words only.
            Err(error) if error.to_string().starts_with("Comment") => Err(Wrong::Comment),
            Err(_) => Err(Wrong::Bytes),
        }
    }
}

/// The bytes in the second line of a file of minisign's, of this many bytes if it says how many.
pub(super) fn decoded(text: &str, long: Option<usize>) -> Option<Vec<u8>> {
    let mut lines = text.lines();
    lines.next().filter(|line| line.starts_with(COMMENT))?;
    bare(lines.next()?).filter(|bytes| long.is_none_or(|long| bytes.len() == long))
}

fn bare(line: &str) -> Option<Vec<u8>> {
    Base64::decode_to_vec(line.trim(), None).ok()
}

fn number(bytes: &[u8]) -> String {
    bytes.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}
