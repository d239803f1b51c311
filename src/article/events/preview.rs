//! Previews: what they tell of was played before.

use super::actors::Scene;
use crate::article::Match;
use crate::article::teams::Teams;
use crate::document::Case;
use crate::w;

/// Whether the article looks ahead to its match: "Northgate v Harwick" above it, and neither a score nor a list of what
/// happened below.
pub fn is(scene: &Scene, teams: &Teams, match_: Option<&Match>) -> bool {
    let lists = &scene.spans.lists;
    if match_.is_none_or(|found| found.score.is_some()) || !lists.entries.is_empty() || !lists.times.is_empty() {
        return false;
    }
    let Some(headline) = scene.document.headline else { return false };
    let tokens = scene.document.range(headline);
    let [home, away, ..] = teams.within(&tokens) else { return false };
    let [versus] = scene.document.tokens_of(&(home.tokens.end..away.tokens.start)) else { return false };
    // "after Northgate v Harwick incident"
    let more = scene
        .document
        .token(away.tokens.end)
        .filter(|more| tokens.contains(&away.tokens.end) && more.case == Case::Lower);
    more.is_none()
        && teams.plays(home.team)
        && teams.plays(away.team)
        && [w!("v"), w!("vs"), w!("versus")].contains(&versus.word)
}
