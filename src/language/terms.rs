//! Payment terms as people write them: `预付30 尾款发货前`, `3/6/1`, `月结60`, `票到30`, `分期6`, `质保5 1年`, `net30`, `50/50`.

use crate::domain::terms::TermRow;
use std::ops::Range;

/// The part of the terms that was not understood, or that does not add up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {text}")]
pub struct TermsError {
    pub kind: TermsErrorKind,
    /// The part, and where it stands.
    pub text: String,
    pub span: Range<usize>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsErrorKind {
    Empty,
    NotUnderstood,
    /// More than 100 %.
    TooMuch,
    /// Less than 100 %, and no row for the rest.
    TooLittle,
}

/// The rows that the terms come to (`domain-rules §6`), in the order of the text; their shares are the whole.
///
/// # Errors
/// Anything that is not wholly understood.
pub fn parse(text: &str) -> Result<Vec<TermRow>, TermsError> {
    let _ = text;
    todo!()
}
