//! The choice of a speaker for each quotation.

use super::candidates::{self, Candidate, Past};
use super::mentions::Link;
use super::{Room, power, signature};
use crate::article::QuoteKind;
use crate::spans::quotations::Quotation;

/// Below this confidence the speaker is not told: with a reporting verb, and without.
const DOUBT: [f32; 2] = [0.35, 0.5];

/// What the subject of “said:” right before the words has over all others.
const LEAD_IN: f32 = 3.0;

/// The speaker of one quotation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// The mention beside it.
    pub mention: Option<u32>,
    /// The person, where one is known.
    pub person: Option<u32>,
    /// The reporting verb, a number in `Spans::cues`.
    pub cue: Option<u32>,
    /// The share of all likelihood that falls to the speaker, 0 ..= 1.
    pub share: f32,
}

/// The speaker of every quotation; `watch` sees each quotation's candidates.
pub fn all(room: &Room, mut watch: impl FnMut(usize, &[Candidate])) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut past = Past::default();
    for (number, quotation) in room.spans.quotations.iter().enumerate() {
        let found = candidates::of(room, number, &past);
        let signed = signature::of(room, number).map(|choice| (choice, true));
        let own = signed.or_else(|| best(room, number, &found));
        let choice = match choices.last() {
            // What goes on has the same speaker, unless somebody else stands right beside it.
            Some(last) if quotation.continues && !own.as_ref().is_some_and(|&(_, beside)| beside) => *last,
            last => {
                let named = quotation.continues && last.is_some();
                if !named {
                    watch(number, &found);
                }
                own.map_or(Choice::default(), |(choice, _)| choice)
            }
        };
        if let Some(mention) = choice.mention {
            let same =
                past.last.is_some_and(|(last, person)| last == mention || person.is_some() && person == choice.person);
            if !same {
                past.other = past.last;
            }
            past.last = Some((mention, choice.person));
        }
        choices.push(choice);
    }
    choices
}

/// The most likely candidate, with the share of all likelihood that falls to its person; and whether it stands with its
/// verb right beside the quotation.
fn best(room: &Room, number: usize, found: &[Candidate]) -> Option<(Choice, bool)> {
    let score = |candidate: &Candidate| candidate.score() + if candidate.introduces { LEAD_IN } else { 0.0 };
    let top = found.iter().map(score).max_by(f32::total_cmp)?;
    let person = |candidate: &Candidate| room.mention(Some(candidate.mention)).and_then(|mention| mention.person);
    let same = |one: &Candidate, other: &Candidate| {
        one.mention == other.mention || person(one).is_some() && person(one) == person(other)
    };
    let share = |candidate: &Candidate| power(score(candidate) - top);
    let whole = |one: &Candidate| found.iter().filter(|other| same(one, other)).map(share).sum::<f32>();
    // The likeliest person, by the likeliest mention.
    let best = found.iter().max_by(|a, b| whole(a).total_cmp(&whole(b)).then(score(a).total_cmp(&score(b))))?;
    let (who, own, all) = (person(best), whole(best), found.iter().map(share).sum::<f32>());
    let mut choice = Choice { mention: Some(best.mention), person: who, cue: None, share: own / all };
    choice.cue = cue(room, number, &choice);
    Some((choice, best.beside))
}

/// The reporting verb of a choice: the mention's own that stands nearest to quotation `number`, else the one before its colon.
fn cue(room: &Room, number: usize, choice: &Choice) -> Option<u32> {
    let quotation = room.spans.quotation(number)?;
    let mention = room.mention(choice.mention)?;
    mention.cues.map(|(first, last)| if mention.span.start > quotation.span.start { first } else { last })
}

impl Choice {
    /// Whether the speaker is sure enough to be told.
    pub fn is_told(&self, confidence: f32) -> bool {
        let [cued, bare] = DOUBT;
        confidence >= if self.cue.is_some() { cued } else { bare }
    }

    /// How sure the speaker is, 0 ..= 1: that the mention is right, and that it stands for this person. The bounds were
    /// set on news texts so that at 0.9 and above about 98 in 100 are right: a name with its verb behind the words is
    /// rarely wrong, words woven into a sentence often are.
    pub fn sureness(&self, room: &Room, quotation: &Quotation) -> f32 {
        let mention = room.mention(self.mention);
        let cued = mention.is_some_and(|mention| mention.link >= Link::Titled) && self.cue.is_some();
        let behind = mention.is_some_and(|mention| mention.span.start > quotation.span.start);
        let bound = match (quotation.kind, cued) {
            (QuoteKind::Mixed, true) => 0.96,
            (QuoteKind::Mixed, false) => 0.98,
            (_, true) if behind => 0.5,
            (_, true) => 0.86,
            (_, false) => 0.9,
        };
        let sure = match self.share {
            low if low < bound => low * 0.9 / bound,
            high => 0.9 + (high - bound) / (1.0 - bound) * 0.1,
        };
        match mention {
            // Two may be meant as well as one.
            Some(mention) if self.person.is_some() && mention.sure < 0.4 => sure.min(0.85),
            Some(mention) if self.person.is_some() => sure * (0.84 + 0.16 * mention.sure),
            _ => sure,
        }
    }
}
