//! Every bindable action once: id, texts, scopes, default keys, place in the footer. Flat data; it runs nothing.
//!
//! Help, footer, palette, keymap and the configuration's documentation are all read from [`ACTIONS`].

mod scope;

pub use scope::Scope;

use Scope::{
    Brief, Calls, Card, CheckUp, Confirm, Everywhere, Filter, FollowUps, Form, Global, Import, Ledger, Merge,
    MergeList, OrderCard, OrderForm, Overlay, Prompt, Qr, QuickLog, Receipts, Report, Review, ReviewEnd, Rollup,
    Triage,
};

/// One row of [`ACTIONS`].
#[derive(Debug)]
pub struct Definition {
    pub action: Action,
    /// The name in the configuration file: `follow_up.log`.
    pub id: &'static str,
    /// Key of the short name in `action.ftl`: footer, palette, help.
    pub label: &'static str,
    /// Key of the one sentence that says what it does, in `action.ftl`: palette, help.
    pub help: &'static str,
    pub scopes: &'static [Scope],
    /// As the configuration writes them; the first is the one shown.
    pub keys: &'static [&'static str],
    /// Its rank in the footer: 1 is the last to be dropped on a narrow screen; 0 is never shown there.
    pub footer: u8,
    /// Whether the palette offers it.
    pub palette: bool,
}

macro_rules! actions {
    ($($action:ident $id:literal $label:literal $scopes:expr, [$($key:literal),*] $footer:literal $palette:literal;)*) => {
        /// What a key can mean.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $(
            #[doc = concat!("`", $id, "`")]
            $action,
        )* }

        /// Every action, in the order in which help and footer show them.
        pub const ACTIONS: &[Definition] = &[$(Definition {
            action: Action::$action,
            id: $id,
            label: $label,
            help: concat!($label, "-help"),
            scopes: $scopes,
            keys: &[$($key),*],
            footer: $footer,
            palette: $palette,
        }),*];
    };
}

const PANES: &[Scope] = &[FollowUps, Card];
const TAB_PANES: &[Scope] = &[FollowUps, Card, Rollup, Ledger, Receipts];
const PLACES: &[Scope] = &[FollowUps, Card, Rollup, Ledger, Receipts, OrderCard, Report];
const ENDS: &[Scope] =
    &[FollowUps, Card, Rollup, Ledger, Receipts, OrderCard, Report, CheckUp, Import, Scope::Suspects];
const WIDE: &[Scope] = &[FollowUps, Card, Rollup, Ledger, Receipts, Import];
const LISTS: &[Scope] = &[
    FollowUps,
    Card,
    Rollup,
    Ledger,
    Receipts,
    OrderCard,
    Report,
    CheckUp,
    Import,
    MergeList,
    Merge,
    Scope::Suspects,
    Scope::Verdict,
    Triage,
    Filter,
    Prompt,
    Scope::Told,
    Overlay,
];
const MERGING: &[Scope] = &[MergeList, Merge];
const SALES: &[Scope] = &[FollowUps, Card, Rollup, Ledger, Receipts, OrderCard, Review, Calls, Brief];
const FIGURES: &[Scope] = &[Rollup, Ledger, Receipts];
const PERIODS: &[Scope] = &[Rollup, Ledger, Receipts, Report];
const ORDER: &[Scope] = &[Rollup, Ledger, OrderCard];
const LEDGER: &[Scope] = &[Rollup, Ledger, Receipts, OrderCard];
const CUSTOMER: &[Scope] = &[FollowUps, Card, Review, Calls, Brief];
/// The calls have keys of their own for these.
const BUT_CALLS: &[Scope] = &[FollowUps, Card, Review, Brief];
const CODED: &[Scope] = &[FollowUps, Card, Review, Calls, Brief, Qr];
const NUMBERS: &[Scope] = &[Calls, Qr];
const STEPS: &[Scope] = &[Review, Calls];
const WALK: &[Scope] = &[Review, Calls, ReviewEnd];
const DIALOGS: &[Scope] = &[Import, Filter, QuickLog, OrderForm, Form, Prompt, Triage, Overlay];
const PICKERS: &[Scope] = &[Filter, Prompt, Overlay];
const UNDOING: &[Scope] =
    &[Review, Calls, ReviewEnd, Report, CheckUp, MergeList, Merge, Scope::Suspects, Scope::Verdict, Global];
