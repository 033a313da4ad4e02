//! Bytes to rows: encodings, delimiters, quotes, and inputs that must be refused.

use crate::exchange_support::{rows, sheet, sheet_with};
use gendan::exchange::read::{self, FileKind, Problem, ReadOptions, Source};

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut sheet = sheet(bytes).expect("sheet");
    rows(&mut sheet).expect("rows").into_iter().map(|(_, cells)| cells).collect()
}

fn refused(bytes: &[u8]) -> Problem {
    match sheet(bytes).and_then(|mut sheet| rows(&mut sheet)) {
        Err(error) => error.problem,
        Ok(rows) => panic!("{} rows", rows.len()),
    }
}

#[test]
fn encodings_are_told_by_their_content() {
    let text = "客户名称,电话\n北京㐀𠮷科技有限公司,010-88886666\n上海贸易商行,13800138000\n";
    let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    let cases = [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8", marked(b"\xef\xbb\xbf", text.as_bytes().to_vec())),
        ("UTF-16LE", marked(b"\xff\xfe", utf16(u16::to_le_bytes))),
        ("UTF-16BE", marked(b"\xfe\xff", utf16(u16::to_be_bytes))),
        ("gb18030", encoding_rs::GB18030.encode(text).0.into_owned()),
    ];
    for (name, bytes) in cases {
        let mut sheet = sheet(&bytes).expect(name);
        assert_eq!(sheet.shape.charset.name(), name);
        assert_eq!(rows(&mut sheet).expect(name)[1].1[0], "北京㐀𠮷科技有限公司", "{name}");
    }
    let unmarked = "name,phone\nAda,1\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!(texts(&unmarked)[1], ["Ada", "1"]);
    let big5 = encoding_rs::BIG5.encode("客戶,電話\n臺北公司,1\n").0.into_owned();
    let options = ReadOptions { encoding: Some("big5".to_owned()), sheet: None };
    let mut told = sheet_with(&big5, &options).expect("big5");
    assert_eq!(rows(&mut told).expect("big5")[1].1[0], "臺北公司");
    let unknown = ReadOptions { encoding: Some("klingon".to_owned()), sheet: None };
    assert!(matches!(sheet_with(b"a,b", &unknown).map_err(|e| e.problem), Err(Problem::UnknownEncoding(_))));
}

#[test]
fn delimiters_quotes_and_ragged_rows_are_read() {
    assert_eq!(texts(b"a;b\n1,5;2\n3,5;4\n")[1], ["1,5", "2"]);
    assert_eq!(texts(b"a\tb\n1,x\t2\n")[1], ["1,x", "2"]);
    assert_eq!(texts(b"a|b|c\n1|2|3\n")[1], ["1", "2", "3"]);
    assert_eq!(texts(b"sep=;\na;b,c\n")[1], ["a", "b,c"]);
    assert_eq!(texts(b"a,b\n\"x, \"\"y\"\"\nz\",2\n")[1], ["x, \"y\"\nz", "2"]);
    assert_eq!(texts(b"a,b\n1\n1,2,3\n"), [vec!["a", "b"], vec!["1"], vec!["1", "2", "3"]]);
    assert_eq!(texts(b"a,b\r1,2\r3,4\r").len(), 3);
    assert_eq!(texts(b"only\nAda\n")[1], ["Ada"]);
}

#[test]
fn lines_are_counted_as_an_editor_does() {
    for end in ["\n", "\r\n"] {
        let text = ["a,b", "1,2", "", "\"x", "y\",3", "", "", "4,5"].join(end);
        let mut sheet = sheet(text.as_bytes()).expect("sheet");
        let lines: Vec<u64> = rows(&mut sheet).expect("rows").into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 2, 4, 8], "{end:?}");
    }
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    assert!(matches!(refused(b""), Problem::Empty));
    assert!(matches!(refused(&[0; 5000]), Problem::NotATable));
    assert!(matches!(refused(b"%PDF-1.7 ..."), Problem::NotATable));
    assert!(matches!(refused(b"<html><table></table></html>"), Problem::Markup));
    assert!(matches!(refused(b"PK\x03\x04 not a zip"), Problem::Damaged(_)));
    assert!(matches!(
        refused(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![7; 9000]].concat()),
        Problem::Damaged(_)
    ));
    assert!(matches!(refused(b"a,b\n1,2\n\"x,3\n4,5\n6,7\n"), Problem::OpenQuote { line: 3 }));
    let mut late = "客户,电话\n甲乙丙丁戊己庚辛,1\n".repeat(50).into_bytes();
    late.extend(b"\xff\xfe,2\n");
    assert!(matches!(refused(&late), Problem::NotInEncoding { encoding: "UTF-8", line: 101 }));
    let wide = format!("name{}\nx{}\n", ",c".repeat(3000), ",1".repeat(3000));
    assert!(matches!(refused(wide.as_bytes()), Problem::TooManyColumns { line: 1, .. }));
    let long = format!("a,b\n1,2\n{},3\n", "x".repeat(17 << 20));
    assert!(matches!(refused(long.as_bytes()), Problem::RowTooLong { line: 3, .. }));
}

#[test]
fn only_files_are_opened() {
    let folder = tempfile::tempdir().expect("folder");
    let open = |path: &std::path::Path| {
        read::open(Source::File(path.to_owned()), &ReadOptions::default()).map_err(|e| e.problem)
    };
    assert!(matches!(open(folder.path()), Err(Problem::NotAFile(FileKind::Folder))));
    assert!(matches!(open(&folder.path().join("none.csv")), Err(Problem::Open(_))));
    #[cfg(unix)]
    assert!(matches!(open(std::path::Path::new("/dev/zero")), Err(Problem::NotAFile(FileKind::Device))));
}

#[test]
fn an_endless_stream_of_nothing_ends_at_once() {
    let source = Source::Stream { name: "-".to_owned(), reader: Box::new(std::io::repeat(0)) };
    assert!(matches!(read::open(source, &ReadOptions::default()).map_err(|e| e.problem), Err(Problem::NotATable)));
}
