//! Events of other matches that the article recalls: "his goal against Northgate last week".

use super::actors::Scene;
use super::tellings::Telling;
use crate::article::teams::Teams;
use crate::document::Class;
use crate::lexicon;

/// How far around a telling the words are looked for, in tokens.
const BEFORE: u32 = 8;
const AFTER: u32 = 14;

/// Whether the words around `telling` are about another match.
pub fn is(scene: Scene, teams: &Teams, telling: &Telling) -> bool {
    let Some(sentence) = scene.document.sentence(telling.sentence) else { return false };
    let from = telling.tokens.start.saturating_sub(BEFORE).max(sentence.tokens.start);
    let until = (telling.tokens.end + AFTER).min(sentence.tokens.end);
    for at in from..until {
        let Some(token) = scene.document.token(at) else { break };
        if at >= telling.tokens.end && matches!(token.class, Class::Semicolon | Class::Stop) {
            break;
        }
        let words = scene.document.tokens.iter().skip(at as usize).take(4).map(|token| token.word);
        if lexicon::OTHER_MATCH.longest(words).is_some() {
            return true;
        }
        // "against Northgate", "the draw at Northgate": a team that does not play here.
        if at >= telling.tokens.end
            && (token.word.is(&lexicon::OPPONENT_LEAD) || token.word == crate::w!("for"))
            && teams.sides.is_some()
            && let Some(team) = (at + 1..at + 3).find_map(|at| teams.at(at))
            && !teams.plays(team)
            && teams.list.get(team.0 as usize).is_some_and(|team| !team.nation)
        {
            return true;
        }
    }
    false
}

/// What follows an event of another match in its paragraph, and names neither side, is of that match too.
pub fn spread(scene: Scene, teams: &Teams, tellings: &mut [Telling]) {
    let mut other: Option<(u32, u32)> = None;
    for telling in tellings {
        let Some(sentence) = scene.document.sentence(telling.sentence) else { continue };
        let paragraph = scene.document.paragraph_at(sentence.span.start);
        let mut sides = teams.within(&sentence.tokens).iter();
        let own = teams.of_person(telling.player.unwrap_or(u32::MAX)).is_some_and(|team| teams.plays(team));
        if telling.other_match {
            other = Some((paragraph, telling.sentence));
        } else if let Some((same, last)) = other
            && same == paragraph
            && telling.sentence <= last + 2
            && telling.sentence > last
            && !own
            && !sides.any(|reference| teams.plays(reference.team))
        {
            telling.other_match = true;
            other = Some((paragraph, telling.sentence));
        } else if telling.sentence > other.map_or(0, |(_, last)| last) {
            other = None;
        }
    }
}
