//! What stands at a path, as the operating system tells it. Opens nothing.

use super::FileKind;
use std::fs::Metadata;

/// What it is, unless a plain file.
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

/// What it is, unless a plain file. Windows knows files and folders; everything else is a device.
#[cfg(not(unix))]
pub fn kind(metadata: &Metadata) -> Option<FileKind> {
    match () {
        () if metadata.is_file() => None,
        () if metadata.is_dir() => Some(FileKind::Folder),
        () => Some(FileKind::Device),
    }
}
