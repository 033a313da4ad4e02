//! A customer and the people there, as the rep knows them.

use super::{
    channel::Channel,
    id::{ContactId, CustomerId},
    tier::Tier,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The company or person sold to. Empty optional texts are `None`, never "".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Customer {
    pub id: CustomerId,
    pub name: String,
    /// The id in another system.
    pub reference: Option<String>,
    pub tier: Tier,
    pub starred: bool,
    /// End user, reseller, distributor ... in the rep's words.
    pub kind: Option<String>,
    pub source: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub address: Option<String>,
    pub need: Option<String>,
    pub decision_on: Option<NaiveDate>,
    pub tags: Vec<String>,
    pub note: Option<String>,
    pub parked: Option<Parking>,
    pub created_on: NaiveDate,
    /// Heading and value of what an imported sheet had beyond our fields.
    pub extra: Vec<(String, String)>,
}

/// Why a customer is out of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parking {
    pub how: Parked,
    pub reason: String,
    pub since: Option<NaiveDate>,
    /// Back in the queue on this day.
    pub wake_on: Option<NaiveDate>,
}

/// Two ways out of the queue; neither deletes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parked {
    /// Left alone until a day.
    Paused,
    /// A dead customer (`domain-rules §5`).
    GivenUp,
}

impl Parked {
    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Parked::Paused => "paused",
            Parked::GivenUp => "given_up",
        }
    }

    /// The state of a stored code.
    pub fn from_code(code: &str) -> Option<Parked> {
        [Parked::Paused, Parked::GivenUp].into_iter().find(|p| p.code() == code)
    }
}

/// A person at a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    pub id: ContactId,
    pub name: String,
    pub title: Option<String>,
    pub decision_maker: bool,
    pub primary: bool,
    pub note: Option<String>,
    pub channels: Vec<ContactChannel>,
    pub extra: Vec<(String, String)>,
}

impl Contact {
    /// The first usable value of a channel.
    pub fn value(&self, channel: Channel) -> Option<&str> {
        self.channels.iter().find(|c| c.channel == channel && !c.invalid).map(|c| c.value.as_str())
    }
}

/// One way to reach a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactChannel {
    pub channel: Channel,
    /// As written.
    pub value: String,
    /// A wrong number, or refused by the network.
    pub invalid: bool,
}
