//! A person's name in its parts. Guesses no more than how names are built: Chinese ones begin with the family, others end with it.

/// Surnames of two characters: the given name begins after them.
const DOUBLE: &str = "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 \
    澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 \
    司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 \
    夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 \
    公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 \
    仲长 子书 子桑 即墨 达奚 褚师";

/// Family and given name.
pub fn parted(name: &str) -> (&str, &str) {
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || c as u32 >= 0x2_0000;
    if (2..=4).contains(&name.chars().count()) && name.chars().all(is_chinese) {
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
}
