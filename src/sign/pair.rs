//! A new pair of keys.

use super::BadKey;

/// A new secret key and the public one that belongs to it, as the texts of their files.
pub struct Pair {
    /// What nobody else may have.
    pub secret: String,
    /// What everybody may have.
    pub public: String,
}

/// Makes a pair; the secret key is locked with `password`, if there is one.
///
/// # Errors
/// When the system gives no random numbers.
pub fn new_pair(password: Option<String>) -> Result<Pair, BadKey> {
    let failed = |error: minisign::PError| BadKey::Machine(error.to_string());
    let pair = match password {
        Some(password) => minisign::KeyPair::generate_encrypted_keypair(Some(password)),
        None => minisign::KeyPair::generate_unencrypted_keypair(),
    };
    let minisign::KeyPair { pk, sk } = pair.map_err(failed)?;
    let secret = sk.to_box(Some("secret key of a fieldguide; keep it to yourself"));
    Ok(Pair {
        secret: secret.map_err(failed)?.into_string(),
        public: pk.to_box().map_err(failed)?.into_string(),
    })
}
