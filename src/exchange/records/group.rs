//! The rows of one order brought together, wherever in the sheet they stand. A first pass counts them, so that an order leaves
//! memory with its last row; what differs in date or customer is another order, though its number be the same.

use super::{
    OrderLines, Reason, Record,
    assemble::assemble,
    build::{Builder, Head, OrderRow},
    words::Vocabulary,
};
use crate::exchange::{
    field::Field,
    read::{ReadError, Row, Sheet},
};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

/// Stands for a row that is an order by itself: without a number, or without what an order needs.
const ALONE: u64 = 0;

/// The orders of one pass.
pub struct Orders {
    /// Which order each row belongs to, in the sheet's order.
    keys: Vec<u64>,
    /// Rows of each order that are still to come.
    left: HashMap<u64, u32>,
    /// Orders with rows read and rows to come.
    open: HashMap<u64, Open>,
    at: usize,
    above: Option<Head>,
    has_number: bool,
    says_paid: bool,
    lines: Option<OrderLines>,
    /// Numbers of which a row cannot be read as any order's: the line that is to blame.
    blamed: HashMap<String, u64>,
    left_behind: Vec<(u64, Reason)>,
}

/// An order that is not all there yet.
struct Open {
    head: Head,
    rows: Vec<(u64, OrderRow)>,
    /// The first row that could not be taken.
    refused: Option<u64>,
}

impl Orders {
    /// Counts the rows of every order.
    pub fn scan(
        sheet: &mut Sheet,
        reader: &Builder<'_>,
        after: u64,
        totals_lines: &[u64],
        lines: Option<OrderLines>,
    ) -> Result<Orders, ReadError> {
        let mut orders = Orders {
            keys: Vec::new(),
            left: HashMap::new(),
            open: HashMap::new(),
            at: 0,
            above: None,
            has_number: reader.has(Field::Number),
            says_paid: reader.has(Field::Received),
            lines,
            blamed: HashMap::new(),
            left_behind: Vec::new(),
        };
        let mut rows = sheet.rows()?;
        let mut row = Row::default();
        while rows.read(&mut row)? {
            if row.line() <= after || totals_lines.binary_search(&row.line()).is_ok() {
                continue;
            }
            let key = match reader.head(&row) {
                Ok(head) => {
                    let head = orders.placed(head);
                    let key = key(&head);
                    if let (ALONE, Some(number)) = (key, head.number) {
                        orders.blamed.entry(number).or_insert(row.line());
                    }
                    key
                }
                Err(_) => {
                    if let Some(number) = reader.number(&row) {
                        orders.blamed.entry(number).or_insert(row.line());
                    }
                    ALONE
                }
            };
            orders.keys.push(key);
            if key != ALONE {
                *orders.left.entry(key).or_default() += 1;
            }
        }
        orders.above = None;
        Ok(orders)
    }

    /// Takes a row; the order when it was the last one of it.
    pub fn take(&mut self, reader: &Builder<'_>, row: &Row, words: &mut Vocabulary) -> Result<Option<Record>, Reason> {
        let key = self.keys.get(self.at).copied().unwrap_or(ALONE);
        self.at += 1;
        let head = reader.head(row);
        let body = reader.order_row(row, words);
        let head = head.map(|head| self.placed(head));
        if key == ALONE {
            let head = head?;
            if head.ordered_on.is_none() {
                return Err(Reason::Missing(Field::Date));
            }
            return self.order(head, vec![(row.line(), body?)]).map(Some);
        }
        let is_last = self.left.get_mut(&key).is_none_or(|left| {
            *left -= 1;
            *left == 0
        });
        let head = head?;
        let blamed = head.number.as_ref().and_then(|number| self.blamed.get(number)).copied();
        let open = self.open.entry(key).or_insert_with(|| Open { head, rows: Vec::new(), refused: blamed });
        let told = match body {
            Ok(body) => {
                open.rows.push((row.line(), body));
                Ok(None)
            }
            Err(reason) => {
                open.refused.get_or_insert(row.line());
                Err(reason)
            }
        };
        if !is_last {
            return told;
        }
        self.left.remove(&key);
        let Some(open) = self.open.remove(&key) else { return told };
        if let Some(line) = open.refused {
            self.leave(open.rows.iter().map(|(line, _)| *line), &Reason::Incomplete { line });
            return told;
        }
        let rows: Vec<u64> = open.rows.iter().map(|(line, _)| *line).collect();
        self.order(open.head, open.rows).map(Some).inspect_err(|_| {
            let others = rows.iter().copied().filter(|line| *line != row.line());
            self.left_behind.extend(others.map(|other| (other, Reason::Incomplete { line: row.line() })));
        })
    }

    /// Rows of this sheet that stay behind because of another row.
    pub fn left_behind(&mut self) -> Vec<(u64, Reason)> {
        std::mem::take(&mut self.left_behind)
    }

    /// Rows of the sheet of lines that no order took.
    pub fn lines_left(&mut self) -> Vec<(u64, Reason)> {
        self.lines.as_mut().map(OrderLines::left).unwrap_or_default()
    }

    fn leave(&mut self, lines: impl Iterator<Item = u64>, reason: &Reason) {
        self.left_behind.extend(lines.map(|line| (line, reason.clone())));
    }

    fn order(&mut self, head: Head, rows: Vec<(u64, OrderRow)>) -> Result<Record, Reason> {
        let lines = match (&mut self.lines, &head.number) {
            (Some(lines), Some(number)) => lines.take(number)?,
            _ => Vec::new(),
        };
        assemble(head, rows, lines, self.says_paid).map(|order| Record::Order(Box::new(order)))
    }

    /// The head with what merged cells leave out: a row that says nothing of its order belongs to the one above.
    fn placed(&mut self, mut head: Head) -> Head {
        if let Some(above) = &self.above {
            let is_same = head.number.is_some() && head.number == above.number;
            let nobody = head.customer.is_none() && head.customer_reference.is_none();
            let no_other_day = head.ordered_on.is_none() || head.ordered_on == above.ordered_on;
            let says_nothing = self.has_number && head == Head::default();
            if says_nothing || (is_same && nobody && no_other_day) {
                head = above.clone();
            } else if is_same && head.ordered_on.is_none() {
                head.ordered_on = above.ordered_on;
            }
        }
        self.above = Some(head.clone());
        head
    }
}

/// What an order's rows have in common.
fn key(head: &Head) -> u64 {
    if head.number.is_none() || head.ordered_on.is_none() {
        return ALONE;
    }
    let mut hasher = DefaultHasher::new();
    // Where it went does not tell two orders apart.
    (&head.number, &head.customer, &head.customer_reference, head.ordered_on).hash(&mut hasher);
    hasher.finish().max(1)
}
