//! One row of another program's file in our words: what import hands to the store, before it is matched with what is there.

use super::{channel::Channel, moment::Moment, outcome::Outcome, stage::Stage, tier::Tier};
use chrono::NaiveDate;

/// What the sheet had beyond our fields: heading and value, kept with the row so that no word is lost.
pub type Extra = Vec<(String, String)>;

/// A customer as a sheet has it. Only the name is sure to be there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerRecord {
    /// The line of the file (1 is its first), for messages.
    pub line: u64,
    /// The sheet's own id; joins other files.
    pub reference: Option<String>,
    pub name: String,
    pub contact: Option<String>,
    pub title: Option<String>,
    pub decision_maker: Option<bool>,
    pub phone: Option<String>,
    pub wechat: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub source: Option<String>,
    pub industry: Option<String>,
    pub need: Option<String>,
    pub tier: Option<Tier>,
    pub stage: Option<Stage>,
    pub tags: Vec<String>,
    /// Minor units of the book's currency.
    pub amount: Option<i64>,
    pub next: Option<Moment>,
    pub next_action: Option<String>,
    pub created_on: Option<NaiveDate>,
    pub note: Option<String>,
    pub extra: Extra,
}

/// A person at a customer as a sheet has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactRecord {
    pub line: u64,
    /// The customer by name, or by the sheet's id.
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    pub name: String,
    pub title: Option<String>,
    pub decision_maker: Option<bool>,
    pub phone: Option<String>,
    pub wechat: Option<String>,
    pub email: Option<String>,
    pub note: Option<String>,
    pub extra: Extra,
}

/// A follow-up as a sheet has it.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUpRecord {
    pub line: u64,
    pub reference: Option<String>,
    /// The customer by name, or by the sheet's id.
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    pub contact: Option<String>,
    pub happened: Moment,
    /// `Other` when the sheet's word is not ours.
    pub channel: Channel,
    /// The sheet's word, when it says more than the code.
    pub channel_text: Option<String>,
    /// `None`: the sheet had none, or a word that is not ours.
    pub outcome: Option<Outcome>,
    pub outcome_text: Option<String>,
    pub note: String,
    pub next: Option<Moment>,
    pub next_action: Option<String>,
    pub extra: Extra,
}
