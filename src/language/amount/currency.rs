//! Signs, codes and words of currencies around a number, and their small parts: ¥ US$ 元 块 港币 dollars; 角 毛 分 cents.

use super::decimal::Decimal;
use crate::domain::money::Currency;
use crate::language::cursor::Cursor;
use crate::language::numeral;

/// A currency's word after a number.
#[derive(Clone, Copy)]
pub(super) struct Suffix {
    /// `None`: 元 or 块, which any currency is counted in.
    pub currency: Option<Currency>,
    pub generic: bool,
}

/// Signs and abbreviations that stand before a number, and after it too. `$` is the default's own dollar if it has one.
const SIGNS: [(&str, &str); 61] = [
    ("¥", "yen"),
    ("$", "dollar"),
    ("us$", "USD"),
    ("u.s.$", "USD"),
    ("u.s. $", "USD"),
    ("us $", "USD"),
    ("usd$", "USD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("a $", "AUD"),
    ("aud$", "AUD"),
    ("c$", "CAD"),
    ("c $", "CAD"),
    ("ca$", "CAD"),
    ("can$", "CAD"),
    ("cad$", "CAD"),
    ("hk$", "HKD"),
    ("hk $", "HKD"),
    ("hkd$", "HKD"),
    ("nt$", "TWD"),
    ("nt $", "TWD"),
    ("s$", "SGD"),
    ("sg$", "SGD"),
    ("sgd$", "SGD"),
    ("nz$", "NZD"),
    ("nzd$", "NZD"),
    ("nz $", "NZD"),
    ("r$", "BRL"),
    ("r $", "BRL"),
    ("mex$", "MXN"),
    ("mex $", "MXN"),
    ("mx$", "MXN"),
    ("cn¥", "CNY"),
    ("jp¥", "JPY"),
    ("£", "pound"),
    ("€", "EUR"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₹", "INR"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₴", "UAH"),
    ("₦", "NGN"),
    ("₡", "CRC"),
    ("₲", "PYG"),
    ("₵", "GHS"),
    ("₭", "LAK"),
    ("₮", "MNT"),
    ("₸", "KZT"),
    ("₼", "AZN"),
    ("₾", "GEL"),
    ("₥", "LAK"),
    ("៛", "KHR"),
    ("৳", "BDT"),
    ("ரூ", "LKR"),
    ("zł", "PLN"),
    ("kč", "CZK"),
    ("rs.", "rupee"),
];

/// Latin words and short forms beside the ISO codes; a lower-case value is a family of which the default may be one.
const WORDS: [(&str, &str); 91] = [
    ("rmb", "CNY"),
    ("yuan", "CNY"),
    ("yuans", "CNY"),
    ("kuai", "CNY"),
    ("renminbi", "CNY"),
    ("dollar", "dollar"),
    ("dollars", "dollar"),
    ("buck", "USD"),
    ("bucks", "USD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("eur", "EUR"),
    ("pound", "pound"),
    ("pounds", "pound"),
    ("sterling", "GBP"),
    ("quid", "GBP"),
    ("yen", "JPY"),
    ("yens", "JPY"),
    ("won", "KRW"),
    ("wons", "KRW"),
    ("franc", "franc"),
    ("francs", "franc"),
    ("rupee", "rupee"),
    ("rupees", "rupee"),
    ("rs", "rupee"),
    ("ruble", "RUB"),
    ("rubles", "RUB"),
    ("rouble", "RUB"),
    ("roubles", "RUB"),
    ("baht", "THB"),
    ("bahts", "THB"),
    ("ringgit", "MYR"),
    ("ringgits", "MYR"),
    ("rm", "MYR"),
    ("dirham", "dirham"),
    ("dirhams", "dirham"),
    ("dinar", "dinar"),
    ("dinars", "dinar"),
    ("riyal", "riyal"),
    ("riyals", "riyal"),
    ("rial", "rial"),
    ("rials", "rial"),
    ("peso", "peso"),
    ("pesos", "peso"),
    ("real", "BRL"),
    ("reais", "BRL"),
    ("rand", "ZAR"),
    ("rands", "ZAR"),
    ("lira", "TRY"),
    ("liras", "TRY"),
    ("le", "EGP"),
    ("shekel", "ILS"),
    ("shekels", "ILS"),
    ("nis", "ILS"),
    ("dong", "VND"),
    ("dongs", "VND"),
    ("rupiah", "IDR"),
    ("rupiahs", "IDR"),
    ("rp", "IDR"),
    ("zloty", "PLN"),
    ("zlotys", "PLN"),
    ("zlotych", "PLN"),
    ("forint", "HUF"),
    ("forints", "HUF"),
    ("krona", "SEK"),
    ("kronor", "SEK"),
    ("krone", "krone"),
    ("kroner", "krone"),
    ("koruna", "CZK"),
    ("hryvnia", "UAH"),
    ("hryvnias", "UAH"),
    ("naira", "NGN"),
    ("nairas", "NGN"),
    ("cedi", "GHS"),
    ("cedis", "GHS"),
    ("tugrik", "MNT"),
    ("tugriks", "MNT"),
    ("tenge", "KZT"),
    ("taka", "BDT"),
    ("kyat", "MMK"),
    ("pataca", "MOP"),
    ("patacas", "MOP"),
    ("colon", "CRC"),
    ("colones", "CRC"),
    ("peseta", "ESP"),
    ("pesetas", "ESP"),
    ("guilder", "NLG"),
    ("guilders", "NLG"),
    ("marks", "DEM"),
    ("fr", "franc"),
    ("birr", "ETB"),
];

/// Countries that tell a family's members apart: `lebanese pounds`, `swiss francs`, `kuwaiti dinar`.
const COUNTRIES: [(&str, &[(&str, &str)]); 46] = [
    ("us", &[("dollar", "USD")]),
    ("american", &[("dollar", "USD")]),
    ("australian", &[("dollar", "AUD")]),
    ("canadian", &[("dollar", "CAD")]),
    ("singapore", &[("dollar", "SGD")]),
    ("singaporean", &[("dollar", "SGD")]),
    ("hongkong", &[("dollar", "HKD")]),
    ("taiwan", &[("dollar", "TWD")]),
    ("taiwanese", &[("dollar", "TWD")]),
    ("jamaican", &[("dollar", "JMD")]),
    ("british", &[("pound", "GBP")]),
    ("egyptian", &[("pound", "EGP")]),
    ("lebanese", &[("pound", "LBP")]),
    ("syrian", &[("pound", "SYP")]),
    ("sudanese", &[("pound", "SDG")]),
    ("irish", &[("pound", "IEP")]),
    ("swiss", &[("franc", "CHF")]),
    ("french", &[("franc", "FRF")]),
    ("belgian", &[("franc", "BEF")]),
    ("kuwaiti", &[("dinar", "KWD")]),
    ("bahraini", &[("dinar", "BHD")]),
    ("iraqi", &[("dinar", "IQD")]),
    ("jordanian", &[("dinar", "JOD")]),
    ("tunisian", &[("dinar", "TND")]),
    ("libyan", &[("dinar", "LYD")]),
    ("algerian", &[("dinar", "DZD")]),
    ("serbian", &[("dinar", "RSD")]),
    ("saudi", &[("riyal", "SAR"), ("rial", "SAR")]),
    ("qatari", &[("riyal", "QAR"), ("rial", "QAR")]),
    ("omani", &[("rial", "OMR"), ("riyal", "OMR")]),
    ("iranian", &[("rial", "IRR")]),
    ("yemeni", &[("rial", "YER")]),
    ("moroccan", &[("dirham", "MAD")]),
    ("emirati", &[("dirham", "AED")]),
    ("mexican", &[("peso", "MXN")]),
    ("philippine", &[("peso", "PHP")]),
    ("argentine", &[("peso", "ARS")]),
    ("chilean", &[("peso", "CLP")]),
    ("colombian", &[("peso", "COP")]),
    ("indian", &[("rupee", "INR")]),
    ("pakistani", &[("rupee", "PKR")]),
    ("pakistan", &[("rupee", "PKR")]),
    ("danish", &[("krone", "DKK")]),
    ("norwegian", &[("krone", "NOK")]),
    ("uae", &[("dirham", "AED")]),
    ("cyprus", &[("pound", "EUR")]),
];

/// Other words that say no more than the currency's own: `japanese yen`.
const PLAIN_COUNTRIES: [&str; 17] = [
    "chinese",
    "japanese",
    "korean",
    "malaysian",
    "thai",
    "russian",
    "brazilian",
    "turkish",
    "israeli",
    "indonesian",
    "vietnamese",
    "polish",
    "swedish",
    "dutch",
    "german",
    "spanish",
    "african",
];

const CHINESE: [(&str, &str); 56] = [
    ("人民币", "CNY"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("美刀", "USD"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("港纸", "HKD"),
    ("台币", "TWD"),
    ("新台币", "TWD"),
    ("澳门币", "MOP"),
    ("澳门元", "MOP"),
    ("葡币", "MOP"),
    ("日元", "JPY"),
    ("日币", "JPY"),
    ("日圆", "JPY"),
    ("欧元", "EUR"),
    ("欧", "EUR"),
    ("英镑", "GBP"),
    ("镑", "GBP"),
    ("韩元", "KRW"),
    ("韩币", "KRW"),
    ("韩圆", "KRW"),
    ("卢布", "RUB"),
    ("俄罗斯卢布", "RUB"),
    ("卢比", "INR"),
    ("印度卢比", "INR"),
    ("巴基斯坦卢比", "PKR"),
    ("泰铢", "THB"),
    ("泰币", "THB"),
    ("铢", "THB"),
    ("越南盾", "VND"),
    ("印尼盾", "IDR"),
    ("印度尼西亚盾", "IDR"),
    ("林吉特", "MYR"),
    ("令吉", "MYR"),
    ("马币", "MYR"),
    ("马来西亚林吉特", "MYR"),
    ("新加坡元", "SGD"),
    ("新加坡币", "SGD"),
    ("新元", "SGD"),
    ("坡币", "SGD"),
    ("澳元", "AUD"),
    ("澳币", "AUD"),
    ("澳大利亚元", "AUD"),
    ("加元", "CAD"),
    ("加币", "CAD"),
    ("加拿大元", "CAD"),
    ("新西兰元", "NZD"),
    ("纽元", "NZD"),
    ("瑞士法郎", "CHF"),
    ("瑞郎", "CHF"),
    ("法郎", "CHF"),
    ("奈拉", "NGN"),
    ("比索", "peso"),
    ("迪拉姆", "AED"),
    ("里亚尔", "SAR"),
];

const GENERIC: [&str; 4] = ["元", "圆", "块", "块钱"];

/// A currency before the number.
pub(super) fn prefix(here: Cursor<'_>, default: Currency) -> Option<(Currency, Cursor<'_>)> {
    let (currency, after) = any(here, default)?;
    let after = after.blanks();
    // 人民币：50, "usd: 50"
    let after = after.maybe(":").blanks();
    Some((currency, after))
}

/// A currency after the number.
pub(super) fn suffix(here: Cursor<'_>, default: Currency) -> Option<(Suffix, Cursor<'_>)> {
    if let Some((currency, after)) = any(here, default) {
        return Some((Suffix { currency: Some(currency), generic: currency == Currency::CNY }, after));
    }
    let after = here.eat_any(&GENERIC)?;
    Some((Suffix { currency: None, generic: true }, after))
}

fn any(here: Cursor<'_>, default: Currency) -> Option<(Currency, Cursor<'_>)> {
    let named = |name: &str| resolve(name, default);
    if let Some((name, after)) = here.look_up(&CHINESE).or_else(|| here.look_up(&SIGNS)) {
        return Some((named(name)?, after));
    }
    if let Some((name, after)) = here.word_in(&WORDS) {
        return Some((named(name)?, after));
    }
    let (letters, after) = here.letters();
    if letters.len() == 3 {
        let code: String = letters.iter().collect();
        if let Some(currency) = Currency::from_code(&code) {
            // "usd dollars" is one currency said twice.
            return Some((currency, after));
        }
    }
    if let Some((members, after)) = here.word_in(&COUNTRIES) {
        let (family, end) = after.blanks().word_in(&WORDS)?;
        let (_, code) = members.iter().find(|(name, _)| *name == family)?;
        return Some((Currency::from_code(code)?, end));
    }
    for (country, family, code) in [("hong kong", "dollar", "HKD"), ("new zealand", "dollar", "NZD")] {
        if let Some((name, end)) = here.phrase(country).and_then(|c| c.blanks().word_in(&WORDS)) {
            return (name == family).then_some((Currency::from_code(code)?, end));
        }
    }
    let after = here.any_word(&PLAIN_COUNTRIES)?;
    let (name, end) = after.blanks().word_in(&WORDS)?;
    // A country that does not tell the family's members apart is not guessed at.
    let code = Currency::from_code(name).filter(|_| name.chars().all(|c| c.is_ascii_uppercase()))?;
    Some((code, end))
}

/// The currency of a code, or of a family: the default if it is a member, else the one that is commonly meant.
fn resolve(name: &str, default: Currency) -> Option<Currency> {
    let members = match name {
        "yen" => "CNY JPY",
        "dollar" => "USD AUD CAD HKD SGD TWD NZD MXN BRL ARS CLP COP",
        "pound" => "GBP EGP LBP SYP SDG IEP",
        "franc" => "CHF XAF XOF XPF BIF DJF GNF KMF RWF CDF FRF BEF",
        "rupee" => "INR PKR LKR NPR MUR SCR",
        "dirham" => "AED MAD",
        "dinar" => "KWD BHD IQD JOD LYD TND DZD RSD",
        "riyal" => "SAR QAR",
        "rial" => "IRR OMR YER",
        "peso" => "MXN PHP ARS CLP COP UYU DOP CUP",
        "krone" => "NOK DKK",
        code => return Currency::from_code(code),
    };
    let mine = members.split(' ').find(|code| *code == default.code());
    Currency::from_code(mine.or_else(|| members.split(' ').next())?)
}

/// A word for a small part after a number: the digits it shifts by. `latin`: cents as well as 角 and 分.
pub(super) fn minor_unit(here: Cursor<'_>, latin: bool) -> Option<(u8, Cursor<'_>)> {
    if let Some((digits, after)) =
        here.look_up(&[("角", 1), ("毛", 1), ("毫", 1), ("毛钱", 1), ("角钱", 1), ("分", 2), ("分钱", 2)])
    {
        return Some((digits, after));
    }
    if !latin {
        return None;
    }
    let after = here.any_word(&["c", "cent", "cents", "penny", "pence"]).or_else(|| here.eat("¢"))?;
    // "c $ 100" counts dollars.
    (after.blanks().peek() != Some('$')).then_some((2, after))
}

/// 两毛五, 两角五分: what may follow the tenths.
pub(super) fn minor_tail(after: Cursor<'_>, digits: u8) -> Option<(Decimal, Cursor<'_>)> {
    if digits != 1 {
        return None;
    }
    let (cents, end) = one_digit(after)?;
    let end = end.eat_any(&["分", "分钱"]).unwrap_or(end);
    Some((cents.shifted(-2)?, end))
}

/// What may follow 元, 块 or dollars: 三块五, 10元5角, 5 dollars and 50 cents.
pub(super) fn parts_after(after: Cursor<'_>, generic: bool) -> Option<(Decimal, Cursor<'_>)> {
    let gap = after.blanks();
    if let Some((value, end)) = numeral::english(gap.word("and").map_or(gap, |c| c.blanks()))
        .map(|(n, c)| (u64::from(n), c))
        .or_else(|| gap.word("and").map_or(gap, |c| c.blanks()).digits().filter(|d| d.1 <= 2).map(|(n, _, c)| (n, c)))
    {
        if let Some(end) = end.blanks().any_word(&["cent", "cents", "pence", "penny"]) {
            return Some((Decimal::whole(u128::from(value)).shifted(-2)?, end));
        }
    }
    if !generic {
        return None;
    }
    if let Some(end) = gap.eat("半") {
        return Some((Decimal::from_digits([5].into_iter(), 1)?, end));
    }
    let start = gap.maybe("零");
    if let Some((value, end)) = super::figure::number(start).filter(|(value, _)| value.is_whole() && value.below(100)) {
        if let Some((digits, end)) = minor_unit(end.blanks(), false) {
            if digits == 1 && !value.below(10) {
                return None;
            }
            let (more, end) = minor_tail(end, digits).unwrap_or((Decimal::ZERO, end));
            return Some((value.shifted(-i32::from(digits))?.plus(more)?, end));
        }
    }
    // 三块五; 三块五十 would be something else.
    let (tenths, end) = one_digit(gap)?;
    let more = end
        .peek()
        .is_some_and(|c| c.is_ascii_digit() || "十百千万亿.,".contains(c) || numeral::chinese_digit(c).is_some());
    (!more).then_some((tenths.shifted(-1)?, end))
}

fn one_digit(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let c = here.peek()?;
    let digit = c.to_digit(10).map(u64::from).or_else(|| numeral::chinese_digit(c))?;
    Some((Decimal::whole(u128::from(digit)), here.moved(1)))
}
