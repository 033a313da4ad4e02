//! Contact cards of phones and mail programs: read in every version and encoding, taken once, changed by their UID.

use crate::cli_support::Book;
use crate::exchange_support::{Imported, import_file, import_sheet, sheet, sheet_with};
use gendan::domain::channel::Channel;
use gendan::exchange::error::ImportError;
use gendan::exchange::field::Kind;
use gendan::exchange::plan::ImportOptions;
use gendan::exchange::read::{Format, Problem, ReadOptions};
use serde_json::json;
use std::path::PathBuf;

fn cards(bytes: &[u8]) -> Imported {
    import_sheet(sheet(bytes).expect("sheet"), ImportOptions::default()).expect("import")
}

fn card(body: &str) -> Vec<u8> {
    format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{body}END:VCARD\r\n").into_bytes()
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn quoted(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("={byte:02X}")).collect()
}

#[test]
fn a_card_is_a_person_of_the_company() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;芳;;;\r\nFN:王芳\r\nORG:云杉软件;采购部\r\nTITLE:采购经理\r\n\
        item1.TEL;type=CELL;type=pref:138 0000 1111\r\nitem1.X-ABLabel:工作\r\nTEL;TYPE=WORK,VOICE:010-88886666\r\n\
        TEL;TYPE=FAX:010-88886667\r\nEMAIL;TYPE=INTERNET:wang@example.com\r\nitem2.EMAIL:w2@example.com\r\n\
        X-WECHAT:wangfang\r\nX-QQ:12345\r\nIMPP;X-SERVICE-TYPE=x:weixin:wf2\r\n\
        ADR;TYPE=WORK:;;中山路 1 号;杭州;浙江;310000;中国\r\nNOTE:喜欢周二\\, 下午\\n别打\r\n  电话\r\n\
        PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nBDAY:1990-05-06\r\nUID:u-1\r\nREV:20260101T000000Z\r\nEND:VCARD\r\n";
    let got = cards(text.as_bytes());
    assert_eq!((got.plan.format, got.plan.kind, got.plan.rows), (Format::Cards, Kind::Contacts, 1));
    assert_eq!((got.plan.heading_line, got.plan.encoding), (0, None));
    let one = got.contacts()[0];
    assert_eq!((one.name.as_str(), one.customer.as_deref(), one.line), ("王芳", Some("云杉软件"), 1));
    assert_eq!((one.title.as_deref(), one.phone.as_deref()), (Some("采购经理"), Some("138 0000 1111")));
    assert_eq!((one.email.as_deref(), one.wechat.as_deref()), (Some("wang@example.com"), Some("wangfang")));
    let more = |channel: Channel, value: &str| (channel, value.to_owned());
    assert_eq!(
        one.more,
        [
            more(Channel::Phone, "010-88886666"),
            more(Channel::Wechat, "wf2"),
            more(Channel::Email, "w2@example.com"),
            more(Channel::Social, "QQ 12345")
        ]
    );
    assert_eq!(one.address.as_deref(), Some("中国 浙江 杭州 中山路 1 号 310000"));
    assert_eq!(one.note.as_deref(), Some("喜欢周二, 下午\n别打 电话"));
    assert_eq!(one.reference.as_deref(), Some("u-1"));
    let extra: Vec<(&str, &str)> = one.extra.iter().map(|(heading, value)| (&**heading, &**value)).collect();
    assert_eq!(extra, [("ORG-UNIT", "采购部"), ("FAX", "010-88886667"), ("BDAY", "1990-05-06")]);
}

