//! The border to JavaScript. No rule lives here.

use wasm_bindgen::prelude::*;

use crate::article::{json, wire};
use crate::text::Utf16Table;
use crate::{Options, document};

/// The article in the public shape, as plain JavaScript objects. `published` is a civil date, ISO 8601; any other
/// string counts as none. `lang` is a BCP 47 tag.
#[wasm_bindgen]
pub fn parse(text: &str, published: Option<String>, lang: Option<String>) -> Result<JsValue, JsValue> {
    let published = published.and_then(|day| document::civil_date(&day));
    let article = crate::parse(text, &Options { published, lang: lang.as_deref() });
    let shape = wire::article(&article, &Utf16Table::new(text));
    js_sys::JSON::parse(&json::write(&shape).unwrap_or_default())
}
