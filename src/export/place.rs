//! A file that gets its name when it is whole. Overwrites nothing unless told to, and leaves nothing half-written behind.

use super::error::ExportError;
use std::{fs::File, io, path::Path};

/// Makes a file of its own beside the target, readable by the rep alone, and gives it its name when `fill` has written it.
///
/// # Errors
/// Those of `fill` and of the folder; [`io::ErrorKind::AlreadyExists`] when the name is taken and is not to be replaced.
pub fn place(
    target: &Path,
    replace: bool,
    fill: impl FnOnce(&mut File) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    if !replace && target.symlink_metadata().is_ok() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    fill(file.as_file_mut())?;
    file.as_file().sync_all()?;
    let placed = match replace {
        true => file.persist(target),
        false => file.persist_noclobber(target),
    };
    placed.map(drop).map_err(|error| error.error.into())
}