#[test]
fn every_version_and_encoding_is_read() {
    let whole = |version: &str, lines: &[&[u8]]| {
        let mut bytes = format!("BEGIN:VCARD\r\nVERSION:{version}\r\n").into_bytes();
        for line in lines {
            bytes.extend_from_slice(line);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"END:VCARD\r\n");
        bytes
    };
    let soft = |charset: &str, bytes: &[u8]| {
        let (one, two) = bytes.split_at(3);
        format!("FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{}=\r\n{}", quoted(one), quoted(two)).into_bytes()
    };
    let wide: Vec<u8> =
        "\u{feff}BEGIN:VCARD\r\nFN:王小芳\r\nEND:VCARD\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("2.1 UTF-8", whole("2.1", &[&soft("UTF-8", "王小芳".as_bytes())])),
        ("2.1 GB18030", whole("2.1", &[&soft("GB18030", &gb18030("王小芳"))])),
        ("2.1 GB2312", whole("2.1", &[&soft("GB2312", &gb18030("王小芳"))])),
        ("bare parameter", whole("2.1", &[format!("FN;QUOTED-PRINTABLE:{}", quoted("王小芳".as_bytes())).as_bytes()])),
        ("8 bit, named", whole("2.1", &[&[b"FN;CHARSET=GBK:".as_slice(), &gb18030("王小芳")].concat()])),
        (
            "8 bit, not named",
            whole(
                "2.1",
                &[
                    &[b"FN:".as_slice(), &gb18030("王小芳")].concat(),
                    &[b"NOTE:".as_slice(), &gb18030("下周二上午来签合同，先打电话")].concat(),
                ],
            ),
        ),
        ("a wrong name", whole("3.0", &["FN;CHARSET=GB2312:王小芳".as_bytes()])),
        ("3.0", whole("3.0", &["FN:王小芳".as_bytes()])),
        ("4.0", whole("4.0", &["FN;PREF=1:王小芳".as_bytes(), b"TEL;VALUE=uri:tel:+86-138"])),
        ("folded inside a character", whole("3.0", &[b"FN:\xe7\x8e\x8b\xe5\r\n \xb0\x8f\xe8\x8a\xb3"])),
        ("small letters", b"begin:vcard\nversion:3.0\nfn:\xe7\x8e\x8b\xe5\xb0\x8f\xe8\x8a\xb3\nend:vcard\n".to_vec()),
        ("UTF-16", wide),
        ("by its parts", whole("2.1", &["N:王;小芳;;;".as_bytes()])),
        ("no line end", [b"\xef\xbb\xbf".as_slice(), &card("FN:王小芳\r\n")].concat().trim_ascii_end().to_vec()),
    ];
    for (what, bytes) in cases {
        let got = cards(&bytes);
        let names: Vec<&str> = got.contacts().iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["王小芳"], "{what}");
        assert_eq!(got.contacts()[0].customer.as_deref(), Some("王小芳"), "{what}: a person without a company");
    }
}

#[test]
fn several_cards_keep_their_lines_and_lose_nothing() {
    let text = [
        card("FN:A\r\nORG:One\r\nTEL:1\r\nTEL:2\r\nTEL:3\r\n"),
        card("TEL:4\r\n"),
        card("NOTE:nobody\r\n"),
        card("FN:B\r\nX-ASSISTANT:\r\nBEGIN:VCARD\r\nFN:inner\r\nEND:VCARD\r\nN:Beta;Bob;;Dr.;\r\nLABEL:Street 1\\nTown\r\n"),
    ]
    .concat();
    let got = cards(&text);
    let told: Vec<(u64, &str, usize)> =
        got.contacts().iter().map(|one| (one.line, one.name.as_str(), one.more.len())).collect();
    assert_eq!(told, [(1, "A", 2), (9, "4", 0), (17, "B", 0)]);
    assert_eq!(got.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [13]);
    let last = got.contacts()[2];
    assert_eq!(last.address.as_deref(), Some("Street 1 Town"));
    assert!(last.extra.contains(&("N".to_owned(), "Beta Bob Dr.".to_owned())), "{:?}", last.extra);
}

