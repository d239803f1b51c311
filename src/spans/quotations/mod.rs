//! Words between quotation marks that somebody said or wrote.
//!
//! Three steps: the marks of a paragraph are paired, each stretch between marks is judged by its words and its
//! surroundings, and what goes on from the stretch before is told from what begins anew.
//!
//! # Phenomena
//!
//! Each has a fixture of its name in `tests/spans/`; what a single mark is, `tests/document/marks.txt` shows.
//!
//! | phenomenon | fixture |
//! |---|---|
//! | straight and curly marks, mixed in an article and around one quotation | `quotations_straight_and_curly` |
//! | low-high marks, angle marks, two single marks for a double one | `quotations_other_marks` |
//! | apostrophes and primes told from marks | `quotations_apostrophes_and_primes` |
//! | an opening mark on each paragraph or sentence, closed once or never | `quotations_continued` |
//! | words that nothing closes, stray marks | `quotations_unclosed` |
//! | marks that face the wrong way, spaces inside them | `quotations_wrong_marks` |
//! | single inside double, double inside single | `quotations_nested` |
//! | single marks as the article's quotation marks | `quotations_british` |
//! | titles, nicknames, foreign words, headlines, words held at a distance: no quotations | `quotations_scare_quotes` |
//! | words woven into the reporter's sentence | `quotations_mixed` |

mod ends;
mod features;
mod kinds;
mod pairs;

use crate::document::Document;
use crate::text::Span;
use pairs::Stretch;
use std::ops::Range;

pub use features::Features;

/// One stretch of quoted words in one paragraph.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The words, marks left out.
    pub span: Span,
    /// The tokens of the words and of the marks that stand around them.
    pub marked: Range<u32>,
    /// The words' tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// The paragraph, as an index into [`Document::paragraphs`].
    pub paragraph: u32,
    /// A whole clause, or words woven into the reporter's sentence.
    pub kind: QuoteKind,
    /// Whether it goes on from the quotation before it (an opening mark at a new paragraph or sentence, none closed).
    pub continues: bool,
    /// Whether a closing mark ends it.
    pub closed: bool,
}

/// Direct or mixed quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// A whole clause or sentence.
    Direct,
    /// Words woven into the reporter's sentence.
    Mixed,
}

/// Words between marks, not yet judged.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it will be where it is a quotation.
    pub quotation: Quotation,
    /// What tells whether it is one.
    pub features: Features,
}

/// The quotations of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<Quotation> {
    let mut found = Vec::new();
    // The kind of the stretch just before.
    let mut before = None;
    each(document, |quotation, features| {
        before = if document.english {
            kinds::of(&features)
                .or_else(|| kinds::in_list(&features, before))
                .or_else(|| kinds::labelled(document, &quotation))
        } else {
            kinds::by_length(document, &quotation)
        };
        if let Some(kind) = before {
            found.push(Quotation { kind, ..quotation });
        }
    });
    found.shrink_to_fit();
    found
}

/// Everything between marks in `document`, in text order, disjoint.
pub fn candidates(document: &Document) -> Vec<Candidate> {
    let mut found = Vec::new();
    each(document, |quotation, features| found.push(Candidate { quotation, features }));
    found
}

/// Reads what stands between marks, in text order; what kind it is, nobody has said yet.
fn each(document: &Document, mut take: impl FnMut(Quotation, Features)) {
    let mut stretches = pairs::find(document);
    let mut singles = 0;
    for stretch in &mut stretches {
        singles += stretch.single as usize;
        let end = if stretch.closed { u32::MAX } else { ends::of(document, stretch) };
        if end < stretch.words.end {
            (stretch.words.end, stretch.marked.end) = (end, end);
        }
    }
    // Where most marks are single, they are the article's quotation marks.
    let single = singles * 2 > stretches.len();
    let mut last: Option<&Stretch> = None;
    for stretch in &stretches {
        let Some(paragraph) = document.paragraph(stretch.paragraph) else { continue };
        let beside = last.filter(|last| last.paragraph == stretch.paragraph);
        let features = features::of(document, paragraph, stretch, beside, single);
        // Nothing closed the stretch before, and nothing stands between.
        let continues = last.is_some_and(|last| !last.closed && last.marked.end == stretch.marked.start);
        last = Some(stretch);
        let quotation = Quotation {
            span: document.span(&stretch.words),
            marked: stretch.marked.clone(),
            tokens: stretch.words.clone(),
            paragraph: stretch.paragraph,
            kind: QuoteKind::Direct,
            continues,
            closed: stretch.closed,
        };
        take(quotation, features);
    }
}
