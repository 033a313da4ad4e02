//! Where things are, and what the environment says: the only reader of environment variables. Opens no file of the rep's.
//!
//! Linux: `~/.local/share/gendan`, `~/.config/gendan`, `~/.local/state/gendan` or what `XDG_*` says. macOS:
//! `~/Library/Application Support/gendan`. Windows: `%APPDATA%\gendan` and `%LOCALAPPDATA%\gendan`.

// Everyone else asks here.
#![allow(clippy::disallowed_methods)]

mod platform;

use directories::{ProjectDirs, UserDirs};
use std::ffi::OsString;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The places of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The SQLite file.
    pub database: PathBuf,
    /// `config.toml`; need not exist.
    pub config: PathBuf,
    /// `gendan.log`; need not exist.
    pub log: PathBuf,
}

/// No place was given for something, and the system names none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no home folder; name the file with --db or GENDAN_DB")]
pub struct NoHome;

impl Paths {
    /// The places of this run: the database from `--db`, else `GENDAN_DB`, else the data folder; the configuration from
    /// `GENDAN_CONFIG`, else the configuration folder. Creates nothing.
    ///
    /// # Errors
    /// The system names no home folder and no database was given.
    pub fn find(database: Option<PathBuf>) -> Result<Paths, NoHome> {
        let folders = ProjectDirs::from("", "", "gendan");
        let given = database.or_else(|| file_from("GENDAN_DB"));
        let beside = given.as_deref().and_then(Path::parent).map(Path::to_owned);
        // Without a home, what belongs to the run stands beside the file that was named.
        let state = folders.as_ref().map(|f| f.state_dir().unwrap_or_else(|| f.data_local_dir()).to_owned());
        let config = folders.as_ref().map(|f| f.config_dir().to_owned());
        let database = given.or_else(|| Some(folders?.data_dir().join("gendan.db"))).ok_or(NoHome)?;
        let beside = beside.unwrap_or_default();
        Ok(Paths {
            database,
            config: file_from("GENDAN_CONFIG").unwrap_or_else(|| config.unwrap_or(beside.clone()).join("config.toml")),
            log: state.unwrap_or(beside).join("gendan.log"),
        })
    }

    /// The folder of the database, which holds `attachments/` and `backups/` too.
    pub fn data_folder(&self) -> &Path {
        match self.database.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        }
    }
}

/// The person's own folders, as far as the system names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserFolders {
    /// What `~` stands for.
    pub home: Option<PathBuf>,
    /// Where a file that just came is likely to lie, the likeliest first.
    pub likely: Vec<PathBuf>,
}

impl UserFolders {
    /// Those of this system.
    pub fn find() -> UserFolders {
        let Some(folders) = UserDirs::new() else { return UserFolders::default() };
        let home = folders.home_dir().to_owned();
        // Where nobody set them up they have their English names, or are not there at all.
        let named = [
            (folders.download_dir(), "Downloads"),
            (folders.desktop_dir(), "Desktop"),
            (folders.document_dir(), "Documents"),
        ];
        let named = named.into_iter().map(|(set, usual)| set.map_or_else(|| home.join(usual), Path::to_owned));
        let mut likely: Vec<PathBuf> = named.collect();
        likely.push(home.clone());
        UserFolders { home: Some(home), likely }
    }
}

/// What `GENDAN_NOW` holds; [`crate::clock::Clock::from_text`] reads it.
pub fn frozen_now() -> Option<String> {
    text_from("GENDAN_NOW")
}

/// The locale of messages: `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that says something, else what the system is set to.
pub fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(text_from).or_else(sys_locale::get_locale)
}

/// Whether the person wants no colour: `NO_COLOR` is there and not empty (<https://no-color.org>).
pub fn no_color() -> bool {
    text_from("NO_COLOR").is_some()
}

/// Whether the terminal says that its background is light: the last number of `COLORFGBG` is 7 or 15.
pub fn has_light_background() -> bool {
    text_from("COLORFGBG").is_some_and(|colours| matches!(colours.rsplit(';').next(), Some("7" | "15")))
}

/// The kind of terminal, `TERM`. Windows sets none.
pub fn terminal_kind() -> Option<String> {
    text_from("TERM")
}

/// Whether the other end of the terminal is another computer, so that only the terminal itself reaches its clipboard.
pub fn is_remote() -> bool {
    ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|name| text_from(name).is_some())
}

/// How much to log: `GENDAN_LOG` as `error`, `warn`, `info`, `debug` or `trace`.
pub fn log_level() -> Option<String> {
    text_from("GENDAN_LOG")
}

/// Creates a folder, and those above it, for the rep's eyes only (0700). One that is there is left as it is: it may be
/// shared on purpose.
///
/// # Errors
/// As [`DirBuilder::create`], also when a file is in the way.
pub fn private_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    platform::own_folder(&mut builder);
    builder.create(path)?;
    platform::tighten_folder(path)
}

/// Creates a file that must not be there yet, for the rep's eyes only (0600) whatever the umask. Follows no link.
///
/// # Errors
/// As [`OpenOptions::open`]; `AlreadyExists` when something of that name is there.
pub fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    open_own(&options, path)
}

/// Opens a file to add to its end, creating it for the rep's eyes only (0600).
///
/// # Errors
/// As [`OpenOptions::open`].
pub fn private_append(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    open_own(&options, path)
}

fn open_own(options: &OpenOptions, path: &Path) -> io::Result<File> {
    let mut options = options.clone();
    platform::own_file(&mut options);
    let file = options.open(path)?;
    platform::tighten_file(&file)?;
    Ok(file)
}

/// What a variable holds, unless it is empty or not text.
fn text_from(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

fn file_from(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|path: &OsString| !path.is_empty()).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_was_named_is_taken() {
        let paths = Paths::find(Some(PathBuf::from("books/mine.db"))).unwrap();
        assert_eq!(paths.database, Path::new("books/mine.db"));
        assert_eq!(paths.data_folder(), Path::new("books"));
        assert!(paths.log.ends_with("gendan.log"));
        assert_eq!(Paths::find(Some(PathBuf::from("mine.db"))).unwrap().data_folder(), Path::new("."));
    }
}