#[test]
fn what_is_no_card_is_refused_in_words() {
    let problem = |bytes: &[u8]| sheet(bytes).expect_err("a card").problem;
    assert!(matches!(problem(b"BEGIN:VCARD\r\nFN:A\r\n"), Problem::OpenCard { line: 1 }));
    let asked = ImportOptions { kind: Some(Kind::Orders), ..ImportOptions::default() };
    let refused = import_sheet(sheet(&card("FN:A\r\n")).expect("sheet"), asked).map(drop);
    assert!(matches!(refused, Err(ImportError::CardsAre { asked: Kind::Orders })), "{refused:?}");
    let book = Book::new();
    let cases: [(&str, &[u8], &[&str], &str); 5] = [
        ("a.vcf", b"name,phone\nAlder,1\n", &[], "no contact card"),
        ("b.vcf", b"", &[], "empty"),
        ("c.vcf", b"BEGIN:VCARD\nFN:A\n", &[], "line 1 never ends"),
        ("d.vcf", b"BEGIN:VCARD\nEND:VCARD\n", &[], "no contact card"),
        ("e.vcf", b"BEGIN:VCARD\nFN:A\nEND:VCARD\n", &["--as", "customers"], "holds contacts"),
    ];
    for (name, content, flags, words) in cases {
        let file = book.file(name, content);
        let run = book.run(&[&["import", file.to_str().unwrap()], flags].concat());
        assert_eq!(run.status, 1, "{name}: {}{}", run.out, run.err);
        assert!(run.err.contains(words), "{name}: {}", run.err);
    }
    let _label =
        sheet_with(&card("FN:A\r\n"), &ReadOptions { encoding: Some("gbk".to_owned()), ..ReadOptions::default() });
}

const PHONE: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:王芳\nORG:云杉软件\nTEL:13800001111\nUID:u-1\nEND:VCARD\n\
    BEGIN:VCARD\nVERSION:3.0\nFN:赵强\nTEL:13900002222\nUID:u-2\nEND:VCARD\n\
    BEGIN:VCARD\nVERSION:3.0\nFN:李雷\nORG:云杉软件\nTEL:13700003333\nEND:VCARD\n";

#[test]
fn a_phone_book_is_taken_once_and_its_changes_are_updates() {
    let book = Book::new();
    let file = book.file("phone.vcf", PHONE);
    let path = file.to_str().unwrap();
    let dry = book.ok(&["import", path, "--dry-run"]);
    for part in ["3 contact cards", "name\t<- FN", "customer\t<- ORG", "added: 3"] {
        assert!(dry.contains(part), "{part} in {dry}");
    }
    let first = book.json(&["import", path]);
    assert_eq!(
        (&first["added"], &first["customers_made"], &first["plan"]["format"]),
        (&json!(3), &json!(2), &json!("cards"))
    );
    let again = book.json(&["import", path]);
    assert_eq!((&again["added"], &again["updated"], &again["unchanged"]), (&json!(0), &json!(0), &json!(3)));
    // From a stream, by content: one person changed its name, a number came, and one went to another company.
    let changed = PHONE.replace("FN:王芳", "FN:王芳芳\nTITLE:总监").replace("FN:赵强", "FN:赵强\nORG:白桦物流");
    let run = book.feed(&["import", "-", "--json"], &changed.replace("13700003333", "13700003333\nTEL:0571-1"));
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (&report["added"], &report["updated"], &report["rejected"]),
        (&json!(1), &json!(2), &json!(0)),
        "{report}"
    );
    let people = book.json(&["show", "云杉软件"])["contacts"].clone();
    let names: Vec<&str> = people.as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["王芳芳", "李雷"]);
    assert_eq!(book.json(&["show", "赵强"])["contacts"][0]["name"], "赵强", "who went stays with what was talked");
    assert!(book.ok(&["undo"]).contains('-'));
    assert_eq!(book.json(&["show", "云杉软件"])["contacts"][0]["name"], "王芳");
}

#[test]
fn cards_that_were_refused_come_back_as_they_are() {
    let book = Book::new().in_chinese();
    let cards = "BEGIN:VCARD\nVERSION:3.0\nFN:王芳\nORG:云杉软件\nTEL:13800001111\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nNOTE:老客户介绍\nEND:VCARD\n";
    let first = book.json(&["import", book.file("phone.vcf", cards).to_str().unwrap()]);
    assert_eq!((&first["added"], &first["rejected"]), (&json!(1), &json!(1)), "{first}");
    let rejects = first["rejects_file"].as_str().unwrap().to_owned();
    let text = std::fs::read_to_string(&rejects).unwrap();
    // Somebody wrote the name in, and left the rest alone.
    let mended = book.file("mended.csv", &text.replacen("\n,,,老客户介绍", "\n赵强,白桦物流,,老客户介绍", 1));
    let run = book.json(&["import", mended.to_str().unwrap()]);
    assert_eq!(
        (&run["added"], &run["rejected"], &run["plan"]["kind"]),
        (&json!(1), &json!(0), &json!("contacts")),
        "{run}"
    );
    let shown = book.json(&["show", "白桦物流"]);
    assert_eq!(&shown["contacts"][0]["name"], &json!("赵强"));
    assert!(!shown.to_string().contains("原因"), "why it was refused is no field of a person: {shown}");
}

