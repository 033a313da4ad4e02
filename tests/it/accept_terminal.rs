//! The real program on a pseudo-terminal, as a rep has it open. Types, looks, ends; judges only that boxes are whole.

use super::cli_support;
use gendan::i18n::Lang;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

/// How long the program may take for anything; it never does, but a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(40);
/// Nothing came for so long: the frame is whole, and an Esc is not the beginning of another key.
const QUIET: Duration = Duration::from_millis(60);

/// A window with the program in it.
pub struct Window {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pub parser: vt100::Parser,
    output: Receiver<Vec<u8>>,
    pub size: (u16, u16),
}

impl Window {
    /// Starts `gendan ARGUMENTS` in a folder, with its configuration and its state in there too.
    pub fn open(folder: &Path, lang: Lang, arguments: &[&str], (columns, rows): (u16, u16)) -> Window {
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("gendan"));
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("TZ", "UTC"), ("GENDAN_NOW", cli_support::NOW)] {
            command.env(name, value);
        }
        command.env("HOME", folder);
        command.cwd(folder);
        command.args(["--lang", if lang == Lang::ZhCn { "zh" } else { "en" }]);
        command.args(arguments);
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
        Window { master: pair.master, writer, child, parser, output, size: (columns, rows) }
    }

    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Reads until the screen is as wanted.
    #[track_caller]
    pub fn until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !wanted(self.parser.screen()) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.parser.process(&bytes),
                Err(why) => panic!("{what} at {:?}: {why} in\n{}", self.size, self.screen()),
            }
        }
    }

    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Window {
        self.until(&format!("no {text:?}"), |screen| screen.contents().contains(text));
        self
    }

    /// Types, and reads until the program has nothing more to say.
    #[track_caller]
    pub fn types(&mut self, keys: &str) -> &mut Window {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.rests()
    }

    #[track_caller]
    pub fn rests(&mut self) -> &mut Window {
        loop {
            match self.output.recv_timeout(QUIET) {
                Ok(bytes) => self.parser.process(&bytes),
                Err(RecvTimeoutError::Timeout) => return self,
                Err(RecvTimeoutError::Disconnected) => panic!("the program has ended:\n{}", self.screen()),
            }
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Window {
        self.size = (columns, rows);
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(pty_size(columns, rows)).unwrap();
        self.rests()
    }

    /// Boxes are whole: nothing lies over a border, and nothing hangs over the window's edge.
    #[track_caller]
    pub fn is_whole(&mut self, what: &str) {
        self.until(what, |screen| broken(screen).is_none());
    }

    pub fn signal(&mut self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
        self.child.wait().unwrap();
    }

    /// Quits by its key.
    #[track_caller]
    pub fn quits(mut self) {
        self.writer.write_all(b"q").unwrap();
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.parser.process(&bytes);
        }
        assert_eq!(self.child.wait().unwrap().exit_code(), 0, "{}", self.screen());
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

/// What a vertical border may meet above and below.
const JOINTS: &str = "│╭╮╰╯├┤┬┴┼─█▐▌║┃▲▼░▒▓";

/// Where a border is cut: row and column of the first such cell.
fn broken(screen: &vt100::Screen) -> Option<(u16, u16)> {
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let at = |row: u16, column: u16| screen.cell(row, column).map_or("", vt100::Cell::contents);
    let is_joint = |row: u16, column: u16| !at(row, column).is_empty() && JOINTS.contains(at(row, column));
    // A title stands in a horizontal border.
    let is_edge = |row: u16| (0..columns).any(|column| "╭╰├".contains(at(row, column)) && !at(row, column).is_empty());
    for row in 0..rows {
        for column in (0..columns).filter(|&column| at(row, column) == "│") {
            // The track of a list's scroll bar, a cell before the border, ends where the list ends.
            if column + 2 < columns && at(row, column + 2) == "│" {
                continue;
            }
            let above = row > 0 && (is_joint(row - 1, column) || is_edge(row - 1));
            let below = row + 1 < rows && (is_joint(row + 1, column) || is_edge(row + 1));
            if !above || !below {
                return Some((row, column));
            }
        }
    }
    None
}
