//! The trades that there are sample books of (features S125, S188). Knows no words of any language.

/// What the sample rep sells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trade {
    /// Equipment and software for companies.
    #[default]
    B2b,
    /// Training and consulting: many talks, few orders.
    Training,
    /// Retail and distribution: many small orders of the same buyers.
    Retail,
}

impl Trade {
    pub const ALL: [Trade; 3] = [Trade::B2b, Trade::Training, Trade::Retail];

    /// The word of the command line.
    pub fn code(self) -> &'static str {
        match self {
            Trade::B2b => "b2b",
            Trade::Training => "training",
            Trade::Retail => "retail",
        }
    }

    /// The trade of a word.
    pub fn from_code(code: &str) -> Option<Trade> {
        Trade::ALL.into_iter().find(|trade| trade.code() == code)
    }
}
