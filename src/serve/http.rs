//! The server, on loopback alone. The door of axum, tower-http, tokio and futures-util.

use super::page;
use super::port_taken;
use super::stage::Stage;
use crate::base::path::{decode_url, encode_url};
use crate::diag::Lang;
use crate::diag::trouble::Trouble;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::watch;
use tower_http::services::ServeDir;

/// The port people know; the next ones are tried where it is taken.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// Pages are small; one over this is not a page.
const LARGEST_PAGE: usize = 64 << 20;

/// Rung whenever there is news; every open page hears it.
#[derive(Clone)]
pub(super) struct Bell(Arc<watch::Sender<()>>);

impl Default for Bell {
    fn default() -> Bell {
        Bell(Arc::new(watch::Sender::new(())))
    }
}

impl Bell {
    /// Tells all pages.
    pub fn ring(&self) {
        self.0.send_replace(());
    }
}

/// Takes a port: the one wished for, or a free one.
pub(super) fn listen(wish: Option<u16>) -> Result<TcpListener, Trouble> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match wish {
        Some(port) => bind(port).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => port_taken(port),
            _ => Trouble::disk(format!("127.0.0.1:{port}").as_ref(), error),
        }),
        None => {
            let free = PORTS.chain([0]).find_map(|port| bind(port).ok());
            free.ok_or_else(|| port_taken(PORTS.start))
        }
    }
}

/// What to open in a browser.
pub(super) fn address(listener: &TcpListener) -> io::Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// Serves `out`, and what is on the stage before it, until the user interrupts.
pub(super) fn serve(
    listener: TcpListener,
    out: PathBuf,
    (stage, bell): (Stage, Bell),
    lang: Lang,
) -> io::Result<()> {
    let shop = Shop { files: ServeDir::new(&out), out, stage, bell, lang };
    let routes = Router::new()
        .route(page::EVENTS, get(events))
        .route(page::STATE, get(state))
        .route(page::SCRIPT, get(script))
        .fallback(answer)
        .layer(middleware::from_fn(loopback_only))
        .with_state(shop);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Pages hold their connections open, so the end is not a graceful one.
        tokio::select! {
            ended = async { axum::serve(listener, routes.into_make_service()).await } => ended,
            interrupted = tokio::signal::ctrl_c() => interrupted,
        }
    })
}

/// What every answer may need.
#[derive(Clone)]
struct Shop {
    out: PathBuf,
    files: ServeDir,
    stage: Stage,
    bell: Bell,
    lang: Lang,
}

