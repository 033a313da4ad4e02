//! `template`: workbooks to fill in and import. Overwrites nothing unless told to; knows no book.

use super::{
    Failure,
    arguments::{file, flag, path, plain, positional, value},
    context::Context,
    export::to_file,
};
use crate::{
    export::template::{self, Template},
    i18n::Texts,
};
use clap::{ArgMatches, Command, builder::PossibleValuesParser};
use serde_json::json;
use std::path::PathBuf;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "template", "help-template")
        .arg(
            positional(texts, "what", "help-template-what", "help-value-what")
                .required(false)
                .value_parser(PossibleValuesParser::new(Template::ALL.map(Template::code))),
        )
        .arg(file(value(texts, "output", "help-template-output", "help-value-file").short('o')))
        .arg(flag(texts, "force", "help-export-force"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let what = matches.get_one::<String>("what").and_then(|code| Template::from_code(code));
    let one = what.map(|template| [template]);
    let templates: &[Template] = one.as_ref().map_or(&Template::BOTH, |one| one);
    let Some(target) = path(matches, "output") else {
        return Err(Failure::Usage(context.texts.get("export-xlsx-needs-file").to_owned()));
    };
    let name = what.map_or("gendan", Template::code);
    let target: PathBuf = if target.is_dir() { target.join(format!("{name}.xlsx")) } else { target };
    to_file(context, &target, matches.get_flag("force"), |file| {
        template::write(templates, context.texts, context.today(), file)
    })?;
    let shown = target.display().to_string();
    let sheets: Vec<&str> = templates.iter().map(|template| template.sheet_name(context.texts)).collect();
    if context.json {
        let mut out = context.out();
        out.json(&json!({"path": shown, "sheets": sheets}))?;
        return out.flush();
    }
    context.tell(&context.texts.with("template-done", &[("path", (&shown).into())]));
    Ok(())
}
