//! Timed words: captions as WebVTT or SRT, the words of a song as LRC. Slips are told line by line; what is right is
//! kept.

use std::sync::Arc;

/// Words that are shown for a while.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cue {
    /// When they appear, in milliseconds.
    pub from: u32,
    /// When they go.
    pub to: u32,
    /// The words; several lines are parted by LF.
    pub text: String,
}

/// The timed words of a file, in the order in which they appear.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// What is right.
    pub cues: Arc<[Cue]>,
    /// What is not.
    pub slips: Vec<Slip>,
}

/// Something wrong in such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: SlipKind,
}

/// What can be wrong with timed words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// A time that cannot be read, as written.
    Time(String),
    /// The end is not after the beginning.
    Backwards,
    /// No words follow a time.
    Silent,
    /// No times at all.
    NoTimes,
}

/// How long the last line of a song stands, in milliseconds, where nothing says when it ends.
const LAST: u32 = 8000;

/// No film is longer, in milliseconds.
const LONGEST: u32 = 100 * 3_600_000;

/// Whether `text` is a song with times: `[00:12.30]` before its lines.
pub fn is_lrc(text: &str) -> bool {
    text.lines().any(|line| stamp(line.trim_start()).is_some_and(|(time, _)| time.is_some()))
}

/// Reads captions or the words of a song, whichever the text is.
pub fn read(text: &str) -> Cues {
    if !text.contains("-->") && is_lrc(text) { lrc(text) } else { captions(text) }
}

/// The words of a song without times and facts, verses parted as they were.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let (times, words) = stamps(line);
        let fact = times.is_empty() && line.trim_start().starts_with('[') && line.trim_end().ends_with(']');
        if fact {
            continue;
        }
        out.push_str(&without_times(words.trim()));
        out.push('\n');
    }
    out.trim().to_owned()
}

/// WebVTT, and SRT, which differs in numbers before the times and in commas.
fn captions(text: &str) -> Cues {
    let (mut cues, mut slips) = (Vec::new(), Vec::new());
    let mut lines = (1..).zip(text.trim_start_matches('\u{feff}').lines().map(str::trim_end)).peekable();
    let mut comment = false;
    let mut timed = false;
    while let Some((number, line)) = lines.next() {
        if line.is_empty() {
            comment = false;
        }
        if ["NOTE", "STYLE", "REGION", "WEBVTT"].iter().any(|word| line.starts_with(word)) {
            comment = true;
        }
        if comment || !line.contains("-->") {
            continue;
        }
        timed = true;
        let mut words: Vec<&str> = Vec::new();
        while let Some((_, more)) = lines.next_if(|(_, line)| !line.is_empty() && !line.contains("-->")) {
            words.push(more);
        }
        let words = without_styles(&words.join("\n"));
        match times(line) {
            Err(wrong) => slips.push(Slip { line: number, kind: SlipKind::Time(wrong) }),
            Ok((from, to)) if from >= to => slips.push(Slip { line: number, kind: SlipKind::Backwards }),
            Ok(_) if words.trim().is_empty() => slips.push(Slip { line: number, kind: SlipKind::Silent }),
            Ok((from, to)) => cues.push(Cue { from, to, text: words }),
        }
    }
    if !timed {
        slips.push(Slip { line: 1, kind: SlipKind::NoTimes });
    }
    cues.sort_by_key(|cue: &Cue| cue.from);
    Cues { cues: cues.into(), slips }
}

/// `00:01.500 --> 00:03.000 line:90%`; the part that cannot be read.
fn times(line: &str) -> Result<(u32, u32), String> {
    let (from, to) = line.split_once("-->").ok_or_else(|| line.to_owned())?;
    let read = |written: &str| time(written).ok_or_else(|| written.to_owned());
    Ok((read(from.trim())?, read(to.split_whitespace().next().unwrap_or_default())?))
}

/// `01:02:03.400`, `02:03,400` or `2:03`, in milliseconds.
fn time(written: &str) -> Option<u32> {
    let (whole, part) = written.split_once(['.', ',']).unwrap_or((written, ""));
    let parts: Vec<&str> = whole.split(':').collect();
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|part| digits(part)) {
        return None;
    }
    if !part.bytes().all(|byte| byte.is_ascii_digit()) || written.ends_with(['.', ',']) {
        return None;
    }
    let seconds = parts
        .iter()
        .try_fold(0u32, |sum, part| sum.checked_mul(60)?.checked_add(part.parse::<u32>().ok()?))?;
    let thousandths = format!("{:0<3}", part.get(..part.len().min(3))?).parse::<u32>().ok()?;
    seconds.checked_mul(1000)?.checked_add(thousandths).filter(|millis| *millis <= LONGEST)
}

/// Without `{\an8}`, with which SRT files say where on the picture words stand.
fn without_styles(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(at) = rest.find("{\\") {
        let Some(end) = rest[at..].find('}') else { break };
        out.push_str(&rest[..at]);
        rest = &rest[at + end + 1..];
    }
    out + rest
}

