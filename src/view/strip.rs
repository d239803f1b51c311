//! The match at a glance: teams, score, competition.

use super::labels::score;
use super::{Attr, Labels, Markup, Tag};
use crate::article::Article;

/// Appends the line that names the match; nothing where the article tells of none.
pub fn push<'a>(out: &mut Markup<'a>, article: &'a Article, labels: Labels<'a>) {
    let Some(found) = &article.match_ else { return };
    let [home, away] = sides(article);
    if home.is_none() && away.is_none() {
        return;
    }
    out.open(Tag::P, "tl-match");
    out.attr(Attr::Part, "match");
    out.leaf(Tag::Span, "tl-team", home.unwrap_or(""));
    if away.is_some() {
        out.text(" ");
        out.leaf(Tag::Span, "tl-score", found.score.map_or(labels.get("versus").to_string(), score));
        out.text(" ");
        out.leaf(Tag::Span, "tl-team", away.unwrap_or(""));
    }
    let about = [found.competition.as_deref(), found.venue.as_deref()];
    let day = found.date.map(|date| labels.day(date));
    if about.iter().any(Option::is_some) || day.is_some() {
        out.text(" ");
        out.open(Tag::Span, "tl-about");
        let mut first = true;
        for words in about.into_iter().flatten().map(String::from).chain(day) {
            if !first {
                out.text(" · ");
            }
            out.text(words);
            first = false;
        }
        out.close();
    }
    out.close();
}

/// Home and away, or else the teams in their order.
pub fn sides(article: &Article) -> [Option<&str>; 2] {
    let Some(found) = &article.match_ else { return [None; 2] };
    let named = |name, nth| Option::as_deref(name).or(found.teams.get(nth).map(String::as_str));
    [named(&found.home, 0), named(&found.away, 1)]
}
