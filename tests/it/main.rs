//! Integration tests.

// Tests ask the environment where real data stand, and wait for other programs.
#![allow(clippy::disallowed_methods)]

mod config;
mod locales;
mod tidy;
