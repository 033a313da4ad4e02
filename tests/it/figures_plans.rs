//! The reports' queries look rows up by an index: none reads a table from end to end that grows with the book's years.

use crate::factory::Quick;
use gendan::store::Store;
use rusqlite::{Connection, params_from_iter, types::Value};

fn plan(conn: &Connection, sql: &str) -> String {
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let values = vec![Value::Integer(1); statement.parameter_count()];
    let lines = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(3)).unwrap();
    lines.map(|line| line.unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn figures_are_read_off_their_indexes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    Store::open(&path).unwrap().add("甲");
    let conn = Connection::open(&path).unwrap();
    for (sql, uses) in [
        (include_str!("../../src/store/sql/activity.sql"), "follow_up_day (<expr>>? AND <expr><?)"),
        (include_str!("../../src/store/sql/contacted_on.sql"), "follow_up_day (<expr>>? AND <expr><?)"),
        (include_str!("../../src/store/sql/activity_days.sql"), "follow_up_day (<expr>>? AND <expr><?)"),
        (include_str!("../../src/store/sql/activity_plans.sql"), "next_step_due (due>? AND due<?)"),
        (include_str!("../../src/store/sql/activity_new.sql"), "customer_created (created_on>? AND created_on<?)"),
        (include_str!("../../src/store/sql/activity_new.sql"), "journal_insert (table_name=? AND first_row<?)"),
        (include_str!("../../src/store/sql/changes_added.sql"), "journal_insert (table_name=? AND first_row<?)"),
        (include_str!("../../src/store/sql/needs_without_step.sql"), "need_change_time (changed_at>?)"),
        (include_str!("../../src/store/sql/buyers.sql"), "sales_order_date (ordered_on>? AND ordered_on<?)"),
        (include_str!("../../src/store/sql/changes_added.sql"), "customer_created (created_on>? AND created_on<?)"),
        (include_str!("../../src/store/sql/changes_moved.sql"), "milestone_time (happened_at>? AND happened_at<?)"),
        (
            include_str!("../../src/store/sql/changes_fields.sql"),
            "customer_change_time (changed_at>? AND changed_at<?)",
        ),
        (include_str!("../../src/store/sql/changes_promises.sql"), "promise_settled (settled_on>? AND settled_on<?)"),
        (include_str!("../../src/store/sql/won_deals.sql"), "deal_stage (stage=? AND closed_on>? AND closed_on<?)"),
        (include_str!("../../src/store/sql/statement.sql"), "sales_order_customer (customer_id=? AND ordered_on<?)"),
        (include_str!("../../src/store/sql/due_between.sql"), "instalment_due (due_on>? AND due_on<?)"),
    ] {
        let plan = plan(&conn, sql);
        assert!(plan.contains(uses), "{sql}\n{plan}");
        // Found rows are walked through once more; the rare parts have an index of themselves alone.
        let scans = plan.lines().map(str::trim).filter(|line| {
            line.starts_with("SCAN")
                && !line.starts_with("SCAN i USING INDEX instalment_event")
                && line.len() > "SCAN x".len()
        });
        assert_eq!(scans.collect::<Vec<_>>(), Vec::<&str>::new(), "{sql}\n{plan}");
    }
    for (sql, uses) in [
        (
            "SELECT stage, currency, amount FROM deal INDEXED BY deal_stage WHERE opened_on BETWEEN ?1 AND ?2",
            "COVERING INDEX deal_stage",
        ),
        (include_str!("../../src/store/sql/moves.sql"), "milestone_deal"),
        // Every second deal or so is open: the table is walked once, beside the queue that lies in the same order.
        (include_str!("../../src/store/sql/open_deals.sql"), "SEARCH q USING INTEGER PRIMARY KEY"),
        (include_str!("../../src/store/sql/forecast_deals.sql"), "SCAN deal"),
        (include_str!("../../src/store/sql/churn.sql"), "SEARCH sales_order USING INDEX sales_order_customer"),
    ] {
        let plan = plan(&conn, sql);
        assert!(plan.contains(uses) && !plan.contains("TEMP B-TREE FOR ORDER BY"), "{sql}\n{plan}");
    }
}
