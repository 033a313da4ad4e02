//! The form of a customer: new, edited, with its people, and who may be the same.

use crate::forms_support::{Desk, book, script};
use gendan::{
    action::Scope,
    domain::{channel::Channel, id::CustomerId, stage::Stage, tier::Tier},
    i18n::Lang,
    store::{Op, Store, op::NewCustomer},
    tui::{
        Press,
        customer_form::{AlikeRow, CustomerForm, CustomerFormEvent},
    },
};

fn run(desk: &Desk, form: &mut CustomerForm, text: &str) -> CustomerFormEvent {
    let mut last = CustomerFormEvent::Ignored;
    for press in script(desk, Scope::Form, text) {
        let action = desk.canvas.keymap.action(&[form.scope(), Scope::Everywhere], &press.key);
        last = form.on_press(&Press { action, ..press }, &desk.ctx());
    }
    last
}

/// Answers the question for duplicates as the app does.
fn answer(desk: &Desk, form: &mut CustomerForm, store: &Store, event: CustomerFormEvent) -> CustomerFormEvent {
    let CustomerFormEvent::CheckDuplicates { name, phone } = event else { panic!("{event:?}") };
    let rows = store.alike(&name, phone.as_deref(), 3).unwrap();
    let rows = rows.into_iter().map(|alike| AlikeRow { contacts: store.contacts(alike.customer).unwrap(), alike });
    form.on_duplicates(rows.collect(), &desk.ctx())
}

fn op(event: CustomerFormEvent) -> Op {
    match event {
        CustomerFormEvent::Save(op) => *op,
        other => panic!("{other:?}"),
    }
}

fn new_customer(event: CustomerFormEvent) -> NewCustomer {
    match op(event) {
        Op::AddCustomer(new) => *new,
        other => panic!("{other:?}"),
    }
}

fn text(form: &CustomerForm, id: &str) -> String {
    form.values().into_iter().find(|(field, _)| *field == id).map(|(_, text)| text).unwrap()
}

#[test]
fn a_name_and_enter_make_a_customer() {
    let desk = Desk::new(Lang::ZhCn);
    let store = Store::in_memory().unwrap();
    let mut form = CustomerForm::new("", &desk.ctx());
    assert!(matches!(run(&desk, &mut form, "<enter>"), CustomerFormEvent::Moved), "a customer has a name");
    let event = run(&desk, &mut form, "青禾机电<enter>");
    let new = new_customer(answer(&desk, &mut form, &store, event));
    assert_eq!(new, NewCustomer { fields: new.fields.clone(), stage: Stage::Lead, ..NewCustomer::default() });
    assert_eq!((new.fields.name.as_str(), new.fields.tier), ("青禾机电", Tier::D));
}

#[test]
fn a_new_customer_is_filled_in_in_order() {
    let desk = Desk::new(Lang::ZhCn);
    let store = Store::in_memory().unwrap();
    let mut form = CustomerForm::new("青禾", &desk.ctx());
    run(
        &desk,
        &mut form,
        "机电<tab>王芳<tab>采购<tab> <tab>13800138000<tab>wangfang<tab>w@example.com<tab>a<tab>方案<tab>展会",
    );
    run(
        &desk,
        &mut form,
        "<tab>机械<tab>三台设备<tab>9.8万<tab>30天<tab>月底<tab>下周三 14:00<tab>发方案<tab>重点 展会<tab>",
    );
    form.paste("第一行\n第二行", &desk.ctx());
    let event = run(&desk, &mut form, "<ctrl-s>");
    let new = new_customer(answer(&desk, &mut form, &store, event));
    let contact = &new.contacts[0];
    assert_eq!((contact.name.as_str(), contact.title.as_deref(), contact.decision_maker), ("王芳", Some("采购"), true));
    assert_eq!((contact.phone.as_deref(), contact.wechat.as_deref()), (Some("13800138000"), Some("wangfang")));
    assert_eq!((new.fields.tier, new.stage, new.amount), (Tier::A, Stage::Proposal, Some(9_800_000)));
    assert_eq!(new.valid_until, "2026-04-10".parse().ok());
    assert_eq!(new.fields.decision_on, "2026-03-31".parse().ok());
    assert_eq!(new.next.map(|m| m.key()).as_deref(), Some("2026-03-18T14:00"));
    assert_eq!((new.next_action.as_deref(), new.fields.note.as_deref()), (Some("发方案"), Some("第一行\n第二行")));
    assert_eq!(new.fields.tags, ["重点", "展会"]);
}

#[test]
fn a_draft_of_a_form_is_put_back() {
    let desk = Desk::new(Lang::ZhCn);
    let (store, customer) = book(&desk);
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    let mut form = CustomerForm::edit(&card, &desk.ctx());
    assert!(!form.is_changed());
    form.focus_contacts();
    run(&desk, &mut form, "明");
    form.fill(
        &[("contact.2.name".to_owned(), "赵六".to_owned()), ("contact.3.phone".to_owned(), "2".to_owned())],
        &desk.ctx(),
    );
    assert!(form.is_changed());
    let draft: Vec<(String, String)> = form.values().into_iter().map(|(id, text)| (id.to_owned(), text)).collect();
    let mut again = CustomerForm::edit(&card, &desk.ctx());
    again.fill(&draft, &desk.ctx());
    assert_eq!(again.values(), form.values());
    assert_eq!(text(&again, "contact.0.name"), "张伟明");
}

