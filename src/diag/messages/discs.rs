//! Messages about what is packed onto sticks and discs.

use crate::base::path::ContentPath;
use crate::diag::trouble::Trouble;
use crate::diag::{At, Code, Diagnostic, Prose, codes};
use std::path::Path;

/// A file of a volume as a place: it is in no file of the project.
fn place(path: &str) -> At {
    let plain = ContentPath::new(path).or_else(|| ContentPath::new("media"));
    plain.map_or_else(|| unreachable!(), |path| At::file(&path))
}

fn finding(code: &'static Code, path: &str, zh: String, en: String) -> Diagnostic {
    Diagnostic::new(code, place(path), Prose::new(zh, en))
}

/// A character that Windows and FAT do not allow in names.
pub fn forbidden_character(path: &str, c: char) -> Diagnostic {
    let shown = if c.is_control() { format!("U+{:04X}", u32::from(c)) } else { c.to_string() };
    finding(
        &codes::PACK_NAME,
        path,
        format!("文件名里不能有“{shown}”：{path}"),
        format!("`{shown}` may not stand in a file name: {path}"),
    )
}

/// A name that begins with a blank or ends in a blank or a full stop.
pub fn blank_or_dot(path: &str) -> Diagnostic {
    finding(
        &codes::PACK_NAME,
        path,
        format!("文件或文件夹的名字不能以空格开头，也不能以空格或句点结尾：{path}"),
        format!("a name may not begin with a blank or end in a blank or a full stop: {path}"),
    )
}

/// A name that Windows keeps for a device.
pub fn reserved_name(path: &str, part: &str) -> Diagnostic {
    finding(
        &codes::PACK_NAME,
        path,
        format!("“{part}”是 Windows 留给设备的名字，打不开：{path}"),
        format!("Windows keeps `{part}` for a device: {path}"),
    )
}

/// A name of too many letters.
pub fn long_name(path: &str, units: usize, most: usize) -> Diagnostic {
    finding(
        &codes::PACK_NAME,
        path,
        format!("名字有 {units} 个字符，最多 {most} 个，会被截断：{path}"),
        format!("the name has {units} characters, of {most} at most, and would be cut: {path}"),
    )
}

/// A path of too many folders.
pub fn too_deep(path: &str, most: usize) -> Diagnostic {
    finding(
        &codes::PACK_NAME,
        path,
        format!("文件夹套得太深，光盘上最多 {most} 层：{path}"),
        format!("more than {most} levels deep, which a disc does not hold: {path}"),
    )
}

/// Two names that are one on a stick.
pub fn same_name(path: &str, other: &str) -> Diagnostic {
    finding(
        &codes::PACK_NAME,
        path,
        format!("{path} 和 {other} 在U盘和光盘上是同一个名字（不分大小写和写法）"),
        format!("{path} and {other} are one name on sticks and discs, which know no case"),
    )
}

/// A file that FAT32 cannot hold.
pub fn over_four_gib(path: &str, size: u64) -> Diagnostic {
    let size = gigabytes(size);
    finding(
        &codes::PACK_NAME,
        path,
        format!("{path} 有 {size}，U盘（FAT32）上的一个文件不能到 4 GiB"),
        format!("{path} has {size}; a file on a stick with FAT32 stays below 4 GiB"),
    )
    .help(
        "把影片压小或剪成两段，或者做成 dvd9、bd25",
        "make the film smaller or cut it in two, or pack for dvd9 or bd25",
    )
}

/// A path that leaves little room for the folder into which it is copied.
pub fn long_path(path: &str, units: usize, comfortable: usize) -> Diagnostic {
    finding(
        &codes::PACK_PATH,
        path,
        format!("路径有 {units} 个字符，超过 {comfortable} 个，复制到深一点的文件夹里就打不开了：{path}"),
        format!(
            "the path has {units} characters; over {comfortable}, it may not open in a deep folder: {path}"
        ),
    )
}

/// A character beyond the sixteen bits that old programs know.
pub fn rare_character(path: &str, c: char) -> Diagnostic {
    finding(
        &codes::PACK_PATH,
        path,
        format!("文件名里有生僻字“{c}”，旧电脑可能显示不出、打不开：{path}"),
        format!("`{c}` is a rare character that old computers may not open: {path}"),
    )
}

