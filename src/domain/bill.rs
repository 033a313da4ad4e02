//! What an acceptance bill (承兑汇票) may say of its days. Knows nothing of the money.

use chrono::{Months, NaiveDate};

/// Bills issued from this day on run six months at most (《商业汇票承兑、贴现与再贴现管理办法》第25条).
const SIX_MONTHS_SINCE: NaiveDate = match NaiveDate::from_ymd_opt(2023, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The longest that a bill may run.
pub const MOST_MONTHS: u32 = 6;

/// Why a bill cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BillError {
    #[error("matures before it was issued")]
    MaturesBeforeIssue,
    #[error("runs more than six months")]
    TooLong,
}

/// Whether a bill of these days can be; what is not said is not judged.
///
/// # Errors
/// It matures before its issue, or runs longer than the law lets it (`domain-rules §6`).
pub fn check(issued_on: Option<NaiveDate>, matures_on: Option<NaiveDate>) -> Result<(), BillError> {
    let (Some(issued), Some(matures)) = (issued_on, matures_on) else { return Ok(()) };
    if matures < issued {
        return Err(BillError::MaturesBeforeIssue);
    }
    let latest = issued.checked_add_months(Months::new(MOST_MONTHS));
    if issued >= SIX_MONTHS_SINCE && latest.is_some_and(|latest| matures > latest) {
        return Err(BillError::TooLong);
    }
    Ok(())
}
