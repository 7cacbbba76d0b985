//! The few pages that the preview makes itself, and what it puts into the others.

use super::stage::News;
use crate::base::hash::Hash;
use crate::base::json;
use crate::base::path::encode_url;
use crate::diag::print::Listed;
use crate::diag::{Lang, Prose};
use crate::render::html::escape::escaped;
use serde::Serialize;

/// The address of the script that waits for news.
pub(super) const SCRIPT: &str = "/__coursepack/preview.js";
/// The address that tells when there is news.
pub(super) const EVENTS: &str = "/__coursepack/events";
/// The address that tells what the news is.
pub(super) const STATE: &str = "/__coursepack/state";
/// The script itself.
pub(super) const SCRIPT_TEXT: &str = include_str!("preview.js");
/// Below this address, by edition and lesson: a sheet in a frame that renews itself.
pub(super) const PAPER: &str = "/__coursepack/paper/";
/// The sheet alone.
pub(super) const SHEET: &str = "/__coursepack/sheet/";

/// The address of a bundle's page.
pub(super) fn web_address(edition: &str, url: &str) -> String {
    format!("/web/{}", encode_url(&format!("{edition}/{url}")))
}

/// The address of the sheet of the lesson at `url`.
pub(super) fn paper_address(edition: &str, url: &str) -> Option<String> {
    let name = url.strip_prefix("lessons/")?.strip_suffix(".html")?;
    Some(format!("{PAPER}{}", encode_url(&format!("{edition}/{name}"))))
}

/// What one state of a page is told by: pages with another one are loaded anew.
pub(super) fn mark(html: &[u8]) -> String {
    Hash::of(html).short()
}

/// The mark of what no file holds: such a page changes with every build.
pub(super) fn mark_of_none(news: &News) -> String {
    format!("build-{}", news.builds)
}

/// A built page with the script in it. Its content policy forbids connections, so it is widened to this server.
pub(super) fn with_script(html: &str) -> String {
    let tag = script_tag(&mark(html.as_bytes()));
    let html = html.replacen("default-src 'none'", "default-src 'none'; connect-src 'self'", 1);
    match html.rfind("</body>") {
        Some(end) => format!("{}{tag}{}", &html[..end], &html[end..]),
        None => html + &tag,
    }
}

/// The way in: the editions that are built. `built` names their folders.
pub(super) fn start(built: &[String], news: &News, lang: Lang) -> String {
    let list = built.iter().map(|edition| {
        let (href, edition) = (encode_url(edition), escaped(edition));
        format!("<li><a href=\"/web/{href}/index.html\">{edition}</a></li>")
    });
    let heading = Prose::new("选一个版本", "Choose an edition");
    let body = format!("<h1>{}</h1><ul>{}</ul>", heading.in_lang(lang), list.collect::<String>());
    whole(&body, &mark_of_none(news), lang)
}

/// What is shown while there is nothing to show: no page of that name, or no build yet.
pub(super) fn nothing(news: &News, lang: Lang) -> String {
    let words = match news {
        News { builds: 0, .. } => Prose::new("正在生成……", "Building …"),
        News { verdict, .. } if verdict.stopped.is_some() => {
            Prose::new("还没有能看的页面：先改好下面的问题", "Nothing to show yet: mend what is said below")
        }
        _ => Prose::new("没有这个页面", "There is no such page"),
    };
    let body = format!("<h1>{}</h1><p><a href=\"/\">/</a></p>", words.in_lang(lang));
    whole(&body, &mark_of_none(news), lang)
}

/// A sheet, `address` below [`SHEET`], in the browser's own reader.
pub(super) fn paper(address: &str, mark: &str, lang: Lang) -> String {
    let style =
        "<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style>";
    let title = Prose::new("纸上的样子", "On paper");
    let title = title.in_lang(lang);
    let frame =
        format!("{style}<iframe title=\"{title}\" src=\"{SHEET}{}.pdf?{mark}\"></iframe>", escaped(address));
    whole(&frame, mark, lang)
}

