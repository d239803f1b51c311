//! The choice of a speaker for each quotation.

use super::candidates::{self, Candidate};
use super::mentions::Link;
use super::{Room, power, signature};
use crate::article::QuoteKind;
use crate::spans::quotations::Quotation;

/// Below this confidence the speaker is not told: with a reporting verb, and without.
const DOUBT: [f32; 2] = [0.4, 0.5];
/// How likely words behind a caption go on with what nothing closed above it.
const INTERRUPTED: f32 = 0.7;

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
    let mut choices: Vec<Choice> = Vec::with_capacity(room.spans.quotations.len());
    let (mut past, mut above) = ([Choice::default(); 2], None);
    for (number, quotation) in room.spans.quotations.iter().enumerate() {
        let mut found = candidates::of(room, number, &past);
        let (mut choice, mut beside) = best(&mut found);
        if let Some(signed) = signature::of(room, number, &mut above) {
            (choice, beside) = (signed, true);
        }
        match choices.last() {
            Some(last) if !beside && !choice.is_same(last) && is_interrupted(room, number) => {
                choice = Choice { share: INTERRUPTED, ..*last }
            }
            // What goes on has the same speaker, unless somebody else stands right beside it.
            Some(last) if quotation.continues => choice = if beside { choice } else { *last },
            _ => watch(number, &found),
        }
        if choice.mention.is_some() {
            if !choice.is_same(&past[0]) {
                past[1] = past[0];
            }
            past[0] = choice;
        }
        choices.push(choice);
    }
    choices
}

/// Whether a caption stands between quotation `number` and what it goes on with, which nothing closes; or a topic, a question
/// or a remark between what is said and what is said next. Nobody speaks in between.
fn is_interrupted(room: &Room, number: usize) -> bool {
    let pair = room.spans.quotation(number.wrapping_sub(1)).zip(room.spans.quotation(number));
    pair.is_some_and(|(last, quotation)| {
        let start = room.document.paragraph(quotation.paragraph).map_or(0, |paragraph| paragraph.tokens.start);
        let between = quotation.paragraph - last.paragraph;
        let topic = between == 2 && candidates::prompts(room, quotation.paragraph - 1);
        start == quotation.marked.start
            && (topic || !last.closed && matches!(between, 2..=3))
            && room.cue_from(last.marked.end) == room.cue_from(start)
    })
}

/// The likeliest person by the likeliest mention, with the share of all likelihood that falls to that person; and whether
/// the mention stands with its verb right beside the quotation.
fn best(found: &mut [Candidate]) -> (Choice, bool) {
    let top = found.iter().map(|one| one.score).max().unwrap_or(0);
    for one in found.iter_mut() {
        one.choice.share = power((one.score - top) as f32 / 4.0);
    }
    let (mut best, mut beside, mut score, mut all) = (Choice::default(), false, i32::MIN, 0.0);
    for one in found.iter() {
        let (mut own, who) = (0.0, one.choice.who());
        for other in found.iter().filter(|other| other.choice.who() == who) {
            own += other.choice.share;
        }
        if own > best.share || own == best.share && one.score > score {
            (best, beside, score) = (Choice { share: own, ..one.choice }, one.beside, one.score);
        }
        all += one.choice.share;
    }
    best.share /= all.max(f32::MIN_POSITIVE);
    (best, beside)
}

impl Choice {
    /// A number that candidates of one speaker share.
    fn who(&self) -> u32 {
        self.person.or(self.mention.map(|mention| !mention)).unwrap_or(u32::MAX)
    }

    /// Whether both are one speaker: the same person, or the same mention of nobody known.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_same(&self, other: &Choice) -> bool {
        self.mention == other.mention || self.person.is_some() && self.person == other.person
    }

    /// Whether the speaker is sure enough to be told. Only a person is carried over to words without a verb: "The ground was
    /// empty. “…”" tells nobody.
    pub fn is_told(&self, room: &Room, quotation: &Quotation, confidence: f32) -> bool {
        let [cued, bare] = DOUBT;
        let label = room.mention(self.mention).is_some_and(|mention| mention.link == Link::Label);
        match self.cue {
            Some(_) => confidence >= cued,
            // Brandt left “angry”: words woven in without a verb of speech are the headline's more often than his.
            None => confidence >= bare && (label || self.person.is_some() && quotation.kind == QuoteKind::Direct),
        }
    }

    /// How sure the speaker is, 0 ..= 1: that the mention is right, and that it stands for this person. The bounds were
    /// set on news texts so that at 0.9 and above about 98 in 100 are right: a name with its verb behind the words is
    /// rarely wrong, words woven into a sentence often are.
    pub fn sureness(&self, room: &Room, quotation: &Quotation) -> f32 {
        let mention = room.mention(self.mention);
        let cued = mention.is_some_and(|mention| mention.link >= Link::Titled) && self.cue.is_some();
        // "|Marsh|'s flatmate said: “…”"
        let owns = mention.is_some_and(|mention| mention.genitive) && self.cue.is_none();
        let behind = mention.is_some_and(|mention| mention.tokens.start > quotation.tokens.start);
        let bound = match (quotation.kind, cued) {
            (QuoteKind::Mixed, true) => 0.942,
            (QuoteKind::Mixed, false) => 0.965,
            (_, true) if behind => 0.54,
            (_, true) => 0.80,
            (_, false) => 0.85,
        };
        let sure = match self.share {
            low if low < bound => low * 0.9 / bound,
            high => 0.9 + (high - bound) / (1.0 - bound) * 0.1,
        };
        match mention {
            // Two may be meant as well as one.
            Some(mention) if owns || self.person.is_some() && mention.sure < 0.6 => sure.min(0.85),
            Some(mention) if self.person.is_some() => sure * (0.84 + 0.16 * mention.sure),
            _ => sure,
        }
    }
}
