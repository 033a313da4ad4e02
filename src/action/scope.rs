//! Where keys are pressed: the screens and what lies over them. Knows no key and no action.

/// Where keys are pressed. A screen hands its scopes to the keymap innermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The due queue.
    FollowUps,
    /// A customer's card and timeline.
    Card,
    /// The ledger's figures by month, product, category, customer, age.
    Rollup,
    /// The orders of the figure that is selected.
    Ledger,
    /// The money that came in for the figure that is selected.
    Receipts,
    /// One order with all that happened to it.
    OrderCard,
    /// A report.
    Report,
    /// The daily review.
    Review,
    /// Calls, one after the other.
    Calls,
    /// What the review, or the calls, came to.
    ReviewEnd,
    /// The pairs of customers that may be one.
    MergeList,
    /// Two customers side by side.
    Merge,
    /// What the check-up found.
    CheckUp,
    /// What an import would come to.
    Import,
    /// What to know before a contact, over the list.
    Brief,
    /// A code for a telephone, over the screen.
    Qr,
    /// The customers that do not answer.
    Suspects,
    /// The verdict on one of them.
    Verdict,
    /// The filter being typed over a list.
    Filter,
    /// The quick-log line.
    QuickLog,
    /// The form of an order, beside what every form has.
    OrderForm,
    /// A form of fields.
    Form,
    /// A small menu, with or without a text of its own.
    Prompt,
    /// A backlog being spread over the coming days.
    Triage,
    /// A yes or no.
    Confirm,
    /// What is only told: help, the parts of a score.
    Told,
    /// Help, palette, search: a typed query over a list.
    Overlay,
    /// Both tabs, as long as nothing lies over them.
    Global,
    /// Everywhere, over dialogs too.
    Everywhere,
}

impl Scope {
    /// All scopes, in the order in which help shows them.
    pub const ALL: [Scope; 29] = [
        Scope::FollowUps,
        Scope::Card,
        Scope::Rollup,
        Scope::Ledger,
        Scope::Receipts,
        Scope::OrderCard,
        Scope::Report,
        Scope::Review,
        Scope::Calls,
        Scope::ReviewEnd,
        Scope::MergeList,
        Scope::Merge,
        Scope::CheckUp,
        Scope::Import,
        Scope::Brief,
        Scope::Qr,
        Scope::Suspects,
        Scope::Verdict,
        Scope::Filter,
        Scope::QuickLog,
        Scope::OrderForm,
        Scope::Form,
        Scope::Prompt,
        Scope::Triage,
        Scope::Confirm,
        Scope::Told,
        Scope::Overlay,
        Scope::Global,
        Scope::Everywhere,
    ];

    /// True where every printable key belongs to a text field, so that no action may be bound to one.
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Scope::Filter
                | Scope::QuickLog
                | Scope::OrderForm
                | Scope::Form
                | Scope::Prompt
                | Scope::Told
                | Scope::Overlay
        )
    }

    /// The key of its name in `key.ftl`.
    pub fn label(self) -> &'static str {
        match self {
            Scope::FollowUps => "key-scope-follow-ups",
            Scope::Card => "key-scope-card",
            Scope::Rollup => "key-scope-rollup",
            Scope::Ledger => "key-scope-ledger",
            Scope::Receipts => "key-scope-receipts",
            Scope::OrderCard => "key-scope-order-card",
            Scope::Report => "key-scope-report",
            Scope::Review => "key-scope-review",
            Scope::Calls => "key-scope-calls",
            Scope::ReviewEnd => "key-scope-review-end",
            Scope::MergeList => "key-scope-merge-list",
            Scope::Merge => "key-scope-merge",
            Scope::CheckUp => "key-scope-checkup",
            Scope::Import => "key-scope-import",
            Scope::Brief => "key-scope-brief",
            Scope::Qr => "key-scope-qr",
            Scope::Suspects => "key-scope-suspects",
            Scope::Verdict => "key-scope-verdict",
            Scope::Filter => "key-scope-filter",
            Scope::QuickLog => "key-scope-quick-log",
            Scope::OrderForm => "key-scope-order-form",
            Scope::Form => "key-scope-form",
            Scope::Prompt => "key-scope-prompt",
            Scope::Triage => "key-scope-triage",
            Scope::Confirm => "key-scope-confirm",
            Scope::Told => "key-scope-told",
            Scope::Overlay => "key-scope-overlay",
            Scope::Global => "key-scope-global",
            Scope::Everywhere => "key-scope-everywhere",
        }
    }
}
