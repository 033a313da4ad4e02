//! What the operating system says of the file: who may read it, and whether it is still the one that was opened.

use std::{io, path::Path};

/// The identity of a file on its file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity(u64, u64);

/// The identity of what lies at `path` now.
#[cfg(unix)]
pub fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    let meta = std::fs::metadata(path)?;
    Ok(Identity(meta.dev(), meta.ino()))
}

/// The identity of what lies at `path` now. SQLite keeps the file open without leave to delete or rename it, so
/// Windows itself refuses what the Unix side has to notice; being there is enough.
#[cfg(not(unix))]
pub fn identity(path: &Path) -> io::Result<Identity> {
    std::fs::metadata(path).map(|_| Identity(0, 0))
}

/// Creates the folder and its parents for the user alone.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    set_mode(path, 0o700)
}

/// A folder for the user alone that goes with what it returns; within `parent`, or where temporary files are.
pub fn private_temporary_folder(prefix: &str, parent: Option<&Path>) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    let folder = match parent {
        Some(parent) => builder.tempdir_in(parent)?,
        None => builder.tempdir()?,
    };
    set_mode(folder.path(), 0o700)?;
    Ok(folder)
}

/// Creates an empty file for the user alone, unless something is there.
pub fn create_private_file(path: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    // A narrow umask would keep it even from ourselves.
    set_mode(path, 0o600)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

/// A user's own folders are private on Windows without being told.
#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// Takes the file away from other eyes if it was open to them. Failing is no reason not to open it.
pub fn make_private(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(meta) = std::fs::metadata(path)
            && meta.permissions().mode() & 0o077 != 0
        {
            let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Whether a file can be renamed over one that a program has open.
pub const REPLACES_OPEN_FILES: bool = cfg!(unix);

/// Makes the names in a folder last through a power cut.
#[cfg(unix)]
pub fn sync_folder(path: &Path) -> io::Result<()> {
    match std::fs::File::open(path)?.sync_all() {
        // Some network and removable file systems have nothing to sync in a folder.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Makes the names in a folder last through a power cut: NTFS journals them by itself, and opens no folder for it.
#[cfg(not(unix))]
pub fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// A folder that lives in memory, where the system has one.
pub fn memory_folder() -> Option<&'static Path> {
    let folder = Path::new("/dev/shm");
    (cfg!(target_os = "linux") && folder.is_dir()).then_some(folder)
}
