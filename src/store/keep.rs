//! Copies a file into the attachments folder, named by its content, and out of it again under its own name. Never trusts a name, never
//! overwrites, never follows a pipe.

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
    path::{Path, PathBuf},
};

/// The largest file that is kept, in bytes.
const LARGEST: u64 = 1 << 30;

/// Names of one kind that are tried in a folder.
const NUMBERED: u32 = 1_000;

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
        let (sha256, size) = copied(&mut input, copy.as_file_mut())?;
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

/// Copies a kept file into a folder under its own name, or that with a number where it is taken.
///
/// # Errors
/// [`StoreError::Damaged`]: what was kept is not what it was. [`StoreError::Io`]: it is gone, or the folder cannot be written.
pub fn take_out(kept: &StoredFile, folder: &Path) -> Result<PathBuf> {
    let mut copy = tempfile::NamedTempFile::new_in(folder)?;
    let (sha256, _) = copied(&mut File::open(&kept.path)?, copy.as_file_mut())?;
    if sha256 != kept.sha256 {
        return Err(StoreError::Damaged(kept.file_name.clone()));
    }
    for name in names(&kept.file_name) {
        let target = folder.join(name);
        match copy.persist_noclobber(&target) {
            Ok(_) => return Ok(target),
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => copy = taken.file,
            Err(error) => return Err(error.error.into()),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
}

/// Copies all of a file; its digest, and how many bytes it has.
fn copied(input: &mut File, output: &mut File) -> Result<(String, u64)> {
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
        output.write_all(&block[..count])?;
    }
    output.sync_all()?;
    Ok((super::hexadecimal(&hash.finalize()), size))
}

/// A name as any system takes it, then the same with numbers: `合同.pdf`, `合同 (2).pdf`. A book from elsewhere may hold any name.
fn names(wanted: &str) -> impl Iterator<Item = String> {
    let taken_out = |c: char| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c };
    let clean: String = wanted.chars().map(taken_out).collect();
    let clean = clean.trim_matches([' ', '.']);
    let clean = if clean.is_empty() { "file" } else { clean }.to_owned();
    let (stem, end) = match clean.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && end.chars().all(char::is_alphanumeric) => {
            (stem.to_owned(), format!(".{end}"))
        }
        _ => (clean.clone(), String::new()),
    };
    std::iter::once(clean).chain((2..NUMBERED).map(move |n| format!("{stem} ({n}){end}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_fit_for_any_system() {
        for (wanted, first, second) in [
            ("合同.pdf", "合同.pdf", "合同 (2).pdf"),
            ("../../etc/passwd", "_.._etc_passwd", "_.._etc_passwd (2)"),
            (r"C:\x\a.txt", "C__x_a.txt", "C__x_a (2).txt"),
            (".profile", "profile", "profile (2)"),
            ("a\u{1b}[2J.png", "a_[2J.png", "a_[2J (2).png"),
            ("..", "file", "file (2)"),
        ] {
            let made: Vec<String> = names(wanted).take(2).collect();
            assert_eq!(made, [first, second], "{wanted:?}");
        }
    }
}
