//! Finding customers by whatever was typed, notes by their words, and who may be typed twice.

use crate::factory::{Quick, book, customer_row, follow_up_row, local, named, now, person, source, talk};
use gendan::domain::{
    duplicate::{name_key, phone_key},
    id::{CustomerId, FollowUpId},
};
use gendan::store::{
    ContactMatch, Op, Resolved, Store, StoreError,
    op::{FollowUpEdit, NewFollowUp},
};

#[test]
fn names_are_found_however_they_are_typed() {
    for (name, typed) in [
        ("重庆银行股份有限公司", "cqyh cqyhgf chongqing chongqingyinhang cqyinhang 重庆 庆银 银行股 cqyhgfyxgs"),
        ("长城汽车", "cc ccqc changcheng changchengqiche 长城 汽"),
        ("华为技术有限公司", "hwjs huawei hwjsyxgs huaweijishu huawj HW ＨＷ Huawei hua 华为"),
        ("厦门六安会计", "xm xmla xiamen luan kj kuaiji xmlakj liuan"),
        ("女娲旅行", "nw nvwa nuwa lx lvxing"),
        ("Acme 上海贸易 GmbH", "acme ACME gmbh shmy acmesh shanghaimaoyi Ａｃｍｅ"),
        ("3M中国", "3m 3mzg zg 3m中国"),
    ] {
        let mut store = book();
        store.add("不相干");
        let customer = store.add(name);
        let index = store.customer_index().unwrap();
        for typed in typed.split(' ') {
            assert_eq!(index.filter(typed, local("2026-11-21T10:00")), [customer], "{typed} in {name}");
            let hits: Vec<_> = index.search(typed, 5).into_iter().map(|hit| (hit.customer, hit.name)).collect();
            assert_eq!(hits, [(customer, name.to_owned())], "{typed} in {name}");
        }
        for typed in ["xxqq", "华城", "为华", "wh", "eijishu", "ongq", "\u{1}", "\u{2}", "", " "] {
            assert_eq!(index.filter(typed, local("2026-11-21T10:00")), [], "{typed:?} in {name}");
        }
    }
}

#[test]
fn surnames_have_their_own_readings() {
    for (name, typed) in [
        ("单雄信", "shan sxx"),
        ("曾国藩", "zeng zgf"),
        ("仇士良", "qiu qsl"),
        ("解晓东", "xie xxd"),
        ("查良镛", "zha zly"),
        ("区志强", "ou ozq"),
        ("翟志刚", "zhai zzg"),
        ("乐嘉", "yue yj"),
        ("尉迟恭", "yuchi ycg"),
    ] {
        let mut store = book();
        let mut new = named("某公司");
        new.contacts = vec![person(name, "13800138000")];
        let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
        for typed in typed.split(' ') {
            assert_eq!(
                store.customer_index().unwrap().filter(typed, local("2026-11-21T10:00")),
                [customer],
                "{typed} for {name}"
            );
        }
    }
}

#[test]
fn people_numbers_and_tags_are_found() {
    let mut store = book();
    let mut new = named("甲公司");
    new.contacts = vec![person("张伟", "+86 138-0013-8000"), person("Ann", "0755-8612345转801")];
    new.contacts[0].wechat = Some("ZhangWei_88".to_owned());
    new.fields.tags = vec!["展会".to_owned(), "VIP".to_owned()];
    new.fields.reference = Some("L-0042".to_owned());
    let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
    store.add("乙公司");
    let index = store.customer_index().unwrap();
    for typed in [
        "8000",
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 138-0013-8000",
        "008613800138000",
        "１３８００１３",
        "0755-8612345",
        "zhangwei_88",
        "展会",
        "zh 甲",
        "vip",
        "l-0042",
        "zw ann",
        "zhang vip 8000",
        "张 甲 公司",
    ] {
        assert_eq!(index.filter(typed, local("2026-11-21T10:00")), [customer], "{typed}");
    }
    for typed in ["vip 乙", "13900139000", "8000 9999"] {
        assert_eq!(index.filter(typed, local("2026-11-21T10:00")), [], "{typed}");
    }
}

