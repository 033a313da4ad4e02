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
    Products,
    Orders,
    Receipts,
    Deals,
}

/// Which part of its orders a sheet has: all, or one side of a header sheet and a sheet of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Whole,
    Heads,
    Lines,
}

impl Kind {
    pub const ALL: [Kind; 7] =
        [Kind::Customers, Kind::Contacts, Kind::FollowUps, Kind::Products, Kind::Orders, Kind::Receipts, Kind::Deals];

    /// The word of `--as`.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Customers => "customers",
            Kind::Contacts => "contacts",
            Kind::FollowUps => "followups",
            Kind::Products => "products",
            Kind::Orders => "orders",
            Kind::Receipts => "receipts",
            Kind::Deals => "deals",
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
                ValidUntil,
                NextOn,
                NextAction,
                CreatedOn,
                Note,
            ],
            Kind::Contacts => &[
                Ref,
                Customer,
                CustomerRef,
                Name,
                GivenName,
                FamilyName,
                Title,
                DecisionMaker,
                Phone,
                Wechat,
                Wecom,
                Email,
                Social,
                Address,
                Note,
            ],
            Kind::FollowUps => &[
                Ref,
                Customer,
                CustomerRef,
                Contact,
                HappenedAt,
                Channel,
                Outcome,
                Note,
                NextOn,
                NextAction,
                Satisfaction,
            ],
            Kind::Products => &[Sku, Name, Category, Unit, Price, Currency],
            Kind::Orders => &[
                Number,
                Date,
                Customer,
                CustomerRef,
                Sku,
                Product,
                Category,
                Quantity,
                Unit,
                UnitPrice,
                Discount,
                Amount,
                Currency,
                DueOn,
                DeliverBy,
                ShippedOn,
                DeliveredOn,
                Status,
                Received,
                PaidOn,
                Refunded,
                Method,
                Terms,
                Address,
                Note,
            ],
            Kind::Receipts => &[Customer, CustomerRef, Order, Date, Amount, Currency, Method, Reference, Note],
            Kind::Deals => &[
                Ref,
                Customer,
                CustomerRef,
                Name,
                Stage,
                Amount,
                Currency,
                ValidUntil,
                OpenedOn,
                ClosedOn,
                Product,
                Reason,
                Note,
            ],
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
    Wecom "wecom"
    Social "social"
    Email "email"
    Address "address"
    Source "source"
    Industry "industry"
    Need "need"
    Tier "tier"
    Stage "stage"
    Tags "tags"
    Amount "amount"
    ValidUntil "valid_until"
    NextOn "next_on"
    NextAction "next_action"
    CreatedOn "created_on"
    Note "note"
    Customer "customer"
    CustomerRef "customer_ref"
    HappenedAt "happened_at"
    Channel "channel"
    Outcome "outcome"
    Number "number"
    Date "date"
    Sku "sku"
    Product "product"
    Category "category"
    Quantity "quantity"
    Unit "unit"
    UnitPrice "unit_price"
    Price "price"
    Discount "discount"
    Currency "currency"
    DueOn "due_on"
    DeliverBy "deliver_by"
    ShippedOn "shipped_on"
    DeliveredOn "delivered_on"
    Status "status"
    Received "received"
    PaidOn "paid_on"
    Refunded "refunded"
    Method "method"
    Terms "terms"
    Order "order"
    Reference "reference"
    OpenedOn "opened_on"
    ClosedOn "closed_on"
    Reason "reason"
    Satisfaction "satisfaction"
}

impl Field {
    /// The field of a name in `--map`.
    pub fn from_code(code: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// Whether its cells are dates.
    pub fn is_date(self) -> bool {
        self.is_future_date()
            || matches!(
                self,
                Field::CreatedOn
                    | Field::HappenedAt
                    | Field::Date
                    | Field::ShippedOn
                    | Field::DeliveredOn
                    | Field::PaidOn
                    | Field::OpenedOn
                    | Field::ClosedOn
            )
    }

    /// Whether its dates lie ahead when the sheet is written, so that 周五 is the coming one.
    pub fn is_future_date(self) -> bool {
        matches!(self, Field::NextOn | Field::DueOn | Field::DeliverBy | Field::ValidUntil)
    }

    /// Whether several columns may feed it: the first that is filled counts. The others are further ways to reach a person of a sheet
    /// of people, and are kept beside any other record.
    pub fn takes_several(self) -> bool {
        matches!(self, Field::Phone | Field::Email | Field::Wechat | Field::Wecom | Field::Social | Field::Address)
    }
}
