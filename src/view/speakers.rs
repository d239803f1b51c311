//! The bar over the text: the way to the moments where they wait, who speaks and how often, and the two buttons that
//! fold and unfold everything.

use super::labels::digits;
use super::quotation::Said;
use super::{Attr, Labels, Markup, Tag};
use crate::article::Article;

/// Longest bar, in speakers.
const SPEAKERS: usize = 60;

/// Appends the bar, where there is something to choose: one utterance alone folds by its own name.
pub fn push<'a>(out: &mut Markup<'a>, article: &'a Article, said: &[Said], labels: Labels<'a>) {
    let several = said.len() > 1;
    if article.events.is_empty() && !several {
        return;
    }
    out.open(Tag::Div, "tl-bar");
    if !article.events.is_empty() {
        out.button("tl-more", "list", "");
        out.attr(Attr::Expanded, "false");
        out.text(labels.count("moment-count", article.events.len()));
        out.close();
    }
    if several {
        speakers(out, article, said, labels);
    }
    out.close();
}

fn speakers<'a>(out: &mut Markup<'a>, article: &'a Article, said: &[Said], labels: Labels<'a>) {
    out.open(Tag::Div, "tl-speakers");
    out.attr(Attr::Part, "speakers");
    out.attr(Attr::Role, "group");
    out.attr(Attr::Label, labels.get("quotes"));
    out.open(Tag::Div, "tl-chips");
    let speaker = |said: &Said| article.quotes.get(said.first).and_then(|quote| quote.speaker);
    // In order of first word: the order of the utterances.
    let mut seen: Vec<u32> = Vec::new();
    for nth in said.iter().filter_map(speaker) {
        if seen.contains(&nth) || seen.len() >= SPEAKERS {
            continue;
        }
        seen.push(nth);
        let Some(who) = article.speakers.get(nth as usize) else { continue };
        out.open(Tag::Button, "tl-chip");
        out.attr(Attr::Part, "chip");
        out.attr(Attr::Type, "button");
        out.attr(Attr::Do, "only");
        out.attr_made(Attr::Item, digits(nth as usize));
        out.attr_made(Attr::Speaker, digits(nth as usize));
        out.attr(Attr::Pressed, "false");
        out.text(who.name.as_str());
        out.text(" ");
        out.leaf(Tag::Span, "tl-n", digits(said.iter().filter(|said| speaker(said) == Some(nth)).count()));
        out.close();
    }
    out.close();
    for key in ["fold-all", "unfold-all"] {
        out.button("tl-tool", key, "");
        out.text(labels.get(key));
        out.close();
    }
    out.close();
}
