//! The fields that a sheet's columns can become, and which kind of sheet has which.

use serde::{Deserialize, Serialize};

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Customers,
    Contacts,
    #[serde(rename = "followups")]
    FollowUps,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Customers, Kind::Contacts, Kind::FollowUps];

    /// The word of `--as`.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Customers => "customers",
            Kind::Contacts => "contacts",
            Kind::FollowUps => "followups",
        }
    }

    /// The kind of a word of `--as`.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The fields of such a sheet that `--map` may name.
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Kind::Customers => &[
                Ref,
                Name,
                Contact,
                Title,
                DecisionMaker,
                Phone,
                Wechat,
                Email,
                Address,
                Source,
                Industry,
                Need,
                Tier,
                Stage,
                Tags,
                Amount,
                NextOn,
                NextAction,
                CreatedOn,
                Note,
            ],
            Kind::Contacts => {
                &[Customer, CustomerRef, Name, GivenName, FamilyName, Title, DecisionMaker, Phone, Wechat, Email, Note]
            }
            Kind::FollowUps => {
                &[Ref, Customer, CustomerRef, Contact, HappenedAt, Channel, Outcome, Note, NextOn, NextAction]
            }
        }
    }
}

macro_rules! fields {
    ($($name:ident $code:literal)*) => {
        /// One field of ours.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($name),* }

        impl Field {
            pub const ALL: &'static [Field] = &[$(Field::$name),*];

            /// The name in `--map` and in JSON.
            pub fn code(self) -> &'static str {
                match self { $(Field::$name => $code),* }
            }
        }
    };
}

fields! {
    Ref "ref"
    Name "name"
    Contact "contact"
    GivenName "given_name"
    FamilyName "family_name"
    Title "title"
    DecisionMaker "decision_maker"
    Phone "phone"
    Wechat "wechat"
    Email "email"
    Address "address"
    Source "source"
    Industry "industry"
    Need "need"
    Tier "tier"
    Stage "stage"
    Tags "tags"
    Amount "amount"
    NextOn "next_on"
    NextAction "next_action"
    CreatedOn "created_on"
    Note "note"
    Customer "customer"
    CustomerRef "customer_ref"
    HappenedAt "happened_at"
    Channel "channel"
    Outcome "outcome"
}

impl Field {
    /// The field of a name in `--map`.
    pub fn from_code(code: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// Whether its cells are dates.
    pub fn is_date(self) -> bool {
        matches!(self, Field::NextOn | Field::CreatedOn | Field::HappenedAt)
    }

    /// Whether several columns may feed it: the first that is filled counts, the others are kept beside the record.
    pub fn takes_several(self) -> bool {
        matches!(self, Field::Phone | Field::Email | Field::Wechat | Field::Address)
    }
}
