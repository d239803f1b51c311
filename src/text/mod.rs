//! Offsets and letters. Knows nothing of football or quotations.

pub mod letter;
mod span;
mod utf16;

pub use span::{Span, in_order};
pub use utf16::{Utf16Span, Utf16Table, units};
