//! Films, songs, clips, pictures: a player where the file is at hand, a sentence that says what to do where it is not.

use super::Writer;
use super::escape::escaped;
use crate::base::path::relative_url;
use crate::media::clock;
use crate::syntax::ast::MediaCard;
use crate::syntax::kinds::media::MediaType;

impl Writer<'_> {
    pub(super) fn media(&mut self, card: &MediaCard) {
        let words = self.setting.words;
        self.push(format_args!("<figure class=\"block media {}\">\n", card.kind.name()));
        match &card.file {
            Some(file) => {
                let url = escaped(&relative_url(self.setting.url, file)).into_owned();
                match card.kind {
                    MediaType::Film | MediaType::Clip => self.player("video", &url, card),
                    MediaType::Song | MediaType::Audio => self.player("audio", &url, card),
                    MediaType::Picture => {
                        self.push(format_args!("<img src=\"{url}\" alt=\"{}\">\n", escaped(&card.title)));
                    }
                }
            }
            None => self.push(format_args!("<p class=\"absent\">{}</p>\n", words.media_elsewhere)),
        }
        self.caption(card);
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
        self.out.push_str("</figure>\n");
    }

    /// The player, and inside it what browsers show that cannot play.
    fn player(&mut self, tag: &str, url: &str, card: &MediaCard) {
        self.push(format_args!("<{tag} controls preload=\"metadata\" src=\"{url}\""));
        if let Some(poster) = card.poster.as_ref().filter(|_| tag == "video") {
            self.push(format_args!(" poster=\"{}\"", escaped(&relative_url(self.setting.url, poster))));
        }
        // A track element does not load from file://; the client adds the cues.
        if let Some(captions) = &card.captions {
            self.push(format_args!(
                " data-captions=\"{}\"",
                escaped(&relative_url(self.setting.url, captions))
            ));
        }
        let name = card.file.as_deref().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        self.push(format_args!(
            "><p>{} <a href=\"{url}\">{}</a></p></{tag}>\n",
            self.setting.words.cannot_play,
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
        self.out.push_str("</span></figcaption>\n");
    }
}
