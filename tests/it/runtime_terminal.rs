//! The terminal is given back on every way out: a small program, run by this very test binary on a pseudo-terminal.
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use chrono::NaiveDateTime;
use crossterm::event::{KeyCode, KeyModifiers};
use gendan::app::draft::{Draft, DraftKeeper, orphans};
use gendan::app::events::{AppEvent, Events, read_input};
use gendan::app::output::Screen;
use gendan::app::terminal::{self, Session, TerminalError};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::layout::Size;
use ratatui::text::Text;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, Termios};

/// Set for the child only: the path of a database that drafts are kept beside.
const CHILD: &str = "GENDAN_RUNTIME_CHILD";

/// Not a test of its own: the program that the tests below start. Without its variable it does nothing.
#[test]
fn child() {
    let Some(database) = env::var_os(CHILD) else { return };
    let code = match run(Path::new(&database)) {
        Ok(()) => terminal::ending().map_or(0, |signal| 128 + signal),
        Err(TerminalError::Ended(signal)) => 128 + signal,
        Err(error) => {
            eprintln!("gendan: {error}");
            1
        }
    };
    process::exit(code);
}

fn run(database: &Path) -> Result<(), TerminalError> {
    terminal::set_panic_hook(|info| eprintln!("gendan: panicked\nat {:?}", info.location().map(|place| place.line())));
    let keeper = DraftKeeper::new(database);
    let last_words = keeper.clone();
    let events = Events::default();
    let term = env::var("TERM").ok();
    let _session = Session::enter(term.as_deref(), events.sender(), move || last_words.last_words())?;
    read_input(events.sender())?;
    let mut screen = Screen::on_terminal()?;
    let mut typed = String::new();
    loop {
        screen.draw(|frame| {
            let Size { width, height } = frame.area().as_size();
            frame.render_widget(Text::raw(format!("READY {width}x{height}\n{typed}")), frame.area());
            frame.set_cursor_position((0, 1));
        })?;
        for event in events.wait(keeper.due(Instant::now())) {
            match event {
                AppEvent::Stop(_) => return Ok(keeper.close()?),
                AppEvent::Tick => keeper.save()?,
                AppEvent::Resize => screen.measure(),
                AppEvent::Resumed => {
                    screen.measure();
                    screen.redraw()?;
                }
                AppEvent::Paste(text) => typed.push_str(&text),
                AppEvent::Key(key) if key.modifiers == KeyModifiers::CONTROL => match key.code {
                    KeyCode::Char('z') => terminal::suspend(),
                    // The loop hangs: whoever ends the process has to do without it.
                    KeyCode::Char('l') => loop {
                        thread::park();
                    },
                    _ => {}
                },
                AppEvent::Key(key) => match key.code {
                    KeyCode::Char('Q') => return Ok(()),
                    KeyCode::Char('P') => panic!("on request"),
                    KeyCode::Char('T') => drop(thread::spawn(|| panic!("on request")).join()),
                    KeyCode::Char('E') => return Err(TerminalError::Io(std::io::Error::other("on request"))),
                    KeyCode::Char(character) => typed.push(character),
                    _ => {}
                },
                _ => {}
            }
        }
        if !typed.is_empty() {
            keeper.set(draft(&typed), Instant::now());
        }
    }
}

fn draft(text: &str) -> Draft {
    let fields = vec![("note".into(), text.into())];
    Draft { kind: "note".into(), customer: None, fields, saved_at: NaiveDateTime::default() }
}

/// The child on its terminal.
struct Window {
    folder: tempfile::TempDir,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    parser: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    /// Ends the reader after what it reads next, and its hold on the terminal.
    closing: Arc<AtomicBool>,
    before: Termios,
}

