//! The words of payment terms in both languages, folded. Data only.

use super::token::{Kind, When};
use crate::domain::terms::Basis;

const fn at(basis: Basis) -> Kind {
    Kind::When(When::at(basis))
}

const fn label(basis: Basis) -> Kind {
    Kind::When(When::label(basis))
}

const fn sum(basis: Basis) -> Kind {
    Kind::When(When::sum(basis))
}

const fn before(basis: Basis) -> Kind {
    Kind::When(When::before(basis))
}

const fn net(basis: Basis) -> Kind {
    Kind::When(When::net(basis))
}

const MONTHLY: Kind = Kind::When(When::monthly());
const RETENTION: Kind = Kind::When(When::retention());

/// Phrases that mean more than their parts; the longest that stands at a place is read.
pub(super) const PHRASES: &[(&str, Kind)] = &[
    ("款到发货", at(Basis::Signed)),
    ("款到付运", at(Basis::Signed)),
    ("先款后货", at(Basis::Signed)),
    ("款清发货", at(Basis::Signed)),
    ("现款现货", at(Basis::Delivered)),
    ("预付款", label(Basis::Signed)),
    ("预付", label(Basis::Signed)),
    ("预收款", label(Basis::Signed)),
    ("预收", label(Basis::Signed)),
    ("定金", sum(Basis::Signed)),
    ("订金", sum(Basis::Signed)),
    ("首付款", label(Basis::Signed)),
    ("首付", label(Basis::Signed)),
    ("首款", label(Basis::Signed)),
    ("首期款", label(Basis::Signed)),
    ("头款", label(Basis::Signed)),
    ("合同款", Kind::Filler),
    ("到付", at(Basis::Delivered)),
    ("发货款", label(Basis::Shipped)),
    ("提货款", before(Basis::Shipped)),
    ("到货款", label(Basis::Delivered)),
    ("验收款", label(Basis::Accepted)),
    ("交货前", before(Basis::Shipped)),
    ("月结", MONTHLY),
    ("次月结", Kind::When(When { months: 1, ..When::monthly() })),
    ("账期", net(Basis::Shipped)),
    ("帐期", net(Basis::Shipped)),
    ("质保金", RETENTION),
    ("质保款", RETENTION),
    ("质保期满", RETENTION),
    ("质保期", RETENTION),
    ("质保", RETENTION),
    ("质量保证金", RETENTION),
    ("保证金", RETENTION),
    ("保修金", RETENTION),
    ("保修", RETENTION),
    ("分期", Kind::Split),
    ("分", Kind::Split),
    ("按月", Kind::Filler),
    ("每月", Kind::Filler),
    ("尾款", Kind::Rest),
    ("余款", Kind::Rest),
    ("余额", Kind::Rest),
    ("余下", Kind::Rest),
    ("余", Kind::Rest),
    ("其余", Kind::Rest),
    ("剩余", Kind::Rest),
    ("剩下", Kind::Rest),
    ("剩", Kind::Rest),
    ("全款", Kind::Whole),
    ("全额", Kind::Whole),
    ("全部", Kind::Whole),
    ("一次性", Kind::Filler),
    ("一半", Kind::Part(5_000)),
];

/// What an instalment's day counts from, before 前, 后 and 时.
pub(super) const BASES: &[(&str, Basis)] = &[
    ("签约", Basis::Signed),
    ("签订", Basis::Signed),
    ("签订合同", Basis::Signed),
    ("签合同", Basis::Signed),
    ("签署", Basis::Signed),
    ("合同签订", Basis::Signed),
    ("合同签署", Basis::Signed),
    ("合同生效", Basis::Signed),
    ("签单", Basis::Signed),
    ("下单", Basis::Signed),
    ("订货", Basis::Signed),
    ("发货", Basis::Shipped),
    ("出货", Basis::Shipped),
    ("发运", Basis::Shipped),
    ("装运", Basis::Shipped),
    ("提货", Basis::Shipped),
    ("签收", Basis::Delivered),
    ("到货", Basis::Delivered),
    ("货到", Basis::Delivered),
    ("收货", Basis::Delivered),
    ("送达", Basis::Delivered),
    ("交货", Basis::Delivered),
    ("交付", Basis::Delivered),
    ("验收", Basis::Accepted),
    ("验收合格", Basis::Accepted),
    ("验收通过", Basis::Accepted),
    ("到货验收", Basis::Accepted),
    ("安装验收", Basis::Accepted),
    ("安装调试", Basis::Accepted),
    ("调试", Basis::Accepted),
    ("调试验收", Basis::Accepted),
    ("安装调试验收", Basis::Accepted),
    ("开票", Basis::Invoiced),
    ("开具发票", Basis::Invoiced),
    ("票到", Basis::Invoiced),
    ("到票", Basis::Invoiced),
    ("见票", Basis::Invoiced),
    ("收票", Basis::Invoiced),
    ("发票", Basis::Invoiced),
    ("发票到", Basis::Invoiced),
    ("收到发票", Basis::Invoiced),
];

