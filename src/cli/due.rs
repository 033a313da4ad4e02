//! `due`: whom to contact, as the queue has them. Reads a window at a time and no line that is not shown.

use super::{
    Failure,
    arguments::{flag, plain, value},
    context::Context,
    json,
    output::Output,
};
use crate::{
    domain::due::{Band, SOON_DAYS},
    i18n::Texts,
    store::{Outline, QueueRow, Store},
    wording,
};
use chrono::Days;
use clap::{ArgMatches, Command, value_parser};
use serde_json::Value;

/// So many lines are read at once.
const WINDOW: usize = 1024;

pub fn command(texts: &Texts) -> Command {
    let alone = ["overdue", "today", "days", "all"];
    plain(texts, "due", "help-due")
        .arg(flag(texts, "overdue", "help-due-overdue").conflicts_with_all(&alone[1..]))
        .arg(flag(texts, "today", "help-due-today").conflicts_with_all(&alone[2..]))
        .arg(
            value(texts, "days", "help-due-days", "help-value-days")
                .value_parser(value_parser!(u16))
                .conflicts_with_all(&alone[3..]),
        )
        .arg(flag(texts, "all", "help-due-all"))
        .arg(flag(texts, "count", "help-count"))
        .arg(
            value(texts, "by", "help-due-by", "help-value-by")
                .value_parser(["priority"])
                .conflicts_with_all(["days", "all", "count"]),
        )
}

/// Which lines are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Overdue,
    Today,
    /// Overdue, today and so many days more.
    Days(u16),
    All,
}

impl Wanted {
    fn of(matches: &ArgMatches) -> Wanted {
        match matches.get_one::<u16>("days") {
            _ if matches.get_flag("overdue") => Wanted::Overdue,
            _ if matches.get_flag("today") => Wanted::Today,
            _ if matches.get_flag("all") => Wanted::All,
            Some(days) => Wanted::Days(*days),
            None => Wanted::Days(0),
        }
    }

    /// Whether a band is wanted whole (`Some(true)`), in part (`None`) or not at all.
    fn takes(self, band: Band) -> Option<bool> {
        match (self, band) {
            (Wanted::All, _) => Some(true),
            (Wanted::Overdue, band) => Some(band == Band::Overdue),
            (Wanted::Today, band) => Some(band == Band::Today),
            (Wanted::Days(_), Band::Overdue | Band::Today) => Some(true),
            (Wanted::Days(_), Band::Unplanned) => Some(false),
            (Wanted::Days(0), _) => Some(false),
            (Wanted::Days(days), Band::Soon) if u64::from(days) >= SOON_DAYS => Some(true),
            (Wanted::Days(_), Band::Soon) => None,
            (Wanted::Days(days), Band::Later) => (u64::from(days) <= SOON_DAYS).then_some(false),
        }
    }
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let wanted = Wanted::of(matches);
    let store = context.read()?;
    let outline = store.outline(context.now())?;
    let mut out = context.out();
    if matches.get_flag("count") {
        let count = count(context, &store, &outline, wanted)?;
        if out.json {
            out.json(&Value::from(count))?;
        } else {
            out.line(&count.to_string())?;
        }
        return out.flush();
    }
    if matches.contains_id("by") {
        return by_priority(context, &store, &outline, wanted);
    }
    let mut bands: Vec<(Band, Vec<QueueRow>)> = Vec::new();
    each(context, &store, &outline, wanted, |row| match bands.last_mut() {
        Some((band, rows)) if *band == row.band => rows.push(row),
        _ => bands.push((row.band, vec![row])),
    })?;
    if out.json {
        let rows = bands.iter().flat_map(|(_, rows)| rows);
        let items = rows.map(|row| json::queue_row(row, context.today(), &context.policy)).collect();
        out.json(&Value::Array(items))?;
    } else {
        show(context, &mut out, &bands)?;
    }
    out.flush()
}

