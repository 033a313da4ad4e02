//! Rows of a section in columns as wide as they need to be. Knows no data.

use crate::tui::widget::{
    lines::{Line, Role},
    text,
};

/// One cell of a row.
pub struct Cell {
    text: String,
    role: Role,
    right: bool,
}

/// A cell against the left.
pub fn left(text: impl Into<String>, role: Role) -> Cell {
    Cell { text: text.into(), role, right: false }
}

/// A cell against the right, as numbers are.
pub fn right(text: impl Into<String>, role: Role) -> Cell {
    Cell { text: text.into(), role, right: true }
}

/// The rows with their cells below each other; a column that holds nothing takes no room. A row that is wider than
/// `width` goes on in the next line.
pub fn rows(rows: Vec<Vec<Cell>>, width: u16) -> Vec<Line> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(&cell.text)).max();
    let widths: Vec<u16> = (0..columns).map(|column| wide(column).unwrap_or(0)).collect();
    let mut lines = Vec::new();
    for row in rows {
        let mut line = Line::new();
        line.push(" ", Role::Text);
        let last = row.iter().rposition(|cell| !cell.text.is_empty());
        for (place, cell) in row.into_iter().enumerate() {
            if widths[place] == 0 || last.is_none_or(|last| place > last) {
                continue;
            }
            let pad = " ".repeat(usize::from(widths[place].saturating_sub(text::width(&cell.text))));
            let (before, after) = if cell.right { (pad, String::new()) } else { (String::new(), pad) };
            // The gap is a piece of its own, so that a long row can be broken there.
            line.push(if place == 0 { " ".to_owned() } else { format!("  {before}") }, Role::Text);
            line.push(cell.text, cell.role);
            if last != Some(place) && !after.is_empty() {
                line.push(after, Role::Text);
            }
        }
        lines.extend(line.fold(4, width));
    }
    lines
}
