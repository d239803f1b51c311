//! The border to JavaScript. No rule lives here.

use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, Element};

use crate::article::wire;
use crate::text::Utf16Table;
use crate::{Article, Options, document, view};

/// The article in the public shape, as plain JavaScript objects. `published` is a civil date, ISO 8601; any other
/// string counts as none. `lang` is a BCP 47 tag.
#[wasm_bindgen]
pub fn parse(text: &str, published: Option<String>, lang: Option<String>) -> Result<JsValue, JsValue> {
    let article = read(text, published, lang.as_deref());
    let shape = wire::article(&article, &Utf16Table::new(text));
    Ok(shape.serialize(&Serializer::json_compatible())?)
}

/// Builds the reading view of `text` and puts it into `root`, in the place of what was there. `labels` are the words of
/// the interface, English without; `layout` names what is shown, the article without; `piece` gives the article's nodes
/// between two UTF-16 offsets, text without.
///
/// Gives the view.
#[wasm_bindgen]
pub fn mount(
    root: &DocumentFragment,
    text: &str,
    published: Option<String>,
    lang: Option<String>,
    labels: Option<String>,
    layout: Option<String>,
    piece: Option<Function>,
) -> Result<Option<Element>, JsValue> {
    if cfg!(feature = "without-view") {
        return Ok(None);
    }
    let article = read(text, published, lang.as_deref());
    let labels = labels.as_deref().map_or_else(view::Labels::default, view::Labels::new);
    let layout = view::Layout::named(layout.as_deref().unwrap_or(""));
    let markup = view::build(text, &article, &view::Setting { lang: lang.as_deref(), labels, layout });
    let Some(document) = root.owner_document() else { return Ok(None) };
    let built = view::dom::write(&markup, text, &document, piece.as_ref())?;
    if let Some(view) = &built {
        root.replace_children_with_node_1(view);
    }
    Ok(built)
}

/// Does `what` to `item` in `view`, a view that [`mount`] has built. Gives the element to show next, where there is one.
#[wasm_bindgen]
pub fn press(view: &Element, what: &str, item: &str) -> Result<Option<Element>, JsValue> {
    match cfg!(feature = "without-view") {
        true => Ok(None),
        false => view::interaction::press(view, what, item),
    }
}

fn read(text: &str, published: Option<String>, lang: Option<&str>) -> Article {
    let published = published.and_then(|day| document::civil_date(&day));
    crate::parse(text, &Options { published, lang })
}
