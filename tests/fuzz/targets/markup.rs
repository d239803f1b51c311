#![no_main]
mod sound;

use touchline::view::{self, Attr, Markup, Node, Setting, Tag};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let article = touchline::parse(text, &touchline::Options::default());
    let markup = view::build(text, &article, &Setting { lang: Some(text), ..Setting::default() });
    assert_eq!(shown(&markup, text), text, "the view holds the whole text, once and in order");
    tags_are_ours(&view::html::write(&markup, text));
});

/// The article's words inside the element that is the article.
fn shown(markup: &Markup, text: &str) -> String {
    let (mut out, mut depth, mut within) = (String::new(), 0, None);
    for node in &markup.nodes {
        match node {
            Node::Open(_) => depth += 1,
            Node::Attr(Attr::Class, class) if class.split(' ').any(|one| one == "tl-text") => within = Some(depth),
            Node::Close => {
                within = within.filter(|&at| at < depth);
                depth -= 1;
                assert!(depth >= 0, "an end without its beginning");
            }
            Node::Source(span) => {
                sound::on_boundaries(*span, text);
                if within.is_some() {
                    out.push_str(span.of(text));
                }
            }
            Node::Attr(..) | Node::Text(_) => {}
        }
    }
    assert_eq!(depth, 0, "a beginning without its end");
    out
}

/// Whatever the text says, a parser finds no element and no attribute but those of the view, each closed in its turn.
fn tags_are_ours(html: &str) {
    let mut open = Vec::new();
    let mut pieces = html.split('<');
    pieces.next();
    for piece in pieces {
        let (tag, _) = piece.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(Tag::ALL.iter().any(|known| known.name() == name), "{name}");
        open.push(name);
        while !rest.is_empty() {
            let end = rest.find(['=', ' ']).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            assert!(Attr::ALL.iter().any(|known| known.name() == name), "{name}");
            rest = match after.strip_prefix("=\"") {
                Some(value) => value.split_once('"').expect("a value ends").1.trim_start_matches(' '),
                None => after.trim_start_matches(' '),
            };
        }
    }
    assert!(open.is_empty());
}
