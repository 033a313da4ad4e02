//! A text as a QR code: its modules, and their rows in half blocks. Knows no telephone and no colour.

use qrcode::{
    Color as Module, EcLevel, QrCode, Version,
    bits::{Bits, encode_auto},
    types::QrError,
};

/// A code, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules of one side, without the quiet zone.
    side: u16,
    /// Row by row: whether a module is dark.
    dark: Vec<bool>,
}

/// Modules of light around a code: four by the standard (ISO/IEC 18004), two where room is short, which readers take too.
const QUIET: [u16; 2] = [4, 2];
/// From the least to the best of the corrections.
const LEVELS: [EcLevel; 4] = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];

impl Qr {
    /// The smallest code of a text, with the best correction that needs no larger one; none when the text is too long for any.
    pub fn new(text: &str) -> Option<Qr> {
        let least = code(text, EcLevel::L).ok()?;
        let same = |level: EcLevel| code(text, level).ok().filter(|code| code.version() == least.version());
        let code = LEVELS.into_iter().rev().find_map(same).unwrap_or(least);
        let side = u16::try_from(code.width()).ok()?;
        Some(Qr { side, dark: code.to_colors().into_iter().map(|module| module == Module::Dark).collect() })
    }

    /// Cells and rows that it takes with this much quiet around it.
    pub fn size(&self, quiet: u16) -> (u16, u16) {
        let side = self.side.saturating_add(quiet.saturating_mul(2));
        (side, side.div_ceil(2))
    }

    /// The quiet zone with which it fits into so many cells and rows; none when the room is too small.
    pub fn fitting(&self, room: (u16, u16)) -> Option<u16> {
        QUIET.into_iter().find(|quiet| {
            let (width, height) = self.size(*quiet);
            width <= room.0 && height <= room.1
        })
    }

    /// The least quiet zone, and the room that the code takes with it.
    pub fn least(&self) -> (u16, (u16, u16)) {
        (QUIET[1], self.size(QUIET[1]))
    }

    /// Its rows in half blocks, where a block is dark.
    pub fn rows(&self, quiet: u16) -> impl Iterator<Item = String> + '_ {
        let (width, height) = self.size(quiet);
        (0..height).map(move |row| {
            let cell = move |x: u16| match (self.is_dark(x, row * 2, quiet), self.is_dark(x, row * 2 + 1, quiet)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            };
            (0..width).map(cell).collect()
        })
    }

    /// Whether the module there is dark, counted with the quiet zone.
    fn is_dark(&self, x: u16, y: u16, quiet: u16) -> bool {
        let inside = |place: u16| place.checked_sub(quiet).filter(|place| *place < self.side);
        let (Some(x), Some(y)) = (inside(x), inside(y)) else { return false };
        self.dark.get(usize::from(y) * usize::from(self.side) + usize::from(x)).copied().unwrap_or(false)
    }
}

fn code(text: &str, level: EcLevel) -> Result<QrCode, QrError> {
    if text.is_ascii() {
        return QrCode::with_bits(encode_auto(text.as_bytes(), level)?, level);
    }
    // The bytes of Chinese in UTF-8 look like Shift JIS in places, and would be packed, and read, as that.
    for version in 1..=40 {
        let mut bits = Bits::new(Version::Normal(version));
        if bits.push_byte_data(text.as_bytes()).and_then(|()| bits.push_terminator(level)).is_ok() {
            return QrCode::with_bits(bits, level);
        }
    }
    Err(QrError::DataTooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules as the half blocks show them.
    fn seen(qr: &Qr, quiet: u16) -> Vec<bool> {
        let width = usize::from(qr.size(quiet).0);
        let mut modules = Vec::new();
        for row in qr.rows(quiet) {
            assert_eq!(row.chars().count(), width);
            modules.extend(row.chars().map(|c| matches!(c, '█' | '▀')));
            modules.extend(row.chars().map(|c| matches!(c, '█' | '▄')));
        }
        modules.truncate(width * width);
        modules
    }

    #[test]
    fn what_is_drawn_is_the_code_of_the_crate() {
        for (text, side) in
            [("tel:13800138000", 21), ("tel:+442079460000", 21), ("BEGIN:VCARD\r\nFN:张伟\r\nEND:VCARD", 29)]
        {
            let qr = Qr::new(text).unwrap();
            let best = LEVELS.into_iter().rev().filter_map(|level| code(text, level).ok());
            let wanted = best.min_by_key(QrCode::width).unwrap();
            assert_eq!((usize::from(qr.side), wanted.width()), (side, side), "{text}");
            for quiet in QUIET {
                let modules = seen(&qr, quiet);
                let width = usize::from(qr.size(quiet).0);
                for (place, dark) in modules.iter().enumerate() {
                    let (x, y) = (place % width, place / width);
                    let at = |place: usize| place.checked_sub(usize::from(quiet)).filter(|place| *place < side);
                    let module = at(x).zip(at(y)).is_some_and(|(x, y)| wanted[(x, y)] == Module::Dark);
                    assert_eq!(*dark, module, "{text} at {x},{y}");
                }
            }
        }
    }

    #[test]
    fn it_takes_the_quiet_that_there_is_room_for() {
        let qr = Qr::new("tel:13800138000").unwrap();
        assert_eq!((qr.size(4), qr.least()), ((29, 15), (2, (25, 13))));
        for (room, quiet) in [((29, 15), Some(4)), ((80, 14), Some(2)), ((25, 13), Some(2)), ((24, 40), None)] {
            assert_eq!(qr.fitting(room), quiet, "{room:?}");
        }
        assert_eq!(Qr::new(&"跟".repeat(2000)), None);
    }
}
