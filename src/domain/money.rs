//! Money as whole minor units of one currency (`domain-rules §15`). Never a float, never a sum over two currencies.

use std::fmt;

/// A currency of ISO 4217 by its three letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Codes with 0, 3 and 4 digits after the point; every other code in [`TWO`] has 2.
const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BEF ESP ITL PTE GRD";
const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";
const FOUR: &str = "CLF UYW";
/// The last line is withdrawn money of the euro countries: old sheets still have it.
const TWO: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
    CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR \
    IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN \
    NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL \
    THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG \
    ATS DEM FIM FRF IEP NLG";

impl Currency {
    pub const CNY: Currency = Currency(*b"CNY");
    pub const EUR: Currency = Currency(*b"EUR");
    pub const JPY: Currency = Currency(*b"JPY");
    pub const USD: Currency = Currency(*b"USD");

    /// The currency of an ISO code, in either case; `None` for a code that is not on the list.
    pub fn from_code(code: &str) -> Option<Currency> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        let currency = Currency(bytes.map(|b| b.to_ascii_uppercase()));
        [TWO, NONE, THREE, FOUR].iter().any(|list| currency.is_in(list)).then_some(currency)
    }

    /// The three letters, upper case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the decimal point: 2 for CNY, 0 for JPY, 3 for KWD.
    pub fn digits(self) -> u32 {
        match () {
            // Asked for each amount that is written: the book's own is known without looking.
            () if self == Self::CNY => 2,
            () if self.is_in(NONE) => 0,
            () if self.is_in(THREE) => 3,
            () if self.is_in(FOUR) => 4,
            () => 2,
        }
    }

    /// Minor units in one major unit.
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(self.digits())
    }

    fn is_in(self, list: &str) -> bool {
        list.split_ascii_whitespace().any(|code| code.as_bytes() == self.0)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Currency, D::Error> {
        let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        Currency::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("no such currency: {code}")))
    }
}

/// Whole major units an amount may not exceed, either way (`domain-rules §15`).
pub const MOST_MAJOR: i64 = 9_000_000_000_000;

/// Why an amount cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("beyond 9,000,000,000,000.00")]
    OutOfRange,
    #[error("two currencies: {0} and {1}")]
    TwoCurrencies(Currency, Currency),
    #[error("more decimals than {0} has")]
    TooPrecise(Currency),
    #[error("not a decimal number")]
    NotANumber,
}

/// An amount in minor units (分, cents) of one currency, within ±[`MOST_MAJOR`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// An amount of minor units.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond ±9,000,000,000,000.00.
    pub fn new(minor: i64, currency: Currency) -> Result<Money, MoneyError> {
        let most = i128::from(MOST_MAJOR) * i128::from(currency.minor_per_major());
        if i128::from(minor).abs() > most {
            return Err(MoneyError::OutOfRange);
        }
        Ok(Money { minor, currency })
    }

    /// What several amounts came to, which may be more than one may be.
    pub fn sum(minor: i64, currency: Currency) -> Money {
        Money { minor: minor.max(-i64::MAX), currency }
    }

    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Money {
        Money { minor: 0, currency }
    }

    /// Minor units: 9800000 for 98,000.00 CNY.
    pub fn minor(self) -> i64 {
        self.minor
    }

    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The sum.
    ///
    /// # Errors
    /// Two currencies, or a sum out of range.
    pub fn checked_add(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::new(self.minor.checked_add(other.minor).ok_or(MoneyError::OutOfRange)?, self.currency)
    }

    /// The difference.
    ///
    /// # Errors
    /// Two currencies, or a difference out of range.
    pub fn checked_sub(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::new(self.minor.checked_sub(other.minor).ok_or(MoneyError::OutOfRange)?, self.currency)
    }

    /// The amount the other way round.
    pub fn negated(self) -> Money {
        Money { minor: -self.minor, currency: self.currency }
    }

    /// Plain decimals, as for JSON and files: `48000.00`, `-0.05`, `1200` for JPY.
    pub fn to_decimal(self) -> String {
        let (sign, whole, part) = self.parts();
        format!("{sign}{whole}{part}")
    }

    /// Thousands grouped, as for reading: `128,000.00`.
    pub fn grouped(self) -> String {
        let (sign, whole, part) = self.parts();
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{sign}{grouped}{part}")
    }

    /// Reads [`Money::to_decimal`] back; fewer decimals are fine, zeros beyond the currency's digits too.
    ///
    /// # Errors
    /// Anything but a plain decimal, more decimals than the currency has, or out of range.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Money, MoneyError> {
        let (negative, body) = match text.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, text),
        };
        let (whole, part) = body.split_once('.').unwrap_or((body, "0"));
        let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(part) {
            return Err(MoneyError::NotANumber);
        }
        let digits = currency.digits() as usize;
        let (kept, beyond) = part.split_at(part.len().min(digits));
        if beyond.bytes().any(|b| b != b'0') {
            return Err(MoneyError::TooPrecise(currency));
        }
        let unsigned: i64 = format!("{whole}{kept:0<digits$}").parse().map_err(|_| MoneyError::OutOfRange)?;
        Money::new(if negative { -unsigned } else { unsigned }, currency)
    }

    fn same_currency(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(MoneyError::TwoCurrencies(self.currency, other.currency))
    }

    /// Sign, whole digits, and the point with what follows.
    fn parts(self) -> (&'static str, String, String) {
        let per_major = self.currency.minor_per_major().unsigned_abs();
        let (whole, rest) = (self.minor.unsigned_abs() / per_major, self.minor.unsigned_abs() % per_major);
        let digits = self.currency.digits() as usize;
        let part = if digits == 0 { String::new() } else { format!(".{rest:0digits$}") };
        (if self.minor < 0 { "-" } else { "" }, whole.to_string(), part)
    }
}
