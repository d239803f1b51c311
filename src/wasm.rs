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
use crate::{Article, Date, Options, Parsing, document, view};

/// The article in the public shape, as plain JavaScript objects. `published` is a civil date, ISO 8601; any other
/// string counts as none. `lang` is a BCP 47 tag, `corrections` a list of objects.
#[wasm_bindgen]
pub fn parse(
    text: &str,
    published: Option<String>,
    lang: Option<String>,
    corrections: Option<Array>,
) -> Result<JsValue, JsValue> {
    let mut article = crate::parse(text, &Options { published: day(published), lang: lang.as_deref() });
    let dropped = correct(&mut article, text, corrections);
    let mut shape = wire::article(&article, &Utf16Table::new(text));
    shape.dropped = wire::dropped(&dropped);
    Ok(shape.serialize(&Serializer::json_compatible())?)
}

/// A view between its beginning and its end.
struct Drawing {
    id: u32,
    root: DocumentFragment,
    text: String,
    published: Option<Date>,
    lang: Option<String>,
    corrections: Option<Array>,
    labels: Option<String>,
    layout: view::Layout,
    piece: Option<Function>,
    stage: Stage,
}

/// How far it is.
enum Stage {
    Parsing(Box<Parsing>),
    Parsed(Article),
    Writing(view::dom::Writer),
}

thread_local! {
    /// The last id given, and the views that are being drawn: each is taken out for its step, and a box moves four bytes.
    #[allow(clippy::vec_box)]
    static DRAWINGS: RefCell<(u32, Vec<Box<Drawing>>)> = const { RefCell::new((0, Vec::new())) };
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
    let layout = view::Layout::named(layout);
    DRAWINGS.with_borrow_mut(|(last, drawings)| {
        *last = last.wrapping_add(1);
        let (id, stage) = (*last, Stage::Parsing(Box::default()));
        let published = day(published);
        drawings.push(Box::new(Drawing { id, root, text, published, lang, corrections, labels, layout, piece, stage }));
        id
    })
}

/// Goes on with the view that [`mount`] has begun: by a stage of parsing, or about `steps` elements, attributes and texts;
/// gives it up where that is 0. Gives the view when it is whole, and has put it into its root, in the place of what was there.
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
    drawing.stage = match drawing.stage {
        Stage::Parsing(mut parsing) => {
            let options = Options { published: drawing.published, lang: drawing.lang.as_deref() };
            match parsing.step(&drawing.text, &options) {
                None => Stage::Parsing(parsing),
                Some(mut article) => {
                    correct(&mut article, &drawing.text, drawing.corrections.take());
                    Stage::Parsed(article)
                }
            }
        }
        Stage::Parsed(article) => {
            let labels = drawing.labels.as_deref().map_or_else(view::Labels::default, view::Labels::new);
            let setting = view::Setting { lang: drawing.lang.as_deref(), labels, layout: drawing.layout };
            let markup = view::build(&drawing.text, &article, &setting);
            let document = drawing.root.owner_document().ok_or_else(nothing)?;
            Stage::Writing(view::dom::Writer::new(markup, &drawing.text, document, drawing.piece.take()))
        }
        Stage::Writing(mut writer) => {
            if let Some(view) = writer.write(steps)? {
                drawing.root.replace_children_with_node_1(&view);
                return Ok(Some(view));
            }
            Stage::Writing(writer)
        }
    };
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

/// A civil date, where it is one.
fn day(published: Option<String>) -> Option<Date> {
    published.and_then(|day| document::civil_date(&day))
}

/// Applies the publisher's corrections; gives those that do not apply.
fn correct(article: &mut Article, text: &str, corrections: Option<Array>) -> Vec<Dropped> {
    let corrections: Vec<Correction> =
        corrections.iter().flat_map(|all| all.iter()).map(|row| correction(&row)).collect();
    corrections::apply(article, text, &corrections)
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
