//! How money comes in (`domain-rules §6`). A closed list; what a sheet calls otherwise is kept beside `other`.

/// A way of payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// 对公转账, 电汇.
    #[default]
    Transfer,
    /// 网银.
    Ebank,
    /// 银行承兑汇票: received now, cash on maturity.
    BankBill,
    /// 商业承兑汇票.
    CommercialBill,
    Wechat,
    Alipay,
    Cash,
    Cheque,
    /// 信用证.
    LetterOfCredit,
    Card,
    /// 抵扣, 预收冲抵.
    Offset,
    Other,
}

impl PaymentMethod {
    pub const ALL: [PaymentMethod; 12] = [
        PaymentMethod::Transfer,
        PaymentMethod::Ebank,
        PaymentMethod::BankBill,
        PaymentMethod::CommercialBill,
        PaymentMethod::Wechat,
        PaymentMethod::Alipay,
        PaymentMethod::Cash,
        PaymentMethod::Cheque,
        PaymentMethod::LetterOfCredit,
        PaymentMethod::Card,
        PaymentMethod::Offset,
        PaymentMethod::Other,
    ];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            PaymentMethod::Transfer => "transfer",
            PaymentMethod::Ebank => "ebank",
            PaymentMethod::BankBill => "bank_bill",
            PaymentMethod::CommercialBill => "commercial_bill",
            PaymentMethod::Wechat => "wechat",
            PaymentMethod::Alipay => "alipay",
            PaymentMethod::Cash => "cash",
            PaymentMethod::Cheque => "cheque",
            PaymentMethod::LetterOfCredit => "letter_of_credit",
            PaymentMethod::Card => "card",
            PaymentMethod::Offset => "offset",
            PaymentMethod::Other => "other",
        }
    }

    /// The method of a code.
    pub fn from_code(code: &str) -> Option<PaymentMethod> {
        PaymentMethod::ALL.into_iter().find(|method| method.code() == code)
    }

    /// Whether it is an acceptance bill, which is cash only on maturity.
    pub fn is_bill(self) -> bool {
        matches!(self, PaymentMethod::BankBill | PaymentMethod::CommercialBill)
    }
}