#[test]
fn the_best_match_comes_first() {
    let mut store = book();
    for name in ["新华华为供应商", "华为技术有限公司", "华为", "不相干"] {
        store.add(name);
    }
    let names = |typed: &str| -> Vec<String> {
        store.customer_index().unwrap().search(typed, 3).into_iter().map(|hit| hit.name).collect()
    };
    assert_eq!(names("华为"), ["华为", "华为技术有限公司", "新华华为供应商"]);
    assert_eq!(names("hw"), ["华为", "华为技术有限公司", "新华华为供应商"]);
    assert_eq!(store.resolve("华为").unwrap(), Resolved::One(CustomerId(3), "华为".to_owned()));
    assert_eq!(store.resolve("xhhw").unwrap(), Resolved::One(CustomerId(1), "新华华为供应商".to_owned()));
    assert!(matches!(store.resolve("hua").unwrap(), Resolved::Ambiguous(found) if found.len() == 3));
    assert_eq!(store.resolve("没有").unwrap(), Resolved::NotFound);
    assert_eq!(store.resolve("  ").unwrap(), Resolved::NotFound);
}

#[test]
fn a_plain_scan_finds_the_same() {
    use ib_matcher::{
        matcher::{IbMatcher, PinyinMatchConfig},
        pinyin::PinyinNotation,
    };
    let characters: Vec<char> = "重庆长城银行会计华为技术有限公司厦门六安单曾仇解查区翟乐女绿a3b".chars().collect();
    let mut random = 7_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % below
    };
    let mut store = book();
    let names: Vec<String> =
        (0..300).map(|_| (0..next(7) + 1).map(|_| characters[next(characters.len())]).collect()).collect();
    let rows = names.iter().enumerate().map(|(n, name)| {
        let mut row = customer_row(name);
        row.reference = Some(format!("R{n}"));
        Ok::<_, StoreError>(row)
    });
    store.import_customers(rows, &source("a.csv"), |_| ()).unwrap();
    let index = store.customer_index().unwrap();
    let mut compared = 0;
    for typed in [
        "c",
        "cq",
        "zq",
        "yh",
        "hwjs",
        "gs",
        "kj",
        "huiji",
        "kuai",
        "changcheng",
        "zhangc",
        "shan",
        "danz",
        "la",
        "lu",
        "xiam",
        "y",
        "xingz",
        "银",
        "公司",
        "a",
        "b3",
    ] {
        let matcher = IbMatcher::builder(typed)
            .pinyin(PinyinMatchConfig::notations(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter))
            .is_pattern_partial(true)
            .build();
        let mut plain: Vec<CustomerId> = (1..)
            .zip(&names)
            .filter(|(_, name)| matcher.is_match(name.as_str()))
            .map(|(id, _)| CustomerId(id))
            .collect();
        let mut ours = index.filter(typed, local("2026-11-21T10:00"));
        ours.sort();
        plain.sort();
        // The reference of every customer has letters and digits of its own; 绿 and 女 are typed with u as well here.
        let missed: Vec<_> = plain.iter().filter(|id| !ours.contains(id)).collect();
        assert!(missed.is_empty(), "{typed} misses {missed:?}");
        compared += plain.len();
        if !["a", "b3", "lu"].contains(&typed) {
            assert_eq!(ours, plain, "{typed}");
        }
    }
    assert!(compared > 300);
}

#[test]
fn duplicates_are_told_and_branches_are_not() {
    for (a, b) in [
        ("13800138000", "+86 138 0013 8000"),
        ("13800138000", "0086-138-0013-8000"),
        ("13800138000", "１３８００１３８０００"),
        ("13800138000", "013800138000"),
        ("075586123456", "0755-86123456转801"),
        ("075586123456", "(0755) 8612 3456 ext 801"),
    ] {
        assert_eq!(phone_key(a), phone_key(b), "{b}");
    }
    for (a, b) in [
        ("华为技术有限公司", "华为技术"),
        ("华为技术有限公司", "华为技术股份有限公司"),
        ("华为技术有限公司", " 华为 技术 有限责任公司 "),
        ("华为技术(集团)有限公司", "华为技术集团"),
        ("Acme Co., Ltd.", "ACME ltd"),
        ("Ａｃｍｅ Inc.", "acme"),
    ] {
        assert_eq!(name_key(a), name_key(b), "{a} and {b}");
    }
    for (a, b) in
        [("华为技术有限公司", "华为技术有限公司深圳分公司"), ("Acme Ltd", "Acme Ltd Berlin Branch"), ("集团", "公司")]
    {
        assert_ne!(name_key(a), name_key(b), "{a} and {b}");
    }
    let mut store = book();
    let mut new = named("华为技术有限公司");
    new.contacts = vec![person("张伟", "13800138000")];
    let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
    store.add("不相干的一家店");
    for (name, phone, because) in [
        ("某某", Some("+86 138 0013 8000"), ContactMatch::Phone("13800138000".to_owned())),
        ("华为技术", None, ContactMatch::Name),
        ("华为技术服务", None, ContactMatch::Similar),
        ("华伟计数", None, ContactMatch::Similar),
    ] {
        let alike = store.alike(name, phone, 5).unwrap();
        assert_eq!(alike.len(), 1, "{name}: {alike:?}");
        assert_eq!((alike[0].customer, &alike[0].because), (customer, &because), "{name}");
    }
    assert_eq!(store.alike("苹果", None, 5).unwrap(), []);
}

