//! Captions: WebVTT as a self-registering script, since a `<track>` does not load from `file://`.

use crate::base::json;

/// A script that registers the cues of a WebVTT file: `cpCaptions([[0.5, 3.2, "words"], …]);`. The client knows from
/// the script's own address which player they belong to. Cues that cannot be read are left out.
pub fn captions(vtt: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(vtt);
    let cues: Vec<(f64, f64, String)> = blocks(&text).filter_map(|block| cue(&block)).collect();
    format!("cpCaptions({});\n", json::script(&cues)).into_bytes()
}

/// Runs of lines between empty ones.
fn blocks(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let mut lines = text.lines().map(str::trim_end).peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|line| line.is_empty()).is_some() {}
        let block: Vec<&str> = std::iter::from_fn(|| lines.next_if(|line| !line.is_empty())).collect();
        (!block.is_empty()).then_some(block)
    })
}

fn cue(block: &[&str]) -> Option<(f64, f64, String)> {
    let at = block.iter().position(|line| line.contains("-->"))?;
    let (from, to) = block[at].split_once("-->")?;
    let (from, to) = (seconds(from.trim())?, seconds(to.split_whitespace().next()?)?);
    let words = block[at + 1..].join("\n");
    (from < to && !words.is_empty()).then_some((from, to, words))
}

/// `01:02:03.400` or `02:03.400`, in seconds.
fn seconds(time: &str) -> Option<f64> {
    let mut total = 0.0;
    for part in time.split(':') {
        let part: f64 = part.replace(',', ".").parse().ok()?;
        if !(0.0..1e6).contains(&part) {
            return None;
        }
        total = total * 60.0 + part;
    }
    Some((total * 1000.0).round() / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::captions;

    #[test]
    fn cues_are_kept_and_everything_else_is_not() {
        let vtt = "\u{feff}WEBVTT 说明\n\nNOTE 不念\n\n1\n00:01.500 --> 00:03.000 line:90%\n一报警\n二取证\n\n\
                   00:00:03.000 --> 00:00:02.000\n倒着的\n\nx --> y\n坏的\n\n01:00:00.000 --> 01:00:01.250\n<b>三</b>";
        let script = String::from_utf8(captions(vtt.as_bytes())).unwrap();
        assert_eq!(
            script,
            "cpCaptions([[1.5,3.0,\"一报警\\n二取证\"],[3600.0,3601.25,\"\\u003cb>三\\u003c/b>\"]]);\n"
        );
    }
}
