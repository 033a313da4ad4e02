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

    #[cfg(test)]
    mod tests {
        use crate::paths::{private_append, private_file, private_folder};
        use std::fs::{Permissions, metadata, set_permissions};
        use std::os::unix::fs::{PermissionsExt, symlink};
        use std::path::Path;

        fn mode(path: &Path) -> u32 {
            metadata(path).unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn what_is_made_is_for_the_owner_alone() {
            let root = tempfile::tempdir().unwrap();
            let folder = root.path().join("a/b");
            private_folder(&folder).unwrap();
            assert_eq!((mode(&folder), mode(&root.path().join("a"))), (0o700, 0o700));

            let file = folder.join("file");
            private_file(&file).unwrap();
            assert_eq!(mode(&file), 0o600);
            assert!(private_file(&file).is_err(), "it is there already");
            set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
            private_append(&file).unwrap();
            assert_eq!(mode(&file), 0o600);
        }

        #[test]
        fn what_is_there_is_left_alone() {
            let root = tempfile::tempdir().unwrap();
            let shared = root.path().join("shared");
            std::fs::create_dir(&shared).unwrap();
            set_permissions(&shared, Permissions::from_mode(0o755)).unwrap();
            private_folder(&shared).unwrap();
            assert_eq!(mode(&shared), 0o755);

            let link = root.path().join("link");
            symlink(root.path().join("elsewhere"), &link).unwrap();
            assert!(private_file(&link).is_err());
            assert!(!root.path().join("elsewhere").exists(), "a link is not followed");
            std::fs::write(root.path().join("plain"), "").unwrap();
            assert!(private_folder(&root.path().join("plain")).is_err());
        }
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
