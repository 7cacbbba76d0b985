//! Who made it: keys, and signatures over `SHA256SUMS`. The door of minisign.
//!
//! Keys and signatures are those of minisign, so that its own tool checks what this program signs, and the other way
//! round. The sums vouch for every file and the signature for the sums: one short file more makes a whole stick
//! trustworthy. A signature is the one thing in the output that differs from run to run: the crate stirs fresh noise
//! into each, as is good practice for Ed25519. What it says (the trusted comment) holds no date.

use super::bundle::Identity;
use crate::base::base64;
use crate::diag::messages::sign as words;
use crate::diag::trouble::Trouble;
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox, SignatureBox};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// The name of the signature, beside the sums.
pub const SIGNATURE: &str = "SHA256SUMS.minisig";

/// Bytes that no key or signature reaches.
const LONGEST: u64 = 16 << 10;

/// How the second line of a secret key with a passphrase begins: `Ed`, `Sc`, `B2` in base64.
const LOCKED: &str = "RWRTY0Iy";

/// The length of the line that holds a public key.
const KEY_LENGTH: usize = 56;

/// The length of the line that holds the signature over signature and comment: 64 bytes in base64.
const SEAL_LENGTH: usize = 88;

/// A public key: what people compare signatures with.
#[derive(Clone, Debug)]
pub struct Key(PublicKey);

impl Key {
    /// Reads the public key in the file at `path`; the key itself may stand in place of a path.
    ///
    /// # Errors
    /// The file cannot be read, or holds none.
    pub fn open(path: &Path) -> Result<Key, Trouble> {
        if let Some(key) = path.to_str().filter(|_| !path.exists()).and_then(Key::parse) {
            return Ok(key);
        }
        let text = small(path)?;
        if secret_line(&text).is_some() {
            return Err(words::secret_given(path));
        }
        Key::parse(&text).ok_or_else(|| words::no_public_key(path))
    }

    /// The public key in `text`: a file of minisign, or the key alone.
    pub fn parse(text: &str) -> Option<Key> {
        let line =
            text.lines().map(str::trim).find(|line| line.len() == KEY_LENGTH && line.starts_with("RW"))?;
        PublicKey::from_base64(line).ok().map(Key)
    }
}

/// The 16 digits by which people tell keys apart, as minisign prints them.
pub fn fingerprint(key: &Key) -> String {
    id(key.0.keynum())
}

fn id(number: &[u8]) -> String {
    number.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}

/// A secret key, ready to sign.
pub struct Signer {
    secret: SecretKey,
    key: Key,
}

impl Signer {
    /// Reads the secret key at `path`; `passphrase` is asked where it is locked.
    ///
    /// # Errors
    /// The file cannot be read or holds no secret key, the passphrase is wrong, or there is none to be had.
    pub fn open(
        path: &Path,
        passphrase: impl FnOnce() -> Result<String, Trouble>,
    ) -> Result<Signer, Trouble> {
        let text = small(path)?;
        let line = secret_line(&text).ok_or_else(|| words::no_secret_key(path))?;
        let boxed = SecretKeyBox::from(text.clone());
        let secret = match line.starts_with(LOCKED) {
            true => boxed.into_secret_key(Some(passphrase()?)).map_err(|_| words::wrong_passphrase(path))?,
            false => boxed
                .into_unencrypted_secret_key()
                .ok()
                .or_else(|| unchecked(line))
                .ok_or_else(|| words::no_secret_key(path))?,
        };
        let key = PublicKey::from_secret_key(&secret).map_err(|_| words::no_secret_key(path))?;
        Ok(Signer { secret, key: Key(key) })
    }

    /// The public half.
    pub fn key(&self) -> &Key {
        &self.key
    }
}

/// The line of a file that is a secret key: longer than a public one, after a comment.
fn secret_line(text: &str) -> Option<&str> {
    text.lines().nth(1).filter(|line| line.starts_with("RW") && line.trim().len() > 2 * KEY_LENGTH)
}

/// An unlocked key of minisign 0.11, which forgets to write the checksum into those: it is all zeros. That the key is
/// whole shows when it signs, since each signature is checked at once.
fn unchecked(line: &str) -> Option<SecretKey> {
    let bytes = base64::read(line.trim())?;
    let checksum = bytes.get(bytes.len().checked_sub(32)?..)?;
    checksum.iter().all(|byte| *byte == 0).then(|| SecretKey::from_bytes(&bytes).ok()).flatten()
}

/// A file that should be a key; nobody's film is read in its place.
fn small(path: &Path) -> Result<String, Trouble> {
    let trouble = |error| Trouble::disk(path, error);
    if fs::metadata(path).map_err(trouble)?.len() > LONGEST {
        return Err(words::no_public_key(path));
    }
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).map_err(trouble)
}

/// A new pair of keys as text: the secret one, locked by `passphrase` where there is one, and the public one.
///
/// # Errors
/// The system gives no random numbers.
pub fn generate(passphrase: Option<String>) -> Result<(String, String), Trouble> {
    let pair = match passphrase {
        Some(passphrase) => KeyPair::generate_encrypted_keypair(Some(passphrase)),
        None => KeyPair::generate_unencrypted_keypair(),
    };
    let texts = pair.and_then(|pair| {
        let comment = format!("coursepack secret key {}", id(pair.pk.keynum()));
        Ok((pair.sk.to_box(Some(&comment))?.into_string(), pair.pk.to_box()?.into_string()))
    });
    texts.map_err(|error| words::refused(&error.to_string()))
}

