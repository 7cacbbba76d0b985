//! Messages about films, sound and timed words: what is wrong with a file, and the line that mends it.

use crate::base::path::ContentPath;
use crate::diag::{At, Code, Diagnostic, Prose, codes};
use crate::media::cues::{Slip, SlipKind};
use crate::media::playable::Obstacle;
use crate::media::{Container, Fault, VideoCodec, clock};

/// More wrong lines of one file are counted, not told.
const LINES: usize = 5;

/// A film that an old computer plays not at all, or badly; `cure` is the line for a terminal and the new file's name.
pub fn obstacles(
    at: At,
    file: &ContentPath,
    obstacles: &[Obstacle],
    cure: Option<(String, String)>,
) -> Diagnostic {
    let stops = obstacles.iter().any(Obstacle::stops);
    let told: Vec<Prose> = obstacles.iter().filter(|one| one.stops() || !stops).map(words).collect();
    let zh = told.iter().map(|prose| prose.zh.as_str()).collect::<Vec<_>>().join("；");
    let en = told.iter().map(|prose| prose.en.as_str()).collect::<Vec<_>>().join("; ");
    let name = file.name();
    let (code, prose): (&Code, Prose) = match stops {
        true => (
            &codes::MEDIA_UNPLAYABLE,
            Prose::new(
                format!("{name} 在老电脑上放不了：{zh}"),
                format!("{name} does not play on old computers: {en}"),
            ),
        ),
        false => (
            &codes::MEDIA_HARD,
            Prose::new(
                format!("{name} 在有的电脑上放不好：{zh}"),
                format!("{name} may play badly on some computers: {en}"),
            ),
        ),
    };
    let found = Diagnostic::new(code, at, prose);
    match (cure, obstacles.iter().find_map(ending)) {
        (Some((line, target)), _) => {
            let new = target.rsplit('/').next().unwrap_or_default();
            found.help(
                format!("在项目文件夹里转换：{line}。看过没有问题，把 file 改成 {new}"),
                format!("convert it in the project's folder: {line} — look at the result, then set `file` to {new}"),
            )
        }
        (None, Some(ending)) => found.help(
            format!("把文件改名，用 .{ending} 结尾，再改 file"),
            format!("give the file a name that ends in .{ending}, and change `file`"),
        ),
        (None, None) => found,
    }
}

fn ending(obstacle: &Obstacle) -> Option<&'static str> {
    match obstacle {
        Obstacle::Ending(ending) => Some(ending),
        _ => None,
    }
}

fn words(obstacle: &Obstacle) -> Prose {
    match obstacle {
        Obstacle::Form(form @ (Container::WebM | Container::Ogg | Container::Flac | Container::Aac)) => {
            Prose::new(format!("{form} 格式要较新的浏览器才认得"), format!("{form} needs a newer browser"))
        }
        Obstacle::Form(Container::QuickTime) => Prose::new(
            "这是苹果的 MOV 格式，不是每个浏览器都认得",
            "it is a MOV, which not every browser knows",
        ),
        Obstacle::Form(form) => {
            Prose::new(format!("{form} 格式浏览器不认得"), format!("no browser knows the form {form}"))
        }
        Obstacle::Picture(VideoCodec::Hevc) => Prose::new(
            "画面是 H.265（HEVC），老电脑只出声音，没有画面",
            "its picture is H.265 (HEVC): old computers play the sound alone, without a picture",
        ),
        Obstacle::Picture(codec @ (VideoCodec::Vp8 | VideoCodec::Vp9)) => Prose::new(
            format!("画面是 {codec}，老电脑放起来会卡"),
            format!("its picture is {codec}, which is slow on old computers"),
        ),
        Obstacle::Picture(VideoCodec::Other(name)) if name == "DRM" => Prose::new(
            "画面加了密，只有买它的软件能放",
            "it is locked, so that only the shop's own program plays it",
        ),
        Obstacle::Picture(codec) => Prose::new(format!("画面是 {codec}"), format!("its picture is {codec}")),
        Obstacle::Level(level) => {
            let level = format!("{}.{}", level / 10, level % 10);
            Prose::new(
                format!("画面太大或太快（H.264 级别 {level}，老电脑最高 4.0）"),
                format!(
                    "the picture is too large or too fast (level {level} of H.264; old computers manage 4.0)"
                ),
            )
        }
        Obstacle::Depth(bits) => Prose::new(
            format!("颜色是 {bits} 位的，应该是 8 位"),
            format!("its colours have {bits} bits instead of 8"),
        ),
        Obstacle::Colours(chroma) => Prose::new(
            format!("颜色采样是 {chroma}，应该是 4:2:0"),
            format!("its colours are {chroma} instead of 4:2:0"),
        ),
        Obstacle::Sound(codec) => Prose::new(
            format!("声音是 {codec}，应该是 AAC 或 MP3"),
            format!("its sound is {codec} instead of AAC or MP3"),
        ),
        Obstacle::Channels(channels) => Prose::new(
            format!("声音有 {channels} 个声道，两个音箱放出来对白会偏小"),
            format!("its sound has {channels} channels: on two loudspeakers speech is faint"),
        ),
        Obstacle::TableLast => Prose::new(
            "目录在文件最后，要等很久才开始放",
            "its table of contents comes last, so that it starts late",
        ),
        Obstacle::Ending(ending) => Prose::new(
            format!("文件名的结尾和内容不符，应该是 .{ending}"),
            format!("its name should end in .{ending}, by what is in it"),
        ),
    }
}