const VERDICTS: &[Scope] = &[Scope::Suspects, Scope::Verdict];
const OF_CUSTOMER: &[Scope] = &[Rollup, Ledger, Receipts, OrderCard, Scope::Suspects, Scope::Verdict];
const OVER_TABS: &[Scope] = &[Report, Global];

// Letters are swallowed by a Chinese input method in list mode (domain-rules.md, trap 5), so the core ten have an
// F-key or Ctrl twin; punctuation and digits come through and are understood in their full-width form too.
actions! {
    Log            "follow_up.log"            "action-follow-up-log"            CUSTOMER,      ["a", "f2"]                1 true;
    NoAnswerNext   "follow_up.no_answer_next" "action-follow-up-no-answer-next" CUSTOMER,      ["shift-a", "f3"]          4 true;
    Snooze         "follow_up.snooze"         "action-follow-up-snooze"         CUSTOMER,      ["s", "f4"]                2 true;
    EditCustomer   "customer.edit"            "action-customer-edit"            CUSTOMER,      ["e", "f5"]                6 true;
    NewCustomer    "customer.new"             "action-customer-new"             PANES,         ["n", "f6"]                7 true;
    Contacts       "customer.contacts"        "action-customer-contacts"        CUSTOMER,      ["@"]                      0 true;
    Promises       "customer.promises"        "action-customer-promises"        CUSTOMER,      ["shift-p"]                0 true;
    Brief          "customer.brief"           "action-customer-brief"           PANES,         ["b"]                      0 true;
    Verdict        "customer.verdict"         "action-customer-verdict"         BUT_CALLS,     ["v"]                      0 true;
    Suspects       "customer.suspects"        "action-customer-suspects"        PANES,         ["shift-v"]                0 true;
    Star           "customer.star"            "action-customer-star"            CUSTOMER,      ["*", "f7"]                9 true;
    Park           "customer.park"            "action-customer-park"            CUSTOMER,      ["x", "f8"]                8 true;
    GiveUp         "customer.give_up"         "action-customer-give-up"         CUSTOMER,      ["shift-x"]                0 true;
    Wake           "customer.wake"            "action-customer-wake"            PANES,         ["w"]                      0 true;
    Copy           "customer.copy"            "action-customer-copy"            BUT_CALLS,     ["y", "f9"]               10 true;
    SetPlan        "customer.plan"            "action-customer-plan"            PANES,         [">"]                      0 true;
    SetTier        "customer.tier"            "action-customer-tier"            PANES,         ["!"]                      0 true;
    Obstacle       "deal.obstacle"            "action-deal-obstacle"            PANES,         ["shift-b"]                0 true;
    MoveStage      "customer.stage"           "action-customer-stage"           PANES,         ["="]                      0 true;
    AddTag         "customer.tag"             "action-customer-tag"             PANES,         ["#"]                      0 true;
    Merge          "customer.merge"           "action-customer-merge"           PANES,         ["shift-m"]                0 true;
    MergeWith      "customer.merge_with"      "action-customer-merge-with"      PANES,         ["&"]                      0 true;
    Review         "review.start"             "action-review-start"             PANES,         ["r", "f10"]              11 true;
    Calls          "calls.start"              "action-calls-start"              PANES,         ["t", "ctrl-t"]            0 true;
    NextCalls      "calls.next"               "action-calls-next"               PANES,         ["shift-n"]                0 true;
    ContactQr      "contact.qr"               "action-contact-qr"               CODED,         ["shift-q"]                0 true;
    ByPriority     "queue.by_priority"        "action-queue-by-priority"        &[FollowUps],  ["shift-s"]                0 true;
    Priority       "customer.priority"        "action-customer-priority"        PANES,         ["+"]                      0 true;
    Triage         "queue.triage"             "action-queue-triage"             PANES,         ["shift-t"]                0 true;
    ReviewSkip     "review.skip"              "action-review-skip"              STEPS,         ["space", "right", "j", "down"] 3 false;
    ReviewBack     "review.back"              "action-review-back"              WALK,          ["left", "k", "up"]        12 false;
    ReviewStop     "review.stop"              "action-review-stop"              STEPS,         ["esc"]                    2 false;
    CallNoAnswer   "calls.no_answer"          "action-calls-no-answer"          &[Scope::Calls], ["1"]                    0 false;
    CallBusy       "calls.busy"               "action-calls-busy"               &[Scope::Calls], ["2"]                    0 false;
    CallRejected   "calls.rejected"           "action-calls-rejected"           &[Scope::Calls], ["3"]                    0 false;
    CallOff        "calls.off"                "action-calls-off"                &[Scope::Calls], ["4"]                    0 false;
    CallWrong      "calls.wrong"              "action-calls-wrong"              &[Scope::Calls], ["5"]                    0 false;
    CallAgain      "calls.again"              "action-calls-again"              &[Scope::Calls], ["6"]                    0 false;
    CallTalked     "calls.talked"             "action-calls-talked"             &[Scope::Calls], ["enter"]                0 false;
    CallNumber     "calls.number"             "action-calls-number"             NUMBERS,       ["n", "f6"]                3 false;
    CallCopy       "calls.copy"               "action-calls-copy"               NUMBERS,       ["y", "f9"]                4 false;
    QrClose        "qr.close"                 "action-qr-close"                 &[Qr],         ["esc", "enter"]           1 false;
    BriefClose     "brief.close"              "action-brief-close"              &[Scope::Brief], ["esc", "enter", "b"]    1 false;
    ReviewClose    "review.close"             "action-review-close"             &[ReviewEnd],  ["enter", "esc"]           1 false;

    CheckUp        "checkup.open"             "action-checkup-open"             &[Global],     ["c", "ctrl-k"]            0 true;
    CheckMend      "checkup.mend"             "action-checkup-mend"             &[CheckUp],    ["enter"]                  1 false;
    CheckDismiss   "checkup.dismiss"          "action-checkup-dismiss"          &[CheckUp],    ["n", "f8"]                2 false;
    CheckDismissed "checkup.dismissed"        "action-checkup-dismissed"        &[CheckUp],    ["v", "f7"]                4 false;
    CheckClose     "checkup.close"            "action-checkup-close"            &[CheckUp],    ["esc"]                    5 false;

    VerdictOpen    "verdict.open"             "action-verdict-open"             VERDICTS,      ["enter"]                  1 false;
    VerdictChannel "verdict.channel"          "action-verdict-channel"          &[Scope::Verdict], ["1"]                  0 false;
    VerdictPerson  "verdict.person"           "action-verdict-person"           &[Scope::Verdict], ["2"]                  0 false;
    VerdictPause   "verdict.pause"            "action-verdict-pause"            &[Scope::Verdict], ["3"]                  0 false;
    VerdictGiveUp  "verdict.give_up"          "action-verdict-give-up"          &[Scope::Verdict], ["4"]                  0 false;
    VerdictDossier "verdict.dossier"          "action-verdict-dossier"          &[Scope::Verdict], ["5"]                  0 false;
    VerdictDecline "verdict.decline"          "action-verdict-decline"          &[Scope::Verdict], ["6"]                  0 false;
    VerdictNext    "verdict.next"             "action-verdict-next"             &[Scope::Verdict], ["right", "n"]         2 false;
    VerdictPrevious "verdict.previous"        "action-verdict-previous"         &[Scope::Verdict], ["left"]               0 false;
    VerdictBack    "verdict.back"             "action-verdict-back"             VERDICTS,      ["esc"]                    5 false;

    MergeOpen      "merge.open"               "action-merge-open"               MERGING,       ["enter"]                  1 false;
    MergeToggle    "merge.toggle"             "action-merge-toggle"             &[Merge],      ["space"]                  2 false;
    MergeApart     "merge.apart"              "action-merge-apart"              MERGING,       ["n"]                      3 false;
    MergeKeep      "merge.keep"               "action-merge-keep"               &[Merge],      ["left", "h"]              0 false;
    MergeTake      "merge.take"               "action-merge-take"               &[Merge],      ["right", "l"]             0 false;
    MergeBack      "merge.back"               "action-merge-back"               MERGING,       ["esc"]                    5 false;

    NewOrder       "order.new"                "action-order-new"                SALES,         ["o", "ctrl-o"]            3 true;
    Receipt        "receipt.add"              "action-receipt-add"              SALES,         ["p", "f12"]               4 true;
    Delivery       "delivery.add"             "action-delivery-add"             ORDER,         ["d", "f3"]                5 true;
    Return         "return.add"               "action-return-add"               ORDER,         ["t", "f4"]                6 true;
    Invoice        "invoice.add"              "action-invoice-add"              ORDER,         ["i", "f6"]                8 true;
    EditOrder      "order.edit"               "action-order-edit"               ORDER,         ["e", "f5"]                7 true;
    StepOrder      "order.step"               "action-order-step"               ORDER,         ["s", "f9"]                9 true;
    CancelOrder    "order.cancel"             "action-order-cancel"             ORDER,         ["x", "f8"]                9 true;
    Allocate       "receipt.allocate"         "action-receipt-allocate"         LEDGER,        ["shift-a"]                0 true;
    OpenCustomer   "order.customer"           "action-order-customer"           OF_CUSTOMER,        ["f"]                     10 true;
    EditReceipt    "receipt.edit"             "action-receipt-edit"             &[Receipts],   ["e", "f5"]                7 true;
    RemoveReceipt  "receipt.remove"           "action-receipt-remove"           &[Receipts],   ["x", "f8"]                9 true;
    RollupReceipts "rollup.receipts"          "action-rollup-receipts"          FIGURES,       ["v"]                      8 true;
    RollupBy       "rollup.by"                "action-rollup-by"                FIGURES,       ["m", "f7"]                6 true;
    PeriodBack     "rollup.period_back"       "action-rollup-period-back"       PERIODS,       ["["]                     11 true;
    PeriodForward  "rollup.period_forward"    "action-rollup-period-forward"    PERIODS,       ["]"]                      0 true;
    PeriodSize     "rollup.period_size"       "action-rollup-period-size"       FIGURES,       ["z"]                     11 true;
    NextCurrency   "rollup.currency"          "action-rollup-currency"          FIGURES,       ["$"]                      0 true;
    SetTarget      "target.set"               "action-target-set"               FIGURES,       ["shift-t"]               12 true;
    TargetGap      "target.gap"               "action-target-gap"               FIGURES,       ["w"]                      0 true;
    Products       "product.list"             "action-product-list"             FIGURES,       ["shift-p"]                0 true;

    OpenReport     "report.open"              "action-report-open"              TAB_PANES,     ["shift-r", "f11"]         0 true;
    ReportOpen     "report.drill"             "action-report-drill"             &[Report],     ["enter"]                  3 false;
    ReportCopy     "report.copy"              "action-report-copy"              &[Report],     ["y", "f9"]                1 true;
    ReportCopyMarkdown "report.copy_markdown" "action-report-copy-markdown"     &[Report],     ["shift-y"]                8 true;
    ReportSave     "report.save"              "action-report-save"              &[Report],     ["s", "ctrl-s"]            2 true;
    ReportSeal     "report.seal"              "action-report-seal"              &[Report],     ["x", "f8"]                6 true;
    ReportDefinitions "report.definitions"    "action-report-definitions"       &[Report],     ["i", "f6"]                5 true;
    ReportNext     "report.next"              "action-report-next"              &[Report],     ["right", "tab"]           7 false;
    ReportPrevious "report.previous"          "action-report-previous"          &[Report],     ["left", "shift-tab"]      0 false;
    ReportColumnsRight "report.columns_right" "action-report-columns-right"     &[Report],     ["l"]                      0 false;
    ReportColumnsLeft "report.columns_left"   "action-report-columns-left"      &[Report],     ["h"]                      0 false;
    ReportOverview "report.overview"          "action-report-overview"          &[Report],     ["1", "o"]                 0 true;
    ReportDay      "report.day"               "action-report-day"               &[Report],     ["2", "d"]                 0 true;
    ReportWeek     "report.week"              "action-report-week"              &[Report],     ["3", "w"]                 0 true;
    ReportMonth    "report.month"             "action-report-month"             &[Report],     ["4", "m"]                 0 true;
    ReportStatement "report.statement"        "action-report-statement"         &[Report],     ["5", "c"]                 0 true;
    ReportPatterns "report.patterns"          "action-report-patterns"          &[Report],     ["6", "p"]                 0 true;
    ReportHandover "report.handover"          "action-report-handover"          &[Report],     ["7", "shift-h"]           0 true;

    Open           "list.open"                "action-list-open"                &[FollowUps],  ["enter"]                  5 false;
    EditFollowUp   "follow_up.edit"           "action-follow-up-edit"           &[Card],       ["enter"]                  5 true;
    OpenRollup     "rollup.open"              "action-rollup-open"              &[Rollup],     ["enter"]                  5 false;
    OpenOrder      "order.open"               "action-order-open"               &[Ledger],     ["enter"]                  5 false;
    OpenReceipt    "receipt.open"             "action-receipt-open"             &[Receipts],   ["enter"]                  5 false;
    Back           "list.back"                "action-list-back"                PLACES,        ["esc"]                    0 false;
    MoveDown       "move.down"                "action-move-down"                LISTS,         ["down", "j"]              0 false;
    MoveUp         "move.up"                  "action-move-up"                  LISTS,         ["up", "k"]                0 false;
    PageDown       "move.page_down"           "action-move-page-down"           LISTS,         ["pagedown"]               0 false;
    PageUp         "move.page_up"             "action-move-page-up"             LISTS,         ["pageup"]                 0 false;
    First          "move.first"               "action-move-first"               ENDS,          ["g", "home"]              0 false;
    Last           "move.last"                "action-move-last"                ENDS,          ["shift-g", "end"]         0 false;
    PaneLeft       "pane.left"                "action-pane-left"                WIDE,          ["left", "h"]              0 false;
    PaneRight      "pane.right"               "action-pane-right"               WIDE,          ["right", "l"]             0 false;
    PaneNext       "pane.next"                "action-pane-next"                TAB_PANES,     ["tab"]                    0 false;
    Mark           "mark.toggle"              "action-mark-toggle"              &[FollowUps],  ["space"]                  0 true;
    MarkAll        "mark.all"                 "action-mark-all"                 &[FollowUps],  ["ctrl-a"]                 0 true;

    ImportChange   "import.change"            "action-import-change"            &[Import],     ["enter", "space"]         2 false;
    ImportTake     "import.take"              "action-import-take"              &[Import],     ["ctrl-s", "f2"]           1 false;
    ImportPart     "import.part"              "action-import-part"              &[Import],     ["tab"]                    4 false;
    ImportPartBack "import.part_back"         "action-import-part-back"         &[Import],     ["shift-tab"]              0 false;

    SaveLog        "quick_log.save"           "action-quick-log-save"           &[QuickLog],   ["enter", "ctrl-s"]        1 false;
    ExpandLog      "quick_log.expand"         "action-quick-log-expand"         &[QuickLog],   ["tab"]                    2 false;
    ChipNext       "quick_log.chip_next"      "action-quick-log-chip-next"      &[QuickLog],   ["down"]                   5 false;
    ChipPrevious   "quick_log.chip_previous"  "action-quick-log-chip-previous"  &[QuickLog],   ["up"]                     0 false;
    ChipDrop       "quick_log.chip_drop"      "action-quick-log-chip-drop"      &[QuickLog],   ["ctrl-x"]                 6 false;
    PromiseSettle  "quick_log.promise"        "action-quick-log-promise"        &[QuickLog],   ["ctrl-t"]                 0 false;
    FieldNext      "form.next"                "action-form-next"                &[Form],       ["tab"]                    2 false;
    FieldPrevious  "form.previous"            "action-form-previous"            &[Form],       ["shift-tab"]              5 false;
    SaveForm       "form.save"                "action-form-save"                &[Form],       ["ctrl-s"]                 1 false;
    SaveNext       "order_form.save_next"     "action-order-form-save-next"     &[OrderForm],  ["ctrl-n"]                 3 false;
    RemoveLine     "order_form.remove_line"   "action-order-form-remove-line"   &[OrderForm],  ["ctrl-d"]                 6 false;
    RepeatOrder    "order_form.repeat"        "action-order-form-repeat"        &[OrderForm],  ["ctrl-l"]                 7 false;
    Accept         "choice.accept"            "action-choice-accept"            PICKERS,       ["enter"]                  1 false;
    TriageApply    "triage.apply"             "action-triage-apply"             &[Scope::Triage], ["enter"]               1 false;
    TriageMore     "triage.more"              "action-triage-more"              &[Scope::Triage], ["+", "right"]          2 false;
    TriageLess     "triage.less"              "action-triage-less"              &[Scope::Triage], ["-", "left"]           2 false;
    TriageLeave    "triage.leave"             "action-triage-leave"             &[Scope::Triage], ["x", "space"]          2 false;
    ConfirmYes     "confirm.yes"              "action-confirm-yes"              &[Confirm],    ["y", "enter"]             1 false;
    ConfirmNo      "confirm.no"               "action-confirm-no"               &[Confirm],    ["n", "esc"]               2 false;
    ToldClose      "told.close"               "action-told-close"               &[Scope::Told], ["esc", "enter"]           1 false;
    Cancel         "dialog.cancel"            "action-dialog-cancel"            DIALOGS,       ["esc"]                    3 false;

    Filter         "list.filter"              "action-list-filter"              TAB_PANES,      ["/"]                      3 true;
    Search         "search.open"              "action-search-open"              OVER_TABS,     ["ctrl-f"]                13 true;
    Import         "import.open"              "action-import-open"              &[Global],     ["shift-i"]                0 true;
    Undo           "history.undo"             "action-history-undo"             UNDOING,       ["u", "ctrl-z"]           12 true;
    Redo           "history.redo"             "action-history-redo"             OVER_TABS,     ["ctrl-r", "ctrl-y"]       0 true;
    TabFollowUps   "tab.follow_ups"           "action-tab-follow-ups"           &[Global],     ["1"]                      0 true;
    TabLedger      "tab.ledger"               "action-tab-ledger"               &[Global],     ["2"]                      0 true;
    Palette        "palette.open"             "action-palette-open"             OVER_TABS,     [":", "ctrl-p"]           14 false;
    Quit           "app.quit"                 "action-app-quit"                 OVER_TABS,     ["q", "ctrl-q"]           15 true;
    Help           "help.open"                "action-help-open"                &[Everywhere], ["?", "f1"]                2 true;
}

impl Action {
    /// Its row in [`ACTIONS`].
    pub fn definition(self) -> &'static Definition {
        // The enum and the table come from the same rows, in the same order.
        &ACTIONS[self as usize]
    }

    /// Whether it is done to the customer in sight, from a card as from the list, and then comes back there: the brief, too, has it.
    pub fn is_about_one_customer(self) -> bool {
        let scopes = self.definition().scopes;
        scopes.contains(&Scope::Brief) && scopes.contains(&Scope::Card)
    }

    /// The action that the configuration calls `id`.
    pub fn from_id(id: &str) -> Option<Action> {
        ACTIONS.iter().find(|row| row.id == id).map(|row| row.action)
    }
}
