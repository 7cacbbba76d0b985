//! What is said of files on sticks and discs. Where a file is named beside the sentence, its name is not in it.

use crate::diag::Prose;
use crate::diag::trouble::Trouble;
use std::path::Path;

/// Neither a bundle, nor an archive of one, nor a folder with any.
pub fn not_a_bundle(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!(
            "{path} 里没有课程包：找不到 SHA256SUMS。指出课程包的文件夹（里面有“开始学习.html”）、U 盘、.zip 或 .iso 文件"
        ),
        format!(
            "no bundle in {path}: there is no SHA256SUMS. Name the folder of a bundle (it holds 开始学习.html), a stick, a .zip or an .iso file"
        ),
    )
}

/// A folder that should be a bundle, without its list of sums.
pub fn no_sums(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!("{path} 里没有能用的 SHA256SUMS：不是课程包，或者没有拷完。从原处重新拷一遍"),
        format!(
            "{path} has no usable SHA256SUMS: it is no bundle, or was not copied to the end. Copy it again from where it came"
        ),
    )
}

/// A zip or an image that cannot be read through.
pub fn damaged_archive(path: &Path, why: &str) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!("{path} 已损坏或者没有拷完，打不开（{why}）。重新拷一遍这个文件"),
        format!("{path} is damaged or was not copied to the end ({why}): copy the file again"),
    )
}

/// A program that nobody of ours put there.
pub fn program() -> Prose {
    Prose::new(
        "不是课程包里的程序，可能是病毒，不要打开，删掉它",
        "a program that is not of this bundle, maybe a virus: do not open it, delete it",
    )
}

/// A shortcut that nobody of ours put there.
pub fn shortcut() -> Prose {
    Prose::new(
        "不是课程包里的快捷方式，U 盘病毒常用它冒充文件夹，不要点，删掉它",
        "a shortcut that is not of this bundle; viruses on sticks pose as folders this way: do not click it, delete it",
    )
}

/// A file that starts programs, which nobody of ours put there.
pub fn autorun() -> Prose {
    Prose::new(
        "不是课程包里的 autorun.inf，它能让别的程序自动运行，删掉它",
        "an autorun.inf that is not of this bundle and may start programs: delete it",
    )
}

/// The bundle's own file, which should start nothing.
pub fn starts() -> Prose {
    Prose::new(
        "里面写了自动运行程序（open 或 shell），课程包的 autorun.inf 只写图标和卷标：不要用这个盘",
        "starts a program (open or shell), where that of a bundle only names icon and label: do not use this disc",
    )
}

/// A path that leads out of the folder.
pub fn outside() -> Prose {
    Prose::new(
        "SHA256SUMS 里的这个路径指到了文件夹之外，没有去读它：清单被人改过",
        "this path of SHA256SUMS leads out of the folder and was not read: somebody changed the list",
    )
}

/// A line of the sums that is none.
pub fn bad_line(line: usize) -> Prose {
    Prose::new(format!("第 {line} 行读不懂"), format!("line {line} cannot be read"))
}

/// A path that comes twice.
pub fn listed_twice() -> Prose {
    Prose::new("列了两次", "is listed twice")
}

/// A manifest that is what the sums say, and still makes no sense.
pub fn not_understood() -> Prose {
    Prose::new(
        "读不懂：是更新的版本做的，或者写错了",
        "is not understood: made by a later version of the program, or wrong",
    )
}

/// A manifest and the sums say different things of a file.
pub fn disagrees(manifest: &str) -> Prose {
    Prose::new(
        format!("SHA256SUMS 和 {manifest} 说的不一样：清单不完整，或者被人改过"),
        format!("SHA256SUMS and {manifest} do not agree on it: a list is incomplete, or somebody changed it"),
    )
}

/// Not there.
pub fn missing() -> Prose {
    Prose::new("少了这个文件", "is missing")
}

/// Cut off.
pub fn shorter(expected: u64, found: u64) -> Prose {
    Prose::new(
        format!("只有 {found} 字节，应该有 {expected} 字节：没有拷完，或者被改过"),
        format!("has {found} bytes of {expected}: not copied to the end, or changed"),
    )
}

/// Too long.
pub fn longer(expected: u64, found: u64) -> Prose {
    Prose::new(
        format!("有 {found} 字节或更多，应该是 {expected} 字节：不是原来的文件"),
        format!("has {found} bytes or more, where there should be {expected}: it is another file"),
    )
}

/// Other bytes.
pub fn changed() -> Prose {
    Prose::new("内容变了：被改过，或者拷坏了", "was changed, or damaged by copying")
}

/// What should be elsewhere.
pub fn is_like(other: &str) -> Prose {
    Prose::new(format!("里面是 {other} 的内容：放错了位置"), format!("holds what should be in {other}"))
}

/// The system does not give it.
pub fn unreadable(why: &Prose) -> Prose {
    Prose::new(format!("读不出来（{}）", why.zh), format!("cannot be read ({})", why.en))
}

/// A link.
pub fn link() -> Prose {
    Prose::new(
        "是链接，不是文件：换一台电脑就打不开，没有跟着它去读",
        "is a link, not a file: on another computer it leads nowhere; it was not followed",
    )
}

/// A pipe, a device.
pub fn odd() -> Prose {
    Prose::new("不是普通文件", "is no ordinary file")
}

/// Another name.
pub fn renamed(was: &str) -> Prose {
    Prose::new(
        format!("应该叫 {was}：被改了名或挪了位置"),
        format!("should be {was}: it was renamed or moved"),
    )
}

