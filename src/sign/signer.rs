//! Signing, with nothing left to chance: minisign's own crate puts noise into each signature, and then no
//! two builds are alike. RFC 8032, which its form follows, needs none.

use std::fmt;

use blake2::{Blake2b512, Digest};
use ct_codecs::{Base64, Encoder};
use minisign::SecretKeyBox;

use super::key::{SECRET, decoded};
use super::{BadKey, COMMENT, PublicKey, TRUSTED};

/// Where the key lies in a secret key's bytes, and its number before it.
const KEY: usize = 6 + 48 + 8;

/// A secret key, ready to sign.
pub struct Signer {
    number: [u8; 8],
    key: ed25519_compact::SecretKey,
    public: String,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("public", &self.public).finish_non_exhaustive()
    }
}

impl Signer {
    /// The key in the text of a secret key's file; `password` is asked if it is locked.
    ///
    /// # Errors
    /// When it is no such text, or does not open.
    pub fn read(
        text: &str,
        password: impl FnOnce() -> Result<String, String>,
    ) -> Result<Self, BadKey> {
        let Some(bytes) = decoded(text, Some(SECRET)) else {
            let public = PublicKey::read(text).is_ok();
            return Err(if public { BadKey::Public } else { BadKey::NoKey });
        };
        let locked = bytes[2..4] != [0, 0];
        let boxed = SecretKeyBox::from(text.to_owned());
        let opened = if locked {
            let password = password().map_err(BadKey::Machine)?;
            boxed.into_secret_key(Some(password)).map_err(|_| BadKey::Password)?
        } else {
            // minisign leaves the sum of a key without a password empty, so the crate refuses it. That its
            // halves fit each other is seen below.
            minisign::SecretKey::from_bytes(&bytes).map_err(|_| BadKey::Damaged)?
        };
        Self::of(&opened).ok_or(BadKey::Damaged)
    }

    fn of(opened: &minisign::SecretKey) -> Option<Self> {
        let bytes = opened.to_bytes();
        let key = ed25519_compact::SecretKey::from_slice(bytes.get(KEY..KEY + 64)?).ok()?;
        let seed = ed25519_compact::Seed::from_slice(bytes.get(KEY..KEY + 32)?).ok()?;
        if ed25519_compact::KeyPair::from_seed(seed).sk != key {
            return None;
        }
        let number = bytes.get(KEY - 8..KEY)?.try_into().ok()?;
        let public = minisign::PublicKey::from_secret_key(opened).ok()?;
        Some(Self { number, key, public: public.to_box().ok()?.into_string() })
    }

    /// The text of the public key.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The text of the signature of `bytes`; it covers `comment`, which is one line.
    ///
    /// # Errors
    /// When what was signed does not check: the two halves of the key do not fit each other.
    pub fn sign(&self, bytes: &[u8], comment: &str) -> Result<Vec<u8>, BadKey> {
        let of_bytes = self.key.sign(Blake2b512::digest(bytes), None);
        let of_comment = self.key.sign([&of_bytes[..], comment.as_bytes()].concat(), None);
        let line = [b"ED", &self.number[..], &of_bytes[..]].concat();
        let (line, last) = (encoded(&line)?, encoded(&of_comment[..])?);
        let text =
            format!("{COMMENT}signature made by fieldguide\n{line}\n{TRUSTED}{comment}\n{last}\n");
        let fits = PublicKey::read(&self.public)?.check(bytes, text.as_bytes()).is_ok();
        if fits { Ok(text.into_bytes()) } else { Err(BadKey::Damaged) }
    }
}

fn encoded(bytes: &[u8]) -> Result<String, BadKey> {
    Base64::encode_to_string(bytes).map_err(|_| BadKey::Damaged)
}
