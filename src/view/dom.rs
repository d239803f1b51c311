//! Writes a view as DOM nodes: elements, attributes and text, made one by one. No markup is ever parsed.

use super::{Markup, Node, Tag};
use crate::text::Utf16Table;
use js_sys::Function;
use std::vec::IntoIter;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// A view that is being written, as many steps at a time as the browser has time for.
pub struct Writer {
    nodes: IntoIter<Node<'static>>,
    text: String,
    table: Utf16Table,
    document: Document,
    piece: Option<Function>,
    /// The elements that are open, outermost first.
    open: Vec<Element>,
}

impl Writer {
    /// `text` is the article's source.
    ///
    /// `piece` is asked for the article's words, where they are more than text: it takes the first UTF-16 offset and the
    /// one after the last, and gives a node.
    pub fn new(markup: Markup, text: &str, document: Document, piece: Option<Function>) -> Writer {
        Writer {
            nodes: markup.nodes.into_iter().map(Node::into_owned).collect::<Vec<_>>().into_iter(),
            table: if piece.is_some() { Utf16Table::new(text) } else { Utf16Table::default() },
            text: text.into(),
            document,
            piece,
            open: Vec::new(),
        }
    }

    /// Writes up to `steps` steps. Gives the view, not yet part of the page, when it is whole.
    pub fn write(&mut self, steps: usize) -> Result<Option<Element>, JsValue> {
        for node in self.nodes.by_ref().take(steps) {
            let inner = match node {
                Node::Open(tag) => {
                    self.open.push(match tag {
                        Tag::Svg | Tag::Line | Tag::Path | Tag::Text => {
                            self.document.create_element_ns(Some("http://www.w3.org/2000/svg"), tag.name())?
                        }
                        _ => self.document.create_element(tag.name())?,
                    });
                    continue;
                }
                Node::Attr(name, value) => {
                    if let Some(element) = self.open.last() {
                        element.set_attribute(name.name(), &value)?;
                    }
                    continue;
                }
                Node::Close => match self.open.pop() {
                    Some(element) if self.open.is_empty() => return Ok(Some(element)),
                    Some(element) => element.unchecked_into(),
                    None => continue,
                },
                Node::Text(words) => self.document.create_text_node(&words).unchecked_into(),
                Node::Source(span) => match &self.piece {
                    Some(piece) => {
                        let span = self.table.span(span);
                        piece.call2(&JsValue::NULL, &span.start.into(), &span.end.into())?.unchecked_into()
                    }
                    None => self.document.create_text_node(span.of(&self.text)).unchecked_into::<web_sys::Node>(),
                },
            };
            if let Some(parent) = self.open.last() {
                parent.append_child(&inner)?;
            }
        }
        // An empty view would never be whole.
        if self.nodes.as_slice().is_empty() { Err(JsValue::from_str("nothing to draw")) } else { Ok(None) }
    }
}
