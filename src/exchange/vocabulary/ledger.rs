//! Words of other programs' ledgers: how money came in, and how far an order is. What says more than our code keeps its text.

use super::{Meaning, rough};
use crate::domain::{method::PaymentMethod, order::OrderStatus};
use crate::exchange::fold::Folded;

/// How far an order is, as one word of a sheet says it: the status, and what happened to the goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Draft,
    Confirmed,
    Shipped,
    Delivered,
    Done,
    Cancelled,
    Void,
}

impl Progress {
    pub const ALL: [Progress; 7] = [
        Progress::Draft,
        Progress::Confirmed,
        Progress::Shipped,
        Progress::Delivered,
        Progress::Done,
        Progress::Cancelled,
        Progress::Void,
    ];

    /// The word of `[status]` in a map file.
    pub fn code(self) -> &'static str {
        match self {
            Progress::Draft => "draft",
            Progress::Confirmed => "confirmed",
            Progress::Shipped => "shipped",
            Progress::Delivered => "delivered",
            Progress::Done => "done",
            Progress::Cancelled => "cancelled",
            Progress::Void => "void",
        }
    }

    /// The progress of a code.
    pub fn from_code(code: &str) -> Option<Progress> {
        Progress::ALL.into_iter().find(|progress| progress.code() == code)
    }

    /// The order's own status.
    pub fn status(self) -> OrderStatus {
        match self {
            Progress::Draft => OrderStatus::Draft,
            Progress::Confirmed | Progress::Shipped | Progress::Delivered => OrderStatus::Confirmed,
            Progress::Done => OrderStatus::Done,
            Progress::Cancelled => OrderStatus::Cancelled,
            Progress::Void => OrderStatus::Void,
        }
    }
}

/// How far an order of this word is.
pub fn progress(word: &Folded) -> Option<Meaning<Progress>> {
    let plain = |(value, words): &(Progress, &[&str])| words.contains(&word.compact.as_str()).then_some(*value);
    let ours: [(Progress, &[&str]); 7] = [
        (Progress::Draft, &["草稿", "draft"]),
        (Progress::Confirmed, &["已确认", "确认", "confirmed"]),
        (Progress::Shipped, &["已发货", "发货", "shipped"]),
        (Progress::Delivered, &["已签收", "签收", "已收货", "delivered"]),
        (Progress::Done, &["已完成", "完成", "done", "completed", "complete"]),
        (Progress::Cancelled, &["已取消", "取消", "cancelled", "canceled"]),
        (Progress::Void, &["已作废", "作废", "void", "voided"]),
    ];
    if let Some(value) = ours.iter().find_map(plain) {
        return Some(Meaning { value, keeps_text: false });
    }
    rough(
        &word.compact,
        &[
            (Progress::Draft, &["待确认", "未确认", "unconfirmed"]),
            (
                Progress::Confirmed,
                &[
                    "待发货",
                    "未发货",
                    "待付款",
                    "已付款",
                    "处理中",
                    "进行中",
                    "生产中",
                    "备货中",
                    "pending",
                    "processing",
                    "inprocess",
                    "open",
                    "new",
                    "paid",
                    "unpaid",
                    "unshipped",
                    "onhold",
                    "disputed",
                    "resolved",
                ],
            ),
            (Progress::Shipped, &["运输中", "已出库", "配送中", "intransit", "dispatched"]),
            (Progress::Delivered, &["已送达", "妥投", "已到货"]),
            (Progress::Done, &["交易成功", "交易完成", "已结束", "已结案", "finished", "fulfilled"]),
            (Progress::Cancelled, &["交易关闭", "已退单", "撤销", "已撤销"]),
            (Progress::Void, &["无效", "invalid"]),
        ],
    )
}

/// How money of this word came in.
pub fn method(word: &Folded) -> Option<Meaning<PaymentMethod>> {
    rough(
        &word.compact,
        &[
            (PaymentMethod::Card, &["visa", "mastercard", "paypal", "银联"]),
            (PaymentMethod::Other, &["credit30d", "credit", "赊账", "挂账"]),
        ],
    )
    .or_else(|| {
        let text = word.words.trim();
        let value = known(text).or_else(|| known(&word.compact))?;
        Some(Meaning { value, keeps_text: false })
    })
}

fn known(word: &str) -> Option<PaymentMethod> {
    PaymentMethod::from_code(&word.replace(' ', "_")).or_else(|| crate::language::vocabulary::method_word(word))
}
