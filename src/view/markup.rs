//! The one markup tree that both writers take: a flat list of steps in document order.

use crate::spans::kinds::names;
use crate::text::Span;
use std::borrow::Cow;

names! {
    /// The elements a view is made of; there are no others.
    Tag {
        Div = "div", H2 = "h2", P = "p", Span = "span", Ol = "ol", Li = "li", Time = "time",
        Button = "button", Details = "details", Summary = "summary", Q = "q", Blockquote = "blockquote",
        Svg = "svg", Line = "line", Path = "path", Text = "text", Slot = "slot",
    }
}

names! {
    /// The attributes a view is made of; there are no others.
    Attr {
        Class = "class", Id = "id", Part = "part", Lang = "lang", Dir = "dir", Type = "type", Role = "role",
        Hidden = "hidden", Open = "open", DateTime = "datetime",
        Label = "aria-label", Expanded = "aria-expanded", Pressed = "aria-pressed",
        // What a press does, on which item; whose words; which utterance; which events.
        Do = "data-do", Item = "data-item", Speaker = "data-speaker", Said = "data-said", Event = "data-event",
        // Words that the style sheet shows, so that the article's text stays the article's.
        Name = "data-name", First = "data-first", Count = "data-count",
        X = "x", X1 = "x1", X2 = "x2", Y = "y", Y1 = "y1", Y2 = "y2", D = "d", Height = "height",
    }
}

/// One step of building.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<'a> {
    /// An element begins; its attributes follow.
    Open(Tag),
    /// An attribute of the element just begun.
    Attr(Attr, Cow<'a, str>),
    /// Words of the interface.
    Text(Cow<'a, str>),
    /// Words of the article: bytes of the source.
    Source(Span),
    /// The innermost open element ends.
    Close,
}

/// A view, ready to be written.
#[derive(Debug, Default)]
pub struct Markup<'a> {
    /// The steps; every `Open` has its `Close`.
    pub nodes: Vec<Node<'a>>,
}

impl<'a> Markup<'a> {
    /// Begins an element of class `class` (none where empty).
    pub fn open(&mut self, tag: Tag, class: &'static str) {
        self.nodes.push(Node::Open(tag));
        if !class.is_empty() {
            self.attr(Attr::Class, class);
        }
    }

    /// An attribute of the element just begun.
    pub fn attr(&mut self, name: Attr, value: &'a str) {
        self.nodes.push(Node::Attr(name, Cow::Borrowed(value)));
    }

    /// An attribute whose value was put together.
    pub fn attr_made(&mut self, name: Attr, value: String) {
        self.nodes.push(Node::Attr(name, Cow::Owned(value)));
    }

    /// Words of the interface; nothing where there are none.
    pub fn text(&mut self, words: impl Into<Cow<'a, str>>) {
        let words = words.into();
        if !words.is_empty() {
            self.nodes.push(Node::Text(words));
        }
    }

    /// Words of the article; nothing where the span is empty.
    pub fn source(&mut self, span: Span) {
        if !span.is_empty() {
            self.nodes.push(Node::Source(span));
        }
    }

    /// Ends the innermost open element.
    pub fn close(&mut self) {
        self.nodes.push(Node::Close);
    }

    /// An element that holds only words of the interface.
    pub fn leaf(&mut self, tag: Tag, class: &'static str, words: impl Into<Cow<'a, str>>) {
        self.open(tag, class);
        self.text(words);
        self.close();
    }

    /// A button that does `what` to `item`.
    pub fn button(&mut self, class: &'static str, what: &'static str, item: &'a str) {
        self.open(Tag::Button, class);
        self.attr(Attr::Type, "button");
        self.attr(Attr::Do, what);
        if !item.is_empty() {
            self.attr(Attr::Item, item);
        }
    }
}
