//! What is said of update packs and of applying them.

use crate::diag::Prose;
use crate::diag::trouble::Trouble;
use std::path::Path;

/// What people read who have no program: the text of 读我.txt.
pub fn readme(title: &str, from: &str, to: &str) -> String {
    format!(
        "{title}：更新包\n\n\
         这个更新包只能用在版本 {from} 上，更新之后是版本 {to}。\n\
         版本写在课程包文件夹里的 bundle.json 里（content_version）。\n\n\
         怎样更新\n\n\
         1. 打开这里的 files 文件夹，全选，复制。\n\
         2. 打开课程包的文件夹或 U 盘（里面有“开始学习.html”的那一层），粘贴，\n\
         \u{3000} 问要不要替换时，选“全部替换”。\n\
         3. 打开这里的 DELETED 文件（用记事本），一行是一个文件，\n\
         \u{3000} 在课程包里把它们删掉；是空的就不用删。\n\
         4. 在课程包里双击 check.html（核对文件），选中课程包的文件夹，\n\
         \u{3000} 显示“完好”就是更新好了；哪个文件不对，就把它再拷一遍。\n\n\
         有 coursepack 程序的，一条命令就行，中途断电也不会坏：\n\n\
         coursepack apply 更新包文件夹 课程包文件夹\n"
    )
}

/// What should be an old bundle, and is not there.
pub fn no_such_folder(folder: &Path) -> Trouble {
    let folder = folder.display();
    Trouble::new(
        format!("没有 {folder} 这个文件夹。--since 后面写以前发出去的那个文件夹，或插着的U盘"),
        format!(
            "there is no folder {folder}: --since names the folder or the stick that was handed out before"
        ),
    )
}

/// The old bundle is signed, and nobody signs the update.
pub fn unsigned_for_signed() -> Prose {
    Prose::new(
        "注意：原来发出去的有签名，这个更新包没有：用了它，签名就没有了。要保留，加 --sign 私钥 重新做一次",
        "note: what was handed out is signed and this update is not: whoever applies it loses the signature. Make it again with --sign KEY",
    )
}

/// The bundle was signed, and is no longer.
pub fn signature_lost() -> Prose {
    Prose::new(
        "注意：课程包原来有签名，更新包没有签名，更新以后也就没有签名了。要有签名的，请做更新包的人用 --sign 再做一个",
        "note: the bundle was signed; the update is not, so neither is the bundle now. Ask for an update made with --sign",
    )
}

/// The update is whole, but not signed with the key that was asked for.
pub fn update_is_not_trusted(signed: bool) -> Prose {
    match signed {
        false => Prose::new(
            "更新包没有签名，没有动课程包。请做更新包的人用 pack --since … --sign 再做一个",
            "the update is not signed, and nothing was changed: ask for one made with `pack --since … --sign`",
        ),
        true => Prose::new(
            "更新包的签名不对，没有动课程包。问清楚是谁做的，要一份签好名的",
            "the signature of the update is not right, and nothing was changed: find out who made it, and ask for another",
        ),
    }
}

/// A bundle whose manifests cannot be relied on.
pub fn manifests_damaged(folder: &Path) -> Trouble {
    let folder = folder.display();
    Trouble::new(
        format!(
            "{folder} 的 bundle.json 和 SHA256SUMS 对不上，不能用来做更新包。先核对：coursepack verify {folder}"
        ),
        format!(
            "bundle.json and SHA256SUMS of {folder} do not agree, so no update can be made: see `coursepack verify {folder}`"
        ),
    )
}

/// Two editions.
pub fn editions_differ(old: &str, new: &str) -> Trouble {
    Trouble::new(
        format!("旧的是 {old} 版，新的是 {new} 版，不能互相更新"),
        format!("the old bundle is of the edition {old}, the new one of {new}"),
    )
}

/// Two volumes.
pub fn volumes_differ() -> Trouble {
    Trouble::new("新旧两个不是同一张盘，不能互相更新", "the two are not the same volume of a set")
}

/// The same bundle twice.
pub fn nothing_changed(old: &Path, new: &Path) -> Trouble {
    let (old, new) = (old.display(), new.display());
    Trouble::new(
        format!("{new} 和 {old} 完全一样，不需要更新包"),
        format!("{new} is the same as {old}: there is nothing to update"),
    )
}

