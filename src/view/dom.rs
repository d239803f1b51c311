//! Tells a view so that the page's script makes its nodes in one loop: elements, attributes and text, one by one. No markup
//! is ever parsed. A call into the page for each of them would take half as long again.

use super::{Markup, Node, Tag};
use crate::text::units;

/// A view, told in steps.
#[derive(Debug, Default, PartialEq)]
pub struct Steps {
    /// In the lowest three bits what is done ([`CLOSE`] …), above them how long its words are, in UTF-16 code units.
    pub steps: Vec<u32>,
    /// The words of all steps, one after the other, but for the article's own, which the page has.
    pub words: String,
}

/// The innermost open element ends, and has its place.
pub const CLOSE: u32 = 0;
/// An element begins; the words are its name.
pub const OPEN: u32 = 1;
/// As [`OPEN`], in SVG's namespace.
pub const OPEN_SVG: u32 = 2;
/// The name of an attribute of the element just begun.
pub const NAME: u32 = 3;
/// Its value.
pub const VALUE: u32 = 4;
/// Words of the interface.
pub const TEXT: u32 = 5;
/// The article's next words: each stands in a view once and in order.
pub const SOURCE: u32 = 6;

/// The steps of a view of `text`.
///
/// ```
/// use touchline::view::{Markup, Tag, dom};
/// let mut markup = Markup::default();
/// markup.leaf(Tag::P, "", "Özil");
/// let told = dom::steps(&markup, "");
/// assert_eq!(told.steps, [1 << 3 | dom::OPEN, 4 << 3 | dom::TEXT, dom::CLOSE]);
/// assert_eq!(told.words, "pÖzil");
/// ```
pub fn steps(markup: &Markup, text: &str) -> Steps {
    let mut out = Steps::default();
    for node in &markup.nodes {
        match node {
            Node::Open(tag @ (Tag::Svg | Tag::Line | Tag::Path | Tag::Text)) => out.push(OPEN_SVG, tag.name()),
            Node::Open(tag) => out.push(OPEN, tag.name()),
            Node::Attr(name, value) => {
                out.push(NAME, name.name());
                out.push(VALUE, value);
            }
            Node::Text(words) => out.push(TEXT, words),
            Node::Source(span) => out.step(SOURCE, span.of(text)),
            Node::Close => out.step(CLOSE, ""),
        }
    }
    out
}

impl Steps {
    fn push(&mut self, what: u32, words: &str) {
        self.step(what, words);
        self.words.push_str(words);
    }

    fn step(&mut self, what: u32, words: &str) {
        self.steps.push(units(words) << 3 | what);
    }
}
