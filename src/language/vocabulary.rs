//! Words of both languages for channels, outcomes, stages, tiers and ways of payment: names, codes and synonyms met in sheets. A word that
//! is not known is `None`; nothing is mapped to "other" here.

mod words;

use super::folded::fold;
use crate::domain::{
    channel::Channel, method::PaymentMethod, order::InvoiceKind, outcome::Outcome, play::Obstacle,
    satisfaction::Points, stage::Stage, tier::Tier,
};
use words::{
    APPROVALS, CHANNELS, COMMON_CHANNEL_WORDS, COMMON_OUTCOME_WORDS, INBOUND_WORDS, INVOICES, METHODS, OBSTACLES,
    OUTCOMES, SATISFACTION, STAGE_NAMES, STAGES, TELLING_CHANNEL_WORDS, TELLING_OUTCOME_WORDS, TIERS,
};

/// Characters of who is waited for and what for.
const LONGEST_WHO: usize = 10;

/// The channel a word means.
pub fn channel_word(word: &str) -> Option<Channel> {
    let key = key(word);
    Channel::from_code(&key.replace(' ', "_")).or_else(|| find(CHANNELS, &key))
}

/// The outcome a word, a code or its two letters mean.
pub fn outcome_word(word: &str) -> Option<Outcome> {
    let key = key(word);
    Outcome::from_code(&key.replace(' ', "_"))
        .or_else(|| Outcome::from_short(&key))
        .or_else(|| find(OUTCOMES, &key))
        .or_else(|| awaits(&key).then_some(Outcome::AwaitingApproval))
}

/// [`channel_word`] where nothing announces a channel: without words that begin ordinary sentences.
pub(crate) fn channel_said(word: &str) -> Option<Channel> {
    channel_word(word).filter(|_| !has(COMMON_CHANNEL_WORDS, &key(word)))
}

/// [`outcome_word`] where nothing announces an outcome: without words that begin ordinary sentences.
pub(crate) fn outcome_said(word: &str) -> Option<Outcome> {
    outcome_word(word).filter(|_| !has(COMMON_OUTCOME_WORDS, &key(word)))
}

/// Whether a word says more than the channel that it means (抖音): it is to be kept beside it.
pub fn tells_channel(word: &str) -> bool {
    has(TELLING_CHANNEL_WORDS, &key(word))
}

/// Whether a word says more than the outcome that it means (嫌贵): it is to be kept beside it.
pub fn tells_outcome(word: &str) -> bool {
    let key = key(word);
    has(TELLING_OUTCOME_WORDS, &key) || (find(OUTCOMES, &key).is_none() && awaits(&key))
}

/// Whether a word says by itself who made contact: 来电 and 呼入 did not go out.
pub fn came_in(word: &str) -> bool {
    has(INBOUND_WORDS, &key(word))
}

/// 等批复, 等王总签字: whose yes is waited for stands between.
fn awaits(key: &str) -> bool {
    let said = ["等", "待"].iter().find_map(|begin| key.strip_prefix(begin));
    said.is_some_and(|said| said.chars().count() <= LONGEST_WHO && APPROVALS.iter().any(|end| said.ends_with(end)))
}

/// The stage a word means, or the only one whose name begins so.
pub fn stage_word(word: &str) -> Option<Stage> {
    let key = key(word);
    if let Some(stage) = find(STAGES, &key) {
        return Some(stage);
    }
    let begun = STAGE_NAMES.iter().filter(|(name, _)| !key.is_empty() && name.starts_with(key.as_str()));
    only(begun.map(|(_, stage)| *stage))
}

/// What a deal is stuck on, or was lost for: a code, or the reason as either language has it.
pub fn obstacle_word(word: &str) -> Option<Obstacle> {
    let key = key(word);
    Obstacle::from_code(&key).or_else(|| find(OBSTACLES, &key))
}

/// The tier a word means.
pub fn tier_word(word: &str) -> Option<Tier> {
    find(TIERS, &key(word))
}

/// How satisfied a word or its points say a customer is: `5`, `5分`, `4/5`, `很满意`.
pub fn satisfaction_word(word: &str) -> Option<Points> {
    let key = key(word);
    let digit = ["分", "星", "/5", ".0"].iter().find_map(|end| key.strip_suffix(end)).unwrap_or(&key);
    Points::from_code(digit.trim_end()).or_else(|| find(SATISFACTION, &key))
}

/// The way of payment a word or a code means.
pub fn method_word(word: &str) -> Option<PaymentMethod> {
    let key = key(word);
    PaymentMethod::from_code(&key.replace(' ', "_")).or_else(|| find(METHODS, &key))
}

/// The kind of invoice a word or a code means.
pub fn invoice_word(word: &str) -> Option<InvoiceKind> {
    let key = key(word);
    InvoiceKind::from_code(&key).or_else(|| find(INVOICES, &key))
}

/// What all of them agree on.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}

fn find<T: Copy>(table: &[(T, &str)], key: &str) -> Option<T> {
    table.iter().find(|(_, words)| has(words, key)).map(|(value, _)| *value)
}

fn has(words: &str, key: &str) -> bool {
    words.split('|').any(|word| word == key)
}

/// A word as the tables have it: folded, one blank for any run of blanks, `_` and `-`.
fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for c in word.chars().map(fold).map(|c| if matches!(c, '_' | '-') { ' ' } else { simplified(c) }) {
        if c != ' ' || !(key.is_empty() || key.ends_with(' ')) {
            key.push(c);
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Traditional characters of these words beyond those that dates and amounts fold.
fn simplified(c: char) -> char {
    match c {
        '電' => '电',
        '話' => '话',
        '郵' => '邮',
        '訪' => '访',
        '視' => '视',
        '頻' => '频',
        '談' => '谈',
        '報' => '报',
        '價' => '价',
        '輸' => '输',
        '單' => '单',
        '無' => '无',
        '線' => '线',
        '佔' => '占',
        '掛' => '挂',
        '斷' => '断',
        '復' | '覆' | '複' => '复',
        '異' => '异',
        '議' => '议',
        '絕' => '绝',
        '試' => '试',
        '樣' => '样',
        '簽' => '签',
        '約' => '约',
        '關' => '关',
        '機' => '机',
        '號' => '号',
        '會' => '会',
        '見' => '见',
        '簡' => '简',
        '訊' => '讯',
        '轉' => '转',
        '帳' | '賬' => '账',
        '匯' => '汇',
        '銀' => '银',
        '業' => '业',
        '兌' => '兑',
        '現' => '现',
        '對' => '对',
        '寶' => '宝',
        '沖' => '冲',
        _ => c,
    }
}