#[test]
fn who_may_be_the_same_is_asked_and_never_blocks() {
    let desk = Desk::new(Lang::ZhCn);
    let (store, customer) = book(&desk);
    let open = |keys: &str| {
        let mut form = CustomerForm::new("", &desk.ctx());
        let event = run(&desk, &mut form, "蓝岸电子股份有限公司<enter>");
        assert!(matches!(answer(&desk, &mut form, &store, event), CustomerFormEvent::Moved));
        let screen = desk.canvas.lines((80, 24), |area, buf, ctx| {
            form.draw(area, buf, ctx);
        });
        assert!(screen.contains("蓝岸电子有限公司") && screen.contains("名称相同"), "{screen}");
        let event = run(&desk, &mut form, keys);
        (form, event)
    };
    assert_eq!(new_customer(open("<enter>").1).fields.name, "蓝岸电子股份有限公司");
    for keys in ["o", "<right>", "<down><enter>"] {
        assert!(matches!(open(keys).1, CustomerFormEvent::Open(found) if found == customer), "{keys}");
    }
    let (form, event) = open("<esc>");
    assert!(matches!(event, CustomerFormEvent::Moved));
    assert_eq!((text(&form, "name").as_str(), form.scope()), ("蓝岸电子股份有限公司", Scope::Form));
    // The same phone, written otherwise.
    let mut form = CustomerForm::new("无关的名称", &desk.ctx());
    form.fill(&[("phone".to_owned(), "139 0000 1111".to_owned())], &desk.ctx());
    let event = run(&desk, &mut form, "<ctrl-s>");
    assert!(matches!(answer(&desk, &mut form, &store, event), CustomerFormEvent::Moved));
}

#[test]
fn a_name_that_is_only_similar_is_saved_at_once_and_told() {
    let desk = Desk::new(Lang::ZhCn);
    let (store, _) = book(&desk);
    let mut form = CustomerForm::new("", &desk.ctx());
    let event = run(&desk, &mut form, "蓝岸电子科技<enter>");
    assert_eq!(new_customer(answer(&desk, &mut form, &store, event)).fields.name, "蓝岸电子科技");
    assert_eq!(form.similar(), Some("蓝岸电子有限公司"));
}

fn edited(
    desk: &Desk,
    store: &mut Store,
    customer: CustomerId,
    work: impl FnOnce(&mut CustomerForm),
) -> CustomerFormEvent {
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    let mut form = CustomerForm::edit(&card, &desk.ctx());
    work(&mut form);
    let event = run(desk, &mut form, "<ctrl-s>");
    if let CustomerFormEvent::Save(op) = &event {
        store.apply(op, desk.at).unwrap();
    }
    event
}

fn set(form: &mut CustomerForm, desk: &Desk, values: &[(&str, &str)]) {
    let values: Vec<_> = values.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    form.fill(&values, &desk.ctx());
}

#[test]
fn a_customer_and_its_people_are_edited_as_one_step() {
    let desk = Desk::new(Lang::ZhCn);
    let (mut store, customer) = book(&desk);
    assert!(matches!(edited(&desk, &mut store, customer, |_| {}), CustomerFormEvent::Cancelled), "nothing was changed");
    let event = edited(&desk, &mut store, customer, |form| {
        form.focus_contacts();
        run(&desk, form, "强<tab>总经理");
        set(form, &desk, &[("need", "三台设备"), ("contact.0.phone", "13700000000"), ("contact.1.primary", "yes")]);
        // The empty person at the end; typing in it makes room for another.
        set(
            form,
            &desk,
            &[("contact.2.name", "赵六"), ("contact.2.wechat", "zhao6"), ("contact.3.phone", "13600000000")],
        );
    });
    assert!(matches!(op(event), Op::Batch(_)));
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    assert_eq!(card.customer.need.as_deref(), Some("三台设备"));
    let names: Vec<&str> = card.contacts.iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(names, ["李娜", "张伟强", "赵六", "13600000000"], "the primary one first; a number stands for a name");
    assert_eq!(card.contacts[1].title.as_deref(), Some("总经理"));
    assert_eq!(card.contacts[1].value(Channel::Phone), Some("13700000000"));
    store.undo(desk.at).unwrap();
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    assert_eq!(card.contacts.len(), 2, "all of it is one step");
    assert_eq!(card.contacts[0].name, "张伟");

    edited(&desk, &mut store, customer, |form| set(form, &desk, &[("contact.1.remove", "yes")]));
    assert_eq!(store.contacts(customer).unwrap().len(), 1);
}

#[test]
fn a_change_in_between_is_told_and_nothing_is_lost() {
    let desk = Desk::new(Lang::ZhCn);
    let (mut store, customer) = book(&desk);
    let card = store.card(customer, desk.at.naive_local()).unwrap();
    let mut form = CustomerForm::edit(&card, &desk.ctx());
    set(&mut form, &desk, &[("need", "五台设备")]);
    edited(&desk, &mut store, customer, |form| set(form, &desk, &[("need", "三台设备")]));
    let op = op(run(&desk, &mut form, "<ctrl-s>"));
    let error = store.apply(&op, desk.at).unwrap_err();
    assert!(form.refused(&error, &desk.ctx()));
    assert_eq!(text(&form, "need"), "五台设备");
    let screen = desk.canvas.lines((80, 24), |area, buf, ctx| {
        form.draw(area, buf, ctx);
    });
    assert!(screen.contains("另一个窗口刚改过关键需求"), "{screen}");
}