/// A song: each line stands until the next one.
fn lrc(text: &str) -> Cues {
    let (mut lines, mut slips) = (Vec::new(), Vec::new());
    let mut shift = 0i64;
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(written) = line.trim().strip_prefix("[offset:").and_then(|rest| rest.strip_suffix(']')) {
            shift = written.trim().parse().unwrap_or_default();
        }
        let (times, words) = stamps(line);
        lines.extend(times.iter().map(|time| (*time, without_times(words.trim()))));
        if let Some((None, _)) = stamp(line.trim_start()) {
            let written = line.split(']').next().unwrap_or_default().trim_start_matches('[').to_owned();
            slips.push(Slip { line: number, kind: SlipKind::Time(written) });
        }
    }
    lines.sort_by_key(|(time, _)| *time);
    let at = |time: u32| {
        u32::try_from((i64::from(time) - shift.clamp(-3_600_000, 3_600_000)).max(0)).unwrap_or_default()
    };
    let ends = lines.iter().skip(1).map(|(time, _)| at(*time)).chain(std::iter::once(u32::MAX));
    let cue = |((time, text), end): (&(u32, String), u32)| Cue {
        from: at(*time),
        to: end.min(at(*time).saturating_add(LAST)),
        text: text.clone(),
    };
    // A line without words ends the one before.
    let cues = lines.iter().zip(ends).map(cue).filter(|cue| !cue.text.is_empty() && cue.from < cue.to);
    Cues { cues: cues.collect(), slips }
}

/// Without `<00:12.30>`, with which some songs are timed word by word.
fn without_times(words: &str) -> String {
    let mut out = String::new();
    for (number, piece) in words.split('<').enumerate() {
        let timed = piece.split_once('>').filter(|(inner, _)| number > 0 && time(inner).is_some());
        match timed {
            Some((_, rest)) => out.push_str(rest),
            None if number > 0 => out.extend(["<", piece]),
            None => out.push_str(piece),
        }
    }
    out
}

/// All times before a line, and its words.
fn stamps(line: &str) -> (Vec<u32>, &str) {
    let mut rest = line.trim_start();
    let mut times = Vec::new();
    while let Some((Some(time), after)) = stamp(rest) {
        times.push(time);
        rest = after;
    }
    (times, rest)
}

/// `[00:12.30]` at the start, and what follows; no time where it looks like one but is none.
fn stamp(line: &str) -> Option<(Option<u32>, &str)> {
    let (inner, rest) = line.strip_prefix('[')?.split_once(']')?;
    // `[ar:…]` and its like are facts about the song.
    let looks = inner.starts_with(|c: char| c.is_ascii_digit()) && inner.contains(':');
    looks.then(|| (time(inner), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(from: u32, to: u32, text: &str) -> Cue {
        Cue { from, to, text: text.to_owned() }
    }

    #[test]
    fn cues_of_webvtt_are_kept_and_everything_else_is_not() {
        let vtt = "\u{feff}WEBVTT 说明\n\nNOTE 不念\n\n1\n00:01.500 --> 00:03.000 line:90%\n一报警\n二取证\n\n\
                   00:00:03.000 --> 00:00:02.000\n倒着的\n\nx --> y\n坏的\n\n01:00:00.000 --> 01:00:01.250\n<b>三</b>";
        let read = read(vtt);
        let expected = [cue(1500, 3000, "一报警\n二取证"), cue(3_600_000, 3_601_250, "<b>三</b>")];
        assert_eq!(*read.cues, expected);
        let slips = [(10, SlipKind::Backwards), (13, SlipKind::Time("x".into()))];
        assert_eq!(read.slips, slips.map(|(line, kind)| Slip { line, kind }));
    }

    #[test]
    fn srt_is_read_too() {
        let srt = "1\r\n00:00:01,500 --> 00:00:03,000\r\n{\\an8}先报警\r\n\r\n2\r\n00:00:04,00 --> 00:00:05\r\n\r\n";
        let read = read(srt);
        assert_eq!(*read.cues, [cue(1500, 3000, "先报警")]);
        assert_eq!(read.slips, [Slip { line: 6, kind: SlipKind::Silent }]);
        assert_eq!(super::read("讲稿\n第一句\n").slips, [Slip { line: 1, kind: SlipKind::NoTimes }]);
    }

    #[test]
    fn songs_are_sung_line_by_line() {
        let song =
            "[ti:快板]\n[00:01.00][00:09.50]竹板一打\n[00:03.5]咱<00:04.00>把合同说\n[00:05.00]\n[0x:12]坏\n";
        let read = read(song);
        let expected =
            [cue(1000, 3500, "竹板一打"), cue(3500, 5000, "咱把合同说"), cue(9500, 17_500, "竹板一打")];
        assert_eq!(*read.cues, expected);
        assert_eq!(read.slips, [Slip { line: 5, kind: SlipKind::Time("0x:12".into()) }]);
        assert_eq!(plain("[ti:快板]\n[00:01.00]一\n\n[00:02.00]二\n"), "一\n\n二");
        assert!(!is_lrc("竹板一打\n[注] 说白\n"));
    }
}