/// A film that goes on no volume: its place in the manifest, what a volume holds, and what would take it.
pub fn film_too_large(
    at: At,
    title: &str,
    (size, capacity): (u64, u64),
    file: &str,
    fits: Option<&str>,
) -> Diagnostic {
    let (size, capacity) = (gigabytes(size), gigabytes(capacity));
    let prose = Prose::new(
        format!("《{title}》有 {size}；一份装 {capacity}，除去网页和讲义就放不下它了"),
        format!("{title} has {size}; a volume holds {capacity}, with pages and handouts too little for it"),
    );
    let (zh, en) = match fits {
        Some(target) => (
            format!("改用 --target {target}，或者把影片压到一半大："),
            format!("use --target {target}, or halve the film: "),
        ),
        None => ("把影片压到一半大：".to_owned(), "halve the film: ".to_owned()),
    };
    let line = format!(
        "ffmpeg -i \"{file}\" -c:v libx264 -profile:v high -level 4.0 -pix_fmt yuv420p -vf scale=-2:720 -crf 28 \
         -c:a aac -b:a 96k -movflags +faststart half.mp4"
    );
    Diagnostic::new(&codes::PACK_TOO_LARGE, at, prose).help(zh + &line, en + &line)
}

/// Pages, search and handouts alone are more than a volume holds.
pub fn pages_too_large(base: u64, capacity: u64, fits: Option<&str>) -> Trouble {
    let (base, capacity) = (gigabytes(base), gigabytes(capacity));
    let (zh, en) = match fits {
        Some(target) => (format!("。改用 --target {target}"), format!("; use --target {target}")),
        None => (String::new(), String::new()),
    };
    Trouble::new(
        format!("不算影片，网页和讲义就要 {base}，一份只装得下 {capacity}{zh}"),
        format!("pages and handouts alone take {base}, but a volume holds {capacity}{en}"),
    )
}

/// Nothing is built yet.
pub fn nothing_built(out: &Path) -> Trouble {
    let out = out.display();
    Trouble::new(
        format!("{out} 里还没有生成好的离线网页。先运行 coursepack build"),
        format!("there is no web bundle in {out}: run `coursepack build` first"),
    )
}

/// An edition that was asked for and is not built.
pub fn edition_not_built(edition: &str, built: &[String]) -> Trouble {
    Trouble::new(
        format!("没有生成过“{edition}”这个版本；生成好的有：{}", built.join("、")),
        format!("the edition `{edition}` is not built; there are: {}", built.join(", ")),
    )
}

/// A manifest of a built bundle that cannot be believed.
pub fn broken_manifest(file: &Path) -> Trouble {
    let file = file.display();
    Trouble::new(
        format!("{file} 读不懂，或者和 SHA256SUMS 对不上。再运行一次 coursepack build"),
        format!("{file} cannot be read or is not what SHA256SUMS says: run `coursepack build` again"),
    )
}

/// Files of a built bundle that are not what its manifest says.
pub fn not_as_built(files: &[String]) -> Trouble {
    let shown: Vec<&str> = files.iter().take(12).map(String::as_str).collect();
    let more = files.len() - shown.len();
    let (zh, en) = match more {
        0 => (String::new(), String::new()),
        more => (format!("\n  还有 {more} 个"), format!("\n  and {more} more")),
    };
    let list = shown.join("\n  ");
    Trouble::new(
        format!("这些文件和生成时不一样了，没有打包。再运行一次 coursepack build：\n  {list}{zh}"),
        format!(
            "these files are not what was built, so nothing was packed; run `coursepack build` again:\n  {list}{en}"
        ),
    )
}

/// Content that changed since it was built.
pub fn older_than_content(edition: &str) -> Prose {
    Prose::new(
        format!("注意：“{edition}”生成之后内容又改过，装进去的是上次生成的。要新的，先运行 coursepack build"),
        format!("note: the content changed since `{edition}` was built; what was built is packed"),
    )
}

/// A stick that bears another edition, which goes away.
pub fn other_edition_on_stick(before: &str, now: &str) -> Prose {
    Prose::new(
        format!("注意：这个U盘上原来是“{before}”版，现在换成“{now}”版"),
        format!("note: the edition `{before}` on this stick is replaced by `{now}`"),
    )
}

/// No target was said.
pub fn no_target() -> Trouble {
    Trouble::new(
        "没说做成什么：写 --target usb（或 cd、dvd5、dvd9、bd25、zip），或在 curriculum.yaml 里写 discs: {target: usb}",
        "no target: write --target usb (or cd, dvd5, dvd9, bd25, zip), or `discs: {target: usb}` in curriculum.yaml",
    )
}

/// `--size` that is no size.
pub fn no_size(text: &str) -> Trouble {
    Trouble::new(
        format!("“{text}”不是大小，写成 8GB、7.5G 或 16GiB 这样"),
        format!("`{text}` is no size; write it as 8GB, 7.5G or 16GiB"),
    )
}

