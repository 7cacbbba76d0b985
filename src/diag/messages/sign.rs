//! What is said of keys and passphrases.

use crate::diag::Prose;
use crate::diag::trouble::Trouble;
use std::path::Path;

/// A file that should be a public key and is something else.
pub fn no_public_key(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!("{path} 不是公钥。公钥是 coursepack keygen 或 minisign 生成的 .pub 文件，只有两行字"),
        format!(
            "{path} is no public key: that is the .pub file of `coursepack keygen` or minisign, two lines"
        ),
    )
}

/// A secret key where the public one belongs.
pub fn secret_given(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!("{path} 是私钥，核对只要公钥（.pub 文件）。私钥不要拷给别人"),
        format!(
            "{path} is a secret key; checking takes the public one (.pub). Give the secret one to nobody"
        ),
    )
}

/// A file that should be a secret key and is something else, or is damaged.
pub fn no_secret_key(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!("{path} 不是私钥，或者已损坏。私钥是 coursepack keygen 或 minisign 生成的 .key 文件"),
        format!(
            "{path} is no secret key, or damaged: that is the .key file of `coursepack keygen` or minisign"
        ),
    )
}

/// The passphrase does not open the key.
pub fn wrong_passphrase(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(format!("口令不对，打不开私钥 {path}"), format!("that passphrase does not open {path}"))
}

/// The system or the crate refused; `why` is its own word for it.
pub fn refused(why: &str) -> Trouble {
    Trouble::new(format!("签名没有做成：{why}"), format!("could not sign: {why}"))
}

/// A key that is there is never written over.
pub fn key_exists(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!(
            "{path} 已经有了，不会覆盖：换掉它，以前签过名的就没法再核对了。要另做一对，用 --out 换个文件夹"
        ),
        format!(
            "{path} exists and is not written over, or what it signed could not be checked any more: choose another folder with --out"
        ),
    )
}

/// There is nobody to ask.
pub fn no_terminal() -> Trouble {
    Trouble::new(
        "要输入口令，但这里没有终端。把口令写进一个文件，用 --password-file 指出它",
        "a passphrase is needed and there is no terminal: put it into a file and name that with --password-file",
    )
}

/// Typed twice, differently.
pub fn passphrases_differ() -> Trouble {
    Trouble::new("两次输入的口令不一样，什么也没有写", "the two passphrases differ; nothing was written")
}

/// An empty passphrase protects nothing.
pub fn no_passphrase() -> Trouble {
    Trouble::new(
        "口令是空的。真的不要口令，用 --no-password",
        "the passphrase is empty; if that is what you want, say --no-password",
    )
}

/// What is asked on the terminal: for a new key, once more, or for a key that is there.
pub fn ask(new: bool, again: bool) -> Prose {
    match (new, again) {
        (true, false) => Prose::new(
            "给私钥定一个口令（输入时不显示）：",
            "Choose a passphrase for the secret key (it is not shown): ",
        ),
        (true, true) => Prose::new("再输入一遍：", "Once more: "),
        (false, _) => {
            Prose::new("私钥的口令（输入时不显示）：", "Passphrase of the secret key (it is not shown): ")
        }
    }
}

/// What became of `keygen`.
pub fn made(secret: &Path, public: &Path, fingerprint: &str) -> Prose {
    let (secret, public) = (secret.display(), public.display());
    Prose::new(
        format!(
            "做好了一对钥匙，指纹 {fingerprint}\n  私钥 {secret}：签名用，收好，不要给别人，另存一份备份\n  \
             公钥 {public}：发给大家，核对时用 coursepack verify 文件夹 --key {public}"
        ),
        format!(
            "made a pair of keys, fingerprint {fingerprint}\n  secret {secret}: signs; keep it safe and to yourself, with a backup\n  \
             public {public}: for everybody; check with coursepack verify FOLDER --key {public}"
        ),
    )
}

/// A secret key that lies in the folder of a project, which goes to others.
pub fn key_in_project(secret: &Path) -> Prose {
    let secret = secret.display();
    Prose::new(
        format!(
            "注意：私钥 {secret} 在项目文件夹里，把项目拷给别人就把它也给了人。移到别处，或用 --out 写到别的文件夹"
        ),
        format!(
            "mind: {secret} lies in the project, and goes wherever the project is copied: move it, or use --out"
        ),
    )
}

/// A key that is not locked.
pub fn unlocked() -> Prose {
    Prose::new(
        "注意：私钥没有口令，谁拿到这个文件谁就能冒名签名",
        "mind: the secret key has no passphrase, so whoever gets hold of the file can sign in your name",
    )
}
