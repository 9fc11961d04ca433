//! Answers to a browser.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State as Shared};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;

use super::dress::{self, EVENTS, SCRIPT, STYLE};
use super::find::{Found, find};
use super::host;
use super::state::{Site, State};
use crate::manifest::media::kind;
use crate::produce::REMOVER;

/// How soon a browser asks again when the preview was stopped and begun anew.
const AGAIN: Duration = Duration::from_millis(500);

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// What all answers are made from.
#[derive(Debug)]
pub(super) struct Preview {
    /// What is served now; nothing before the first round is over.
    pub(super) state: Receiver<Option<Arc<State>>>,
    /// Where we listen.
    pub(super) port: u16,
}

/// The answer to one request.
pub(super) async fn answer(Shared(preview): Shared<Arc<Preview>>, request: Request) -> Response {
    let mut response = answered(&preview, &request.into_parts().0).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A page elsewhere on the web must not load drafts from here as scripts or images.
    let only_here = HeaderValue::from_static("same-origin");
    headers.insert("cross-origin-resource-policy", only_here);
    response
}

async fn answered(preview: &Preview, request: &Parts) -> Response {
    if !is_ours(request, preview.port) {
        let words = format!(
            "This preview answers only to this machine's own names. Open http://localhost:{}/\n",
            preview.port
        );
        return plain(StatusCode::FORBIDDEN, words);
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        let refused = plain(
            StatusCode::METHOD_NOT_ALLOWED,
            "This preview only shows pages; it takes nothing.\n".to_owned(),
        );
        return ([(header::ALLOW, "GET, HEAD")], refused).into_response();
    }
    let mut states = preview.state.clone();
    let first = states.wait_for(Option::is_some).await.ok().and_then(|state| state.clone());
    let Some(state) = first else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "The preview has ended.\n".to_owned());
    };
    match request.uri.path() {
        EVENTS => events(states),
        SCRIPT => with_type(JAVASCRIPT, include_str!("reload.js")),
        STYLE => with_type(CSS, include_str!("overlay.css")),
        path => match state.site.as_deref() {
            Some(site) => file(site, &request.uri, path),
            None => mistakes(&state),
        },
    }
}

/// Whether the request names us as its host, once.
fn is_ours(request: &Parts, port: u16) -> bool {
    let mut hosts = request.headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let named = request.uri.authority().map(|authority| authority.as_str());
    host.to_str().is_ok_and(|host| host::is_ours(host, port))
        && named.is_none_or(|named| host::is_ours(named, port))
}

/// The file of the site that `path` means.
fn file(site: &Site, uri: &Uri, path: &str) -> Response {
    let Ok(plain_path) = percent_decode_str(path).decode_utf8() else {
        return plain(StatusCode::BAD_REQUEST, "This is no address.\n".to_owned());
    };
    let missing = "There is no such page, and the site has none that says so.\n";
    match find(&site.files, &site.base, &plain_path) {
        Found::File(path) => (StatusCode::OK, content(site, &path, None)).into_response(),
        Found::Folder => match HeaderValue::try_from(format!("{}/", uri.path())) {
            Ok(place) => (StatusCode::FOUND, [(header::LOCATION, place)]).into_response(),
            Err(_) => plain(StatusCode::NOT_FOUND, missing.to_owned()),
        },
        Found::Missing(Some(path)) => {
            let place = format!("/{path}");
            (StatusCode::NOT_FOUND, content(site, &path, Some(&place))).into_response()
        }
        Found::Missing(None) => plain(StatusCode::NOT_FOUND, missing.to_owned()),
    }
}

/// A file as it is; a page with the preview's script.
fn content(site: &Site, path: &str, place: Option<&str>) -> Response {
    let bytes = site.files.get(path).map(Arc::clone).unwrap_or_default();
    let kind = kind(path);
    let body = if is_worker(path) {
        Body::from(REMOVER)
    } else if kind == HTML {
        Body::from(dress::page(&bytes, &site.build, place))
    } else {
        Body::from(Bytes::from_owner(bytes))
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

/// Whether `path` is the file that keeps a site on a device. In a preview it takes away what is kept: a draft
/// must not stay in the author's browser, and a kept page would hide the next edit.
fn is_worker(path: &str) -> bool {
    path.rsplit('/').next() == Some("sw.js")
}

/// The page in the place of all pages, while there is no site to show.
fn mistakes(state: &State) -> Response {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Mistakes in the site</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n\
         <script src=\"{SCRIPT}\" data-round=\"{}\" defer></script>\n</head>\n\
         <body class=\"whole\">\n<main>\n<h1>There is no page to show yet: {}</h1>\n\
         <p>The site appears here by itself once this is mended.</p>\n\
         <pre tabindex=\"0\" aria-label=\"Mistakes\" role=\"group\">{}</pre>\n</main>\n</body>\n</html>\n",
        state.round,
        escape(&state.said.counts),
        escape(state.said.text.trim_end()),
    );
    let kind = [(header::CONTENT_TYPE, HTML)];
    (StatusCode::SERVICE_UNAVAILABLE, kind, page).into_response()
}

/// News of the state as it is now and whenever it changes, until the browser goes.
fn events(mut states: Receiver<Option<Arc<State>>>) -> Response {
    states.mark_changed();
    let news = stream::unfold(states, |mut states| async move {
        states.changed().await.ok()?;
        let state = states.borrow_and_update().clone()?;
        let event = Event::default().event("state").retry(AGAIN).data(state.news());
        Some((Ok::<_, Infallible>(event), states))
    });
    Sse::new(news).into_response()
}

fn with_type(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

fn plain(status: StatusCode, words: String) -> Response {
    (status, [(header::CONTENT_TYPE, TEXT)], words).into_response()
}