fn note(store: &mut Store, customer: CustomerId, note: &str) -> FollowUpId {
    store.log(NewFollowUp { note: note.to_owned(), ..talk(customer) })
}

fn found(store: &Store, typed: &str) -> Vec<i64> {
    store.search_notes(typed, 40).unwrap().into_iter().map(|hit| hit.follow_up.0).collect()
}

#[test]
fn words_of_notes_are_found_newest_first() {
    let mut store = book();
    let customer = store.add("甲");
    for text in [
        "报价已发,等老板批复;下周有预算",
        "Budget approved by Müller, 120 pcs",
        "竞品报8.5万",
        "１２０台 ＡＢＣ",
        "100%_\\ \"quoted\" it's",
    ] {
        note(&mut store, customer, text);
    }
    for (typed, wanted) in [
        ("报", vec![3, 1]),
        ("报价", vec![1]),
        ("预算 报价", vec![1]),
        ("价报", vec![]),
        ("budg", vec![2]),
        ("BUDGET", vec![2]),
        ("120", vec![4, 2]),
        ("１２０", vec![4, 2]),
        ("abc", vec![4]),
        ("approved muller", vec![2]),
        ("报8", vec![3]),
        ("8.5万", vec![3]),
        ("quoted", vec![5]),
        ("发,等", vec![1]),
    ] {
        // What is typed with an umlaut less is found by the index alone.
        assert_eq!(found(&store, typed), wanted, "{typed}");
    }
    assert_eq!(store.search_notes("报", 1).unwrap().len(), 1);
}

#[test]
fn no_query_is_syntax() {
    let mut store = book();
    let customer = store.add("甲");
    note(&mut store, customer, "报价 a b");
    for typed in [
        "\"",
        "\"\"",
        "*",
        "* OR NEAR(",
        "a AND",
        "NOT a",
        "a\0b",
        "\0",
        "(",
        ")",
        "^a",
        "-a",
        "col:a",
        "{a}",
        "%",
        "_",
        "\\",
        "'; DROP TABLE customer;--",
        "\u{1b}[31m",
        "\u{202e}",
        "😀",
        "！！",
        "　",
        "a*b",
        "NEAR(a b)",
    ] {
        let _any = found(&store, typed);
    }
    assert_eq!(found(&store, &"长".repeat(5000)), Vec::<i64>::new());
    assert_eq!(found(&store, "a OR zzz"), Vec::<i64>::new(), "all words are demanded, OR too");
    store.sound();
}

#[test]
fn notes_follow_edits_and_imports() {
    let mut store = book();
    let customer = store.add("甲");
    let first = note(&mut store, customer, "旧的话");
    let edit = FollowUpEdit {
        id: first,
        contact: None,
        kind: Default::default(),
        direction: Default::default(),
        channel: gendan::domain::channel::Channel::Phone,
        outcome: None,
        note: "新的词".to_owned(),
        happened: gendan::domain::follow_up::Happened::At(now()),
        attitude: None,
        satisfaction: None,
        was_note: "旧的话".to_owned(),
    };
    store.done(Op::EditFollowUp(Box::new(edit)));
    assert_eq!((found(&store, "旧的"), found(&store, "新的")), (vec![], vec![1]));
    store.undo(now()).unwrap();
    assert_eq!((found(&store, "旧的"), found(&store, "新的")), (vec![1], vec![]));
    store.redo(now()).unwrap();
    assert_eq!((found(&store, "旧的"), found(&store, "新的")), (vec![], vec![1]));
    let rows = (0..50).map(|n| Ok::<_, StoreError>(follow_up_row("甲", "2026-11-01", &format!("导入新的第{n}条"))));
    store.import_follow_ups(rows, &source("a.csv"), |_| ()).unwrap();
    let typed_after = note(&mut store, customer, "再来一条新的");
    let before = found(&store, "新的");
    assert_eq!((before.len(), before[0]), (40, typed_after.0), "what is not in the index yet is found as well");
    let mut batches = 0;
    while store.index_more_notes(7).unwrap() {
        batches += 1;
        assert_eq!(found(&store, "新的"), before);
        store.sound();
    }
    assert!(batches >= 8, "eight batches, and the folding of them");
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    assert_eq!(found(&store, "新的"), [1]);
    let again = note(&mut store, customer, "又一条新的");
    assert_eq!(found(&store, "新的"), [again.0, 1]);
    store.sound();
}
