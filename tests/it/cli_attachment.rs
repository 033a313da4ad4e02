//! Files that prove a follow-up: added to one that is saved, listed, and taken out again as they were.

use crate::cli_support::{Book, picked, refused};
use serde_json::json;

fn book() -> Book {
    let book = Book::new();
    book.ok(&["customer", "add", "Elm"]);
    book.ok(&["log", "Elm", "call wants three pumps"]);
    book
}

#[test]
fn what_was_kept_comes_out_as_it_was() {
    let book = book();
    let (picture, mail) = (book.file("聊天.png", b"\x89PNG\0a"), book.file("mail.eml", "Subject: yes"));
    book.ok(&["attachment", "add", "Elm", picture.to_str().unwrap()]);
    book.ok(&["log", "Elm", "wechat sent the quote", "--attach", mail.to_str().unwrap()]);
    // To the first one, by its number.
    let first = book.json(&["attachment", "list", "Elm"])[1]["follow_up"].to_string();
    book.ok(&["attachment", "add", "Elm", mail.to_str().unwrap(), "--to", &first]);
    std::fs::remove_file(&picture).unwrap();

    let listed = book.json(&["attachment", "list", "Elm"]);
    let names: Vec<_> = listed.as_array().unwrap().iter().map(|one| picked(one, &["file_name", "size"])).collect();
    assert_eq!(names, [json!(["mail.eml", 12]), json!(["聊天.png", 6]), json!(["mail.eml", 12])]);

    let out = book.path("out");
    std::fs::create_dir(&out).unwrap();
    book.ok(&["attachment", "save", "Elm", out.to_str().unwrap()]);
    let read = |name: &str| std::fs::read(out.join(name)).unwrap();
    assert_eq!(read("聊天.png"), b"\x89PNG\0a");
    assert_eq!((read("mail.eml"), read("mail (2).eml")), (b"Subject: yes".to_vec(), b"Subject: yes".to_vec()));

    // One step back takes the last one off; the copy stays for a redo.
    book.ok(&["undo"]);
    assert_eq!(book.json(&["attachment", "list", "Elm"]).as_array().unwrap().len(), 2);
}

#[test]
fn what_is_gone_or_altered_is_told_and_the_others_come() {
    for (book, words) in
        [(book(), ["not what it was", "could not be saved"]), (book().in_chinese(), ["已不是原来的内容", "没能取出"])]
    {
        for name in ["a.txt", "b.txt", "c.txt"] {
            let file = book.file(name, name);
            book.ok(&["attachment", "add", "Elm", file.to_str().unwrap()]);
        }
        let listed = book.json(&["attachment", "list", "Elm"]);
        let kept = |n: usize| book.path("attachments").join(listed[n]["sha256"].as_str().unwrap());
        std::fs::write(kept(0), "forged").unwrap();
        std::fs::remove_file(kept(1)).unwrap();
        let out = book.path("out");
        std::fs::create_dir(&out).unwrap();
        let run = book.run(&["attachment", "save", "Elm", out.to_str().unwrap()]);
        assert_eq!(run.status, 1);
        assert!(words.iter().all(|words| run.err.contains(words)) && run.err.lines().count() == 2, "{}", run.err);
        assert_eq!(std::fs::read_dir(&out).unwrap().count(), 1);
        assert_eq!(std::fs::read(out.join("c.txt")).unwrap(), b"c.txt");
    }
}

#[test]
fn there_has_to_be_something_to_keep_it_with() {
    let book = Book::new();
    book.ok(&["customer", "add", "Elm"]);
    let file = book.file("a.txt", "a");
    let file = file.to_str().unwrap();
    refused(&book.run(&["attachment", "add", "Elm", file]), 3, "no follow-up yet");
    book.ok(&["customer", "add", "Oak"]);
    book.ok(&["log", "Oak", "call wants three pumps"]);
    refused(&book.run(&["attachment", "add", "Elm", file, "--to", "1"]), 3, "no follow-up of this number");
    refused(&book.run(&["attachment", "add", "Oak", "nothing.txt"]), 1, "could not be attached");
    assert_eq!(book.json(&["attachment", "list", "Oak"]), json!([]));
}
