//! What a screen asks of the app, as data. Does none of it: the app owns the store, the terminal and the end.

use crate::domain::channel::Channel;
use crate::domain::id::{ContactId, CustomerId, DealId, FollowUpId, OrderId, ProductId, ReceiptId};
use crate::domain::money::Currency;
use crate::domain::period::Month;
use crate::store::Op;
use crate::tui::widget::status::Status;

/// One wish. A key comes to a list of them, carried out in order; one that fails ends the list.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Saves, says so, and refreshes what it changed. Whoever asked stays open, with its text, until it is saved.
    Save(Box<Op>),
    /// Takes back the last saved action.
    Undo,
    /// Does again what was taken back last.
    Redo,
    /// Selects the row after the one that was just saved.
    Next,
    /// Opens something over the screen.
    Open(Open),
    /// Closes what is on top.
    Close,
    /// Asks first; a yes carries the effects out. What waits is data, not a callback.
    Confirm(Box<Question>),
    /// Puts a text on the clipboard.
    Copy(String),
    /// Says something in the status line.
    Notify(Status),
    /// Ends the app; unsaved text stays as a draft.
    Quit,
    /// Gives the terminal to the shell until continued.
    Suspend,
}

/// A yes-or-no question.
#[derive(Clone, Debug)]
pub struct Question {
    /// In the person's language.
    pub text: String,
    pub yes: Vec<Effect>,
}

/// What can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// The quick-log line for a customer.
    QuickLog(CustomerId),
    /// The form of a new customer, with the name typed so far.
    NewCustomer(String),
    EditCustomer(CustomerId),
    /// A saved follow-up, to be mended.
    EditFollowUp(CustomerId, FollowUpId),
    /// Customers that may be one, pair by pair.
    Duplicates,
    /// Asks for the customer that this one is.
    MergeWith(CustomerId),
    /// Two customers side by side: the one that stays, the one that goes into it.
    Merge(CustomerId, CustomerId),
    /// The people of a customer.
    Contacts(CustomerId),
    Snooze(Vec<CustomerId>),
    Park(Vec<CustomerId>),
    GiveUp(Vec<CustomerId>),
    Plan(Vec<CustomerId>),
    Tier(Vec<CustomerId>),
    Stage(Vec<CustomerId>),
    /// What deals are stuck on, and what to do about it.
    Obstacle(Vec<CustomerId>),
    Tag(Vec<CustomerId>),
    CopyMenu(Vec<CustomerId>),
    /// What was promised between a customer and the rep.
    Promises(CustomerId),
    /// What to know before a contact.
    Brief(CustomerId),
    /// Whether a customer that does not answer may be given up, and what was not tried.
    Verdict(CustomerId),
    /// All who are under suspicion.
    Suspects,
    /// The quick-log line, begun with a channel and, unless it is whom one talks to first, a person.
    LogBy {
        customer: CustomerId,
        channel: Channel,
        contact: Option<ContactId>,
    },
    /// A pause until a day.
    Pause(CustomerId),
    /// Giving up as the verdict allows it: for any reason once all was tried, else for one with evidence.
    GiveUpJudged(CustomerId),
    /// Which way to a customer is left out, and why.
    DeclineRoute(CustomerId),
    Review,
    /// Calls, one after the other: of these customers; of nobody named, of those who are due.
    Calls(Vec<CustomerId>),
    /// The next of those calls as a code.
    NextCalls(Vec<CustomerId>),
    /// A customer's number, or its person, as a code.
    ContactQr(CustomerId),
    /// What a customer's score is made of.
    Priority(CustomerId),
    /// The overdue ones spread over the coming workdays, in preview.
    Triage,
    /// What is wrong in both tables.
    CheckUp,
    /// The choice of a file to import.
    Import,
    /// A block of rows that was pasted, to be imported.
    ImportPasted(String),
    /// The reports.
    Report,
    Search,
    Palette,
    Help,
    /// A customer's card and timeline, with the keys.
    Card(CustomerId),
    /// One order with all that happened to it.
    Order(OrderId),
    /// The form of a new order, of this customer when one is in sight; saved, it wins the deal.
    NewOrder {
        customer: Option<CustomerId>,
        deal: Option<DealId>,
    },
    EditOrder(OrderId),
    /// Money that came in: for this order; else for what this customer is to pay next; else the customer is asked for.
    Receipt(Option<CustomerId>, Option<OrderId>),
    /// A saved receipt, to be mended.
    EditReceipt(ReceiptId),
    /// The question whether a receipt goes.
    RemoveReceipt(ReceiptId),
    Delivery(OrderId),
    Return(OrderId),
    Invoice(OrderId),
    CancelOrder(OrderId),
    /// The question whether an order takes its next step: confirmed, accepted, done.
    StepOrder(OrderId),
    /// The question whether a customer's money without an order goes to what is open, the earliest due first.
    Allocate(CustomerId),
    /// What a month is to come to.
    Target(Month, Currency),
    /// What is missing to it, and the shortest way there.
    Gap(Month, Currency),
    Products,
    /// The form of a product, with the name typed so far.
    NewProduct(String),
    EditProduct(ProductId),
}
