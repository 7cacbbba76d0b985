//! The server, on loopback alone. The door of axum, tower-http, tokio and futures-util.

use super::page;
use super::{State, port_taken};
use crate::base::json;
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
use serde::Serialize;
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

/// Where the builder posts what it came to, and every open page reads it.
#[derive(Clone)]
pub(super) struct Board(Arc<watch::Sender<State>>);

impl Default for Board {
    fn default() -> Board {
        Board(Arc::new(watch::Sender::new(State::default())))
    }
}

impl Board {
    /// Tells all pages.
    pub fn post(&self, state: State) {
        self.0.send_replace(state);
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

/// Serves `out` until the user interrupts.
pub(super) fn serve(listener: TcpListener, out: PathBuf, board: Board, lang: Lang) -> io::Result<()> {
    let shop = Shop { files: ServeDir::new(&out), out, board, lang };
    let routes = Router::new()
        .route(page::EVENTS, get(events))
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
    board: Board,
    lang: Lang,
}

impl Shop {
    fn state(&self) -> State {
        self.board.0.borrow().clone()
    }

    /// The editions that are there to be looked at.
    fn editions(&self) -> Vec<String> {
        let folders = std::fs::read_dir(self.out.join("web")).into_iter().flatten().flatten();
        let pages = folders.filter(|folder| folder.path().join("index.html").is_file());
        let mut names: Vec<String> =
            pages.filter_map(|folder| folder.file_name().into_string().ok()).collect();
        names.sort();
        names
    }
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

#[derive(Serialize)]
struct News<'a> {
    revision: u64,
    problems: Option<&'a str>,
}

/// The state now, and every one that follows.
async fn events(Shared(shop): Shared<Shop>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut receiver = shop.board.0.subscribe();
    receiver.mark_changed();
    let news = stream::unfold(receiver, |mut receiver| async move {
        receiver.changed().await.ok()?;
        let state = receiver.borrow_and_update().clone();
        let news = News { revision: state.revision, problems: state.problems.as_deref() };
        Some((Ok(Event::default().data(json::line(&news))), receiver))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

/// A file of the preview; pages get the script that waits for news.
async fn answer(Shared(mut shop): Shared<Shop>, mut request: Request) -> Response {
    let state = shop.state();
    let path = request.uri().path();
    if path == "/" {
        return match shop.editions().as_slice() {
            [] => Html(page::nothing(&state, shop.lang)).into_response(),
            [only] => Redirect::temporary(&format!("/web/{only}/index.html")).into_response(),
            several => Html(page::start(several, &state, shop.lang)).into_response(),
        };
    }
    if path.ends_with('/') || path.ends_with(".html") {
        // A page is always sent whole: it is not the file that is on the disk.
        for name in [header::RANGE, header::IF_MODIFIED_SINCE, header::IF_NONE_MATCH] {
            request.headers_mut().remove(name);
        }
    }
    let response = match shop.files.try_call(request).await {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => response.map(Body::new),
        // No such file, a name that cannot be one, or the moment in which two builds change places.
        Ok(_) | Err(_) => {
            return (StatusCode::NOT_FOUND, Html(page::nothing(&state, shop.lang))).into_response();
        }
    };
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page || response.status() != StatusCode::OK {
        return response;
    }
    match to_bytes(response.into_body(), LARGEST_PAGE).await {
        Ok(bytes) => {
            Html(page::with_script(&String::from_utf8_lossy(&bytes), &state, shop.lang)).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
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
