//! Films, songs, clips, pictures: a player where the file is at hand, a sentence that says what to do where it is not.

use super::Writer;
use super::escape::{escaped, text};
use crate::base::path::{encode_url, relative_url};
use crate::media::clock;
use crate::syntax::ast::MediaCard;
use crate::syntax::kinds::media::MediaType;

impl Writer<'_> {
    pub(super) fn media(&mut self, card: &MediaCard) {
        let words = self.setting.words;
        self.push(format_args!("<div class=\"block media {}\">\n<figure>\n", card.kind.name()));
        self.player(card);
        self.caption(card);
        self.out.push_str("</figure>\n");
        if !card.words.trim().is_empty() {
            let heading = if card.kind == MediaType::Song { words.lyrics } else { words.spoken_words };
            self.push(format_args!("<details class=\"words\"><summary>{heading}</summary>\n"));
            for verse in card.words.trim().split("\n\n") {
                self.out.push_str("<p>");
                for (at, line) in verse.lines().enumerate() {
                    if at > 0 {
                        self.out.push_str("<br>\n");
                    }
                    self.words(line);
                }
                self.out.push_str("</p>\n");
            }
            self.out.push_str("</details>\n");
        }
        self.out.push_str("</div>\n");
    }

    /// The medium itself, or the sentence that says where it is.
    pub(super) fn player(&mut self, card: &MediaCard) {
        let Some(file) = &card.file else {
            let sentence = self.setting.words.media_elsewhere;
            self.push(format_args!("<p class=\"absent\">{sentence}</p>\n"));
            return;
        };
        let url = escaped(&relative_url(self.setting.url, file)).into_owned();
        match card.kind {
            MediaType::Film | MediaType::Clip => self.plays("video", &url, card),
            MediaType::Song | MediaType::Audio => self.plays("audio", &url, card),
            MediaType::Picture => {
                self.push(format_args!("<img src=\"{url}\" alt=\"{}\">\n", escaped(&card.title)));
            }
        }
    }

    /// The player, and inside it what browsers show that cannot play.
    fn plays(&mut self, tag: &str, url: &str, card: &MediaCard) {
        self.push(format_args!("<{tag} controls preload=\"metadata\" src=\"{url}\""));
        if tag == "video" {
            let poster = match &card.poster {
                Some(poster) => relative_url(self.setting.url, poster),
                None => title_card(&card.title),
            };
            self.push(format_args!(" poster=\"{}\"", escaped(&poster)));
        }
        // A track element does not load from file://; the client adds the cues.
        if let Some(captions) = &card.captions {
            self.push(format_args!(
                " data-captions=\"{}\"",
                escaped(&relative_url(self.setting.url, captions))
            ));
        }
        // What the client says where the file is on another disc, missing or broken.
        let words = self.setting.words;
        let (elsewhere, broken, check) = (words.elsewhere(card.kind), words.films.broken, words.check.title);
        self.push(format_args!(
            " data-elsewhere=\"{elsewhere}\" data-broken=\"{broken}\" data-check=\"{check}\""
        ));
        let name = card.file.as_deref().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        self.push(format_args!(
            "><p>{} <a href=\"{url}\">{}</a></p></{tag}>\n",
            words.cannot_play,
            escaped(name)
        ));
    }

    fn caption(&mut self, card: &MediaCard) {
        let words = self.setting.words;
        self.out.push_str("<figcaption><span class=\"title\">");
        self.words(&card.title);
        self.push(format_args!("</span> <span class=\"facts\">{}", words.media_type(card.kind)));
        if let Some(seconds) = card.seconds {
            self.push(format_args!(" · {}", clock(seconds)));
        }
        for fact in [&card.rights_holder, &card.license] {
            if !fact.is_empty() {
                self.push(format_args!(" · {}", escaped(fact)));
            }
        }
        self.out.push_str("</span>");
        if let Some(page) = &card.page {
            let url = relative_url(self.setting.url, page);
            // From a lesson, the page goes on with what the lesson plays next.
            let of = match self.setting.url.split_once('/') {
                Some(("lessons" | "slides", _)) => format!("?in={}", playlist_id(self.setting.url)),
                _ => String::new(),
            };
            let label = words.films.play_page;
            self.push(format_args!(" <a class=\"play-page\" href=\"{}{of}\">{label}</a>", escaped(&url)));
        }
        self.out.push_str("</figcaption>\n");
    }
}

/// What addresses call the playlist of the lesson at `url`: the name of its file.
pub fn playlist_id(url: &str) -> &str {
    let name = url.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".html").unwrap_or(name)
}

/// Characters of a line of a title card.
const LINE: usize = 13;
/// Lines of a title card; what is longer ends in an ellipsis.
const LINES: usize = 3;

/// The picture of a film that has none: its title in Song on paper, as an address that needs no file.
fn title_card(title: &str) -> String {
    let lines = title_lines(title);
    let top = 258 - 36 * (lines.len() as i32 - 1);
    let mut svg = String::from(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 960 540' width='960' height='540'>\
         <rect width='960' height='540' fill='#fbfaf6'/>\
         <rect x='24' y='24' width='912' height='492' fill='none' stroke='#e3dfd5' stroke-width='2'/>\
         <g font-family='Noto Serif SC,Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,serif' \
         font-weight='700' font-size='54' fill='#1f2328' text-anchor='middle'>",
    );
    for (at, line) in (0..).zip(&lines) {
        svg.push_str(&format!("<text x='480' y='{}'>", top + at * 72));
        text(&mut svg, line);
        svg.push_str("</text>");
    }
    let rule = top + lines.len() as i32 * 72 - 24;
    svg.push_str(&format!("</g><rect x='440' y='{rule}' width='80' height='6' fill='#a8321f'/></svg>"));
    // Old browsers want everything escaped, and nothing in it may look like an address of the network.
    format!("data:image/svg+xml;charset=utf-8,{}", encode_url(&svg).replace('/', "%2F"))
}

/// A title in lines of a fitting length, parted after a colon where that comes late enough.
fn title_lines(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut width = 0;
    for c in title.chars() {
        let own = if c.is_ascii() { 1 } else { 2 };
        let closes = "，。、：；！？）》”".contains(c);
        if width + own > 2 * LINE && !closes {
            lines.push(String::new());
            width = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
        width += own;
        if matches!(c, '：' | ':') && width >= LINE {
            width = 2 * LINE;
        }
    }
    let mut lines: Vec<String> = lines.iter().map(|line| line.trim().to_owned()).collect();
    if lines.len() > LINES {
        lines.truncate(LINES);
        lines.iter_mut().skip(LINES - 1).for_each(|last| last.push('…'));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{title_card, title_lines};

    #[test]
    fn a_title_card_holds_the_title_and_no_address_of_the_network() {
        let card = title_card("<六楼> & \"花盆\"");
        assert!(card.starts_with("data:image/svg+xml"));
        assert!(!card.contains(['<', '>', '"', '\'', '#', ' ']) && !card.contains("://"), "{card}");
        assert!(card.contains("%26lt%3B"), "{card}");
    }

    #[test]
    fn long_titles_are_cut_into_few_lines() {
        assert_eq!(title_lines("六楼的花盆"), ["六楼的花盆"]);
        assert_eq!(title_lines("遇到家暴怎么办呢：三步走"), ["遇到家暴怎么办呢：", "三步走"]);
        let long = title_lines(&"很长的片名".repeat(12));
        assert!(long.len() == 3 && long[2].ends_with('…'), "{long:?}");
        assert!(long.iter().all(|line| line.chars().count() <= 15), "{long:?}");
    }
}
