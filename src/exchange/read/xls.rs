//! How large the grids of an XLS workbook would be, from its cell records: calamine lays every sheet out in memory.

use super::{
    Problem,
    cfb::{Compound, u16_at},
};

/// Cells of all grids together. Far above what a rep's sheet holds, far below what would fill memory.
const MAX_CELLS: u64 = 3_000_000;

/// Refuses a compound file that is protected, no workbook, or a grid too large.
pub fn inspect(bytes: Vec<u8>) -> Result<(), Problem> {
    let Some(file) = Compound::new(bytes) else {
        return Err(Problem::Damaged("compound file".to_owned()));
    };
    let names = file.names();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("EncryptedPackage") {
        return Err(Problem::Password);
    }
    if !has("Workbook") && !has("Book") {
        return Err(Problem::NotATable);
    }
    match file.stream("workbook").or_else(|| file.stream("book")) {
        Some(stream) => measure(&stream),
        None => Ok(()),
    }
}

/// Walks the records: each sheet's grid is as large as its outermost cells.
fn measure(stream: &[u8]) -> Result<(), Problem> {
    let (mut at, mut total) = (0, 0u64);
    let mut grid: Option<[u16; 4]> = None;
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let body = at + 4;
        match kind {
            // FILEPASS
            0x002f => return Err(Problem::Password),
            // BOF starts a sheet
            0x0809 | 0x0409 | 0x0209 | 0x0009 => grid = None,
            // BLANK, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST, FORMULA, MULRK, MULBLANK
            0x0201
            | 0x0203
            | 0x0204
            | 0x0205
            | 0x027e
            | 0x00d6
            | 0x00fd
            | 0x0006
            | 0x0206
            | 0x0406
            | 0x00bd
            | 0x00be
            | 0x0001..=0x0005 => {
                if let (Some(row), Some(column)) = (u16_at(stream, body), u16_at(stream, body + 2)) {
                    let before = grid.map_or(0, size);
                    let [top, left, bottom, right] = grid.unwrap_or([row, column, row, column]);
                    let now = [top.min(row), left.min(column), bottom.max(row), right.max(column)];
                    grid = Some(now);
                    total += size(now) - before;
                    if total > MAX_CELLS {
                        return Err(Problem::TooManyCells { limit: MAX_CELLS });
                    }
                }
            }
            _ => {}
        }
        at = body + usize::from(length);
    }
    Ok(())
}

fn size([top, left, bottom, right]: [u16; 4]) -> u64 {
    (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
}
