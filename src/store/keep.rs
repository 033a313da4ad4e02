//! Copies a file into the attachments folder, named by its content. Never trusts a name, never overwrites, never follows a pipe.

use super::{
    Store,
    error::{Result, StoreError},
    op::StoredFile,
    platform,
};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::Path,
};

/// The largest file that is kept, in bytes.
const LARGEST: u64 = 1 << 30;

impl Store {
    /// Keeps a copy of a file (0600 in a 0700 folder, durable when this returns), to be named in a write.
    /// The same content is kept once.
    ///
    /// # Errors
    /// [`StoreError::Io`]: no regular file, larger than 1 GiB, or it cannot be read or copied. Nothing is left behind.
    pub fn keep_file(&self, source: &Path) -> Result<StoredFile> {
        if self.is_look_only() {
            return Err(self.refusal());
        }
        let folder = self.attachments_folder().ok_or(StoreError::ReadOnly)?;
        // Asked before opening: opening a pipe would wait for its writer.
        let kind = fs::metadata(source)?;
        if kind.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        if !kind.is_file() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput).into());
        }
        if kind.len() > LARGEST {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge).into());
        }
        let mut input = File::open(source)?;
        if !folder.is_dir() {
            platform::create_private_folder(&folder)?;
        }
        // Made with O_EXCL and 0600, and taken away again unless it is given its name.
        let mut copy = tempfile::NamedTempFile::new_in(&folder)?;
        let (mut hash, mut size, mut block) = (Sha256::new(), 0_u64, vec![0; 1 << 16]);
        loop {
            let count = match input.read(&mut block) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            size += count as u64;
            if size > LARGEST {
                return Err(io::Error::from(io::ErrorKind::FileTooLarge).into());
            }
            hash.update(&block[..count]);
            copy.write_all(&block[..count])?;
        }
        copy.as_file().sync_all()?;
        let sha256 = super::hexadecimal(&hash.finalize());
        let path = folder.join(&sha256);
        match copy.persist_noclobber(&path) {
            Ok(_) => platform::sync_folder(&folder)?,
            // The same content lies there already.
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.error.into()),
        }
        let file_name = source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(StoredFile { file_name, sha256, size, path })
    }
}