/// After a basis: the day before it, or nothing more.
pub(super) const BEFORE: &[&str] = &["前", "之前", "以前"];
pub(super) const AFTER: &[&str] = &["后", "之后", "以后", "时", "当天", "当日", "起"];

/// Words that say nothing of when or how much.
pub(super) const FILLERS: &[&str] = &[
    "付款",
    "支付",
    "付清",
    "结清",
    "付",
    "结算",
    "款",
    "货款",
    "内",
    "以内",
    "之内",
    "后",
    "之后",
    "的",
    "为",
    "凭",
    "再",
    "应付",
    "应",
    "需",
    "满",
    "共",
    "合同金额",
    "合同总价",
    "合同总额",
    "合同",
    "总价",
    "总额",
    "总款",
    "天内",
    "收",
    "到账",
    "工程",
    "固定日",
    "固定日期",
    "定于",
    "于",
];

/// English phrases, words with one blank between.
pub(super) const ENGLISH: &[(&str, Kind)] = &[
    ("prepaid", label(Basis::Signed)),
    ("prepay", label(Basis::Signed)),
    ("prepayment", label(Basis::Signed)),
    ("deposit", sum(Basis::Signed)),
    ("advance", label(Basis::Signed)),
    ("in advance", label(Basis::Signed)),
    ("advance payment", label(Basis::Signed)),
    ("payment in advance", at(Basis::Signed)),
    ("cash in advance", at(Basis::Signed)),
    ("cash with order", at(Basis::Signed)),
    ("cia", at(Basis::Signed)),
    ("pia", at(Basis::Signed)),
    ("cwo", at(Basis::Signed)),
    ("upfront", label(Basis::Signed)),
    ("up front", label(Basis::Signed)),
    ("down", label(Basis::Signed)),
    ("down payment", label(Basis::Signed)),
    ("downpayment", label(Basis::Signed)),
    ("cod", at(Basis::Delivered)),
    ("cash on delivery", at(Basis::Delivered)),
    ("balance", Kind::Rest),
    ("rest", Kind::Rest),
    ("remainder", Kind::Rest),
    ("remaining", Kind::Rest),
    ("net", net(Basis::Signed)),
    ("eom", MONTHLY),
    ("end of month", MONTHLY),
    ("retention", RETENTION),
    ("retention money", RETENTION),
    ("warranty", RETENTION),
    ("warranty period", RETENTION),
    ("half", Kind::Part(5_000)),
    ("full", Kind::Whole),
    ("in full", Kind::Whole),
    ("all", Kind::Whole),
    ("monthly", Kind::Times),
    ("monthly instalments", Kind::Times),
    ("monthly installments", Kind::Times),
    ("monthly payments", Kind::Times),
    ("equal instalments", Kind::Times),
    ("equal installments", Kind::Times),
    ("instalments", Kind::Times),
    ("installments", Kind::Times),
];

pub(super) const ENGLISH_BASES: &[(&str, Basis)] = &[
    ("signing", Basis::Signed),
    ("signature", Basis::Signed),
    ("contract", Basis::Signed),
    ("order", Basis::Signed),
    ("shipping", Basis::Shipped),
    ("shipment", Basis::Shipped),
    ("dispatch", Basis::Shipped),
    ("delivery", Basis::Delivered),
    ("arrival", Basis::Delivered),
    ("receipt of goods", Basis::Delivered),
    ("acceptance", Basis::Accepted),
    ("invoice", Basis::Invoiced),
    ("invoice date", Basis::Invoiced),
    ("invoicing", Basis::Invoiced),
    ("receipt of invoice", Basis::Invoiced),
];

pub(super) const ENGLISH_BEFORE: &[&str] = &["before", "prior to"];

/// Before a day of the calendar.
pub(super) const DAY_LEADS: &[&str] = &["on", "by", "before", "due on", "due by", "until", "fixed date", "fixed"];

/// Between a period and what it counts from, and before a basis.
pub(super) const ENGLISH_AFTER: &[&str] = &["after", "from", "of", "on", "upon", "at", "with", "following"];

pub(super) const ENGLISH_FILLERS: &[&str] = &[
    "of", "the", "total", "to", "be", "paid", "pay", "payment", "payable", "due", "within", "in", "by", "then", "and",
    "tt", "for", "goods", "amount",
];
