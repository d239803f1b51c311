//! The view: its fixtures, that no word of an article is lost, and that the declarations for TypeScript name every field.

use proptest::prelude::*;
use std::fs;
use std::path::Path;
use touchline::article::{Article, wire};
use touchline::text::Utf16Table;
use touchline::view::{self, Attr, Layout, Markup, Node, Setting, Tag};
use touchline::{Options, document};

/// Each case of `tests/view/*.txt`: a text, `---`, and the outline of its view. `UPDATE=1` writes the outlines anew.
#[test]
fn fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/view");
    let mut failures = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let mut written = String::new();
        for case in format!("\n{source}").split("\n=== ").skip(1) {
            let (head, expected) = case.split_once("\n---\n").unwrap_or((case.trim_end_matches("\n---"), ""));
            let (name, text) = head.split_once("\n\n").unwrap_or((head, ""));
            let (title, published) = name.split_once("\npublished: ").unwrap_or((name, ""));
            let (title, layout) = title.split_once("\nlayout: ").unwrap_or((title, ""));
            let setting = Setting { layout: Layout::named(layout), ..Setting::default() };
            let article =
                touchline::parse(text, &Options { published: document::civil_date(published), ..Options::default() });
            let found = outline(&view::build(text, &article, &setting), text);
            if found.trim_end() != expected.trim_end() {
                failures.push(format!("{} — {title}\n{found}", file.display()));
            }
            written += &format!("=== {name}\n\n{text}\n---\n{}\n\n", found.trim_end());
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, written.trim_end().to_owned() + "\n").unwrap();
        }
    }
    assert!(std::env::var_os("UPDATE").is_some() || failures.is_empty(), "{}", failures.join("\n"));
}

/// An element a line, with its class, what the reader sees of its attributes, and its own words.
fn outline(markup: &Markup, text: &str) -> String {
    const SHOWN: &[Attr] =
        &[Attr::Name, Attr::First, Attr::Count, Attr::Speaker, Attr::Said, Attr::Open, Attr::DateTime];
    let (mut out, mut depth, mut drawing) = (String::new(), 0, 0);
    for node in &markup.nodes {
        match node {
            Node::Open(tag) => {
                depth += 1;
                // The drawing is looked at in pictures.
                drawing += (drawing > 0 || *tag == Tag::Svg) as usize;
                if drawing <= 1 {
                    out += &format!("\n{}{}", "  ".repeat(depth - 1), tag.name());
                }
            }
            Node::Close => {
                depth -= 1;
                drawing = usize::saturating_sub(drawing, 1);
            }
            Node::Attr(Attr::Class, value) if drawing <= 1 => {
                out += &format!(".{}", value.replace("tl-", "").replace(' ', "."))
            }
            Node::Attr(Attr::Label, value) if drawing == 1 => out += &format!(" “{value}”"),
            Node::Attr(name, value) if drawing == 0 && SHOWN.contains(name) => {
                out += &format!(" {}={value}", name.name().trim_start_matches("data-"));
            }
            Node::Attr(..) => {}
            Node::Text(words) if drawing == 0 => out += &format!(" | {words}"),
            Node::Text(_) => {}
            Node::Source(span) => {
                let words = span.of(text);
                if !words.trim().is_empty() {
                    out += &format!(" ‹{words}›");
                }
            }
        }
    }
    out.trim_start().to_string() + "\n"
}

/// The words of the article as the view holds them.
fn words(markup: &Markup, text: &str) -> String {
    let spans = markup.nodes.iter().filter_map(|node| match node {
        Node::Source(span) => Some(span.of(text)),
        _ => None,
    });
    spans.collect()
}