/// The place of the update is taken.
pub fn not_an_update_folder(out: &Path) -> Trouble {
    let out = out.display();
    Trouble::new(
        format!("{out} 里有别的东西，不会动它。换个地方，或先移开"),
        format!("{out} holds something else and is left alone: choose another place or move it away"),
    )
}

/// A file of the bundle is not what its sums say.
pub fn source_changed(path: &str) -> Trouble {
    Trouble::new(
        format!("{path} 和 SHA256SUMS 说的不一样，没有做更新包。重新生成一次再做"),
        format!("{path} is not what SHA256SUMS says, so no update was made: build again first"),
    )
}

/// It is a bundle or something else.
pub fn not_an_update(path: &Path) -> Trouble {
    let path = path.display();
    Trouble::new(
        format!("{path} 不是更新包：里面没有 update.json。先写更新包，再写要更新的文件夹"),
        format!(
            "{path} is no update: it has no update.json. Name the update first, then the folder to update"
        ),
    )
}

/// The update is not what its sums say, or not signed as was asked; what is wrong was told.
pub fn update_is_wrong() -> Prose {
    Prose::new(
        "更新包不对，没有动课程包。把更新包重新拷一遍",
        "the update is not right, and nothing was changed: copy it again",
    )
}

/// What an update says makes no bundle.
pub fn makes_no_sense(path: &str) -> Prose {
    Prose::new(
        format!("更新包自相矛盾（{path}），没有动课程包。请做更新包的人重新做"),
        format!("the update contradicts itself ({path}), and nothing was changed: ask for a new one"),
    )
}

/// A form of later times.
pub fn too_new() -> Prose {
    Prose::new(
        "更新包是更新的 coursepack 做的，这个版本读不懂，没有动课程包",
        "the update was made by a later version of this program; nothing was changed",
    )
}

/// Another edition.
pub fn other_edition(update: &str, folder: &str) -> Prose {
    Prose::new(
        format!("更新包是给 {update} 版的，这个文件夹是 {folder} 版，没有动它"),
        format!("the update is for the edition {update}, the folder is of {folder}; nothing was changed"),
    )
}

/// Another disc of the set.
pub fn other_volume(update: Option<u32>, folder: Option<u32>) -> Prose {
    let zh =
        |number: Option<u32>| number.map_or("不分盘的课程包".to_owned(), |n| format!("第 {n} 张盘"));
    let en = |number: Option<u32>| number.map_or("an undivided bundle".to_owned(), |n| format!("volume {n}"));
    Prose::new(
        format!("更新包是给{}的，这里是{}，没有动它", zh(update), zh(folder)),
        format!("the update is for {}, this is {}; nothing was changed", en(update), en(folder)),
    )
}

/// Another state of the same edition.
pub fn other_base(from: &str, to: &str, has: &str) -> Prose {
    Prose::new(
        format!(
            "更新包是从版本 {from} 到 {to} 的，这个文件夹是版本 {has}，接不上，没有动它。找对应的更新包，或者重新拷一份完整的"
        ),
        format!(
            "the update leads from version {from} to {to}, the folder has {has}; nothing was changed. Find the right update, or copy the whole bundle"
        ),
    )
}

/// Same version, but the list of sums is another.
pub fn other_sums(version: &str) -> Prose {
    Prose::new(
        format!(
            "这个文件夹也是版本 {version}，但 SHA256SUMS 和做更新包时的不一样（被改过，或者是另一次打包的），没有动它。重新拷一份完整的"
        ),
        format!(
            "the folder has the version {version}, too, but another SHA256SUMS (changed, or packed at another time); nothing was changed. Copy the whole bundle"
        ),
    )
}

/// Files that people changed would be lost.
pub fn changed_by_hand(count: usize) -> Prose {
    Prose::new(
        format!(
            "上面 {count} 个文件被改过，更新会盖掉它们，所以没有动课程包。要留的先拷到别处，再从原来的课程包拷回这几个文件，然后重新更新"
        ),
        format!(
            "{count} files above were changed and would be lost, so nothing was changed. Put what you need elsewhere, copy these files from the original bundle, and apply again"
        ),
    )
}

/// Files lie where new ones are to be.
pub fn in_the_way() -> Prose {
    Prose::new(
        "不是课程包里的文件，占了新文件的位置",
        "is not of the bundle and lies where a new file is to be",
    )
}

/// The folder is the new bundle.
pub fn up_to_date(version: &str) -> Prose {
    Prose::new(format!("已经是新版（{version}），不用更新"), format!("already up to date ({version})"))
}

