//! The name under which another program knows a row again: the same from one export to the next, and of this book alone.

use sha2::{Digest, Sha256};

/// The UID of `what` (`step-7`, `contact-3`) in the book that was begun at `book`.
pub fn uid(book: &str, what: &str) -> String {
    let hash = Sha256::digest(format!("{book} {what}").as_bytes());
    let hash: String = hash.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    format!("{what}-{hash}@gendan")
}
