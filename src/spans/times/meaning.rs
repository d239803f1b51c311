use crate::document::WrittenDate;
use crate::lexicon::Reading;

/// What a time expression says, before anything is known about the day it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Meaning {
    /// How the rest is to be read.
    pub reading: Reading,
    /// The number of the rule: tells variants of one reading apart.
    pub number: u8,
    /// The calendar date, as far as it is written.
    pub date: WrittenDate,
    /// The unit that is counted or named.
    pub unit: Unit,
    /// How many units, in hundredths; 0: not told ("some days").
    pub amount: u32,
    /// Which one: last, this, next.
    pub relation: Option<Relation>,
    /// Quarter, half, season (1 spring ..= 4 winter), festival, or the number of the unit ("third").
    pub nth: u16,
    /// The span of time it lies in: "of last year".
    pub within: Option<(Unit, Relation)>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// The part of the day.
    pub part: Option<Part>,
}

/// Last, this or next, told from the day of publication or from a day told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Steps from the one that holds the reference day: -2 ..= 2.
    pub step: i8,
    /// Whether it counts from the last date that the text told ("the following year").
    pub told: bool,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 ..= 24
    pub hour: u8,
    /// 0 ..= 59, where told
    pub minute: Option<u8>,
}

macro_rules! codes {
    ($(#[$doc:meta])* $type:ident { $($(#[$each:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type { $($(#[$each])* $variant),+ }

        impl $type {
            /// All of them; the lexicon counts them from 0 in this order.
            pub const ALL: &[$type] = &[$($type::$variant),+];

            /// Its letters in TIMEX3 values.
            pub const fn code(self) -> &'static str {
                match self { $($type::$variant => $code),+ }
            }
        }
    };
}

codes! {
    /// Units of time, from short to long.
    Unit {
        /// 1 s
        Second = "S",
        /// 60 s
        Minute = "M",
        /// 60 min
        Hour = "H",
        /// A calendar day.
        #[default]
        Day = "D",
        /// Saturday and Sunday.
        Weekend = "WE",
        /// Monday to Sunday.
        Week = "W",
        /// Two weeks.
        Fortnight = "W",
        /// A calendar month.
        Month = "M",
        /// Three months from January, April, July or October.
        Quarter = "Q",
        /// Spring, summer, autumn or winter.
        Season = "S",
        /// Six months.
        Half = "H",
        /// A football season, from July to June.
        Campaign = "Y",
        /// A calendar year.
        Year = "Y",
        /// Ten years.
        Decade = "DE",
        /// A hundred years.
        Century = "CE",
    }
}

codes! {
    /// Parts of the day.
    Part {
        /// morning
        #[default]
        Morning = "MO",
        /// afternoon
        Afternoon = "AF",
        /// evening
        Evening = "EV",
        /// night
        Night = "NI",
        /// day, daytime
        Day = "DT",
        /// 12:00
        Noon = "12:00",
        /// 24:00
        Midnight = "24:00",
    }
}
