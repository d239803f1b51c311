//! What the finders tell of a thing: the kinds of the public shape, and the match clock.

use crate::text::Span;

/// When in the match something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Clock {
    /// The match minute, 1 ..= 120.
    pub minute: Option<u8>,
    /// Minutes of stoppage time after `minute`; 0 where the text tells stoppage time without a number.
    pub stoppage: Option<u8>,
    /// Whether the minute is implied and not stated as a number.
    pub approximate: bool,
    /// The part of the match, where the text tells it.
    pub period: Option<Period>,
    /// How the minute is known.
    pub basis: Basis,
    /// The words that tell the time, wherever they stand.
    pub evidence: Option<Span>,
}

impl Clock {
    /// Whether it tells anything.
    pub fn is_told(&self) -> bool {
        self.minute.is_some() || self.period.is_some() || self.evidence.is_some()
    }
}

/// How the time of an event is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Basis {
    /// "after 23 minutes"
    #[default]
    Stated,
    /// "three minutes later"
    Derived,
    /// "led for 77 minutes"
    Implied,
}

/// An enum whose variants have a name in the public shape, or in HTML.
macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum $type { $($variant),+ }

        impl $type {
            /// All of them, in their own order.
            pub const ALL: &[$type] = &[$($type::$variant),+];

            /// Its name as it is written out.
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }
        }
    };
}

pub(crate) use names;

names! {
    /// What kind of event it is. The names are those of the public shape.
    EventKind {
        Goal = "goal", PenaltyGoal = "penalty-goal", OwnGoal = "own-goal", PenaltyAwarded = "penalty-awarded",
        PenaltyMissed = "penalty-missed", PenaltySaved = "penalty-saved", DisallowedGoal = "disallowed-goal",
        YellowCard = "yellow-card", RedCard = "red-card", Substitution = "substitution", Injury = "injury",
        VarReview = "var-review", Save = "save", Woodwork = "woodwork", Miss = "miss", Chance = "chance",
        KickOff = "kick-off", HalfTime = "half-time", FullTime = "full-time", ExtraTime = "extra-time",
        Shootout = "shootout", Spell = "spell", Interview = "interview", PressConference = "press-conference",
        Statement = "statement", Reaction = "reaction", Match = "match", Transfer = "transfer", Other = "other",
    }
}

names! {
    /// A part of the match.
    Period {
        FirstHalf = "first-half", HalfTime = "half-time", SecondHalf = "second-half", ExtraTime = "extra-time",
        Shootout = "shootout", Early = "early", Late = "late",
    }
}