/// A file that is no film and no sound, or breaks off.
pub fn damaged(at: At, file: &ContentPath, fault: &Fault) -> Diagnostic {
    let name = file.name();
    let (zh, en) = match fault {
        Fault::Empty => ("是空的".to_owned(), "is empty".to_owned()),
        Fault::Unknown => {
            ("不是影片，也不是声音文件".to_owned(), "is neither a film nor a file of sound".to_owned())
        }
        Fault::CutOff(missing) => {
            let (zh, en) = match missing / 1_000_000 {
                0 => (format!("{} KB", missing.div_ceil(1000)), format!("{} kB", missing.div_ceil(1000))),
                mb => (format!("{mb} MB"), format!("{mb} MB")),
            };
            (format!("不完整，后面少了 {zh}"), format!("breaks off: {en} are missing at its end"))
        }
        Fault::Damaged => {
            ("已损坏，读不出里面有什么".to_owned(), "is damaged: what is in it cannot be read".to_owned())
        }
        Fault::Unreadable(why) => (format!("读不出来：{why}"), format!("cannot be read: {why}")),
    };
    let prose = Prose::new(format!("{name} {zh}"), format!("{name} {en}"));
    Diagnostic::new(&codes::MEDIA_DAMAGED, at, prose).help(
        "从原处重新复制一份，放一遍看看；录像机或手机没录完的，要用原来的设备修复",
        "copy it again from where it came from and play it; a recording that was not finished must be mended by what made it",
    )
}

/// A film that is longer or shorter than its manifest says (both in seconds).
pub fn duration(at: At, file: &ContentPath, said: u32, true_: u32) -> Diagnostic {
    let (said, true_) = (clock(said), clock(true_));
    let name = file.name();
    let prose = Prose::new(
        format!("{name} 实际长 {true_}，清单里写的是 {said}"),
        format!("{name} plays {true_}, but the manifest says {said}"),
    );
    Diagnostic::new(&codes::MEDIA_DURATION, at, prose).help(
        format!("放错了文件就换回来；文件没错，就写 duration: {true_}"),
        format!("is it the right file? if so, write `duration: {true_}`"),
    )
}

/// A file with another hash than its manifest says.
pub fn hash(at: At, file: &ContentPath, true_: &str) -> Diagnostic {
    let name = file.name();
    let prose = Prose::new(
        format!("{name} 和清单里登记的不是同一个文件：sha256 对不上"),
        format!("{name} is not the file that the manifest speaks of: its sha256 is another"),
    );
    Diagnostic::new(&codes::MEDIA_HASH, at, prose).help(
        format!("从原处重新复制；如果确实换了新文件，就改成 sha256: {true_}"),
        format!(
            "copy it again from where it came from; if it was replaced on purpose, write `sha256: {true_}`"
        ),
    )
}

/// Nothing said about where a medium may go.
pub fn usage(at: At, title: &str) -> Diagnostic {
    let prose = Prose::new(
        format!("《{title}》没有写能用在哪里，按“教学”算"),
        format!("nothing says where `{title}` may be used, so it counts as `teaching`"),
    );
    Diagnostic::new(&codes::MEDIA_USAGE, at, prose).help(
        "写 usage：public（公开，谁都能看）、teaching（只给上课的人）或 disc_only（只能放在光盘、U盘上）",
        "write `usage`: public (everybody may see it), teaching (only those who are taught) or disc_only",
    )
}

/// Captions, or the words of a song, with lines that cannot be used.
pub fn cues(at: At, file: &str, slips: &[Slip]) -> Diagnostic {
    let told: Vec<Prose> = slips.iter().take(LINES).map(slip).collect();
    let mut zh = told.iter().map(|prose| prose.zh.as_str()).collect::<Vec<_>>().join("；");
    let mut en = told.iter().map(|prose| prose.en.as_str()).collect::<Vec<_>>().join("; ");
    if slips.len() > LINES {
        zh += &format!("；一共 {} 处", slips.len());
        en += &format!("; {} places in all", slips.len());
    }
    let prose =
        Prose::new(format!("{file} 有的时间用不了：{zh}"), format!("{file} has times of no use: {en}"));
    Diagnostic::new(&codes::MEDIA_CAPTIONS, at, prose).help(
        "字幕的一段是：时间一行，如 00:01.500 --> 00:03.000，下面是字，段与段之间空一行；歌词写 [00:12.30] 再写字",
        "captions are a line of times such as 00:01.500 --> 00:03.000, the words below, an empty line between; \
         songs are [00:12.30] and the words",
    )
}

fn slip(slip: &Slip) -> Prose {
    let line = slip.line;
    match &slip.kind {
        SlipKind::Time(written) => Prose::new(
            format!("第 {line} 行的时间“{written}”读不懂"),
            format!("line {line}: `{written}` is no time"),
        ),
        SlipKind::Backwards => Prose::new(
            format!("第 {line} 行结束得比开始早"),
            format!("line {line}: it ends before it begins"),
        ),
        SlipKind::Silent => {
            Prose::new(format!("第 {line} 行的时间下面没有字"), format!("line {line}: no words follow"))
        }
        SlipKind::NoTimes => Prose::new("里面没有一行时间", "it has no times at all"),
    }
}

/// Captions that go on after the film has ended: those of another one. Both in seconds.
pub fn cues_too_long(at: At, file: &str, last: u32, film: u32) -> Diagnostic {
    let (last, film) = (clock(last), clock(film));
    let prose = Prose::new(
        format!("{file} 一直到 {last}，可是影音只有 {film}：像是别的影音的字幕"),
        format!(
            "{file} goes on to {last}, but the film ends at {film}: are these the captions of another one?"
        ),
    );
    Diagnostic::new(&codes::MEDIA_CAPTIONS, at, prose)
        .help("换成这部影音自己的字幕", "put the film's own captions here")
}
