//! `log`: a follow-up from one line of text, or one from each line of standard input. Saves nothing that it does not show.

mod words;

use super::{
    Failure,
    arguments::{customer_argument, customer_text, file, flag, plain, positional, text, value},
    context::Context,
    customer::{at_line, lines},
    output::Output,
    when,
};
use crate::{
    domain::{
        id::{CustomerId, FollowUpId},
        lint::Rule,
    },
    entry::{
        self, EntryContext, lint,
        log::{LogLine, LogProblem, LogSubject, check, operation, read_line},
    },
    i18n::Texts,
    store::{Op, Store, op::StoredFile},
    wording::{self, errors},
};
use clap::{ArgAction, ArgMatches, Command};
use std::path::PathBuf;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "log", "help-log")
        .arg(customer_argument(texts))
        .arg(positional(texts, "text", "help-log-text", "help-value-text").num_args(1..))
        .arg(flag(texts, "dry-run", "help-log-dry_run"))
        .arg(file(value(texts, "attach", "help-log-attach", "help-value-file")).action(ArgAction::Append))
        .arg(value(texts, "reason", "help-log-reason", "help-value-text"))
}

/// What is the same for every line.
struct Logger<'c, 't> {
    context: &'c Context<'t>,
    customer: CustomerId,
    reason: Option<String>,
    dry_run: bool,
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = customer_text(matches);
    let dry_run = matches.get_flag("dry-run");
    let mut store = if dry_run { context.read()? } else { context.change()? };
    let (customer, _) = context.customer(&store, typed)?;
    let logger = Logger { context, customer, reason: text(matches, "reason"), dry_run };
    let mut out = context.out();
    let line = when::words(matches, "text");
    if line == "-" {
        return lines(|number, line| match line.trim() {
            "" => Ok(()),
            line => logger.log(&mut store, &mut out, line, &[], true).map_err(|failure| at_line(number, failure)),
        });
    }
    let attached: Vec<PathBuf> = matches.get_many::<PathBuf>("attach").unwrap_or_default().cloned().collect();
    logger.log(&mut store, &mut out, &line, &attached, false)
}

impl Logger<'_, '_> {
    fn log(
        &self,
        store: &mut Store,
        out: &mut Output,
        text: &str,
        attached: &[PathBuf],
        is_stream: bool,
    ) -> Result<(), Failure> {
        let context = self.context;
        let entry_context = context.entry();
        // Each line is read against what the one before it left.
        let card = store.card(self.customer, context.now())?;
        let last = store.follow_ups(self.customer, 1)?.first().map(|follow_up| follow_up.channel);
        let noted = store.noted(self.customer, None)?;
        let subject = LogSubject::of_card(&card, last, store.open_plan(card.customer.id)?, noted);
        let mut line = read_line(text, &[], &subject, &entry_context);
        line.entry.reason.clone_from(&self.reason);
        self.refuse_or_warn(&line, &subject, &entry_context)?;
        let mut saved = None;
        if !self.dry_run {
            let files = keep(context, store, attached)?;
            let mut operation = operation(&line.entry, &subject, &entry_context);
            if let Op::LogFollowUp(new) = &mut operation {
                new.files = files;
            }
            saved = store.apply(&operation, context.at())?.0.follow_up;
            if let Op::LogFollowUp(new) = &operation
                && let Some((name, n)) = store.undecided_number(new)?
            {
                context.tell(&wording::numbers_undecided(context.texts, &name, n));
            }
        }
        self.show(out, &line, &subject, saved, is_stream)
    }

    /// What keeps it from being saved is an error; what should be looked at is said before it is saved.
    fn refuse_or_warn(
        &self,
        line: &LogLine,
        subject: &LogSubject,
        entry_context: &EntryContext,
    ) -> Result<(), Failure> {
        let found = check(&line.entry, subject, entry_context);
        let problems: Vec<_> = line.problems.iter().chain(&found).collect();
        let words = |problem: &LogProblem| match problem {
            // The screen has a key for it, the shell a mark.
            LogProblem::NobodyNamed(name) => self.context.texts.with("cli-log-nobody", &[("name", name.into())]),
            other => entry::log_problem(other, entry_context),
        };
        if let Some(blocking) = problems.iter().find(|problem| problem.blocks()) {
            return Err(Failure::Said(words(blocking)));
        }
        for problem in &problems {
            self.context.tell(&words(problem));
        }
        // That it is late is no news to whoever dated it, and the need was told of as a problem.
        let told = |rule: Rule| !matches!(rule, Rule::LateEntry | Rule::NoNeed);
        for hint in lint::hints(&line.entry, subject, entry_context).iter().filter(|hint| told(hint.rule)) {
            self.context.tell(&wording::lint::sentence(self.context.texts, hint.rule, &hint.amount, hint.days));
        }
        Ok(())
    }

    fn show(
        &self,
        out: &mut Output,
        line: &LogLine,
        subject: &LogSubject,
        saved: Option<FollowUpId>,
        is_stream: bool,
    ) -> Result<(), Failure> {
        let entry_context = self.context.entry();
        if out.json {
            let value = words::json(line, subject, saved, &entry_context);
            if is_stream { out.json_line(&value)? } else { out.json(&value)? }
        } else {
            out.line(&words::text(line, subject, &entry_context))?;
        }
        out.flush()
    }
}

/// Copies the files into the attachments folder before they are named in the write.
pub fn keep(context: &Context, store: &Store, attached: &[PathBuf]) -> Result<Vec<StoredFile>, Failure> {
    let mut files = Vec::new();
    for path in attached {
        let kept = store.keep_file(path).map_err(|error| match error {
            crate::store::StoreError::Io(cause) => {
                let (path, why) = (path.display().to_string(), errors::io(context.texts, &cause));
                Failure::Said(context.texts.with("cli-log-attach", &[("path", (&path).into()), ("why", (&why).into())]))
            }
            other => other.into(),
        })?;
        files.push(kept);
    }
    Ok(files)
}
