//! Whether a note says anything (`domain-rules §10`). A finding warns; it never blocks and never changes the note.

/// Words that say only that there was contact, longest first; the last three only where they stand alone (无, but not 无锡).
const VAGUE: [&str; 22] = [
    "继续跟进",
    "保持联系",
    "了解情况",
    "没什么",
    "已联系",
    "已沟通",
    "沟通过",
    "联系过",
    "联系了",
    "待回访",
    "跟进中",
    "再跟进",
    "已跟进",
    "再联系",
    "已电话",
    "已微信",
    "待反馈",
    "正常",
    "同上",
    "无",
    "过",
    "了",
];

/// Words of days and times that tell nothing about the customer.
const DAYS: [&str; 24] = [
    "大后天",
    "大前天",
    "今天",
    "明天",
    "后天",
    "昨天",
    "前天",
    "今日",
    "明日",
    "昨日",
    "星期",
    "礼拜",
    "上午",
    "下午",
    "中午",
    "晚上",
    "早上",
    "月底",
    "月初",
    "年底",
    "周末",
    "下周",
    "上周",
    "本周",
];

/// L1: after the customer's name, dates, punctuation and vague words are taken away, fewer than six Chinese characters
/// and fewer than three words remain.
pub fn is_vague(note: &str, customer_name: &str) -> bool {
    let mut rest = note.to_lowercase();
    let name = customer_name.trim().to_lowercase();
    if !name.is_empty() {
        rest = rest.replace(&name, " ");
    }
    for word in DAYS.iter().chain(&VAGUE[..VAGUE.len() - 3]) {
        rest = rest.replace(word, " ");
    }
    // What a vague word leaves at its edges: 已沟通(过), 联系过(了).
    let rest: Vec<&str> = rest.split(|c: char| !c.is_alphanumeric()).filter(|part| !VAGUE.contains(part)).collect();
    let mut characters = 0;
    let mut words = 0;
    for part in rest {
        let part = without_dates(part);
        characters += part.chars().filter(|c| is_chinese(*c)).count();
        words += part.split(|c: char| is_chinese(c)).filter(|word| word.chars().any(char::is_alphabetic)).count();
    }
    characters < 6 && words < 3
}

/// A part without 3月5日, 14点, 周三 and the like.
fn without_dates(part: &str) -> String {
    let chars: Vec<char> = part.chars().collect();
    let mut kept = String::with_capacity(part.len());
    let mut i = 0;
    while i < chars.len() {
        let digits = chars[i..].iter().take_while(|c| c.is_numeric() || "一二三四五六七八九十两".contains(**c)).count();
        let unit = chars.get(i + digits).copied();
        if digits > 0 && unit.is_some_and(|c| "年月日号点时分天周".contains(c)) {
            i += digits + 1;
        } else if chars[i] == '周' && chars.get(i + 1).is_some_and(|c| "一二三四五六日天末".contains(*c)) {
            i += 2;
        } else {
            kept.push(chars[i]);
            i += 1;
        }
    }
    kept
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
