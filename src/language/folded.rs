//! Text with width, case and traditional characters folded away, one char for one char, so that every place in it
//! leads back to a byte of what was typed. Never changes what is stored or shown.

use std::ops::Range;

/// Folded characters beside the byte offsets they came from.
pub(crate) struct Folded {
    pub chars: Vec<char>,
    offsets: Vec<usize>,
}

impl Folded {
    pub fn new(text: &str) -> Folded {
        let mut chars = Vec::with_capacity(text.len());
        let mut offsets = Vec::with_capacity(text.len() + 1);
        for (offset, c) in text.char_indices() {
            chars.push(fold(c));
            offsets.push(offset);
        }
        offsets.push(text.len());
        Folded { chars, offsets }
    }

    /// The byte offset of a char index; the text's length for anything beyond it.
    pub fn byte(&self, index: usize) -> usize {
        self.offsets.get(index).or(self.offsets.last()).copied().unwrap_or(0)
    }

    /// The byte range of a range of char indexes.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end)
    }

    /// The range without blanks at either end.
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        while start < end && self.chars[start] == ' ' {
            start += 1;
        }
        while end > start && self.chars[end - 1] == ' ' {
            end -= 1;
        }
        start..end
    }
}

/// One char as the grammars see it.
pub(crate) fn fold(c: char) -> char {
    let c = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ if c.is_whitespace() => ' ',
        _ => c,
    };
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        '》' => '>',
        '￥' => '¥',
        '￡' => '£',
        '￠' => '¢',
        '’' | '‘' => '\'',
        '−' => '-',
        '〇' | '○' => '零',
        '後' => '后',
        '個' => '个',
        '週' => '周',
        '禮' => '礼',
        '號' => '号',
        '這' => '这',
        '點' => '点',
        '鐘' | '鍾' => '钟',
        '內' => '内',
        '間' => '间',
        '時' => '时',
        '過' => '过',
        '頭' => '头',
        '現' => '现',
        '聽' => '听',
        '晝' => '昼',
        '裡' | '裏' => '里',
        '萬' => '万',
        '億' => '亿',
        '兩' => '两',
        '倆' => '俩',
        '貳' => '贰',
        '參' | '叄' => '叁',
        '陸' => '陆',
        '負' => '负',
        '圓' => '圆',
        '塊' => '块',
        '幣' => '币',
        '鎊' => '镑',
        '韓' => '韩',
        '歐' => '欧',
        '盧' => '卢',
        '馬' => '马',
        '蘭' => '兰',
        '門' => '门',
        '臺' => '台',
        '國' => '国',
        '尋' => '寻',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

/// Chinese and Japanese ideographs and kana: words that stand without blanks between them.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '\u{3040}'..='\u{30FF}' | '々')
}
