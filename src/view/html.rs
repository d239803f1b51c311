//! Writes a view as HTML. Not part of the wasm.

use super::{Attr, Markup, Node};

/// `markup` as an HTML fragment; `text` is the article's source.
///
/// Reading it back with an HTML parser gives the tree that was written: there is nothing in it that a parser would
/// close, move or drop. Only what HTML cannot say differs: NUL and lone surrogates do not come back.
pub fn write(markup: &Markup, text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    let mut open = Vec::new();
    // The start tag is closed when the first thing that is no attribute comes.
    let mut in_tag = false;
    for node in &markup.nodes {
        if in_tag && !matches!(node, Node::Attr(..)) {
            out.push('>');
            in_tag = false;
        }
        match node {
            Node::Open(tag) => {
                out.push('<');
                out.push_str(tag.name());
                open.push(tag.name());
                in_tag = true;
            }
            Node::Attr(name, value) => {
                out.push(' ');
                out.push_str(name.name());
                if !(value.is_empty() && matches!(name, Attr::Hidden | Attr::Open)) {
                    out.push_str("=\"");
                    escape(value, &mut out);
                    out.push('"');
                }
            }
            Node::Text(words) => escape(words, &mut out),
            Node::Source(span) => escape(span.of(text), &mut out),
            Node::Close => {
                out.push_str("</");
                out.push_str(open.pop().unwrap_or(""));
                out.push('>');
            }
        }
    }
    out
}

/// `words` as HTML text, or as the value of a double-quoted attribute.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    escape(words, &mut out);
    out
}

/// `words` so that an HTML parser reads them back, in text and in double-quoted attributes.
fn escape(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser would read a bare one as a line feed.
            '\r' => out.push_str("&#13;"),
            '\0' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}