impl Window {
    /// `shell` wraps the command, so that the child does not lead the session.
    fn open(shell: bool, term: &str) -> Window {
        let folder = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let program = env::current_exe().unwrap();
        let arguments = ["--exact", "runtime_terminal::child", "--nocapture", "--test-threads=1", "-q"];
        let mut command = match shell {
            true => {
                let mut command = CommandBuilder::new("/bin/sh");
                command.args(["-c", "\"$@\"; exit $?", "sh"]);
                command.arg(&program);
                command
            }
            false => CommandBuilder::new(&program),
        };
        command.args(arguments);
        command.env(CHILD, folder.path().join("a.db"));
        command.env("TERM", term);
        let before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let parser = Arc::new(Mutex::new(vt100::Parser::new(cells(24), cells(80), 0)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let (into_parser, into_raw) = (parser.clone(), raw.clone());
        let closing = Arc::new(AtomicBool::new(false));
        let is_closing = closing.clone();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                into_parser.lock().unwrap().process(&buffer[..length]);
                into_raw.lock().unwrap().extend_from_slice(&buffer[..length]);
                if is_closing.load(SeqCst) {
                    return;
                }
            }
        });
        Window { folder, master: Some(pair.master), writer: Some(writer), child, parser, raw, closing, before }
    }

    fn ready(shell: bool) -> Window {
        let window = Window::open(shell, "xterm-256color");
        window.shows("READY 80x24");
        window
    }

    fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    fn text(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    fn shows(&self, text: &str) {
        let raw = || String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned();
        until(|| self.text().contains(text), || format!("{text:?} on\n{}\nof {:?}", self.text(), raw()));
    }

    /// The process of the program itself, below the shell or not.
    fn pid(&self) -> Pid {
        let leader = self.child.process_id().unwrap();
        let children = fs::read_to_string(format!("/proc/{leader}/task/{leader}/children")).unwrap_or_default();
        let pid = children.split_whitespace().next().map_or(leader, |pid| pid.parse().unwrap());
        Pid::from_raw(pid as i32).unwrap()
    }

    fn state(&self) -> char {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid().as_raw_nonzero())).unwrap();
        stat.rsplit(") ").next().unwrap().chars().next().unwrap()
    }

    fn modes(&self) -> Termios {
        modes(&**self.master.as_ref().unwrap())
    }

    fn is_raw(&self) -> bool {
        !self.modes().local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO)
    }

    fn is_given_back(&self) -> bool {
        let (now, parser) = (self.modes(), self.parser.lock().unwrap());
        let screen = parser.screen();
        let same = now.local_modes == self.before.local_modes
            && now.input_modes == self.before.input_modes
            && now.output_modes == self.before.output_modes;
        same && !screen.alternate_screen()
            && !screen.bracketed_paste()
            && !screen.hide_cursor()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    fn exit(&mut self) -> u32 {
        let mut code = None;
        until(
            || {
                code = self.child.try_wait().unwrap();
                code.is_some()
            },
            || "exit".into(),
        );
        until(|| self.is_given_back(), || String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned());
        let raw = self.raw.lock().unwrap().clone();
        let times = raw.windows(8).filter(|bytes| bytes == b"\x1b[?1049l").count();
        assert!(times <= 1, "left {times} times");
        code.unwrap().exit_code()
    }

    fn drafts(&self) -> Vec<String> {
        orphans(&self.folder.path().join("a.db")).iter().map(|orphan| orphan.draft().fields[0].1.clone()).collect()
    }
}

fn modes(master: &(dyn MasterPty + Send)) -> Termios {
    // The master's file descriptor shares the slave's modes.
    let name = master.tty_name().unwrap();
    rustix::termios::tcgetattr(fs::File::options().read(true).write(true).open(name).unwrap()).unwrap()
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn until(mut is_so: impl FnMut() -> bool, what: impl Fn() -> String) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited for {}", what());
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_quit_gives_the_terminal_back() {
    let mut window = Window::ready(false);
    assert!(window.is_raw());
    window.send("Q");
    assert_eq!(window.exit(), 0);
}

#[test]
fn signals_give_it_back_with_their_status_and_save_the_draft() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut window = Window::ready(false);
        window.send("报价");
        window.shows("报价");
        kill_process(window.pid(), signal).unwrap();
        assert_eq!(window.exit(), status);
        assert_eq!(window.drafts(), ["报价"]);
    }
}

#[test]
fn a_loop_that_hangs_is_ended_without_it_and_its_draft_kept() {
    let mut window = Window::ready(false);
    window.send("half");
    window.shows("half");
    window.send("\x0c");
    kill_process(window.pid(), Signal::TERM).unwrap();
    assert_eq!(window.exit(), 143);
    assert_eq!(window.drafts(), ["half"]);
}

