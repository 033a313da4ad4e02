//! Two customers become one: what hangs on the one goes over to the other. Never loses a row or a value; people are `people`'s.

mod people;

use super::{
    super::{
        error::{Result, StoreError},
        instant,
        journal::Writing,
        op::{CustomerMerge, MergeField, merge::merged_fields},
        schema,
    },
    customer, on_file, open_step,
};
use crate::domain::{
    id::{CustomerId, OrderId},
    moment::Moment,
};
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value as Json};

/// The rule under which a pair is remembered as no pair.
const DUPLICATE: &str = "duplicate";

/// Merges `away` into `keep`.
pub fn merge(writing: &mut Writing<'_>, of: &CustomerMerge) -> Result<()> {
    let (keep, away) = (of.keep, of.away);
    if keep == away {
        return Err(StoreError::Missing("customer"));
    }
    let (ours, theirs) = (customer::fields(writing, keep)?, customer::fields(writing, away)?);
    let (merged, gave_way) = merged_fields(&ours, &theirs, &of.choices);
    let row = row_of(writing, away)?;

    let orders: Vec<OrderId> = writing
        .prepare_cached("SELECT id FROM sales_order WHERE customer_id = ?1")?
        .query_map([away.0], |row| row.get(0).map(OrderId))?
        .collect::<rusqlite::Result<_>>()?;
    writing.touched_orders.extend(orders);
    close_one_plan(writing, keep, away)?;
    people::merge(writing, keep, away)?;
    wake_if_either_is(writing, keep, &row)?;
    for (table, column) in pointing_at(writing, "customer")? {
        writing.run(&format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2"), [keep.0, away.0])?;
    }
    move_dismissals(writing, keep, away)?;

    // The line is made from the rows, and would hold the customer back.
    writing.run("DELETE FROM queue WHERE customer_id = ?1", [away.0])?;
    writing.run("DELETE FROM customer WHERE id = ?1", [away.0])?;
    if merged != ours {
        customer::update_fields(writing, keep, &ours, &merged)?;
    }
    // Of two needs, the one that gives way is in their history, as is one that is overwritten.
    let other_need = gave_way.iter().find(|(field, _)| *field == MergeField::Need).map(|(_, need)| need.as_str());
    if other_need.is_some() && merged.need == ours.need {
        customer::note_need(writing, keep, other_need, merged.need.as_deref())?;
    }
    add_the_rest(writing, keep, &row)?;
    remember(writing, of, &row, &gave_way, &theirs.name)?;
    writing.touched.extend([keep, away]);
    Ok(())
}

/// Remembers that two customers are two.
pub fn keep_apart(writing: &mut Writing<'_>, a: CustomerId, b: CustomerId) -> Result<()> {
    on_file(writing, a)?;
    on_file(writing, b)?;
    let (first, second) = (a.0.min(b.0), a.0.max(b.0));
    let known: bool = writing.query_row(
        "SELECT EXISTS (SELECT 1 FROM finding_dismissal WHERE rule = ?1 AND subject = 'customer' AND subject_id = ?2 AND state = ?3)",
        params![DUPLICATE, first, second.to_string()],
        |row| row.get(0),
    )?;
    if !known {
        let at = instant(writing.at);
        writing.insert(
            "finding_dismissal",
            "INSERT INTO finding_dismissal (rule, subject, subject_id, state, dismissed_at) VALUES (?1, 'customer', ?2, ?3, ?4)",
            params![DUPLICATE, first, second.to_string(), at],
        )?;
    }
    writing.touched.extend([a, b]);
    Ok(())
}

/// What the one that goes has besides the fields of a form.
struct Row {
    created_on: String,
    extra: Option<String>,
    import_digest: Option<String>,
    is_parked: bool,
}

fn row_of(writing: &Writing<'_>, customer: CustomerId) -> Result<Row> {
    Ok(writing.query_row(
        "SELECT created_on, extra, import_digest, parked IS NOT NULL FROM customer WHERE id = ?1",
        [customer.0],
        |row| {
            Ok(Row { created_on: row.get(0)?, extra: row.get(1)?, import_digest: row.get(2)?, is_parked: row.get(3)? })
        },
    )?)
}

/// The columns of journalled tables that name a row of `table`: whatever comes to hang on a customer goes over with it.
fn pointing_at(writing: &Writing<'_>, table: &str) -> Result<Vec<(&'static str, String)>> {
    let mut found = Vec::new();
    for &from in schema::JOURNALLED {
        let mut statement =
            writing.prepare_cached("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = ?2")?;
        for column in statement.query_map([from, table], |row| row.get::<_, String>(0))? {
            found.push((from, column?));
        }
    }
    Ok(found)
}

/// Of two open plans the earlier stays; one without a date is the later. A plan that is closed stays as plan against actual.
fn close_one_plan(writing: &Writing<'_>, keep: CustomerId, away: CustomerId) -> Result<()> {
    let (Some(ours), Some(theirs)) = (open_step(writing, keep)?, open_step(writing, away)?) else { return Ok(()) };
    let due = |due: Option<Moment>| (due.is_none(), due.map(Moment::key));
    let later = if due(theirs.plan.due) < due(ours.plan.due) { keep } else { away };
    super::close_open_step(writing, later, None)
}

/// Who is still followed under one of the names is followed.
fn wake_if_either_is(writing: &mut Writing<'_>, keep: CustomerId, away: &Row) -> Result<()> {
    if away.is_parked { Ok(()) } else { customer::wake(writing, keep) }
}

/// What the rep said of findings about the one that goes.
fn move_dismissals(writing: &Writing<'_>, keep: CustomerId, away: CustomerId) -> Result<()> {
    // A pair stands under its lower number, once.
    let mut statement = writing.prepare(
        "SELECT id, subject_id, CAST(state AS INTEGER) FROM finding_dismissal
         WHERE rule = ?1 AND subject = 'customer' AND (subject_id = ?2 OR state = CAST(?2 AS TEXT))",
    )?;
    let pairs: Vec<(i64, i64, i64)> = statement
        .query_map(params![DUPLICATE, away.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, a, b) in pairs {
        let other = if a == away.0 { b } else { a };
        let (first, second) = (other.min(keep.0), other.max(keep.0));
        let moved = if first == second {
            0
        } else {
            writing.run(
                "UPDATE OR IGNORE finding_dismissal SET subject_id = ?2, state = CAST(?3 AS TEXT) WHERE id = ?1",
                [id, first, second],
            )?
        };
        if moved == 0 {
            writing.run("DELETE FROM finding_dismissal WHERE id = ?1", [id])?;
        }
    }
    writing.run(
        // Of a finding that both were told of, what was said of the one that stays is kept: there is one state of it.
        "UPDATE finding_dismissal AS theirs SET subject_id = ?1 WHERE subject = 'customer' AND subject_id = ?2
         AND (rule = 'duplicate' OR NOT EXISTS (SELECT 1 FROM finding_dismissal AS ours
             WHERE ours.rule = theirs.rule AND ours.subject = 'customer' AND ours.subject_id = ?1))",
        [keep.0, away.0],
    )?;
    writing.run("DELETE FROM finding_dismissal WHERE subject = 'customer' AND subject_id = ?1", [away.0])?;
    Ok(())
}

/// The older beginning, and the columns beyond ours.
fn add_the_rest(writing: &Writing<'_>, keep: CustomerId, away: &Row) -> Result<()> {
    let ours = row_of(writing, keep)?;
    let extra = united(ours.extra.as_deref(), away.extra.as_deref());
    let created_on = ours.created_on.as_str().min(&away.created_on);
    if created_on != ours.created_on || extra != ours.extra {
        writing
            .run("UPDATE customer SET created_on = ?2, extra = ?3 WHERE id = ?1", params![keep.0, created_on, extra])?;
    }
    Ok(())
}

/// Both objects; a heading with two values stands there twice, the second time with a number.
fn united(a: Option<&str>, b: Option<&str>) -> Option<String> {
    let read = |text: Option<&str>| text.and_then(|text| serde_json::from_str::<Map<String, Json>>(text).ok());
    let (Some(mut both), Some(other)) = (read(a), read(b)) else { return a.or(b).map(str::to_owned) };
    for (heading, value) in other {
        let mut name = heading.clone();
        let mut n = 1;
        while both.get(&name).is_some_and(|there| *there != value) {
            n += 1;
            name = format!("{heading} {n}");
        }
        both.insert(name, value);
    }
    Some(Json::Object(both).to_string())
}

/// Keeps what the one that goes was called, so that a sheet that still calls it so means the merged one.
fn remember(
    writing: &mut Writing<'_>,
    of: &CustomerMerge,
    row: &Row,
    gave_way: &[(MergeField, String)],
    name: &str,
) -> Result<()> {
    let lost = |field| gave_way.iter().find(|(of, _)| *of == field).map(|(_, value)| value.as_str());
    let given_up: Map<String, Json> =
        gave_way.iter().map(|(field, value)| (field.code().to_owned(), Json::from(value.as_str()))).collect();
    let given_up = (!given_up.is_empty()).then(|| Json::Object(given_up).to_string());
    let at = instant(writing.at);
    writing.insert(
        "customer_alias",
        "INSERT INTO customer_alias (customer_id, former_id, name, reference, import_digest, given_up, merged_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            of.keep.0,
            of.away.0,
            lost(MergeField::Name).unwrap_or(name),
            lost(MergeField::Reference),
            row.import_digest,
            given_up,
            at
        ],
    )?;
    Ok(())
}

/// The first row that a statement finds.
fn one_id(writing: &Writing<'_>, sql: &str, params: impl rusqlite::Params) -> Result<Option<i64>> {
    Ok(writing.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
}
