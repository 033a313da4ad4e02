//! How large the grids of an OpenDocument sheet would be, from its tags alone: a few bytes may repeat a cell a billion times.

/// The tags seen so far, over blocks that may cut one.
#[derive(Default)]
pub struct Extent {
    /// Cells of all grids that hold a value, repeats counted, blank cells between them included.
    pub cells: u64,
    /// The widest row of values so far.
    pub columns: u64,
    /// The row of the current sheet, 1 is the first.
    pub row: u64,
    pending: Vec<u8>,
    row_repeats: u64,
    column: u64,
    filled_column: u64,
    /// Of the current sheet: its widest row and its last row with a value.
    width: u64,
    height: u64,
    earlier: u64,
}

/// A tag longer than this is cut: its numbers stand at its front.
const MAX_TAG: usize = 1 << 16;

impl Extent {
    /// Takes the next bytes of `content.xml`.
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        loop {
            if self.pending.is_empty() {
                let Some(at) = memchr::memchr(b'<', rest) else { return };
                rest = &rest[at..];
            }
            match memchr::memchr(b'>', rest) {
                Some(end) => {
                    self.pending.extend(&rest[..=end]);
                    let tag = std::mem::take(&mut self.pending);
                    self.tag(&tag);
                    rest = &rest[end + 1..];
                }
                None => {
                    if self.pending.len() < MAX_TAG {
                        self.pending.extend(rest);
                    }
                    return;
                }
            }
        }
    }

    fn tag(&mut self, tag: &[u8]) {
        if tag.starts_with(b"<table:table ") {
            self.earlier += self.width * self.height;
            (self.width, self.height, self.row) = (0, 0, 0);
        } else if tag.starts_with(b"<table:table-row") {
            self.row_repeats = number(tag, b"number-rows-repeated=");
            self.row += 1;
            (self.column, self.filled_column) = (0, 0);
        } else if tag.starts_with(b"<table:table-cell") || tag.starts_with(b"<table:covered-table-cell") {
            self.column = self.column.saturating_add(number(tag, b"number-columns-repeated="));
            let find = |needle: &[u8]| memchr::memmem::find(tag, needle).is_some();
            if find(b"office:value-type") || find(b"table:formula") || find(b"office:string-value") {
                self.filled_column = self.column;
                self.width = self.width.max(self.column);
                self.height = self.height.max(self.row.saturating_add(self.row_repeats - 1));
                self.columns = self.columns.max(self.width);
                self.cells = self.earlier.saturating_add(self.width.saturating_mul(self.height));
            }
        } else if tag.starts_with(b"</table:table-row") {
            self.row = self.row.saturating_add(self.row_repeats.saturating_sub(1));
        }
    }
}

/// The number of an attribute, 1 when it is missing.
fn number(tag: &[u8], attribute: &[u8]) -> u64 {
    let Some(at) = memchr::memmem::find(tag, attribute) else { return 1 };
    let digits = tag[at + attribute.len()..].iter().skip(1).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0'))).max(1)
}
