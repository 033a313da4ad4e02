//! What opens over both tabs. Each decides only about itself; the app opens and closes it.

pub mod help;
pub mod palette;
