//! What fieldguide adds to the filters of the template language.

use tera::{Kwargs, State, Tera, Value, escape_html};

use crate::markdown;
use crate::model::Phone;

/// Adds the filters.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("phones", phones);
}

/// Plain text as HTML with its telephone numbers as links, each from left to right on one line.
fn phones(text: &str, _: Kwargs, _: &State<'_>) -> Value {
    let mut html = Vec::with_capacity(text.len() + 16);
    let mut done = 0;
    for range in markdown::phones(text, None) {
        let Ok(phone) = Phone::parse(&text[range.clone()]) else { continue };
        escape(&text[done..range.start], &mut html);
        let link = format!("<a class=\"tel\" dir=\"ltr\" href=\"{}\">", phone.tel_href());
        html.extend_from_slice(link.as_bytes());
        escape(&text[range.clone()], &mut html);
        html.extend_from_slice(b"</a>");
        done = range.end;
    }
    escape(&text[done..], &mut html);
    Value::safe_string(&String::from_utf8_lossy(&html))
}

fn escape(text: &str, html: &mut Vec<u8>) {
    // Writing into memory does not fail.
    let _ = escape_html(text, html);
}