/// The folder says that it is the new bundle, and is not quite.
pub fn half_by_hand() -> Prose {
    Prose::new(
        "SHA256SUMS 已经是新版的，但上面的文件还不是：手工更新没有做完。把更新包 files 里的同名文件再拷一遍，DELETED 列的删掉",
        "SHA256SUMS is already that of the new version, but the files above are not: an update by hand was not finished. Copy them from files/ again, and delete what DELETED lists",
    )
}

/// Should have been deleted.
pub fn still_there() -> Prose {
    Prose::new("应该删掉的，还在", "should be gone and is still there")
}

/// An earlier update was finished first.
pub fn finished_earlier(version: &str) -> Prose {
    Prose::new(
        format!("先把上次没做完的更新做完了，现在是版本 {version}"),
        format!("an update that was cut off was finished first; the version is now {version}"),
    )
}

/// An earlier update could not be finished and was undone.
pub fn undid_earlier(version: &str) -> Prose {
    Prose::new(
        format!("上次没做完的更新有文件坏了，已经退回原来的版本 {version}"),
        format!(
            "an update that was cut off had damaged files and was undone; the version is again {version}"
        ),
    )
}

/// Neither end can be reached.
pub fn beyond_repair(paths: &[String]) -> Trouble {
    let list = paths.join("\n  ");
    Trouble::new(
        format!(
            "上次更新中断，这些文件新旧两份都坏了：\n  {list}\n盘可能有毛病。换个盘，重新拷一份完整的课程包"
        ),
        format!(
            "an update was cut off, and both the old and the new copy of these files are damaged:\n  {list}\nThe medium may be failing: copy the whole bundle to another one"
        ),
    )
}

/// What a cut-off update wrote down cannot be read.
pub fn journal_damaged(folder: &Path) -> Trouble {
    let folder = folder.display();
    Trouble::new(
        format!("{folder} 上次更新的记录坏了，接不下去。重新拷一份完整的课程包"),
        format!(
            "the record of the update that was cut off in {folder} is damaged: copy the whole bundle again"
        ),
    )
}

/// Another run has the folder in hand.
pub fn busy(folder: &Path) -> Trouble {
    let folder = folder.display();
    Trouble::new(
        format!("{folder} 正在更新：等那一个做完"),
        format!("{folder} is being updated by another run: wait for it"),
    )
}

/// Not enough room for the new files beside the old.
pub fn no_room(folder: &Path, megabytes: &str) -> Trouble {
    let folder = folder.display();
    Trouble::new(
        format!("{folder} 的磁盘已满：更新时新旧文件要同时放得下，需要空出 {megabytes} MB。没有动原来的文件"),
        format!(
            "the disk of {folder} is full: old and new files must fit side by side, which takes {megabytes} MB. Nothing was changed"
        ),
    )
}

/// Something went wrong in the middle; all is as before.
pub fn undone(why: &Prose) -> Trouble {
    Trouble::new(
        format!("更新没有做成（{}），已经退回原来的样子", why.zh),
        format!("the update failed ({}) and was undone: all is as before", why.en),
    )
}

/// Something went wrong in the middle, and going back did, too.
pub fn stuck(why: &Prose, folder: &Path) -> Trouble {
    let folder = folder.display();
    Trouble::new(
        format!(
            "更新中断了（{}），新旧文件还混在一起。盘插好以后再运行一次 coursepack apply 更新包 {folder}，会接着做完",
            why.zh
        ),
        format!(
            "the update was cut off ({}), and old and new files are mixed: run `coursepack apply UPDATE {folder}` again once the medium is back",
            why.en
        ),
    )
}

/// What was written does not read back.
pub fn does_not_keep(path: &str) -> Prose {
    Prose::new(
        format!("写进去的 {path} 读出来不一样，盘可能有毛病"),
        format!("{path} does not read back as it was written: the medium may be failing"),
    )
}

/// It was done.
pub fn done(from: &str, to: &str, files: usize, deleted: usize) -> Prose {
    Prose::new(
        format!("更新好了：版本 {from} → {to}，换了 {files} 个文件，删了 {deleted} 个"),
        format!("updated from version {from} to {to}: {files} files replaced, {deleted} deleted"),
    )
}

/// Only what was touched was checked.
pub fn rest_unchecked() -> Prose {
    Prose::new(
        "换过的文件都核对了；其余的没有动，要全部核对，加 --full，或运行 coursepack verify",
        "what was replaced was checked; for all the rest say --full, or run `coursepack verify`",
    )
}