/// Every start tag has its end tag, attributes stand in start tags, and no element stands where a parser would move it.
fn is_stable(markup: &Markup) -> Result<(), String> {
    const PHRASING: &[Tag] = &[Tag::Span, Tag::Button, Tag::Time, Tag::Q, Tag::Svg, Tag::Line, Tag::Path, Tag::Text];
    let mut open: Vec<(Tag, Vec<Attr>)> = Vec::new();
    let mut in_tag = false;
    for node in &markup.nodes {
        match node {
            Node::Open(tag) => {
                let within = |holder: Tag| open.iter().any(|(tag, _)| *tag == holder);
                if [Tag::P, Tag::H2, Tag::Button, Tag::Summary, Tag::Span].into_iter().any(within)
                    && !PHRASING.contains(tag)
                {
                    return Err(format!("{tag:?} inside words"));
                }
                if *tag == Tag::Button && within(Tag::Button)
                    || *tag == Tag::Li && open.last().map(|last| last.0) != Some(Tag::Ol)
                {
                    return Err(format!("{tag:?} out of place"));
                }
                open.push((*tag, Vec::new()));
                in_tag = true;
            }
            Node::Attr(name, _) => {
                let (_, names) = open.last_mut().ok_or("an attribute of nothing")?;
                if !in_tag || names.contains(name) {
                    return Err(format!("{name:?} out of place"));
                }
                names.push(*name);
            }
            Node::Close => {
                open.pop().ok_or("closed twice")?;
                in_tag = false;
            }
            Node::Text(_) | Node::Source(_) => in_tag = false,
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{} left open", open.len())) }
}

fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“"),
        Just("”"),
        Just("\""),
        Just("‘"),
        Just("’"),
        Just("«"),
        Just(" "),
        Just("\n\n"),
        Just("\n"),
        Just("\r\n"),
        Just(". "),
        Just(", "),
        Just(" said Ada Marsh. "),
        Just("Tom Okafor scored in the 23rd minute"),
        Just(" he said"),
        Just("Halden Rovers beat Castleby Town 2-1"),
        Just("<b>&amp;</b>"),
        Just("\u{1F389}"),
        Just("\0"),
        Just("\u{200B}"),
        Just("Leo Brandt was sent off two minutes before the break"),
        Just("2017-12-12 "),
        Just("date "),
        Just("We worked hard"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost(text in prop_oneof![news(), ".{0,200}"]) {
        let article = touchline::parse(&text, &Options::default());
        let markup = view::build(&text, &article, &Setting::default());
        prop_assert_eq!(words(&markup, &text), text.as_str());
        prop_assert_eq!(is_stable(&markup), Ok(()));
        let html = view::html::write(&markup, &text);
        prop_assert!(!html.contains("<b>"));
    }
}

#[test]
fn the_allow_lists_are_short() {
    assert!(Tag::ALL.len() <= 25, "{} tags", Tag::ALL.len());
    assert!(Attr::ALL.len() <= 30, "{} attributes", Attr::ALL.len());
    assert!(
        Attr::ALL.iter().all(|name| !name.name().starts_with("on") && !["style", "src", "href"].contains(&name.name()))
    );
}

#[test]
fn markup_in_words_stays_words() {
    let text = "<script>alert(1)</script> “<img src=x onerror=alert(1)>,” said Ada Marsh & co.";
    let article = touchline::parse(text, &Options::default());
    let html = view::html::write(
        &view::build(text, &article, &Setting { lang: Some("\"><script>"), ..Setting::default() }),
        text,
    );
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
}

/// Every field of the public shape stands in `touchline.d.ts` under its interface, and no other.
#[test]
fn the_declarations_name_every_field() {
    let declarations = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/touchline.d.ts")).unwrap();
    let text = "date 2017-12-12\n\nHalden Rovers beat Castleby Town 2-1 at Millbank Park on Sunday. Tom Okafor scored in the 23rd minute.\n\n\
        “We deserved it,” said Ada Marsh.";
    let article: Article = touchline::parse(text, &Options::default());
    let shape = serde_json::to_value(wire::article(&article, &[], &Utf16Table::new(text))).unwrap();
    let declared = |name: &str| -> Vec<String> {
        let body = declarations.split(&format!("interface {name} ")).nth(1).expect(name).split("\n}").next().unwrap();
        let mut fields: Vec<String> = body
            .lines()
            .filter_map(|line| line.trim().split_once(':').map(|(field, _)| field.to_string()))
            .filter(|field| !field.is_empty() && field.chars().all(char::is_alphanumeric))
            .collect();
        if body.starts_with("extends Span") {
            fields.extend(["start".to_string(), "end".to_string()]);
        }
        fields.sort();
        fields
    };
    let first = |path: &str| shape.pointer(path).unwrap_or_else(|| panic!("the sample has no {path}"));
    for (name, path) in [
        ("Article", ""),
        ("Paragraph", "/paragraphs/0"),
        ("Span", "/paragraphs/0/sentences/0"),
        ("Speaker", "/speakers/0"),
        ("Quote", "/quotes/0"),
        ("TimeExpression", "/times/0"),
        ("Match", "/match"),
        ("Event", "/events/0"),
        ("Clock", "/events/0/clock"),
    ] {
        let mut fields: Vec<String> =
            first(path).as_object().unwrap_or_else(|| panic!("{path}")).keys().cloned().collect();
        fields.sort();
        assert_eq!(fields, declared(name), "{name}");
    }
    for kind in touchline::article::EventKind::ALL {
        assert!(declarations.contains(&format!("\"{}\"", kind.name())), "{}", kind.name());
    }
}

/// Every language of the interface has the rows of the English one, with the same places to fill in.
#[test]
fn the_languages_of_the_interface_are_complete() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = |file: &Path| -> Vec<(String, bool)> {
        let source = fs::read_to_string(file).unwrap();
        let rows = source.lines().filter(|line| !line.starts_with('#'));
        rows.map(|line| line.split_once(" = ").unwrap_or_else(|| panic!("{}: {line}", file.display())))
            .map(|(key, words)| (key.to_string(), words.contains("{}")))
            .collect()
    };
    let english = rows(&root.join("src/view/labels/en.txt"));
    let shim = fs::read_to_string(root.join("www/reading.js")).unwrap();
    let known = shim.split_once("LANGUAGES = /^(").and_then(|(_, rest)| rest.split_once(')')).unwrap().0;
    let mut count = 0;
    for entry in fs::read_dir(root.join("www/labels")).unwrap() {
        let file = entry.unwrap().path();
        assert_eq!(rows(&file), english, "{}", file.display());
        let lang = file.file_stem().unwrap().to_str().unwrap();
        assert!(known.split('|').any(|one| one == lang), "reading.js names {lang}");
        let text = fs::read_to_string(&file).unwrap();
        let labels = view::Labels::new(&text);
        assert_eq!(labels.get("lang"), lang);
        assert_eq!(labels.get("weekdays").split(' ').count(), 7, "{lang}");
        assert_eq!(labels.get("months").split(' ').count(), 12, "{lang}");
        count += 1;
    }
    assert_eq!(count, 6);
}
