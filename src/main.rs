//! Arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    gendan::cli::run(std::env::args_os().collect())
}