/// The text of `SHA256SUMS.minisig` for the text of a `SHA256SUMS`; everybody who checks it is shown `comment`.
///
/// # Errors
/// The system gives no random numbers.
pub fn sign(sums: &str, signer: &Signer, comment: &str) -> Result<String, Trouble> {
    let signature = minisign::sign(
        Some(&signer.key.0),
        &signer.secret,
        Cursor::new(sums.as_bytes()),
        Some(comment),
        Some("signature of coursepack"),
    );
    signature.map(SignatureBox::into_string).map_err(|error| words::refused(&error.to_string()))
}

/// What a signature says of a bundle: its title, edition and content version, on one line.
pub fn comment(identity: &Identity) -> String {
    let parts = [&identity.title, &identity.edition, &identity.content_version];
    let words = parts.map(|part| part.split(|c: char| c.is_control() || c.is_whitespace()));
    let words = words.map(|words| words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    words.join(" · ")
}

/// What a signature claims, unchecked: the key that made it, if it is a signature at all.
pub fn claimed(signature: &str) -> Option<String> {
    read(signature).map(|signature| id(signature.keynum()))
}

/// What comes of checking a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The key signed these sums, and said this.
    Good {
        /// The trusted comment.
        comment: String,
    },
    /// Another key signed, whose fingerprint this is.
    OtherKey(String),
    /// The key did not sign these sums, or it is no signature.
    Bad,
}

/// Checks the text of a `SHA256SUMS.minisig` against the bytes of a `SHA256SUMS`.
pub fn check(sums: &[u8], signature: &str, key: &Key) -> Verdict {
    let Some(signature) = read(signature) else { return Verdict::Bad };
    if signature.keynum() != key.0.keynum() {
        return Verdict::OtherKey(id(signature.keynum()));
    }
    // Old signatures of minisign, which are not over a hash, are as good: stock tools still make them with `-l`.
    match minisign::verify(&key.0, &signature, Cursor::new(sums), true, false, true) {
        Ok(()) => Verdict::Good { comment: signature.trusted_comment().unwrap_or_default() },
        Err(_) => Verdict::Bad,
    }
}

/// The crate reads past the end of a seal that is too short, so its length is looked at first.
fn read(text: &str) -> Option<SignatureBox> {
    let seal = text.lines().nth(3)?;
    SignatureBox::from_string(text).ok().filter(|_| seal.trim().len() == SEAL_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMS: &str = "0000000000000000000000000000000000000000000000000000000000000000  ./a\n";

    fn signer(passphrase: Option<&str>) -> (tempfile::TempDir, Signer) {
        let folder = tempfile::tempdir().unwrap();
        let (secret, public) = generate(passphrase.map(str::to_owned)).unwrap();
        fs::write(folder.path().join("a.key"), secret).unwrap();
        fs::write(folder.path().join("a.pub"), public).unwrap();
        let open = || passphrase.map(str::to_owned).ok_or_else(|| Trouble::new("", "asked"));
        let signer = Signer::open(&folder.path().join("a.key"), open).unwrap();
        (folder, signer)
    }

    #[test]
    fn what_is_signed_is_good_and_what_was_changed_is_not() {
        let (folder, signer) = signer(None);
        let key = Key::open(&folder.path().join("a.pub")).unwrap();
        let identity = Identity {
            edition: "learner".into(),
            title: "冬训\n2026".into(),
            content_version: "0123".into(),
        };
        let said = comment(&identity);
        assert_eq!(said, "冬训 2026 · learner · 0123");
        let signature = sign(SUMS, &signer, &said).unwrap();
        assert_eq!(check(SUMS.as_bytes(), &signature, &key), Verdict::Good { comment: said });
        assert_eq!(claimed(&signature), Some(fingerprint(&key)));
        assert_eq!(fingerprint(&key).len(), 16);
        assert_eq!(check(b"other", &signature, &key), Verdict::Bad);
        let forged = signature.replace("learner", "trainer");
        assert_eq!(check(SUMS.as_bytes(), &forged, &key), Verdict::Bad);
    }

    #[test]
    fn another_key_is_told_by_its_fingerprint() {
        let ((_a, one), (_b, other)) = (signer(None), signer(None));
        let signature = sign(SUMS, &one, "x").unwrap();
        let verdict = check(SUMS.as_bytes(), &signature, other.key());
        assert_eq!(verdict, Verdict::OtherKey(fingerprint(one.key())));
    }

    #[test]
    fn nothing_hostile_in_a_signature_ends_the_program() {
        let (_folder, signer) = signer(None);
        let signature = sign(SUMS, &signer, "x").unwrap();
        for (at, _) in signature.char_indices() {
            let cut = check(SUMS.as_bytes(), &signature[..at], signer.key());
            assert!(at + 1 == signature.len() || cut == Verdict::Bad, "{at}");
            let mut changed = signature.clone();
            changed.replace_range(at..=at, "=");
            check(SUMS.as_bytes(), &changed, signer.key());
        }
        assert_eq!(check(b"", "", signer.key()), Verdict::Bad);
    }

    #[test]
    fn a_locked_key_needs_its_passphrase() {
        let (folder, _) = signer(Some("夏天"));
        let path = folder.path().join("a.key");
        assert!(Signer::open(&path, || Ok("冬天".into())).is_err());
        assert!(Signer::open(&path, || Ok("夏天".into())).is_ok());
        assert!(Signer::open(&folder.path().join("a.pub"), || Ok(String::new())).is_err());
        assert!(Key::open(&path).is_err(), "a secret key is not to be handed about");
    }
}
