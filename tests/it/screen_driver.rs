//! The app without a terminal: keys in, the screen as lines out. Every key goes the way that a person's does.

use super::{kit_canvas::lines, screen_book as factory};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gendan::{
    app::{
        App, Setup,
        draft::DraftKeeper,
        events::{AppEvent, Events},
    },
    clock::Clock,
    config::Config,
    i18n::Lang,
    keymap::Key,
    paths::UserFolders,
    store::Store,
    tui::theme::Theme,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::{path::Path, time::Duration};

/// An app under test.
pub struct Driver {
    pub app: App,
    pub events: Events,
    pub size: (u16, u16),
    pub buffer: Buffer,
    pub caret: Option<Position>,
    /// Keys pressed since it was set to nothing.
    pub keys: usize,
}

impl Driver {
    pub fn new(store: Store, lang: Lang) -> Driver {
        Driver::with_config(store, lang, Config::default())
    }

    pub fn with_config(store: Store, lang: Lang, config: Config) -> Driver {
        Driver::made(store, lang, config, factory::clock())
    }

    /// As [`Driver::new`], at another moment.
    pub fn at(store: Store, lang: Lang, clock: Clock) -> Driver {
        Driver::made(store, lang, Config::default(), clock)
    }

    /// As [`Driver::new`], of a person whose files lie in this folder.
    pub fn at_home(store: Store, lang: Lang, home: &Path) -> Driver {
        let folders =
            UserFolders { home: Some(home.to_owned()), likely: vec![home.join("Downloads"), home.to_owned()] };
        Driver::made_in(store, lang, Config::default(), factory::clock(), folders)
    }

    fn made(store: Store, lang: Lang, config: Config, clock: Clock) -> Driver {
        Driver::made_in(store, lang, config, clock, UserFolders::default())
    }

    fn made_in(mut store: Store, lang: Lang, config: Config, clock: Clock, folders: UserFolders) -> Driver {
        if !store.is_look_only() {
            store.set_policy(config.due_policy()).unwrap();
            store.roll_day(clock.now()).unwrap();
        }
        let events = Events::default();
        let draft = DraftKeeper::new(store.path().unwrap_or(Path::new("nowhere/none.db")));
        let theme = Theme::dark();
        let setup = Setup { config, lang, clock, theme, sender: events.sender(), draft, folders };
        let mut app = App::new(store, setup).unwrap();
        app.after_first_frame();
        let buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
        let mut driver = Driver { app, events, size: (120, 36), buffer, caret: None, keys: 0 };
        driver.draw();
        driver
    }

    /// The small book in a language, at 120x36.
    pub fn book(lang: Lang) -> Driver {
        Driver::new(factory::book(lang), lang)
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Driver {
        self.size = (width, height);
        self.app.handle(AppEvent::Resize);
        self.draw();
        self
    }

    pub fn draw(&mut self) {
        self.buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.caret = self.app.draw(&mut self.buffer);
    }

    /// Presses keys, each followed by a frame: `a`, `<enter>`, `<ctrl-r>`, any text; a blank is a blank.
    pub fn keys(&mut self, script: &str) -> &mut Driver {
        let mut rest = script;
        while let Some(c) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
            let key = named.and_then(|(name, after)| Some((Key::parse(name).ok()?.to_event(), after)));
            let (key, after) = key.filter(|_| c == '<').unwrap_or_else(|| {
                let shift = if c.is_ascii_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
                (KeyEvent::new(KeyCode::Char(c), shift), &rest[c.len_utf8()..])
            });
            self.app.handle(AppEvent::Key(key));
            self.keys += 1;
            self.draw();
            rest = after;
        }
        self.app.settle();
        self.draw();
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Driver {
        self.app.handle(AppEvent::Paste(text.into()));
        self.draw();
        self
    }

    /// Clicks the first place where `text` stands.
    pub fn click(&mut self, text: &str) -> &mut Driver {
        let (column, row) = self.find(text).unwrap_or_else(|| panic!("no {text:?} in\n{}", self.screen()));
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Driver {
        self.app.handle(AppEvent::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self.app.settle();
        self.draw();
        self
    }

    /// The cell where a text begins.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let area = self.buffer.area;
        (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y))).find(|&(x, y)| {
            let mut rest = text;
            let mut x = x;
            while !rest.is_empty() && x < area.width {
                let symbol = self.buffer[(x, y)].symbol();
                let Some(after) = rest.strip_prefix(symbol) else { return false };
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap().max(1);
                rest = after;
            }
            rest.is_empty()
        })
    }

    /// Waits for background work to come in.
    pub fn wait_for_task(&mut self) -> &mut Driver {
        loop {
            let events = self.events.wait(Some(Duration::from_secs(20)));
            assert_ne!(events, [AppEvent::Tick], "nothing came");
            let came = events.contains(&AppEvent::Task);
            for event in events {
                self.app.handle(event);
            }
            if came {
                self.app.settle();
                self.draw();
                return self;
            }
        }
    }

    /// The screen as a person sees it.
    pub fn screen(&self) -> String {
        lines(&self.buffer)
    }

    pub fn has(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Driver {
        assert!(self.has(text), "no {text:?} in\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn sees_no(&mut self, text: &str) -> &mut Driver {
        assert!(!self.has(text), "{text:?} in\n{}", self.screen());
        self
    }
}
