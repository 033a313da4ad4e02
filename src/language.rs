//! What people type: dates, amounts, words and the quick-log line, in Chinese and English. Text in, values and spans
//! out; pure, deterministic, and nothing is guessed: what is not wholly understood is an error that shows the part.

pub mod amount;
mod cursor;
mod folded;
mod numeral;
pub mod order_line;
pub mod period;
pub mod person_name;
pub mod pinyin;
pub mod quantity;
pub mod quick_log;
pub mod terms;
pub mod validity;
pub mod vocabulary;
pub mod when;
