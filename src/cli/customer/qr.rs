//! `customer qr`: a customer's number, or the person, as a code that a telephone scans. Changes nothing.

use super::super::{
    Failure,
    arguments::{customer_argument, customer_text, flag, plain},
    context::Context,
};
use crate::{
    config::GlyphChoice,
    domain::phone::Number,
    export::vcard::reached,
    i18n::Texts,
    paths,
    wording::{qr::Qr, spaced_phone},
};
use clap::{ArgMatches, Command};
use serde_json::json;

/// The quiet zone of the standard; black on white, whatever the terminal's colours.
const QUIET: u16 = 4;
const DARK_ON_LIGHT: &str = "\u{1b}[38;5;16;48;5;231m";
const PLAIN: &str = "\u{1b}[0m";

pub fn command(texts: &Texts) -> Command {
    plain(texts, "qr", "help-customer-qr").arg(customer_argument(texts)).arg(flag(
        texts,
        "vcard",
        "help-customer-qr-vcard",
    ))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = customer_text(matches);
    let store = context.read()?;
    let (id, name) = context.customer(&store, typed)?;
    let Some((number, card)) = reached(&store.contacts(id)?, &name).into_iter().next() else {
        return Err(Failure::NoSuch(context.texts.with("cli-qr-no_number", &[("name", (&name).into())])));
    };
    let uri = number.uri();
    let mut out = context.out();
    if out.json {
        let Number { person, title, dialled, .. } = &number;
        let value = json!({
            "customer": name, "contact": person, "title": title, "phone": dialled, "uri": uri, "vcard": card,
        });
        out.json(&value)?;
        return out.flush();
    }
    let text = if matches.get_flag("vcard") { &card } else { &uri };
    let code = Qr::new(text).filter(|_| out.is_terminal && has_blocks(context));
    let Some(code) = code else {
        for line in text.lines() {
            out.line(line)?;
        }
        return out.flush();
    };
    for row in code.rows(QUIET) {
        out.raw([DARK_ON_LIGHT, &row, PLAIN, "\n"].concat().as_bytes())?;
    }
    out.line(&format!("{}  {}  {}", name, number.person, spaced_phone(&number.dialled)))?;
    out.flush()
}

/// Whether the terminal can show black and white blocks, and was not asked to leave them.
fn has_blocks(context: &Context) -> bool {
    context.config.glyphs == GlyphChoice::Unicode
        && !paths::no_color()
        && paths::terminal_kind().is_none_or(|kind| kind != "dumb" && kind != "linux")
}
