//! The border to JavaScript. No rule lives here.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, Element};

use crate::article::corrections::{self, Correction, Dropped};
use crate::article::wire;
use crate::text::Utf16Table;
use crate::{Article, Options, document, view};

/// The article in the public shape, as plain JavaScript objects. `published` is a civil date, ISO 8601; any other
/// string counts as none. `lang` is a BCP 47 tag, `corrections` a list of objects.
#[wasm_bindgen]
pub fn parse(
    text: &str,
    published: Option<String>,
    lang: Option<String>,
    corrections: Option<Array>,
) -> Result<JsValue, JsValue> {
    let (article, dropped) = read(text, published, lang.as_deref(), corrections);
    let mut shape = wire::article(&article, &Utf16Table::new(text));
    shape.dropped = wire::dropped(&dropped);
    Ok(shape.serialize(&Serializer::json_compatible())?)
}

/// A view between its beginning and its end.
struct Drawing {
    id: u32,
    root: DocumentFragment,
    text: String,
    article: Article,
    lang: Option<String>,
    labels: Option<String>,
    layout: view::Layout,
    piece: Option<Function>,
    writer: Option<view::dom::Writer>,
}

thread_local! {
    /// The last id given, and the views that are being drawn.
    static DRAWINGS: RefCell<(u32, Vec<Drawing>)> = const { RefCell::new((0, Vec::new())) };
}

/// Begins the reading view of `text` in `root`; [`draw`] brings it to its end. `labels` are the words of the interface,
/// English without; `layout` names what is shown, the article without; `piece` gives the article's nodes between two
/// UTF-16 offsets, text without.
///
/// Gives the number by which [`draw`] knows it.
#[wasm_bindgen]
// Plain arguments: an object would have to be taken apart here.
#[allow(clippy::too_many_arguments)]
pub fn mount(
    root: DocumentFragment,
    text: String,
    published: Option<String>,
    lang: Option<String>,
    corrections: Option<Array>,
    labels: Option<String>,
    layout: &str,
    piece: Option<Function>,
) -> u32 {
    let (article, _) = read(&text, published, lang.as_deref(), corrections);
    let layout = view::Layout::named(layout);
    DRAWINGS.with_borrow_mut(|(last, drawings)| {
        *last = last.wrapping_add(1);
        let id = *last;
        drawings.push(Drawing { id, root, text, article, lang, labels, layout, piece, writer: None });
        id
    })
}

/// Goes on with the view that [`mount`] has begun, for about `steps` elements, attributes and texts; gives it up where
/// that is 0. Gives the view when it is whole, and has put it into its root, in the place of what was there.
#[wasm_bindgen]
pub fn draw(id: u32, steps: usize) -> Result<Option<Element>, JsValue> {
    let nothing = || JsValue::from_str("nothing to draw");
    // Taken out while it is at work: it calls back into the page.
    let mut drawing = DRAWINGS.with_borrow_mut(|(_, drawings)| {
        let at = drawings.iter().position(|drawing| drawing.id == id).ok_or_else(nothing)?;
        Ok::<_, JsValue>(drawings.swap_remove(at))
    })?;
    if steps == 0 {
        return Ok(None);
    }
    if let Some(writer) = &mut drawing.writer {
        if let Some(view) = writer.write(steps)? {
            drawing.root.replace_children_with_node_1(&view);
            return Ok(Some(view));
        }
    } else {
        let labels = drawing.labels.as_deref().map_or_else(view::Labels::default, view::Labels::new);
        let setting = view::Setting { lang: drawing.lang.as_deref(), labels, layout: drawing.layout };
        let markup = view::build(&drawing.text, &drawing.article, &setting);
        let document = drawing.root.owner_document().ok_or_else(nothing)?;
        drawing.writer = Some(view::dom::Writer::new(markup, &drawing.text, document, drawing.piece.take()));
    }
    DRAWINGS.with_borrow_mut(|(_, drawings)| drawings.push(drawing));
    Ok(None)
}

/// Does `what` to `item` in `view`, a view that [`draw`] has finished. Gives the element to show next, where there is one.
#[wasm_bindgen]
pub fn press(view: &Element, what: &str, item: &str) -> Result<Option<Element>, JsValue> {
    match cfg!(feature = "without-view") {
        true => Ok(None),
        false => view::interaction::press(view, what, item),
    }
}

fn read(
    text: &str,
    published: Option<String>,
    lang: Option<&str>,
    corrections: Option<Array>,
) -> (Article, Vec<Dropped>) {
    let published = published.and_then(|day| document::civil_date(&day));
    let mut article = crate::parse(text, &Options { published, lang });
    let corrections: Vec<Correction> =
        corrections.iter().flat_map(|all| all.iter()).map(|row| correction(&row)).collect();
    let dropped = corrections::apply(&mut article, text, &corrections);
    (article, dropped)
}

/// A correction from a plain object.
fn correction(row: &JsValue) -> Correction {
    Correction::read(|name| {
        let value = Reflect::get(row, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())?;
        if value == JsValue::TRUE {
            return Some("true".into());
        }
        let digits = value.as_f64().map(|number| view::digits(number as usize));
        Some(value.as_string().or(digits).unwrap_or_default())
    })
}
