//! The border to JavaScript. No rule lives here.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use talc::wasm::WasmDynamicTalc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::article::corrections::{self, Correction, Dropped};
use crate::article::{flat, wire};
use crate::text::Utf16Table;
use crate::{Article, Date, Options, Parsing, document, view};

/// 1.5 kB smaller in the file than the allocator of the standard library, and no slower; long texts take less memory.
#[global_allocator]
static MEMORY: WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The article in the public shape, told flat: see [`flat`]. `published` is a civil date, ISO 8601; any other
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
    let table = Utf16Table::new(text);
    Ok(flat::told(&wire::article(&article, &dropped, &table)).serialize(&Serializer::new())?)
}

/// A view between its beginning and its end.
struct Drawing {
    id: u32,
    text: String,
    published: Option<Date>,
    lang: Option<String>,
    corrections: Option<Array>,
    labels: Option<String>,
    layout: view::Layout,
    stage: Stage,
}

/// How far it is.
enum Stage {
    Parsing(Box<Parsing>),
    Parsed(Article),
}

thread_local! {
    /// The last id given, and the views that are being drawn: each is taken out for its step, and a box moves four bytes.
    #[allow(clippy::vec_box)]
    static DRAWINGS: RefCell<(u32, Vec<Box<Drawing>>)> = const { RefCell::new((0, Vec::new())) };
}

/// Begins the reading view of `text`; [`draw`] brings it to its end. `labels` are the words of the interface, English
/// without; `layout` names what is shown, the article without.
///
/// Gives the number by which [`draw`] knows it.
#[wasm_bindgen]
pub fn mount(
    text: String,
    published: Option<String>,
    lang: Option<String>,
    corrections: Option<Array>,
    labels: Option<String>,
    layout: &str,
) -> u32 {
    let layout = view::Layout::named(layout);
    DRAWINGS.with_borrow_mut(|(last, drawings)| {
        *last = last.wrapping_add(1);
        let (id, stage) = (*last, Stage::Parsing(Box::default()));
        let published = day(published);
        drawings.push(Box::new(Drawing { id, text, published, lang, corrections, labels, layout, stage }));
        id
    })
}

/// Goes on with the view that [`mount`] has begun, by a stage; gives it up unless `wanted`. Gives the view at the end: its
/// steps and its words, see [`view::dom`].
#[wasm_bindgen]
pub fn draw(id: u32, wanted: bool) -> Result<Option<Array>, JsValue> {
    // Taken out while it is at work: it calls back into the page.
    let mut drawing = DRAWINGS.with_borrow_mut(|(_, drawings)| {
        let at = drawings.iter().position(|drawing| drawing.id == id);
        at.map(|at| drawings.swap_remove(at)).ok_or_else(|| JsValue::from_str("nothing to draw"))
    })?;
    if !wanted {
        return Ok(None);
    }
    match &mut drawing.stage {
        Stage::Parsing(parsing) => {
            let options = Options { published: drawing.published, lang: drawing.lang.as_deref() };
            if let Some(mut article) = parsing.step(&drawing.text, &options) {
                correct(&mut article, &drawing.text, drawing.corrections.take());
                drawing.stage = Stage::Parsed(article);
            }
        }
        Stage::Parsed(article) => {
            let labels = drawing.labels.as_deref().map_or_else(view::Labels::default, view::Labels::new);
            let setting = view::Setting { lang: drawing.lang.as_deref(), labels, layout: drawing.layout };
            let told = view::dom::steps(&view::build(&drawing.text, article, &setting), &drawing.text);
            return Ok(Some(Array::of2(&Uint32Array::from(told.steps.as_slice()), &JsValue::from_str(&told.words))));
        }
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

/// The day that a civil date or a timestamp begins with.
fn day(published: Option<String>) -> Option<Date> {
    published.and_then(|day| document::civil_date(day.get(..10)?))
}

/// Applies the publisher's corrections; gives those that do not apply.
fn correct(article: &mut Article, text: &str, corrections: Option<Array>) -> Vec<Dropped> {
    let mut rows = Vec::new();
    if let Some(corrections) = corrections {
        for at in 0..corrections.length() {
            rows.push(correction(&corrections.get(at)));
        }
    }
    corrections::apply(article, text, &rows)
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
