//! Whose eyes a file is for, by system. Decides nothing about where files are.

#[cfg(unix)]
pub(super) use unix::{own_file, own_folder, tighten_file, tighten_folder};
#[cfg(windows)]
pub(super) use windows::{own_file, own_folder, tighten_file, tighten_folder};

/// Modes. The ones given at creation are narrowed by the umask and never widened, so they are set again afterwards: a umask
/// may also take away what the owner needs.
#[cfg(unix)]
mod unix {
    use std::fs::{DirBuilder, File, OpenOptions, Permissions, set_permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    pub(crate) fn own_folder(builder: &mut DirBuilder) {
        builder.mode(0o700);
    }

    pub(crate) fn own_file(options: &mut OpenOptions) {
        options.mode(0o600);
    }

    pub(crate) fn tighten_folder(path: &Path) -> io::Result<()> {
        set_permissions(path, Permissions::from_mode(0o700))
    }

    pub(crate) fn tighten_file(file: &File) -> io::Result<()> {
        let metadata = file.metadata()?;
        // A pipe or a device is not ours to change.
        if metadata.is_file() && metadata.permissions().mode() & 0o777 != 0o600 {
            file.set_permissions(Permissions::from_mode(0o600))?;
        }
        Ok(())
    }
}

/// A folder in the profile of a user is closed to other users by what it inherits; there is no mode to set.
#[cfg(windows)]
mod windows {
    use std::fs::{DirBuilder, File, OpenOptions};
    use std::io;
    use std::path::Path;

    pub(crate) fn own_folder(_builder: &mut DirBuilder) {}

    pub(crate) fn own_file(_options: &mut OpenOptions) {}

    pub(crate) fn tighten_folder(_path: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(crate) fn tighten_file(_file: &File) -> io::Result<()> {
        Ok(())
    }
}
