//! What the operating system does to a program that outgrows a limit; sets no limit itself.

/// A file that outgrows its limit (`ulimit -f`) then fails the write, which is told in words, instead of ending the program
/// in the middle of it.
#[cfg(unix)]
pub fn outlive_size_limits() {
    let unread = std::sync::Arc::default();
    if let Err(error) = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, unread) {
        tracing::warn!(kind = ?error.kind(), "a file size limit would end the program");
    }
}

/// Windows has quotas of a disk alone, and those fail the write.
#[cfg(not(unix))]
pub fn outlive_size_limits() {}