#[test]
fn a_killed_window_leaves_its_draft() {
    let mut window = Window::ready(false);
    window.send("words");
    let draft = || fs::read_dir(window.folder.path()).unwrap().count() == 1;
    until(draft, || "the draft".into());
    kill_process(window.pid(), Signal::KILL).unwrap();
    until(|| window.child.try_wait().unwrap().is_some(), || "exit".into());
    assert_eq!(window.drafts(), ["words"]);
}

#[test]
fn panics_and_errors_speak_after_it_is_given_back() {
    for (key, status) in [("P", 101), ("T", 101), ("E", 1)] {
        let mut window = Window::ready(false);
        window.send(key);
        assert_eq!(window.exit(), status, "{key}");
        window.shows("gendan: ");
        let raw = window.raw.lock().unwrap().clone();
        let text = String::from_utf8(raw).unwrap();
        let (_, after) = text.rsplit_once("\x1b[?1049l").unwrap();
        assert!(after.contains("gendan: ") && !after.replace("\r\n", "").contains('\n'), "{after:?}");
    }
}

#[test]
fn signals_while_starting_leave_nothing_behind() {
    for step in 0..25 {
        let mut window = Window::open(false, "xterm-256color");
        thread::sleep(Duration::from_millis(2 * step));
        kill_process(window.pid(), Signal::TERM).unwrap();
        window.exit();
    }
}

#[test]
fn stopped_and_continued() {
    for (how, gives_back) in [(None, true), (Some(Signal::TSTP), true), (Some(Signal::STOP), false)] {
        let mut window = Window::ready(true);
        match how {
            None => window.send("\x1a"),
            Some(signal) => kill_process(window.pid(), signal).unwrap(),
        }
        until(|| window.state() == 'T', || format!("a stop by {how:?}"));
        // What was written before the stop may still be on its way through the reader.
        until(|| window.is_given_back() == gives_back, || format!("the terminal after {how:?}"));
        // The shell sets its own modes, and the window changes meanwhile.
        let name = window.master.as_ref().unwrap().tty_name().unwrap();
        let tty = fs::File::options().read(true).write(true).open(name).unwrap();
        rustix::termios::tcsetattr(tty, rustix::termios::OptionalActions::Now, &window.before).unwrap();
        window.master.as_ref().unwrap().resize(size(10, 40)).unwrap();
        window.parser.lock().unwrap().screen_mut().set_size(cells(10), cells(40));
        kill_process(window.pid(), Signal::CONT).unwrap();
        window.shows("READY 40x10");
        until(|| window.is_raw(), || "raw mode".into());
        window.send("Q");
        until(|| window.raw.lock().unwrap().ends_with(b"\x1b[?25h"), || "the end".into());
        assert!(window.is_given_back());
    }
}

#[test]
fn a_closed_window_ends_the_program() {
    for hangs in [false, true] {
        let mut window = Window::ready(false);
        let pid = window.pid();
        window.closing.store(true, SeqCst);
        window.send("x");
        until(|| Arc::strong_count(&window.closing) == 1, || "the reader's end".into());
        if hangs {
            window.send("\x0c");
        }
        drop(window.writer.take());
        drop(window.master.take());
        until(|| window.child.try_wait().unwrap().is_some(), || format!("the end of {pid:?}"));
        assert_eq!(window.drafts(), ["x"]);
    }
}

#[test]
fn a_dumb_terminal_is_refused_in_words() {
    let mut window = Window::open(false, "dumb");
    assert_eq!(window.exit(), 1);
    window.shows("TERM=dumb");
    assert!(!window.raw.lock().unwrap().contains(&b'\x1b'));
}

#[test]
fn keys_pastes_and_sizes_of_all_kinds_arrive() {
    let mut window = Window::ready(false);
    window.send("电话");
    window.shows("电话");
    window.send("\x1b[200~一\r二\x1b[201~");
    window.shows("二");
    let written = window.raw.lock().unwrap().len();
    window.send("\x1b");
    window.send("\x1b[<0;1;1M\x1b[<0;1;1m");
    for (rows, columns) in [(1, 1), (0, 0), (500, 1), (3, 200), (24, 80)] {
        window.master.as_ref().unwrap().resize(size(rows, columns)).unwrap();
    }
    window.send("!");
    window.shows("!");
    assert!(window.raw.lock().unwrap().len() > written);
    window.send("Q");
    assert_eq!(window.exit(), 0);
}