impl Shop {
    /// The editions that are there to be looked at.
    fn editions(&self) -> Vec<String> {
        let folders = std::fs::read_dir(self.out.join("web")).into_iter().flatten().flatten();
        let pages = folders.filter(|folder| folder.path().join("index.html").is_file());
        let mut names: Vec<String> =
            pages.filter_map(|folder| folder.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    /// The page of the bundle at `path` as it would be served now.
    async fn html(&self, path: &str) -> Option<String> {
        if let Some((edition, url)) = place(path) {
            let stage = self.stage.clone();
            let made = tokio::task::spawn_blocking(move || stage.page(&edition, &url)).await;
            if let Some(html) = made.ok().flatten() {
                return Some(html.to_string());
            }
        }
        // A page is always sent whole: it is not the file that is on the disk.
        let request = Request::get(path).body(Body::empty()).ok()?;
        let response = self.files.clone().try_call(request).await.ok()?;
        let kind = response.headers().get(header::CONTENT_TYPE);
        let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if !is_page || response.status() != StatusCode::OK {
            return None;
        }
        let bytes = to_bytes(Body::new(response.into_body()), LARGEST_PAGE).await.ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The sheet at `address`, `learner/jie-tiao`, and the mark of what it is now.
    async fn sheet(&self, address: &str) -> (Result<Arc<[u8]>, String>, String) {
        let (stage, lang) = (self.stage.clone(), self.lang);
        let set = match lesson(address) {
            Some((edition, url)) => {
                tokio::task::spawn_blocking(move || stage.sheet(&edition, &url, lang)).await.ok().flatten()
            }
            None => None,
        };
        let set = set.unwrap_or_else(|| Err(String::new()));
        let mark = match &set {
            Ok(pdf) => page::mark(pdf),
            Err(why) => page::mark(why.as_bytes()),
        };
        (set, mark)
    }
}

/// `learner` and `lessons/x.html` of `/web/learner/lessons/x.html`, with escapes as a browser writes them.
fn place(path: &str) -> Option<(String, String)> {
    let path = decode_url(path.strip_prefix("/web/")?);
    let (edition, url) = path.split_once('/')?;
    Some((edition.to_owned(), url.to_owned()))
}

/// The edition and the page of the lesson whose sheet is at `address`: `learner/x`.
fn lesson(address: &str) -> Option<(String, String)> {
    let address = decode_url(address);
    let (edition, name) = address.split_once('/')?;
    Some((edition.to_owned(), format!("lessons/{name}.html")))
}

/// A page on the web that is made to resolve to this machine must not read the preview.
async fn loopback_only(request: Request, next: Next) -> Response {
    if !is_loopback(request.headers()) {
        return (StatusCode::FORBIDDEN, "only for 127.0.0.1 and localhost\n").into_response();
    }
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn is_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], page::SCRIPT_TEXT).into_response()
}

/// An event for every change, and one at once.
async fn events(Shared(shop): Shared<Shop>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut receiver = shop.bell.0.subscribe();
    receiver.mark_changed();
    let news = stream::unfold(receiver, |mut receiver| async move {
        receiver.changed().await.ok()?;
        receiver.borrow_and_update();
        Some((Ok(Event::default().data("news")), receiver))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

/// What the page that asks should know.
async fn state(Shared(shop): Shared<Shop>, request: Request) -> Response {
    // The address as the browser has it: its own escapes stay.
    let asked = request.uri().query().and_then(|query| query.strip_prefix("page=")).map(decode_url);
    let asked = asked.unwrap_or_default();
    // Taken before the page is looked at: a mark may be newer than the news, never older.
    let news = shop.stage.news();
    let sheet = asked.strip_prefix(page::PAPER);
    let place = sheet.map_or_else(|| place(&asked), lesson);
    let mark = match (sheet, &place) {
        (Some(sheet), _) => shop.sheet(sheet).await.1,
        (None, Some(_)) => {
            shop.html(&asked).await.map(|html| page::mark(html.as_bytes())).unwrap_or_default()
        }
        (None, None) => String::new(),
    };
    let mark = if mark.is_empty() { page::mark_of_none(&news) } else { mark };
    let source = place.as_ref().and_then(|(edition, url)| shop.stage.source(edition, url));
    let built = shop.editions();
    let editions = built.iter().map(|edition| {
        let url = place.as_ref().map(|(_, url)| url.as_str());
        let url = url.filter(|url| shop.out.join("web").join(edition).join(url).is_file());
        let paper = url.filter(|_| sheet.is_some()).and_then(|url| page::paper_address(edition, url));
        (edition.as_str(), paper.unwrap_or_else(|| page::web_address(edition, url.unwrap_or("index.html"))))
    });
    let about = page::About {
        mark: &mark,
        place: place.as_ref().map(|(edition, url)| (edition.as_str(), url.as_str())),
        on_paper: sheet.is_some(),
        source: source.as_ref().map(|path| path.as_str()),
        editions: editions.collect(),
    };
    let json = page::state(about, &news, shop.lang);
    ([(header::CONTENT_TYPE, "application/json; charset=utf-8")], json).into_response()
}

/// A file of the preview; pages get the script that waits for news.
async fn answer(Shared(mut shop): Shared<Shop>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == "/" {
        return match shop.editions().as_slice() {
            [] => Html(page::nothing(&shop.stage.news(), shop.lang)).into_response(),
            [only] => Redirect::temporary(&format!("/web/{}/index.html", encode_url(only))).into_response(),
            several => Html(page::start(several, &shop.stage.news(), shop.lang)).into_response(),
        };
    }
    if let Some(address) = path.strip_prefix(page::PAPER) {
        return match shop.sheet(address).await {
            (Ok(_), mark) => Html(page::paper(address, &mark, shop.lang)).into_response(),
            (Err(why), mark) => Html(page::no_paper(&why, &mark, shop.lang)).into_response(),
        };
    }
    if let Some(address) = path.strip_prefix(page::SHEET).and_then(|rest| rest.strip_suffix(".pdf")) {
        return match shop.sheet(address).await.0 {
            Ok(pdf) => {
                ([(header::CONTENT_TYPE, "application/pdf")], Body::from(pdf.to_vec())).into_response()
            }
            Err(why) => (StatusCode::NOT_FOUND, why).into_response(),
        };
    }
    if path.ends_with('/') || path.ends_with(".html") {
        return match shop.html(&path).await {
            Some(html) => Html(page::with_script(&html)).into_response(),
            // No such file, a name that cannot be one, or the moment in which two builds change places.
            None => {
                (StatusCode::NOT_FOUND, Html(page::nothing(&shop.stage.news(), shop.lang))).into_response()
            }
        };
    }
    match shop.files.try_call(request).await {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => response.map(Body::new),
        Ok(_) | Err(_) => {
            (StatusCode::NOT_FOUND, Html(page::nothing(&shop.stage.news(), shop.lang))).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let host = |name: &str| HeaderMap::from_iter([(header::HOST, HeaderValue::from_str(name).unwrap())]);
        for good in ["127.0.0.1:8000", "localhost:80", "localhost", "[::1]:8000", "127.0.0.1"] {
            assert!(is_loopback(&host(good)), "{good}");
        }
        for bad in ["evil.example:8000", "127.0.0.1.evil.example", "localhost.evil:1", "127.0.0.1:evil", ""] {
            assert!(!is_loopback(&host(bad)), "{bad}");
        }
        assert!(!is_loopback(&HeaderMap::new()));
    }
}