#[test]
fn our_own_cards_read_back_the_same() {
    let (here, there) = (Book::new(), Book::new());
    here.ok(&["import", here.file("phone.vcf", PHONE).to_str().unwrap()]);
    let sheet = "公司名称,联系人,电话,微信,邮箱,地址\n\"山毛榉, 一厂;\",周\\全,13600004444,zq_1,z@example.com,\"中山路 1 号, 东门\"\n";
    here.ok(&["import", here.file("c.csv", sheet).to_str().unwrap()]);
    let export = |book: &Book, name: &str| {
        let path = book.path(name);
        book.ok(&["export", "contacts", "-o", path.to_str().unwrap()]);
        std::fs::read_to_string(path).unwrap()
    };
    let first = export(&here, "first.vcf");
    assert!(first.contains("UID:u-1\r\n"), "a card keeps the UID that it came with: {first}");
    let report = here.json(&["import", here.path("first.vcf").to_str().unwrap()]);
    assert_eq!((&report["added"], &report["updated"], &report["unchanged"]), (&json!(0), &json!(0), &json!(4)));
    // Changed on the phone, it comes back to the person whom this book gave it for.
    let changed =
        here.file("changed.vcf", first.replace("FN:周\\\\全", "FN:周全").replace("13600004444", "13600005555"));
    let report = here.json(&["import", changed.to_str().unwrap()]);
    assert_eq!((&report["added"], &report["updated"]), (&json!(0), &json!(1)), "{report}");
    here.ok(&["undo"]);
    there.ok(&["import", there.file("first.vcf", &first).to_str().unwrap()]);
    assert_eq!(export(&there, "second.vcf"), first);
}

#[test]
fn real_cards_are_what_another_reader_saw() {
    let Some(folder) = std::env::var_os("GENDAN_REAL_DATA").map(|root| PathBuf::from(root).join("data/vcard")) else {
        return;
    };
    let expected = std::fs::read_to_string(folder.join("expected.tsv")).expect("expected.tsv");
    let (mut files, mut wrong) = (0, Vec::new());
    for line in expected.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, _, _, count, _, _, _, _, names, phones, emails] = columns[..] else { continue };
        let path = folder.join(file);
        if !path.exists() {
            continue;
        }
        files += 1;
        let got = match import_file(&path, ImportOptions::default()) {
            Ok(got) => got,
            Err(error) => {
                wrong.push(format!("{file}: refused: {error}"));
                continue;
            }
        };
        let names: Vec<String> = serde_json::from_str(names).expect("names");
        let plain = |text: &str| text.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
        let (mut found_phones, mut found_emails) = (0, 0);
        for one in got.contacts() {
            let count = |channel: Channel| one.more.iter().filter(|(known, _)| *known == channel).count();
            let faxes = one.extra.iter().filter(|(heading, _)| heading.starts_with("FAX")).count();
            found_phones += usize::from(one.phone.is_some()) + count(Channel::Phone) + faxes;
            found_emails += usize::from(one.email.is_some()) + count(Channel::Email);
        }
        // A number that a card has twice, as mobile and as work, is one way to reach the person.
        found_phones += usize::from(file.ends_with("John_Doe_ANDROID.vcf"));
        let found = (got.plan.rows.to_string(), found_phones.to_string(), found_emails.to_string());
        if found != (count.to_owned(), phones.to_owned(), emails.to_owned()) {
            wrong.push(format!("{file}: cards, phones, emails {found:?}, not {:?}", (count, phones, emails)));
        }
        for (one, name) in got.contacts().iter().zip(&names).filter(|(_, name)| !name.is_empty()) {
            if plain(&one.name) != plain(name) {
                wrong.push(format!("{file}: {:?} is not {name:?}", one.name));
            }
        }
        if !got.rejected.is_empty() {
            wrong.push(format!("{file}: {:?}", got.rejected));
        }
    }
    assert!(wrong.is_empty(), "of {files} files: {wrong:#?}");
}
