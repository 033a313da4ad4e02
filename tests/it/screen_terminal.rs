//! The app on a real pseudo-terminal: starts, draws, saves, quits, at sizes that people and no one work in.
#![cfg(target_os = "linux")]

use super::screen_book;
use gendan::{
    app::{RunOptions, run},
    config::Config,
    i18n::Lang,
    store::Store,
};
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    env,
    io::{Read, Write},
    num::NonZero,
    path::{Path, PathBuf},
    process,
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

/// Set for the child only: the path of its book.
const CHILD: &str = "GENDAN_SCREEN_CHILD";

/// Not a test of its own: the program that the tests below start. Without its variable it does nothing.
#[test]
fn child() {
    let Some(path) = env::var_os(CHILD) else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    let lang = if path.to_string_lossy().contains("zh") { Lang::ZhCn } else { Lang::En };
    if store.customer_count().unwrap() == 0 {
        screen_book::fill(&mut store, lang);
    }
    let clock = screen_book::clock();
    let options = RunOptions { store, config: Config::default(), config_error: None, lang, clock };
    process::exit(run(options).unwrap());
}

struct Window {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    parser: vt100::Parser,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
}

impl Window {
    fn open(path: &Path, columns: u16, rows: u16) -> Window {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env::current_exe().unwrap());
        command.args(["--exact", "screen_terminal::child", "--nocapture", "--test-threads=1", "-q"]);
        command.env(CHILD, path);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        Window { master: pair.master, writer, child, parser, output, raw: Vec::new() }
    }

    /// Reads until the screen shows a text.
    #[track_caller]
    fn sees(&mut self, text: &str) {
        let end = Instant::now() + Duration::from_secs(30);
        while !self.parser.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(_) => panic!("no {text:?} in\n{}", self.parser.screen().contents()),
            }
        }
    }

    fn types(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
    }

    fn ends(&mut self) {
        assert_eq!(self.child.wait().unwrap().exit_code(), 0);
    }
}

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

fn book(folder: &tempfile::TempDir, lang: &str) -> PathBuf {
    folder.path().join(format!("{lang}.db"))
}

#[test]
fn it_starts_saves_and_quits_in_both_languages() {
    for (lang, tab, saved) in [("en", "Follow-ups", "Saved"), ("zh", "跟进", "已保存")] {
        let folder = tempfile::tempdir().unwrap();
        let path = book(&folder, lang);
        let mut window = Window::open(&path, 120, 36);
        window.sees(tab);
        // Twice the same words: they are written twice.
        for name in ["Nova One Ltd", "Nova Two Ltd"] {
            window.raw.clear();
            window.types("n");
            window.sees(if lang == "en" { "New customer" } else { "新客户" });
            window.types(name);
            window.sees(name);
            window.types("\r");
            window.sees(saved);
        }
        window.types("q");
        window.ends();
        assert_eq!(Store::open(&path).unwrap().customer_count().unwrap(), 11);
    }
}

#[test]
fn a_resize_in_mid_form_keeps_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&book(&folder, "en"), 120, 36);
    window.sees("Follow-ups");
    window.types("aphone sent the long offer");
    window.sees("sent the long offer");
    for (columns, rows) in [(80, 24), (1, 1), (40, 10), (120, 36)] {
        window.resize(columns, rows);
    }
    window.sees("sent the long offer");
    window.types("\r");
    window.sees("Saved");
    window.types("q");
    window.ends();
}

#[test]
fn it_runs_in_a_window_of_one_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::open(&book(&folder, "en"), 1, 1);
    window.types("jjq");
    window.ends();
}