/// `--size` for a disc, whose size is known.
pub fn size_is_known(target: &str) -> Trouble {
    Trouble::new(
        format!("{target} 有多大是定好的；--size 只用于 usb 和 zip"),
        format!("the size of a {target} is known; --size goes with usb and zip"),
    )
}

/// A label that old computers do not read.
pub fn label_letters(label: &str) -> Trouble {
    Trouble::new(
        format!("卷标“{label}”不行：只能用大写英文字母、数字、- 和 _，最多 11 个"),
        format!("`{label}` is no label: use capital letters, digits, - and _, 11 at most"),
    )
}

/// A disk without room for what is to be written.
pub fn no_room(folder: &Path, needed: u64, free: u64) -> Trouble {
    let (needed, free, folder) = (gigabytes(needed), gigabytes(free), folder.display());
    Trouble::new(
        format!("{folder} 所在的磁盘不够：要写 {needed}，只剩 {free}。腾出空间再试"),
        format!("not enough room in {folder}: {needed} are to be written, {free} are free"),
    )
}

/// `--to` with something else than sticks.
pub fn to_is_for_sticks() -> Trouble {
    Trouble::new("--to 只用于 --target usb", "`--to` goes with `--target usb`")
}

/// `--to` where it is not clear what goes there.
pub fn one_stick_at_a_time(what: &str) -> Trouble {
    let (zh, en) = match what {
        "edition" => (
            "一个U盘装一个版本：用 --edition 说明装哪个",
            "a stick takes one edition: say which with --edition",
        ),
        _ => (
            "要分几个U盘装：用 --volume 1 说明现在插着的是第几个",
            "there are several volumes: say with --volume 1 which stick this is",
        ),
    };
    Trouble::new(zh, en)
}

/// `--volume` beyond what there is.
pub fn no_such_volume(number: usize, of: usize) -> Trouble {
    Trouble::new(format!("没有第 {number} 份，一共 {of} 份"), format!("there is no volume {number} of {of}"))
}

/// A stick that is not there, or is no folder.
pub fn no_stick(folder: &Path) -> Trouble {
    let folder = folder.display();
    Trouble::new(
        format!("{folder} 不是文件夹：插好U盘，再写它的位置，例如 --to E:\\"),
        format!("{folder} is no folder: insert the stick and name where it is"),
    )
}

/// A file on a stick that is somebody else's.
pub fn stick_has(path: &str) -> Trouble {
    Trouble::new(
        format!("U盘上已经有 {path}，但不是 coursepack 写的，不会动它。把它移开，或换一个U盘"),
        format!(
            "there is a {path} on the stick that was not written by coursepack: move it away or take another stick"
        ),
    )
}

/// What a disc image cannot keep as it is named.
pub fn renamed_on_disc(lines: &[String]) -> Trouble {
    let list = lines.join("\n  ");
    Trouble::new(
        format!("光盘上存不下这些名字，没有写：\n  {list}"),
        format!("a disc cannot keep these names, so nothing was written:\n  {list}"),
    )
}

/// An image that came out larger than the disc.
pub fn image_too_large(number: usize, size: u64, capacity: u64) -> Trouble {
    let (size, capacity) = (gigabytes(size), gigabytes(capacity));
    Trouble::new(
        format!("第 {number} 张的映像有 {size}，盘只有 {capacity}"),
        format!("the image of volume {number} has {size}, its disc {capacity}"),
    )
}

/// The medium of the volume with these files was removed while it was written.
pub fn half_a_stick(cause: &Trouble) -> Trouble {
    Trouble::new(
        format!(
            "{}\nU盘没有写完，不能用：上面有一个“没有写完”文件。插好再运行一次同样的命令",
            cause.prose.zh
        ),
        format!(
            "{}\nthe stick is not complete and says so in a file: insert it and run the same command again",
            cause.prose.en
        ),
    )
}

/// Bytes as people read them.
pub fn gigabytes(bytes: u64) -> String {
    let (unit, name) = if bytes >= 1_000_000_000 { (1_000_000_000, "GB") } else { (1_000_000, "MB") };
    let hundredths = bytes.div_ceil(unit / 100);
    format!("{}.{:02} {name}", hundredths / 100, hundredths % 100)
}

/// An update of a disc, which cannot be written on.
pub fn since_is_for_sticks() -> Trouble {
    Trouble::new(
        "光盘不能更新，只能重刻；更新包只给U盘和文件夹做：加上 --target usb",
        "discs cannot be updated, only burnt anew; updates are for sticks and folders: add --target usb",
    )
}