/// What is wrong with a sheet.
pub(super) fn no_paper(why: &str, mark: &str, lang: Lang) -> String {
    let heading = Prose::new("这一页还排不出来", "This sheet cannot be set yet");
    whole(&format!("<h1>{}</h1><pre>{}</pre>", heading.in_lang(lang), escaped(why)), mark, lang)
}

fn whole(body: &str, mark: &str, lang: Lang) -> String {
    let style = "<style>body{font:16px/1.7 system-ui,'Microsoft YaHei','PingFang SC',sans-serif;margin:48px;color:#222}\
                 pre{white-space:pre-wrap}li{margin:.4em 0}</style>";
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>coursepack</title>{style}</head>\
         <body>{body}{}</body></html>",
        match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        },
        script_tag(mark)
    )
}

fn script_tag(mark: &str) -> String {
    format!("<script src=\"{SCRIPT}\" data-page=\"{mark}\"></script>")
}

/// What a page asks for when there is news.
#[derive(Serialize)]
struct State<'a> {
    revision: u64,
    builds: u64,
    /// Its own mark.
    page: &'a str,
    /// Another one: styles, pictures or films have changed.
    looks: Option<String>,
    /// Files saved so far, and the address of the last one's page below the edition's folder.
    saves: u64,
    saved: Option<&'a str>,
    /// Why the last build is not shown; empty where the findings say it.
    stopped: Option<&'a str>,
    summary: &'a str,
    found: &'a [Listed],
    /// The file that the page is made of.
    source: Option<&'a str>,
    /// A lesson's page has a sheet, and the sheet a page.
    other: Option<String>,
    editions: Vec<Edition<'a>>,
    words: Words,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    href: String,
    here: bool,
}

#[derive(Serialize)]
struct Words {
    stopped: &'static str,
    help: &'static str,
    fix: &'static str,
    nothing: &'static str,
    edition: &'static str,
    sheet: &'static str,
    web: &'static str,
    follow: &'static str,
    follows: &'static str,
    stays: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::Zh => Words {
            stopped: "没有生成，页面是上一次的样子：",
            help: "办法：",
            fix: "改成：",
            nothing: "（删去）",
            edition: "换一个版本看",
            sheet: "看纸样",
            web: "看网页",
            follow: "存了哪个文件，就打开哪一页",
            follows: "跟着保存走",
            stays: "停在这一页",
        },
        Lang::En => Words {
            stopped: "Not built; the page is as it was:",
            help: "A way out: ",
            fix: "Put instead: ",
            nothing: "(nothing)",
            edition: "Look at another edition",
            sheet: "On paper",
            web: "On screen",
            follow: "Opens the page of the file that was just saved",
            follows: "Follows",
            stays: "Stays",
        },
    }
}

/// What is asked about a page.
pub(super) struct About<'a> {
    /// Its mark now.
    pub mark: &'a str,
    /// Its edition and its address in it, if it is one of the bundle's.
    pub place: Option<(&'a str, &'a str)>,
    /// Whether it is the sheet of that.
    pub on_paper: bool,
    /// The file that it is made of.
    pub source: Option<&'a str>,
    /// The editions, each with the page's address there, or that of its start page.
    pub editions: Vec<(&'a str, String)>,
}

/// The news for a page, as JSON.
pub(super) fn state(about: About<'_>, news: &News, lang: Lang) -> String {
    let other = about.place.zip(about.source).and_then(|((edition, url), _)| match about.on_paper {
        true => Some(web_address(edition, url)),
        false => paper_address(edition, &url.replacen("slides/", "lessons/", 1)),
    });
    json::line(&State {
        revision: news.revision,
        builds: news.builds,
        page: about.mark,
        looks: news.verdict.looks.map(|looks| looks.short()),
        saves: news.saves.0,
        saved: news.saves.1.as_deref(),
        stopped: news.verdict.stopped.as_deref(),
        summary: &news.verdict.summary,
        found: &news.verdict.found,
        source: about.source,
        other,
        editions: about
            .editions
            .into_iter()
            .map(|(id, href)| Edition {
                id,
                href,
                here: about.place.is_some_and(|(edition, _)| edition == id),
            })
            .collect(),
        words: words(lang),
    })
}
