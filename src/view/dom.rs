//! Writes a view as DOM nodes: elements, attributes and text, made one by one. No markup is ever parsed.

use super::{Markup, Node, Tag};
use crate::text::Utf16Table;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// `markup` as an element that is not yet part of the page; `None` where it holds no element. `text` is the article's source.
///
/// `piece` is asked for the article's words, where they are more than text: it takes the first UTF-16 offset and the one
/// after the last, and gives a node.
pub fn write(
    markup: &Markup,
    text: &str,
    document: &Document,
    piece: Option<&Function>,
) -> Result<Option<Element>, JsValue> {
    let table = piece.map(|_| Utf16Table::new(text));
    let mut open: Vec<Element> = Vec::new();
    let mut done = None;
    for node in &markup.nodes {
        let inner = match node {
            Node::Open(tag) => {
                let element = match tag {
                    Tag::Svg | Tag::Line | Tag::Path | Tag::Text => {
                        document.create_element_ns(Some("http://www.w3.org/2000/svg"), tag.name())?
                    }
                    _ => document.create_element(tag.name())?,
                };
                open.push(element);
                continue;
            }
            Node::Attr(name, value) => {
                if let Some(element) = open.last() {
                    element.set_attribute(name.name(), value)?;
                }
                continue;
            }
            Node::Close => match open.pop() {
                Some(element) if open.is_empty() => {
                    done = Some(element);
                    continue;
                }
                Some(element) => element.unchecked_into(),
                None => continue,
            },
            Node::Text(words) => document.create_text_node(words).unchecked_into(),
            Node::Source(span) => match (piece, &table) {
                (Some(piece), Some(table)) => {
                    let span = table.span(*span);
                    piece.call2(&JsValue::NULL, &span.start.into(), &span.end.into())?.unchecked_into()
                }
                _ => document.create_text_node(span.of(text)).unchecked_into::<web_sys::Node>(),
            },
        };
        if let Some(parent) = open.last() {
            parent.append_child(&inner)?;
        }
    }
    Ok(done)
}
