//! What the reader sees: one small markup tree built from an [`Article`], with two writers.
//!
//! The text of the article is in the tree as spans of the source, every byte once and in order: headline, paragraphs and
//! the white space between them. The words of the interface stand beside it, or in attributes that the style sheet shows,
//! so that the text of the element of class `tl-text` is the source.
//!
//! No state lives here: what is folded, chosen or dimmed is in the tree's own attributes.

mod body;
mod clock;
mod collection;
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
use crate::spans::kinds::names;

pub use labels::{Labels, digits, in_play};
pub use markup::{Attr, Markup, Node, Tag};

names! {
    /// Which of its parts the view shows. Moments and match stand in all but [`Layout::Quotes`]; in [`Layout::Beside`]
    /// the page's own nodes show the article.
    Layout { Article = "article", Timeline = "timeline", Quotes = "quotes", All = "all", Beside = "beside" }
}

impl Layout {
    /// The layout of this name; that of the article for any other.
    pub fn named(name: &str) -> Layout {
        Layout::ALL.iter().copied().find(|layout| layout.name() == name).unwrap_or(Layout::Article)
    }
}

/// What the view needs besides the article.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The article's language as a BCP 47 tag, put on its text.
    pub lang: Option<&'a str>,
    /// The words of the interface.
    pub labels: Labels<'a>,
    /// What is shown.
    pub layout: Layout,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Setting { lang: None, labels: Labels::default(), layout: Layout::Article }
    }
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
    let layout = setting.layout;
    // Where there is nothing of what was asked for, the article is better than an empty place.
    let text_too = match layout {
        Layout::Timeline => article.events.is_empty(),
        Layout::Quotes => said.is_empty(),
        Layout::Article | Layout::All => true,
        Layout::Beside => false,
    };
    let beside = layout == Layout::Beside;
    out.open(Tag::Div, if text_too || beside { "tl-page" } else { "tl-page tl-alone" });
    if !said.is_empty() || !article.events.is_empty() {
        out.open(Tag::Div, "tl-side");
        out.attr(Attr::Lang, setting.labels.get("lang"));
        out.attr(Attr::Dir, setting.labels.get("dir"));
        strip::push(&mut out, article, setting.labels);
        if layout != Layout::Quotes {
            clock::push(&mut out, article, setting.labels);
        }
        if text_too || beside {
            // The page's own words cannot be folded or dimmed.
            speakers::push(&mut out, article, if beside { &[] } else { &said }, setting.labels);
        }
        if layout != Layout::Quotes {
            moments::push(&mut out, text, article, setting);
        }
        out.close();
    }
    if text_too {
        body::push(&mut out, text, article, setting, &said, &pieces);
    }
    if beside {
        out.open(Tag::Div, "tl-text");
        out.attr(Attr::Part, "text");
        out.open(Tag::Slot, "");
        out.close();
        out.close();
    }
    if !said.is_empty() || !article.events.is_empty() {
        // Says what was done, to those who do not see it.
        out.open(Tag::Div, "tl-status");
        out.attr(Attr::Role, "status");
        out.attr(Attr::Lang, setting.labels.get("lang"));
        out.attr(Attr::Name, setting.labels.get("copied"));
        out.close();
    }
    if !matches!(layout, Layout::Article | Layout::Timeline) {
        collection::push(&mut out, text, article, setting, &said, &pieces);
    }
    out.close();
    out.close();
    out
}
