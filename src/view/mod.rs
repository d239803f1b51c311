//! What the reader sees: one small markup tree built from an [`Article`], with two writers.
//!
//! The text of the article is in the tree as spans of the source, every byte once and in order: headline, paragraphs and
//! the white space between them. The words of the interface stand beside it, or in attributes that the style sheet shows,
//! so that the text of the element of class `tl-text` is the source.
//!
//! No state lives here: what is folded, chosen or dimmed is in the tree's own attributes.

mod body;
mod clock;
#[cfg(target_arch = "wasm32")]
pub mod dom;
#[cfg(not(target_arch = "wasm32"))]
pub mod html;
#[cfg(target_arch = "wasm32")]
pub mod interaction;
mod labels;
mod markup;
mod moments;
mod quotation;
mod speakers;
mod strip;

use crate::article::Article;

pub use labels::Labels;
pub use markup::{Attr, Markup, Node, Tag};

/// What the view needs besides the article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'a> {
    /// The article's language as a BCP 47 tag, put on its text.
    pub lang: Option<&'a str>,
    /// The words of the interface.
    pub labels: Labels<'a>,
}

/// The reading view of `article`, which was parsed from `text`. Where nothing was found it is the plain article.
pub fn build<'a>(text: &'a str, article: &'a Article, setting: &Setting<'a>) -> Markup<'a> {
    let mut out = Markup::default();
    if cfg!(feature = "without-view") {
        return out;
    }
    let (said, pieces) = quotation::lay_out(article, text);
    out.open(Tag::Div, "tl-view");
    out.attr(Attr::Part, "view");
    out.open(Tag::Div, "tl-page");
    if !said.is_empty() || !article.events.is_empty() {
        out.open(Tag::Div, "tl-side");
        out.attr(Attr::Lang, setting.labels.get("lang"));
        out.attr(Attr::Dir, setting.labels.get("dir"));
        strip::push(&mut out, article, setting.labels);
        moments::push(&mut out, text, article, setting.labels);
        speakers::push(&mut out, article, &said, setting.labels);
        out.close();
    }
    body::push(&mut out, text, article, setting, &said, &pieces);
    out.close();
    out.close();
    out
}
