//! One entry of a manifest, as far as a machine can write it.

use super::told::Skip;
use crate::base::hash::Hash;
use crate::base::json;
use crate::base::path::ContentPath;
use crate::base::snapshot::Asset;
use crate::media::{Fault, Probe, clock};
use crate::source;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

/// From here on (in seconds) a film is a film, and not a clip.
const FILM: u32 = 20 * 60;

/// Sound up to here, in seconds, is a song.
const SONG: u32 = 8 * 60;

const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "bmp"];
const CAPTIONS: &[&str] = &["vtt", "srt"];
const LYRICS: &[&str] = &["lrc"];
const TRANSCRIPTS: &[&str] = &["txt"];

/// What a file is for.
#[derive(Clone, Debug)]
pub(super) enum Look {
    /// It is played.
    Film(Box<Probe>),
    /// It is looked at.
    Picture,
    /// It goes with a film of the same name.
    Words,
}

/// Looks into a file.
pub(super) fn look(asset: &Asset) -> Result<Look, Skip> {
    let ending = asset.path.extension();
    let is = |endings: &[&str]| endings.contains(&ending.as_str());
    if is(PICTURES) {
        return Ok(Look::Picture);
    }
    if is(CAPTIONS) || is(LYRICS) || is(TRANSCRIPTS) {
        return Ok(Look::Words);
    }
    match source::probe(asset) {
        Ok(probe) => Ok(Look::Film(Box::new(probe))),
        Err(Fault::Unknown) => Err(Skip::NoMedia),
        Err(fault) => Err(Skip::Damaged(fault)),
    }
}

/// The files that belong to a film or song of the same name beside them, and words that belong to nothing.
pub(super) fn companions(assets: &[&Arc<Asset>], looked: &[Result<Look, Skip>]) -> BTreeSet<ContentPath> {
    let films = assets
        .iter()
        .zip(looked)
        .filter(|(_, look)| matches!(look, Ok(Look::Film(_)) | Err(Skip::Damaged(_))));
    let films: BTreeSet<(&str, &str)> =
        films.map(|(asset, _)| (asset.path.parent(), asset.path.stem())).collect();
    let goes_with = |(asset, look): &(&&Arc<Asset>, &Result<Look, Skip>)| match look {
        Ok(Look::Words) => true,
        Ok(Look::Picture) => films.contains(&(asset.path.parent(), poster_of(asset.path.stem()))),
        _ => false,
    };
    let all = assets.iter().zip(looked).filter(goes_with);
    all.map(|(asset, _)| asset.path.clone()).collect()
}

/// `x` and `x-poster` are pictures of the film `x`.
fn poster_of(stem: &str) -> &str {
    ["-poster", "_poster", "-封面"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem)
}

/// An entry.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Unique.
    pub id: String,
    /// The file.
    pub asset: Arc<Asset>,
    /// Its hash, once it is known.
    pub sha256: Option<Hash>,
    kind: &'static str,
    title: String,
    seconds: Option<u32>,
    captions: Option<ContentPath>,
    transcript: Option<ContentPath>,
    lyrics: Option<ContentPath>,
    poster: Option<ContentPath>,
}

impl Draft {
    pub(super) fn new(id: String, asset: &Arc<Asset>, look: Look, all: &[&Arc<Asset>]) -> Draft {
        let path = &asset.path;
        let beside = |endings: &[&str]| {
            let fits = |other: &&&Arc<Asset>| {
                let other = &other.path;
                other.parent() == path.parent()
                    && poster_of(other.stem()) == path.stem()
                    && endings.contains(&other.extension().as_str())
            };
            all.iter().find(fits).map(|other| other.path.clone())
        };
        let mut draft = Draft {
            id,
            asset: asset.clone(),
            sha256: None,
            kind: "picture",
            title: path.stem().replace('_', " "),
            seconds: None,
            captions: None,
            transcript: None,
            lyrics: None,
            poster: None,
        };
        if let Look::Film(probe) = look {
            draft.seconds = probe.seconds();
            draft.captions = beside(CAPTIONS);
            draft.lyrics = beside(LYRICS);
            let long = probe.seconds().unwrap_or_default();
            draft.kind = match probe.video.is_some() || probe.audio.is_none() {
                true if long >= FILM => "film",
                true => "clip",
                false if long <= SONG => "song",
                false => "audio",
            };
            draft.transcript = beside(TRANSCRIPTS);
            draft.poster = beside(PICTURES);
        }
        draft
    }

    fn write(&self, out: &mut String) {
        let beside = |path: &ContentPath| {
            quoted(path.as_str().strip_prefix(super::MEDIA).unwrap_or_default().trim_start_matches('/'))
        };
        let mut line = |name: &str, value: &str| {
            let _ = writeln!(out, "  {name}: {value}");
        };
        line("title", &quoted(&self.title));
        line("type", self.kind);
        line("file", &beside(&self.asset.path));
        line("license", "        # 许可：例如 CC BY 4.0；自己拍的可写“本单位制作”");
        line("rights_holder", "  # 权利人：谁拍的、谁唱的");
        line("usage", "teaching  # public 公开；teaching 只给上课的人；disc_only 只放光盘、U盘");
        if let Some(seconds) = self.seconds {
            line("duration", &format!("\"{}\"", clock(seconds)));
        }
        for (name, file) in [
            ("captions", &self.captions),
            ("transcript", &self.transcript),
            ("lyrics", &self.lyrics),
            ("poster", &self.poster),
        ] {
            if let Some(file) = file {
                line(name, &beside(file));
            }
        }
        if let Some(sha256) = self.sha256 {
            line("sha256", &format!("\"{sha256}\""));
        }
    }
}

/// The text of a manifest.
pub(super) fn manifest(drafts: &[Draft]) -> String {
    let mut out = "# 由 coursepack import media 起草。每一项都要填上 license（许可）和 rights_holder（权利人），\n\
                   # 再看看标题、类别（film 影片、clip 短片、song 歌曲、audio 音频、picture 图片）和用途对不对。\n"
        .to_owned();
    for draft in drafts {
        let _ = writeln!(out, "\n- id: {}", quoted(&draft.id));
        draft.write(&mut out);
    }
    out
}

/// As it is where YAML takes it for text, otherwise in quotes.
fn quoted(text: &str) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '（' | '）' | '《' | '》');
    let word = text.starts_with(|c: char| c.is_alphabetic()) && text.chars().all(plain);
    let special = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    if word && !special.contains(&text.to_ascii_lowercase().as_str()) {
        text.to_owned()
    } else {
        json::line(&text)
    }
}
