//! What the tests of forms and menus share: a moment, a subject, keys as the app hands them over. Judges nothing.

use crate::kit_canvas::{Canvas, typed};
use chrono::{DateTime, FixedOffset};
use gendan::{
    action::Scope,
    domain::{
        channel::Channel,
        due::{DuePolicy, Facts, Outlook},
        id::{ContactId, CustomerId},
        money::Currency,
        tier::Tier,
    },
    entry::{EntryContext, log::LogSubject},
    i18n::Lang,
    keymap::Key,
    store::{Noted, Op, Store, op::NewContact, op::NewCustomer},
    tui::Press,
};

pub const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 10)];

/// Everything a form is used with.
pub struct Desk {
    pub canvas: Canvas,
    pub policy: DuePolicy,
    pub at: DateTime<FixedOffset>,
}

impl Desk {
    /// Wednesday 2026-03-11, 10:30 in Shanghai.
    pub fn new(lang: Lang) -> Desk {
        let at = DateTime::parse_from_rfc3339("2026-03-11T10:30:00+08:00").unwrap();
        Desk { canvas: Canvas::new(lang), policy: DuePolicy::default(), at }
    }

    pub fn ctx(&self) -> EntryContext<'_> {
        EntryContext { texts: &self.canvas.texts, at: self.at, currency: Currency::CNY, policy: &self.policy }
    }

    /// A named key as the app hands it to `scope`.
    pub fn press(&self, scope: Scope, key: &str) -> Press {
        self.canvas.press(scope, key)
    }

    /// A typed character: what an input method commits comes the same way.
    pub fn type_char(&self, scope: Scope, c: char) -> Press {
        let key = typed(c);
        Press { action: self.canvas.keymap.action(&[scope, Scope::Everywhere], &key), key }
    }
}

/// The keys of a script: words in `<>` are key names, the rest is typed.
pub fn script(desk: &Desk, scope: Scope, text: &str) -> Vec<Press> {
    let mut presses = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        if let Some((name, after)) = named.filter(|(name, _)| Key::parse(name).is_ok()) {
            presses.push(desk.press(scope, name));
            rest = after;
        } else {
            presses.push(desk.type_char(scope, c));
            rest = &rest[c.len_utf8()..];
        }
    }
    presses
}

pub fn subject() -> LogSubject {
    LogSubject {
        customer: CustomerId(7),
        name: "蓝岸电子".to_owned(),
        tier: Tier::B,
        last_channel: Some(Channel::Wechat),
        plan: None,
        contacts: vec![(ContactId(1), "张伟".to_owned()), (ContactId(2), "李娜".to_owned())],
        promises: Vec::new(),
        noted: Noted { has_need: true, outlook: with_a_deal(), ..Noted::default() },
    }
}

/// Of a customer with one open deal and nothing else.
fn with_a_deal() -> Outlook {
    let facts = Facts { open_deal: true, ..Facts::default() };
    Outlook { facts, deals: 1, open_deals: 1, ..Outlook::default() }
}

/// A book with one customer and its two people.
pub fn book(desk: &Desk) -> (Store, CustomerId) {
    let mut store = Store::in_memory().unwrap();
    let person = |name: &str, phone: &str| NewContact {
        name: name.to_owned(),
        phone: Some(phone.to_owned()),
        ..NewContact::default()
    };
    let mut new = NewCustomer::named("蓝岸电子有限公司");
    new.contacts = vec![person("张伟", "+86 139-0000-1111"), person("李娜", "0755-2600 3344")];
    new.fields.address = Some("深圳南山".to_owned());
    let (made, _) = store.apply(&Op::AddCustomer(Box::new(new)), desk.at).unwrap();
    (store, made.customer.unwrap())
}
