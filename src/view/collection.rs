//! What everybody said, collected by speaker: the words as the article prints them, and the words that name who speaks.

use super::labels::digits;
use super::quotation::{self, Piece, Said};
use super::{Attr, Layout, Markup, Setting, Tag};
use crate::article::Article;

/// Appends the collection; nothing where nobody is quoted. Whoever the article does not name comes last, as such.
pub fn push<'a>(
    out: &mut Markup<'a>,
    text: &'a str,
    article: &'a Article,
    setting: &Setting<'a>,
    said: &[Said],
    pieces: &[Piece],
) {
    let labels = setting.labels;
    let quote = |said: &Said| article.quotes.get(said.first);
    let speaker = |said: &Said| quote(said).and_then(|quote| quote.speaker);
    // A word or two in marks that nobody is named for is a title or a nickname.
    let counts = |said: &&Said| quote(said).is_some_and(|quote| quote.speaker.is_some() || quotation::is_direct(quote));
    let mut order: Vec<Option<u32>> = Vec::new();
    for who in said.iter().filter(counts).map(speaker) {
        if !order.contains(&who) {
            order.push(who);
        }
    }
    if order.is_empty() {
        return;
    }
    // Whoever is not told comes last.
    if let Some(at) = order.iter().position(Option::is_none) {
        let nobody = order.remove(at);
        order.push(nobody);
    }
    out.open(Tag::Div, "tl-quotes");
    out.attr(Attr::Part, "quotes");
    out.attr(Attr::Role, "group");
    out.attr(Attr::Label, labels.get("quotes"));
    out.attr(Attr::Lang, labels.get("lang"));
    out.attr(Attr::Dir, labels.get("dir"));
    for who in order {
        let own = || said.iter().filter(counts).filter(|said| speaker(said) == who);
        let name = who.and_then(|nth| article.speakers.get(nth as usize));
        out.open(Tag::Details, "tl-by");
        out.attr(Attr::Open, "");
        if let Some(nth) = who {
            out.attr_made(Attr::Speaker, digits(nth as usize));
        }
        out.open(Tag::Summary, "tl-name");
        out.attr(Attr::Part, "speaker");
        let nobody = labels.get(if article.speakers.is_empty() { "quotes" } else { "unknown" });
        out.text(name.map_or(nobody, |name| name.name.as_str()));
        out.text(" ");
        out.leaf(Tag::Span, "tl-n", digits(own().count()));
        out.close();
        out.open(Tag::Ol, "tl-ol");
        for one in own() {
            let end = pieces.partition_point(|piece| Some(piece.said) <= pieces.get(one.first).map(|piece| piece.said));
            utterance(out, text, article, setting, one.first, pieces.get(one.first..end).unwrap_or(&[]));
        }
        out.close();
        out.close();
    }
    out.close();
}

/// One thing said: a paragraph for each of the article's, and below it who is named as saying it.
fn utterance<'a>(
    out: &mut Markup<'a>,
    text: &'a str,
    article: &'a Article,
    setting: &Setting<'a>,
    first: usize,
    pieces: &[Piece],
) {
    // Where the text is shown too, the addresses belong to it.
    let alone = setting.layout != Layout::All;
    let labels = setting.labels;
    let Some(quote) = article.quotes.get(first) else { return };
    out.open(Tag::Li, "tl-say");
    out.open(Tag::Blockquote, "");
    out.attr(Attr::Part, "quote");
    words_of_article(out, setting);
    let mut paragraph = None;
    for (nth, piece) in (first..).zip(pieces) {
        if paragraph != Some(piece.paragraph) {
            if paragraph.is_some() {
                out.close();
            }
            out.open(Tag::P, "");
            paragraph = Some(piece.paragraph);
        } else {
            out.text(" ");
        }
        out.open(Tag::Span, "tl-q");
        if let Some(quote) = article.quotes.get(nth).filter(|_| alone) {
            out.attr(Attr::Id, &quote.id);
            out.attr_made(Attr::Said, digits(piece.said));
        }
        out.text(piece.marked.of(text));
        out.close();
    }
    out.close();
    out.close();
    out.open(Tag::P, "tl-from");
    for span in quotation::proof(quote).into_iter().flatten().filter(|_| quote.speaker.is_some()) {
        out.open(Tag::Span, "");
        words_of_article(out, setting);
        out.text(span.of(text));
        out.close();
        out.text(" ");
    }
    let nowhere_else = setting.layout == Layout::Quotes;
    let key = if nowhere_else { "copy" } else { "go" };
    out.button("tl-tool", key, &quote.id);
    out.text(labels.get(if nowhere_else { "copy" } else { "in-text" }));
    out.close();
    out.close();
    out.close();
}

/// Says that the element just begun holds words of the article, among those of the interface.
pub fn words_of_article<'a>(out: &mut Markup<'a>, setting: &Setting<'a>) {
    // Empty: not known, and surely not that of the interface.
    out.attr(Attr::Lang, setting.lang.unwrap_or(""));
    out.attr(Attr::Dir, "auto");
}
