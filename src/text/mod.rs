//! Offsets, letters and digits. Knows nothing of football or quotations.

pub mod letter;
mod number;
mod span;
mod utf16;

pub use number::push_number;
pub use span::{Span, in_order};
pub use utf16::{Utf16Span, Utf16Table};
