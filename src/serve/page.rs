//! The few pages that the preview makes itself, and what it puts into the others.

use super::State;
use crate::diag::{Lang, Prose};

/// The address of the script that waits for news.
pub(super) const SCRIPT: &str = "/__coursepack/reload.js";
/// The address where news comes from.
pub(super) const EVENTS: &str = "/__coursepack/events";
/// The script itself.
pub(super) const SCRIPT_TEXT: &str = include_str!("reload.js");

/// A built page with the script in it. Its content policy forbids connections, so it is widened to this server.
pub(super) fn with_script(html: &str, state: &State, lang: Lang) -> String {
    let tag = script_tag(state, lang);
    let html = html.replacen("default-src 'none'", "default-src 'none'; connect-src 'self'", 1);
    match html.rfind("</body>") {
        Some(end) => format!("{}{tag}{}", &html[..end], &html[end..]),
        None => html + &tag,
    }
}

/// The way in: the editions that are built. `built` names their folders.
pub(super) fn start(built: &[String], state: &State, lang: Lang) -> String {
    let list = built.iter().map(|edition| {
        let edition = escape(edition);
        format!("<li><a href=\"/web/{edition}/index.html\">{edition}</a></li>")
    });
    let heading = Prose::new("选一个版本", "Choose an edition");
    let body = format!("<h1>{}</h1><ul>{}</ul>", heading.in_lang(lang), list.collect::<String>());
    whole(&body, state, lang)
}

/// What is shown while there is nothing to show: no page of that name, or no build yet.
pub(super) fn nothing(state: &State, lang: Lang) -> String {
    let words = match state {
        State { revision: 0, .. } => Prose::new("正在生成……", "Building …"),
        State { problems: Some(_), .. } => {
            Prose::new("还没有能看的页面：先改好下面的问题", "Nothing to show yet: mend what is said below")
        }
        _ => Prose::new("没有这个页面", "There is no such page"),
    };
    let body = format!("<h1>{}</h1><p><a href=\"/\">/</a></p>", words.in_lang(lang));
    whole(&body, state, lang)
}

fn whole(body: &str, state: &State, lang: Lang) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>coursepack</title></head>\
         <body>{body}{}</body></html>",
        match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        },
        script_tag(state, lang)
    )
}

fn script_tag(state: &State, lang: Lang) -> String {
    let title = Prose::new("没有生成，页面是上一次的样子：", "Not built; the page is as it was:");
    let title = escape(title.in_lang(lang));
    format!("<script src=\"{SCRIPT}\" data-revision=\"{}\" data-title=\"{title}\"></script>", state.revision)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
