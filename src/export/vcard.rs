//! People as an address book (vCard 3.0, RFC 2426: what every phone reads). A card keeps its UID from one export to the next.

use super::error::ExportError;
use crate::{
    domain::channel::Channel,
    store::{AddressLine, Store},
};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Surnames of two characters: the given name begins after them.
const DOUBLE: &str = "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 \
    慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 \
    百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 \
    子书 子桑 即墨 达奚 褚师";

/// Writes every person.
///
/// # Errors
/// The store's, or those of `out`.
pub fn address_book(store: &Store, mut out: impl Write) -> Result<(), ExportError> {
    let book = store.begun_at()?.unwrap_or_default();
    store.each_contact(|line| Ok(out.write_all(card(&line, &book).as_bytes())?))
}

fn card(line: &AddressLine, book: &str) -> String {
    let contact = &line.contact;
    let mut card = String::new();
    let mut put = |property: &str, value: &str| fold(&mut card, &format!("{property}:{value}"));
    put("BEGIN", "VCARD");
    put("VERSION", "3.0");
    let hash = Sha256::digest(format!("{book} contact {}", contact.id.0).as_bytes());
    let hash: String = hash.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    put("UID", &format!("contact-{}-{hash}@gendan", contact.id.0));
    let (family, given) = parted(&contact.name);
    put("N", &format!("{};{};;;", escaped(family), escaped(given)));
    put("FN", &escaped(&contact.name));
    put("ORG", &escaped(&line.customer));
    if let Some(title) = &contact.title {
        put("TITLE", &escaped(title));
    }
    for channel in contact.channels.iter().filter(|channel| !channel.invalid) {
        let value = escaped(&channel.value);
        match channel.channel {
            Channel::Phone => put("TEL;TYPE=CELL", &value),
            Channel::Email => put("EMAIL;TYPE=INTERNET", &value),
            Channel::Wechat => put("X-WECHAT", &value),
            Channel::Wecom => put("X-WECOM", &value),
            _ => put("X-SOCIALPROFILE", &value),
        }
    }
    if let Some(address) = &line.address {
        put("ADR;TYPE=WORK", &format!(";;{};;;;", escaped(address)));
    }
    if let Some(note) = &contact.note {
        put("NOTE", &escaped(note));
    }
    put("END", "VCARD");
    card
}

/// Family and given name: Chinese names begin with the family, others end with it.
fn parted(name: &str) -> (&str, &str) {
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || c as u32 >= 0x2_0000;
    let length = name.chars().count();
    if length >= 2 && length <= 4 && name.chars().all(is_chinese) {
        let double = name.char_indices().nth(2).map(|(end, _)| &name[..end]);
        let is_double = double.is_some_and(|two| DOUBLE.split_whitespace().any(|known| known == two));
        let end = name.char_indices().nth(if is_double { 2 } else { 1 }).map_or(name.len(), |(end, _)| end);
        return name.split_at(end);
    }
    match name.rsplit_once(' ') {
        Some((given, family)) => (family, given.trim_end()),
        None => (name, ""),
    }
}

/// A value whose commas, semicolons and line ends are not the format's; other controls have no place in a card.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line of at most 75 octets, folded between characters.
fn fold(card: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            card.push_str("\r\n ");
            length = 1;
        }
        card.push(c);
        length += c.len_utf8();
    }
    card.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_part_where_their_people_part_them() {
        for (name, family, given) in [
            ("张伟", "张", "伟"),
            ("欧阳修文", "欧阳", "修文"),
            ("诸葛亮", "诸葛", "亮"),
            ("王", "王", ""),
            ("Ann Mary Lee", "Lee", "Ann Mary"),
            ("Cher", "Cher", ""),
        ] {
            assert_eq!(parted(name), (family, given));
        }
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut card = String::new();
        fold(&mut card, &"跟".repeat(60));
        for line in card.split("\r\n") {
            assert!(line.len() <= 75);
        }
        assert_eq!(card.replace("\r\n ", ""), format!("{}\r\n", "跟".repeat(60)));
    }
}