/// Who is overdue or due today by their score, with what it is made of.
fn by_priority(context: &Context, store: &Store, outline: &Outline, wanted: Wanted) -> Result<(), Failure> {
    let mut urgent = store.urgent(outline, context.now())?;
    urgent.retain(|one| wanted.takes(one.row.band) == Some(true));
    let mut out = context.out();
    if out.json {
        let items = urgent.iter().map(|one| {
            let mut item = json::queue_row(&one.row, context.today(), &context.policy);
            item["priority"] = json::priority(&one.urgency);
            item
        });
        out.json(&items.collect::<Value>())?;
        return out.flush();
    }
    if urgent.is_empty() && out.is_terminal {
        context.tell(context.texts.get("cli-due-nobody"));
    }
    let is_terminal = out.is_terminal;
    let rows = urgent.iter().map(|one| {
        let mut cells = line(context, &one.row, is_terminal);
        cells.extend([one.score().to_string(), wording::priority::sum(context.texts, &one.urgency)]);
        cells
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let score = rows.first().map_or(0, |cells| cells.len() - 2);
    out.aligned(&[], &rows, &[score])?;
    out.flush()
}

fn count(context: &Context, store: &Store, outline: &Outline, wanted: Wanted) -> Result<usize, Failure> {
    let mut count: usize =
        Band::ALL.into_iter().filter(|band| wanted.takes(*band) == Some(true)).map(|band| outline.count(band)).sum();
    if Band::ALL.into_iter().any(|band| wanted.takes(band).is_none()) {
        count = 0;
        each(context, store, outline, wanted, |_| count += 1)?;
    }
    Ok(count)
}

/// The lines that are wanted, in the order of the queue.
fn each(
    context: &Context,
    store: &Store,
    outline: &Outline,
    wanted: Wanted,
    mut take: impl FnMut(QueueRow),
) -> Result<(), Failure> {
    let now = context.now();
    let last = match wanted {
        Wanted::Days(days) => now.date().checked_add_days(Days::new(days.into())),
        _ => None,
    };
    let mut offset = 0;
    for segment in outline.segments() {
        let takes = wanted.takes(segment.band);
        if takes != Some(false) {
            for start in (0..segment.len).step_by(WINDOW) {
                for row in store.queue(outline, offset + start, WINDOW.min(segment.len - start), now)? {
                    let is_near = || row.due.is_some_and(|due| last.is_none_or(|last| due.date <= last));
                    if takes == Some(true) || is_near() {
                        take(row);
                    }
                }
            }
        }
        offset += segment.len;
    }
    Ok(())
}

fn show(context: &Context, out: &mut Output, bands: &[(Band, Vec<QueueRow>)]) -> Result<(), Failure> {
    let texts = context.texts;
    if bands.is_empty() && out.is_terminal {
        context.tell(texts.get("cli-due-nobody"));
    }
    for (place, (band, rows)) in bands.iter().enumerate() {
        if out.is_terminal {
            // Steps within the hour stand above the overdue ones.
            let is_imminent =
                *band == Band::Today && bands.get(place + 1).is_some_and(|(next, _)| *next == Band::Overdue);
            let heading = if is_imminent { texts.get("cli-band-imminent") } else { wording::due::band(texts, *band) };
            if place > 0 {
                out.line("")?;
            }
            let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            out.line(&texts.with("cli-band", &[("band", heading.into()), ("n", count.into())]))?;
        }
        let lines: Vec<Vec<String>> = rows.iter().map(|row| line(context, row, out.is_terminal)).collect();
        out.table(&[], &lines)?;
    }
    Ok(())
}

fn line(context: &Context, row: &QueueRow, is_terminal: bool) -> Vec<String> {
    let texts = context.texts;
    let due = match row.due {
        Some(due) if is_terminal => wording::due::due(texts, due, row.implied, context.now()),
        Some(due) => format!("{}{}", if row.implied { "~" } else { "" }, due.key()),
        None => String::new(),
    };
    let mut cells = vec![
        row.name.clone(),
        format!("{}{}", row.tier.code(), if row.starred { "*" } else { "" }),
        wording::stage(texts, row.stage).to_owned(),
        due,
        row.channel.map_or("", |channel| wording::channel(texts, channel)).to_owned(),
        row.action.clone().unwrap_or_default(),
        wording::due::called(texts, row),
    ];
    if !is_terminal {
        cells.insert(1, row.band.code().to_owned());
    }
    cells
}
