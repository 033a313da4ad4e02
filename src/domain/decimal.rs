//! Whole numbers of a last digit as decimals: thousandths of a quantity, ten-thousandths of a price. Groups and words nothing.

/// Sign, whole part and decimals of a value with `digits` decimals: idle zeros are left out down to `least` of them.
pub fn parts(value: i64, digits: u32, least: u32) -> (&'static str, u64, String) {
    let one = 10_u64.pow(digits);
    let (whole, rest) = (value.unsigned_abs() / one, value.unsigned_abs() % one);
    if digits == 0 {
        return (if value < 0 { "-" } else { "" }, whole, String::new());
    }
    let mut rest = format!("{rest:0width$}", width = digits as usize);
    let used = rest.trim_end_matches('0').len().max(least.min(digits) as usize);
    rest.truncate(used);
    (if value < 0 { "-" } else { "" }, whole, rest)
}

/// The value as a plain decimal: `12500, 3, 0` is `12.5`, `3000, 3, 0` is `3`, `1300, 4, 0` is `0.13`.
pub fn plain(value: i64, digits: u32, least: u32) -> String {
    let (sign, whole, part) = parts(value, digits, least);
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{part}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_short_as_they_are() {
        for (value, digits, least, text) in [
            (12_500, 3, 0, "12.5"),
            (3000, 3, 0, "3"),
            (-50, 4, 0, "-0.005"),
            (0, 3, 0, "0"),
            (-7, 0, 0, "-7"),
            (48_000_000, 4, 2, "4800.00"),
            (1234, 4, 2, "0.1234"),
            (5, 1, 3, "0.5"),
            (i64::MIN, 4, 0, "-922337203685477.5808"),
        ] {
            assert_eq!(plain(value, digits, least), text);
        }
    }
}
