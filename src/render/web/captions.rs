//! Captions as a self-registering script, since a `<track>` does not load from `file://`.

use crate::base::json;
use crate::media::cues::Cue;

/// A script that registers cues: `cpCaptions([[0.5, 3.2, "words"], …]);`. The client knows from the script's own address
/// which player they belong to.
pub fn captions(cues: &[Cue]) -> Vec<u8> {
    let seconds = |millis: u32| f64::from(millis) / 1000.0;
    let cues: Vec<(f64, f64, &str)> =
        cues.iter().map(|cue| (seconds(cue.from), seconds(cue.to), cue.text.as_str())).collect();
    format!("cpCaptions({});\n", json::script(&cues)).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::captions;
    use crate::media::cues::Cue;

    #[test]
    fn a_script_registers_the_cues() {
        let cue = |from, to, text: &str| Cue { from, to, text: text.to_owned() };
        let cues = [cue(1500, 3000, "一报警\n二取证"), cue(3_600_000, 3_601_250, "<b>三</b>")];
        assert_eq!(
            String::from_utf8(captions(&cues)).unwrap(),
            "cpCaptions([[1.5,3.0,\"一报警\\n二取证\"],[3600.0,3601.25,\"\\u003cb>三\\u003c/b>\"]]);\n"
        );
    }
}
