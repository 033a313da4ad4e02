//! Row numbers as types of their own, so that a contact never stands where a customer belongs.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )*};
}

ids! {
    /// A customer, the master row of both tables.
    CustomerId
    /// A person at a customer.
    ContactId
    /// One interaction that happened.
    FollowUpId
    /// One plan of a customer, open or closed.
    NextStepId
    /// One sales cycle with a customer.
    DealId
    /// A confirmed sale.
    OrderId
    /// One line of an order.
    OrderLineId
    /// A due part of an order's total.
    InstalmentId
    /// Money received, or given back.
    ReceiptId
    /// One shipment.
    DeliveryId
    /// What is sold.
    ProductId
    /// What one side promised the other.
    PromiseId
    /// One saved action: one transaction, one undo step.
    OperationId
}
