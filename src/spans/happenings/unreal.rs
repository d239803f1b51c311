//! Things that did not happen: "should have scored", "failed to convert", "to deny Brandt the winner".

use crate::document::Token;
use crate::lexicon::{self, Found, Slot};
use crate::w;

/// How many words before a telling may turn it into something unreal.
const LOOK_BACK: usize = 7;

/// Whether the words before `at`, in the same clause, say that what is told there did not happen.
pub fn is(tokens: &[Token], at: usize, found: Found) -> bool {
    // "Marsh's goal" needs no verb; only "without", "no", "seeking" and their like undo it.
    let noun = !matches!(found.player(), Slot::Subject | Slot::By | Slot::Object);
    let mut to = tokens.get(at).is_some_and(|token| token.word == w!("to"));
    let mut timed = false;
    for back in 1..=LOOK_BACK.min(at) {
        let Some(token) = tokens.get(at - back) else { break };
        // "Leo |Hope| heading in": a name.
        let word = if token.is_capital() && back < at { lexicon::Word::NONE } else { token.word };
        if word.is(&lexicon::UNREAL_NEXT) && back <= if noun { 4 } else { 3 } {
            return true;
        }
        if word == w!("to") {
            to = true;
            continue;
        }
        // "needed only 80 seconds to pull one back" is real.
        timed |= to && (word.is(&lexicon::MINUTE) || word.is(&lexicon::SECOND_UNIT));
        // "Marsh set up Okafor to score" is real.
        let set_up = word == w!("set") && tokens.get(at - back + 1).is_some_and(|up| up.word == w!("up"));
        if to && word.is(&lexicon::UNREAL_TO) && !set_up {
            return !(timed && word == w!("needed"));
        }
        if lexicon::Item::is_barrier(token) && !noun {
            // "before firing", "and headed": what comes before may still govern an infinitive.
            break;
        }
    }
    false
}
