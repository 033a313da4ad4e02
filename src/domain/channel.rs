//! How a contact took place, and in which direction (`domain-rules §3`).

use serde::{Deserialize, Serialize};

/// The way of one contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Phone,
    Wechat,
    Wecom,
    Visit,
    Email,
    Sms,
    Video,
    Event,
    Social,
    Form,
    Other,
}

impl Channel {
    /// Every channel, commonest first.
    pub const ALL: [Channel; 11] = [
        Channel::Phone,
        Channel::Wechat,
        Channel::Wecom,
        Channel::Visit,
        Channel::Email,
        Channel::Sms,
        Channel::Video,
        Channel::Event,
        Channel::Social,
        Channel::Form,
        Channel::Other,
    ];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Channel::Phone => "phone",
            Channel::Wechat => "wechat",
            Channel::Wecom => "wecom",
            Channel::Visit => "visit",
            Channel::Email => "email",
            Channel::Sms => "sms",
            Channel::Video => "video",
            Channel::Event => "event",
            Channel::Social => "social",
            Channel::Form => "form",
            Channel::Other => "other",
        }
    }

    /// The channel of a stored code.
    pub fn from_code(code: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// Who reached out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// We contacted them.
    #[default]
    Out,
    /// They contacted us.
    In,
}

impl Direction {
    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Direction::Out => "out",
            Direction::In => "in",
        }
    }

    /// The direction of a stored code.
    pub fn from_code(code: &str) -> Option<Direction> {
        [Direction::Out, Direction::In].into_iter().find(|d| d.code() == code)
    }
}
