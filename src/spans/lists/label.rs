//! What stands before the colon of a list.

use super::reader::Reader;
use crate::document::Class;
use crate::lexicon;
use crate::spans::kinds::EventKind;
use std::ops::Range;

/// A list's label.
#[derive(Clone, Debug)]
pub struct Label {
    pub kind: Kind,
    /// The words that name a team.
    pub team: Option<Range<u32>>,
    /// The index after the colon.
    pub end: u32,
}

/// What a label says of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Goals,
    YellowCards,
    RedCards,
    Substitutes,
    Bench,
    OwnGoals,
    Fact,
    Unknown,
}

/// Longest label, in tokens.
const LONGEST: u32 = 12;

impl Kind {
    /// The event that each item tells.
    pub fn event(self) -> Option<EventKind> {
        match self {
            Kind::Goals => Some(EventKind::Goal),
            Kind::OwnGoals => Some(EventKind::OwnGoal),
            Kind::YellowCards => Some(EventKind::YellowCard),
            Kind::RedCards => Some(EventKind::RedCard),
            _ => None,
        }
    }
}

/// The label at `at`: "Booked:", "Northbridge (4-4-2):", "Scorers – Northbridge:", or a colon whose label is lost. A label
/// of the lexicon may have its paragraph to itself and no colon.
pub fn read(reader: &Reader, at: u32) -> Option<Label> {
    let mut kind = None;
    let mut team = None;
    let (mut others, mut here) = (0, at);
    while here < at + LONGEST {
        let Some(token) = reader.get(here) else {
            // Alone in its paragraph.
            return (kind.is_some() && others == 0).then_some(Label { kind: kind?, team, end: here });
        };
        if token.class == Class::Colon
            || kind.is_some() && (token.class == Class::Dash || token.class == Class::Hyphen && !token.glued)
        {
            let lost = here == at && token.class == Class::Colon;
            let known = kind.is_some() && others == 0;
            if token.class != Class::Colon && !known {
                return None;
            }
            let fits = known || lost || kind.is_none() && team.is_some();
            return fits.then_some(Label { kind: kind.unwrap_or(Kind::Unknown), team, end: here + 1 });
        }
        if kind.is_none()
            && let Some((end, value)) = reader.phrase(&lexicon::LIST_LABELS, here)
        {
            kind = Some(match value {
                1 => Kind::Goals,
                2 => Kind::YellowCards,
                3 => Kind::RedCards,
                4 => Kind::Substitutes,
                5 => Kind::Bench,
                6 => Kind::OwnGoals,
                _ => Kind::Fact,
            });
            here = end;
            continue;
        }
        if team.is_none()
            && let Some(tokens) = reader.team_name(here)
        {
            here = tokens.end;
            team = Some(tokens);
            continue;
        }
        match token.class {
            Class::Open | Class::Close | Class::Hyphen | Class::Number | Class::Possessive => {}
            Class::Word => others += 1,
            _ => return None,
        }
        here += 1;
    }
    None
}
