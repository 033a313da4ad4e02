//! Words of other programs' sheets that [`crate::language::vocabulary`] has no place for, as they mean only roughly one of
//! ours: each is taken for the nearest code, and its own text is kept.

pub mod ledger;

use super::fold::Folded;
use crate::domain::{channel::Channel, outcome::Outcome, stage::Stage, tier::Tier};
use crate::language::vocabulary::{channel_word, outcome_word, stage_word, tells_channel, tells_outcome, tier_word};

/// A word of ours for one of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning<T> {
    pub value: T,
    /// The sheet's word says more than the code: it is kept.
    pub keeps_text: bool,
}

/// The channel of a word.
pub fn channel(word: &Folded) -> Option<Meaning<Channel>> {
    rough(
        &word.compact,
        &[
            (Channel::Phone, &["callmade", "calllogged", "voicemail", "语音", "电话回访", "电话销售", "致电"]),
            (
                Channel::Visit,
                &["meetingcompleted", "presentation", "demo", "演示", "汇报", "方案汇报", "lunch", "dinner", "宴请"],
            ),
            (Channel::Email, &["emailreceived", "emailopened", "newsletter"]),
            (Channel::Video, &["webinar", "onlinedemo"]),
            (Channel::Other, &["note", "备注"]),
        ],
    )
    .or_else(|| plain(word, channel_word, tells_channel))
}

/// The outcome of a word. Sentiments and signs of interest are a talk, and no more than that.
pub fn outcome(word: &Folded) -> Option<Meaning<Outcome>> {
    rough(
        &word.compact,
        &[
            (
                Outcome::Talked,
                &[
                    "interested",
                    "positive",
                    "neutral",
                    "negative",
                    "有意向",
                    "感兴趣",
                    "意向强",
                    "一般",
                    "askedprice",
                    "问价",
                    "询价",
                    "ordered",
                    "下单",
                    "已下单",
                    "成交",
                    "已成交",
                    "considering",
                    "考虑中",
                    "needsfollowup",
                    "需跟进",
                ],
            ),
            (Outcome::NoAnswer, &["leftvoicemail", "voicemail", "leftmessage"]),
            (Outcome::NoReply, &["noresponse", "无回应"]),
        ],
    )
    .or_else(|| plain(word, outcome_word, tells_outcome))
}

/// The stage of a word.
pub fn stage(word: &Folded) -> Option<Meaning<Stage>> {
    rough(
        &word.compact,
        &[
            (
                Stage::Lead,
                &[
                    "contacted",
                    "已联系",
                    "初步接触",
                    "初步沟通",
                    "初次接触",
                    "接触",
                    "跟进中",
                    "engaging",
                    "working",
                    "nurturing",
                    "open",
                ],
            ),
            (Stage::Need, &["meeting", "demo", "演示"]),
            (Stage::Won, &["customer", "老客户", "售后", "售后服务", "复购", "交付", "已交付"]),
        ],
    )
    // One letter could be the start of anything.
    .or_else(|| plain(word, stage_word, |_| false).filter(|_| word.compact.chars().count() > 1))
}

/// The tier of a word.
pub fn tier(word: &Folded) -> Option<Meaning<Tier>> {
    let letter = ["级客户", "类客户", "级", "类", "档"].iter().find_map(|end| word.compact.strip_suffix(end));
    let letter = letter.or_else(|| word.compact.strip_prefix("tier")).unwrap_or(&word.compact);
    if let Some(value) = Tier::from_code(letter) {
        return Some(Meaning { value, keeps_text: false });
    }
    rough(
        &word.compact,
        &[
            (Tier::A, &["hot", "高", "高意向", "意向高", "强意向", "意向强", "high", "很高", "重点客户", "vip"]),
            (Tier::B, &["warm", "中", "中意向", "意向中", "中等", "medium", "一般", "较高"]),
            (Tier::C, &["cool", "低", "低意向", "意向低", "弱意向", "low", "较低"]),
            (Tier::D, &["cold", "nurture", "无意向", "无", "培育", "待培育"]),
        ],
    )
    .or_else(|| plain(word, tier_word, |_| false))
}

/// Yes or no, as sheets write it.
pub fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "是" | "yes" | "y" | "true" | "1" | "有" | "对" | "x" => Some(true),
        "否" | "no" | "n" | "false" | "0" | "无" | "不是" => Some(false),
        _ => None,
    }
}

fn rough<T: Copy>(word: &str, table: &[(T, &[&str])]) -> Option<Meaning<T>> {
    let (value, _) = table.iter().find(|(_, words)| words.contains(&word))?;
    Some(Meaning { value: *value, keeps_text: true })
}

/// A word that is plainly ours: `no_answer` and `NoAnswer` are `no answer`. One that `tells` more than its code is kept.
fn plain<T>(word: &Folded, ours: impl Fn(&str) -> Option<T>, tells: impl Fn(&str) -> bool) -> Option<Meaning<T>> {
    let words = word.words.trim();
    let value = ours(words).or_else(|| ours(&word.compact))?;
    Some(Meaning { value, keeps_text: tells(words) || tells(&word.compact) })
}
