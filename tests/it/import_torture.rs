//! Sheets as people send them.