/// Another way to write the name.
pub fn other_case(was: &str) -> Prose {
    Prose::new(
        format!("应该写作 {was}：只是大小写或字母的编码不同，有的电脑上会打不开"),
        format!(
            "should be written {was}: only capitals or the encoding of letters differ, but on some computers it is not found"
        ),
    )
}

/// Two names that are one on a stick.
pub fn twin(other: &str) -> Prose {
    Prose::new(
        format!("和 {other} 只差大小写或字母的编码，在 Windows 和 U 盘上是同一个文件，会互相覆盖"),
        format!(
            "differs from {other} only in capitals or the encoding of letters: on Windows and on sticks they are one file"
        ),
    )
}

/// Nobody listed it.
pub fn extra() -> Prose {
    Prose::new("多出来的文件，不是课程包里的", "is not of this bundle")
}

/// No signature, and none was asked for.
pub fn unsigned() -> Prose {
    Prose::new(
        "签名：没有。能看出文件有没有拷坏，看不出是谁做的",
        "signature: none. Damage is found, but not who made the bundle",
    )
}

/// A signature, and no key to check it with.
pub fn unchecked(key: &str) -> Prose {
    Prose::new(
        format!("签名：有（自称钥匙 {key}），没有核对。要核对，加 --key 公钥文件"),
        format!("signature: present (it claims key {key}), not checked. To check it, add --key FILE.pub"),
    )
}

/// A good signature.
pub fn good(key: &str, comment: &str) -> Prose {
    Prose::new(
        format!("签名：有效，钥匙 {key}，写着“{comment}”"),
        format!("signature: good, key {key}, it says “{comment}”"),
    )
}

/// The key that was asked for did not sign.
pub fn unsigned_but_wanted() -> Prose {
    Prose::new(
        "签名：没有，不能证明是这把钥匙的主人做的",
        "signature: none, so nothing shows that the owner of the key made this",
    )
}

/// Another key signed.
pub fn other_key(key: &str, wanted: &str) -> Prose {
    Prose::new(
        format!("签名：是另一把钥匙 {key} 签的，不是 {wanted}。不要用，问清楚是谁做的"),
        format!("signature: by another key, {key}, not {wanted}. Do not use it before you know who made it"),
    )
}

/// A bad signature.
pub fn bad_signature() -> Prose {
    Prose::new(
        "签名：无效。清单在签名之后被改过，或者签名文件坏了。不要用",
        "signature: bad. The list was changed after it was signed, or the signature is damaged. Do not use it",
    )
}

/// An update was cut off between the old files and the new.
pub fn interrupted(place: &str) -> Prose {
    Prose::new(
        format!("上次更新没有做完，里面新旧文件混在一起。运行 coursepack apply 更新包 {place}，会接着做完"),
        format!(
            "an update was cut off here and old and new files are mixed: run `coursepack apply UPDATE {place}`, which finishes it"
        ),
    )
}

/// An update was cut off before it changed anything.
pub fn never_begun(place: &str) -> Prose {
    Prose::new(
        format!(
            "上次更新还没有改动文件就断了，原来的文件没有动。再运行一次 coursepack apply 更新包 {place}，或者删掉里面的 .coursepack-update 文件夹"
        ),
        format!(
            "an update was cut off here before it changed anything: run `coursepack apply UPDATE {place}` again, or delete the folder .coursepack-update in it"
        ),
    )
}

/// Above what is told of one place. `what` is title, edition and so on.
pub fn heading(place: &str, what: &str, is_update: bool) -> Prose {
    let kind = if is_update { ("更新包：", "update: ") } else { ("", "") };
    Prose::new(format!("{place}（{}{what}）", kind.0), format!("{place} ({}{what})", kind.1))
}

/// Which of several volumes.
pub fn volume(number: u32, of: u32) -> Prose {
    Prose::new(format!("第 {number} 张，共 {of} 张"), format!("volume {number} of {of}"))
}

/// Everything is as it was made.
pub fn whole(files: usize, size: &str, pace: &str) -> Prose {
    Prose::new(
        format!("完好：{files} 个文件，{size} MB，每秒 {pace} MB"),
        format!("whole: {files} files, {size} MB, {pace} MB/s"),
    )
}

/// All that is of the bundle is as it was made, and somebody's own files lie beside it.
pub fn only_extra(count: usize, files: usize, size: &str, pace: &str) -> Prose {
    Prose::new(
        format!(
            "课程包自己的 {files} 个文件都完好（{size} MB，每秒 {pace} MB）；多出来 {count} 个文件。自己放的可以留着，不认识的删掉"
        ),
        format!(
            "all {files} files of the bundle are whole ({size} MB, {pace} MB/s); {count} more lie(s) beside them. Keep what is yours and delete what you do not know"
        ),
    )
}

/// Something is not.
pub fn broken(count: usize, files: usize, size: &str, pace: &str) -> Prose {
    Prose::new(
        format!(
            "有 {count} 处不对（核对了 {files} 个文件，{size} MB，每秒 {pace} MB）。把上面的文件从原处重新拷一遍，再核对一次"
        ),
        format!(
            "{count} things are wrong ({files} files, {size} MB checked, {pace} MB/s): copy the files above again from where they came, then verify again"
        ),
    )
}

/// More of the same.
pub fn more(count: usize) -> Prose {
    Prose::new(format!("……还有 {count} 处"), format!("… and {count} more"))
}
