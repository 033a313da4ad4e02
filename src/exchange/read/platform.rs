//! What a path leads to, as each system tells it. Never opens it.

use super::FileKind;
use std::fs::Metadata;

/// What it is, if it is not a file: Unix has pipes, sockets and devices.
#[cfg(unix)]
pub fn kind(metadata: &Metadata) -> Option<FileKind> {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    match () {
        () if kind.is_file() => None,
        () if kind.is_dir() => Some(FileKind::Folder),
        () if kind.is_fifo() => Some(FileKind::Pipe),
        () if kind.is_socket() => Some(FileKind::Socket),
        () => Some(FileKind::Device),
    }
}

/// What it is, if it is not a file: Windows knows files and folders, everything else is a device.
#[cfg(not(unix))]
pub fn kind(metadata: &Metadata) -> Option<FileKind> {
    match () {
        () if metadata.is_file() => None,
        () if metadata.is_dir() => Some(FileKind::Folder),
        () => Some(FileKind::Device),
    }
}
