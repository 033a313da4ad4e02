//! One `.ftl` file: found by key, filled with arguments. Knows nothing of which files there are.
//!
//! Most messages are one line of text, with at most `{ $name }` in it. Those are read straight from the file, since a row
//! of the queue is worded on every frame; whatever else Fluent can say (plurals, several lines, terms) is left to Fluent.
//! `tests/it/locales.rs` proves that both ways give the same words.

use super::{Arg, Lang};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::cell::OnceCell;
use std::collections::HashMap;

/// The messages of one file.
pub(super) struct Area {
    lang: Lang,
    source: &'static str,
    messages: HashMap<&'static str, Message>,
    bundle: OnceCell<FluentBundle<FluentResource>>,
    /// Texts without arguments that Fluent had to make.
    made: HashMap<&'static str, OnceCell<String>>,
}

/// How a message is to be read.
enum Message {
    /// One line, no arguments.
    Text(&'static str),
    /// One line with plain arguments.
    Template(Vec<Part>),
    /// Anything else.
    Fluent,
}

enum Part {
    Text(&'static str),
    Variable(&'static str),
}

impl Area {
    /// Finds the messages of a file.
    pub(super) fn read(lang: Lang, source: &'static str) -> Area {
        let mut messages = HashMap::new();
        let mut made = HashMap::new();
        let mut lines = source.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((key, value)) = line.split_once('=') else { continue };
            // Comments, terms and the further lines of a message are not messages.
            if !key.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let (key, value) = (key.trim(), value.trim());
            let goes_on = lines.peek().is_some_and(|next| next.starts_with(' ') || next.is_empty() && value.is_empty());
            let message = if goes_on || value.is_empty() { Message::Fluent } else { simple(value) };
            if matches!(message, Message::Fluent) {
                made.insert(key, OnceCell::new());
            }
            messages.insert(key, message);
        }
        Area { lang, source, messages, bundle: OnceCell::new(), made }
    }

    /// The text of a message without arguments.
    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        match self.messages.get(key)? {
            Message::Text(text) => Some(text),
            Message::Template(_) => None,
            Message::Fluent => {
                let cell = self.made.get(key)?;
                if cell.get().is_none() {
                    let text = self.by_fluent(key, &[])?;
                    return Some(cell.get_or_init(|| text));
                }
                cell.get().map(String::as_str)
            }
        }
    }

    /// The text of a message, its arguments filled in.
    pub(super) fn filled(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        match self.messages.get(key)? {
            Message::Text(text) => Some((*text).to_owned()),
            Message::Template(parts) => {
                let mut text = String::new();
                for part in parts {
                    match part {
                        Part::Text(words) => text.push_str(words),
                        Part::Variable(name) => match args.iter().find(|(given, _)| given == name)?.1 {
                            Arg::Text(words) => text.push_str(words),
                            Arg::Number(number) => text.push_str(&number.to_string()),
                        },
                    }
                }
                Some(text)
            }
            Message::Fluent => self.by_fluent(key, args),
        }
    }

    /// Every key with the names of its arguments, sorted by key.
    pub(super) fn keys(&self) -> Vec<(String, Vec<String>)> {
        let mut keys: Vec<_> =
            self.messages.keys().map(|key| ((*key).to_owned(), variables(self.source, key))).collect();
        keys.sort();
        keys
    }

    /// What Fluent makes of a message; `None` when an argument is not given.
    fn by_fluent(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let bundle = self.bundle.get_or_init(|| bundle(self.lang, self.source));
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, FluentValue::from(*text)),
                Arg::Number(number) => values.set(*name, FluentValue::from(*number)),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// A one-line value, when it holds nothing but text and `{ $name }`.
fn simple(value: &'static str) -> Message {
    if !value.contains('{') {
        return Message::Text(value);
    }
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, behind)) = after.split_once('}') else { return Message::Fluent };
        let Some(name) = inside.trim().strip_prefix('$') else { return Message::Fluent };
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
            return Message::Fluent;
        }
        if !before.is_empty() {
            parts.push(Part::Text(before));
        }
        parts.push(Part::Variable(name));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    Message::Template(parts)
}

/// The names of a message's arguments, sorted, each once.
fn variables(source: &str, key: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in source.lines() {
        if !line.starts_with([' ', '}']) && !line.is_empty() {
            inside = line.split_once('=').is_some_and(|(name, _)| name.trim() == key);
        }
        if inside {
            let after_each = line.split('$').skip(1);
            names.extend(after_each.map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect::<String>()
            }));
        }
    }
    names.sort();
    names.dedup();
    names
}

fn bundle(lang: Lang, source: &str) -> FluentBundle<FluentResource> {
    // What does not parse is left out of the resource, and then missing: tests see it by its key.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new(lang.tag().parse().into_iter().collect());
    // Isolation marks would reach the terminal as invisible characters of unknown width.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\
# comment = not a message
-brand = gendan
trial-text = plain words
trial-filled = { $n } of {$total}
trial-term = { -brand } starts
trial-many =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
trial-lines =
    first
    second
";

    fn area() -> Area {
        Area::read(Lang::En, SOURCE)
    }

    #[test]
    fn every_kind_of_message_is_read() {
        let area = area();
        assert_eq!(area.plain("trial-text"), Some("plain words"));
        assert_eq!(area.plain("trial-term"), Some("gendan starts"));
        assert_eq!(area.plain("trial-lines"), Some("first\nsecond"));
        assert_eq!(area.plain("trial-lines"), Some("first\nsecond"), "kept after the first time");
        let args = [("n", Arg::Number(1)), ("total", Arg::Text("two"))];
        assert_eq!(area.filled("trial-filled", &args).as_deref(), Some("1 of two"));
        assert_eq!(area.filled("trial-many", &args).as_deref(), Some("1 row"));
        assert_eq!(area.filled("trial-many", &[("n", Arg::Number(2))]).as_deref(), Some("2 rows"));
        assert_eq!(area.keys().len(), 5);
    }

    #[test]
    fn what_is_not_there_is_none() {
        let area = area();
        for key in ["trial-none", "comment", "-brand", "brand", ""] {
            assert_eq!(area.plain(key), None, "{key}");
        }
        assert_eq!(area.filled("trial-filled", &[("n", Arg::Number(1))]), None, "an argument is lacking");
        assert_eq!(area.filled("trial-many", &[]), None, "an argument is lacking");
        assert_eq!(area.plain("trial-many"), None, "an argument is lacking");
    }

    #[test]
    fn reading_a_line_gives_what_fluent_gives() {
        for lang in Lang::ALL {
            for (_, sources) in super::super::AREAS {
                let area = Area::read(lang, sources[lang as usize]);
                for (key, variables) in area.keys() {
                    let args: Vec<_> = variables.iter().map(|name| (name.as_str(), Arg::Number(2))).collect();
                    assert_eq!(area.filled(&key, &args), area.by_fluent(&key, &args), "{} {key}", lang.tag());
                }
            }
        }
    }

    #[test]
    fn every_file_is_whole_for_fluent() {
        for (name, sources) in super::super::AREAS {
            for (lang, source) in Lang::ALL.iter().zip(sources) {
                let errors = FluentResource::try_new((*source).to_owned()).err().map(|(_, errors)| errors);
                assert_eq!(errors, None, "{name}.ftl in {}", lang.tag());
            }
        }
    }
}
