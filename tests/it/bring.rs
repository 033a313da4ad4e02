//! Import by the keys: a file by its name, a paste, what the preview asks and shows, the one step, and every way out.

use super::{screen_book as factory, screen_driver::Driver};
use gendan::{
    export::template::{self, Template},
    i18n::{Lang, Texts},
    store::Store,
};
use rust_xlsxwriter::Workbook;
use std::{fs, path::Path};

const CUSTOMERS: &str = "公司名称,联系人,手机,客户等级,备注\n华星电子,王敏,13800138000,A,要样品\n蓝海贸易,李强,13900139000,B,\n,张三,13700137000,C,没写公司\n";

/// A home with these files in its folder of downloads.
fn home(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let downloads = home.path().join("Downloads");
    fs::create_dir(&downloads).unwrap();
    for (name, bytes) in files {
        fs::write(downloads.join(name), bytes).unwrap();
    }
    home
}

fn at_home(home: &Path) -> Driver {
    Driver::at_home(factory::empty(), Lang::ZhCn, home)
}

fn names(store: &Store) -> Vec<String> {
    let outline = store.outline(factory::now().naive_local()).unwrap();
    let rows = store.queue(&outline, 0, outline.len(), factory::now().naive_local()).unwrap();
    let mut names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_found_by_pinyin_previewed_imported_and_undone() {
    let home = home(&[("客户名单.csv", CUSTOMERS.as_bytes()), ("旧.pdf", b"%PDF"), (".藏.csv", b"a,b\n")]);
    let mut driver = at_home(home.path());
    // From the welcome on: the key that it names.
    driver.sees("按 I 选文件").keys("I").sees("客户名单.csv").sees("~/Downloads").sees_no("旧.pdf").sees_no("藏");
    driver.keys("khmd<enter>");
    driver.sees("新增 2").sees("不能导入 1").sees("公司名称").sees("导入这 2 条客户");
    driver.keys("<tab>").sees("华星电子").sees("13800138000").keys("<tab>").sees("缺 名称").sees("张三");
    // The import line is the one to begin with: Enter does it.
    driver.keys("<tab><enter>").sees("已导入：新增 2 · 不能导入 1").sees("华星电子");
    let rejects = fs::read_to_string(home.path().join("Downloads/客户名单.rejects.csv")).unwrap();
    assert!(rejects.contains("张三") && rejects.contains("缺 名称"), "{rejects}");
    driver.keys("u").sees("已撤销").sees_no("华星电子");
    // Done again, all of it is known: there is nothing to import.
    driver
        .keys("<ctrl-r>")
        .sees("华星电子")
        .keys("Ikhmd<enter>")
        .sees("已有 2")
        .keys("<ctrl-s>")
        .sees("没有可以导入的");
    assert_eq!(fs::read_dir(home.path().join("Downloads")).unwrap().count(), 4);
}

#[test]
fn a_path_completes_as_in_a_shell_and_folders_are_entered() {
    let home = home(&[("客户甲.csv", CUSTOMERS.as_bytes()), ("客户乙.csv", CUSTOMERS.as_bytes())]);
    fs::create_dir(home.path().join("Documents")).unwrap();
    let mut driver = at_home(home.path());
    driver.keys("I~/").sees("Downloads/").sees("Documents/");
    driver.keys("dow<tab>").sees("~/Downloads/").sees("客户甲.csv");
    // As far as both go on alike, then what is selected.
    driver.keys("客<tab>").sees("~/Downloads/客户").keys("<tab>").sees("~/Downloads/客户乙.csv");
    driver.keys("<enter>").sees("导入 · 客户乙.csv");
    // Back to the choice, with the path as it was; and out. Nothing is saved.
    driver.keys("<esc>").sees("~/Downloads/客户乙.csv").keys("<esc>").sees("没有导入，什么都没有保存");
    driver.keys("I/nowhere/at/all/").sees("打不开");
}

#[test]
fn a_column_is_mapped_anew_and_the_rows_follow() {
    let home = home(&[("a.csv", "公司名称,暗号,备注\n华星电子,老王介绍,x\n".as_bytes())]);
    let mut driver = at_home(home.path());
    driver.keys("Ia.csv<enter>").sees("原样保留");
    // The second of the columns; by its name.
    driver.keys("G<up><enter>").sees("“暗号”导入为").keys("来源<enter>").sees_no("原样保留");
    driver.keys("<tab>").sees("来源").sees("老王介绍");
    driver.keys("<ctrl-s>").sees("已导入：新增 1");
    // Without the mapping the row says something else: that it differs is told, and by what.
    driver.keys("Ia.csv<enter>").sees("更新 1").keys("<tab><tab>").sees("华星电子");
}

#[test]
fn a_column_is_left_out_on_demand() {
    let home = home(&[("a.csv", "公司名称,电话\n华星电子,13800138000\n".as_bytes())]);
    let mut driver = at_home(home.path());
    driver.keys("Ia.csv<enter>G<enter>不导入<enter>").sees("不导入").keys("<tab>").sees_no("13800138000");
    driver.keys("<ctrl-s><esc>").keys("<enter>").sees("华星电子").sees_no("13800138000");
}

#[test]
fn rows_copied_from_a_spreadsheet_are_pasted_on_a_list() {
    let mut driver = Driver::new(factory::empty(), Lang::ZhCn);
    driver.paste("公司\t电话\n华星电子\t13800138000\n蓝海贸易\t13900139000\n");
    driver.sees("导入 · 粘贴的表格").sees("新增 2").keys("<esc>").sees("什么都没有保存").sees_no("华星电子");
    driver.paste("公司\t电话\n华星电子\t13800138000\n蓝海贸易\t13900139000\n").keys("<ctrl-s>").sees("已导入：新增 2");
    // In the picker, too; and what is on file is told with what differs.
    driver.keys("I").paste("公司\t电话\n华星电子\t13800138001\n").sees("更新 1").keys("<tab><tab>");
    driver.sees("华星电子").sees("→ 13800138001").keys("<ctrl-s>").sees("更新 1");
    // A sentence is no table, nor is what is typed into a filter.
    driver.paste("今天和王总谈了很久，他说价格还要再考虑考虑，下周给答复，我们到时候再联系他一次看看吧，另外还要再问问物流的事情怎么样了\n第二行也很长，今天和王总谈了很久，他说价格还要再考虑考虑，下周给答复，我们到时候再联系他一次看看，另外还要再问物流的事情")
        .sees_no("导入 ·");
    driver.keys("/").paste("a\tb\nc\td").sees_no("导入 ·");
}

#[test]
fn a_block_without_headings_loses_no_row() {
    let mut driver = Driver::new(factory::empty(), Lang::ZhCn);
    driver
        .paste("华星电子\t13800138000\n蓝海贸易\t13900139000\n")
        .sees("看不出这些行是什么")
        .sees("没有表头")
        .sees("2 行");
    // The kind that is proposed stays; its columns are said.
    driver.keys("G<up><enter>名称<enter>").keys("G<enter>电话<enter>").sees("新增 2").keys("<ctrl-s>");
    assert!(driver.has("华星电子") && driver.has("蓝海贸易"), "{}", driver.screen());
}

#[test]
fn an_order_of_day_and_month_that_may_be_either_is_asked() {
    let text = "客户,跟进日期,方式,跟进内容\n华星电子,03/04/2026,电话,报价\n华星电子,05/06/2026,微信,回复了\n";
    let home = home(&[("跟进.csv", text.as_bytes())]);
    let mut driver = at_home(home.path());
    driver.keys("Igj<enter>").sees("分不清日和月").sees("03/04/2026").sees("请选一种");
    // Nothing can be imported before it is answered; the answer is what the cursor stands on.
    driver.keys("<ctrl-s>").sees("分不清").keys("<enter>").sees("日/月/年").keys("日/月<enter>");
    driver.sees("新增 2").keys("<tab>").sees("04-03").keys("<ctrl-s>").sees("已导入：新增 2");
}

#[test]
fn of_several_sheets_one_is_chosen_and_another_after_it() {
    let mut workbook = Workbook::new();
    for (name, company) in [("华东", "华星电子"), ("华南", "蓝海贸易")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "公司名称").unwrap();
        sheet.write(0, 1, "电话").unwrap();
        sheet.write(1, 0, company).unwrap();
        sheet.write(1, 1, 13_800_138_000.0).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let home = home(&[("区域.xlsx", &bytes)]);
    let mut driver = at_home(home.path());
    driver.keys("Iqy<enter>").sees("有几张工作表").sees("华东").keys("华南<enter>").sees("新增 1").sees("工作表");
    driver.keys("<tab>").sees("蓝海贸易").keys("<tab>");
    driver.keys("<down><down><enter>华东<enter><tab>").sees("华星电子").keys("<ctrl-s>").sees("已导入：新增 1");
}

#[test]
fn a_file_that_is_no_table_is_told_and_another_can_be_chosen() {
    let home = home(&[("坏.xlsx", b"%PDF-1.4 no sheet at all"), ("空.csv", b"")]);
    let mut driver = at_home(home.path());
    driver.keys("I坏<enter>").sees("既不是文本也不是工作簿").keys("<ctrl-u>空<enter>").sees("文件是空的");
    driver.keys("<ctrl-u>/no/such.csv<enter>").sees("没有这个文件");
}

#[test]
fn a_whole_book_goes_into_an_empty_one_only() {
    let mut whole = Vec::new();
    gendan::export::whole::write(&factory::book(Lang::ZhCn), &mut whole).unwrap();
    let home = home(&[("全部.json", &whole), ("别的.json", b"{}")]);
    let mut driver = at_home(home.path());
    driver.keys("I别的<enter>").sees("整本账").keys("y").sees("不是跟单导出的内容").keys("<ctrl-u>全部<enter>");
    driver
        .sees("整本账")
        .keys("n")
        .sees("全部.json")
        .keys("<enter>y")
        .sees("已导入整本账")
        .sees("苏州恒川精密机械有限公司");
    let mut driver = Driver::at_home(factory::book(Lang::ZhCn), Lang::ZhCn, home.path());
    driver.keys("I全部<enter>").sees("只能导入空文件").keys("<esc>");
}

#[test]
fn a_book_on_disk_is_tried_and_written_beside_the_loop() {
    let home = home(&[("a.csv", CUSTOMERS.as_bytes())]);
    let path = home.path().join("book/gendan.db");
    let mut driver = Driver::at_home(Store::open(&path).unwrap(), Lang::ZhCn, home.path());
    driver.keys("Ia.csv<enter>").sees("正在读").wait_for_task().sees("新增 2");
    driver.keys("<ctrl-s>").wait_for_task().sees("已导入：新增 2").sees("华星电子");
    // The app's own connection undoes what the other one wrote.
    driver.keys("u").sees("已撤销").sees_no("华星电子");
    // A paste has no place beside it: the rows that were not taken go to the book's folder.
    driver.paste("公司\t电话\n华星电子\t1\n\t2\n").wait_for_task().sees("不能导入 1").keys("<ctrl-s>").wait_for_task();
    driver.sees("rejects");
    let kept = fs::read_dir(home.path().join("book/rejects")).unwrap().count();
    assert_eq!(kept, 1);
    // Left while it is read, nothing comes of it.
    driver.keys("Ia.csv<enter><esc>").wait_for_task().sees("什么都没有保存");
    assert_eq!(names(&Store::open(&path).unwrap()), ["华星电子"]);
}

#[test]
fn every_field_has_a_name_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::load(lang);
        for field in gendan::exchange::field::Field::ALL {
            assert!(texts.find(&format!("bring-field-{}", field.code())).is_some(), "{lang:?} {field:?}");
        }
    }
}

#[test]
fn the_import_looks_as_it_should() {
    let (text, sizes) = (
        "Company,Contact,Phone,Tier,Next contact,Note,Shoe size\nHarbour Pumps Ltd,Ann Lee,+44 20 7946 0000,A,2026-12-01,wants samples,44\n\
         Sutton & Sons,Bo Sutton,+44 20 7946 0001,B,2026-12-03,,43\n,Cy Nobody,+44 20 7946 0002,C,,,\n\
         Redwood Auto Parts,Di Redwood,+44 20 7946 0003,C,sometime,,42\n",
        [(120, 36), (80, 24), (40, 10)],
    );
    let chinese = "公司名称,联系人,手机,客户等级,下次联系,备注,鞋码\n华星电子,王敏,13800138000,A,2026-12-01,要样品,42\n\
         宁波单氏建材厂,李强,13900139000,B,2026-12-03,,43\n,张三,13700137000,C,,,\n远景机械,赵云,13600136000,C,改天,,41\n";
    for lang in Lang::ALL {
        for size in sizes {
            let mut driver = Driver::new(factory::book(lang), lang);
            driver.resize(size.0, size.1);
            let text = if lang == Lang::En { text } else { chinese };
            driver.paste(&text.replace(',', "\t"));
            let shoot = |name: &str, driver: &Driver| {
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    let name = format!("bring_{name}_{}_{}x{}", lang.tag(), size.0, size.1);
                    insta::assert_snapshot!(name, driver.screen());
                });
            };
            shoot("columns", &driver);
            driver.keys("<tab>");
            shoot("rows", &driver);
            driver.keys("<tab>");
            shoot("differences", &driver);
            driver.keys("<tab>");
            shoot("refused", &driver);
            driver.keys("<tab>G<enter>");
            shoot("choose", &driver);
        }
    }
}

#[test]
fn a_wrong_guess_of_the_encoding_is_mended() {
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode("name,city\nCafé Müller,Köln\nJosé Peña,Málaga\n");
    let home = home(&[("kunden.csv", &western)]);
    let mut driver = at_home(home.path());
    driver.keys("Ikunden<enter>").sees("编码");
    for _ in 0..8 {
        if driver.screen().contains("▌ 编码") {
            break;
        }
        driver.keys("<down>");
    }
    driver
        .keys("<enter>")
        .sees("windows-1252")
        .sees("西欧")
        .keys("1252<enter><tab>")
        .sees("Café Müller")
        .sees("Málaga");
    driver.keys("<ctrl-s>").sees("已导入：新增 2").sees("Café Müller");
}

#[test]
fn orders_and_their_lines_come_from_two_files() {
    let heads = "订单号,下单日期,客户\n1,2026-10-02,华星电子\n2,2026-10-03,蓝海贸易\n";
    let lines = "订单号,产品,数量,单价\n1,灯,2,10\n1,桌,1,5\n2,灯,x,10\n";
    let notes = "随便,什么\n1,2\n";
    let home = home(&[("订单.csv", heads.as_bytes()), ("明细.csv", lines.as_bytes()), ("便条.csv", notes.as_bytes())]);
    let mut driver = at_home(home.path());
    driver.keys("Idingdan<enter>").sees("这些订单没有金额").sees("订单明细").sees("就在这张表里");
    // The line is selected already; a file without an order number is none, in words.
    driver.keys("<enter>").sees("订单明细在哪个文件").keys("<esc>").sees("这些订单没有金额");
    driver.keys("<enter>bt<enter>").sees("就在这张表里").sees("作为订单导入，还缺");
    driver.keys("<enter>mx<enter>").sees("明细.csv").sees("新增 1").sees("不能导入 2");
    driver.keys("<ctrl-s>").sees("已导入：新增 1").keys("2<enter>").sees("¥25");
    let rejects = |name: &str| fs::read_to_string(home.path().join("Downloads").join(name)).unwrap();
    assert!(rejects("明细.rejects.csv").contains("2,灯,x,10"));
    assert!(rejects("订单.rejects.csv").contains("2,2026-10-03,蓝海贸易"));
    driver.keys("u").sees("已撤销");
}

#[test]
fn pasted_orders_take_their_lines_from_a_file() {
    let home = home(&[("明细.csv", "订单号,产品,数量,单价\n1,灯,2,10\n1,桌,1,5\n".as_bytes())]);
    let mut driver = at_home(home.path());
    driver.paste("订单号\t下单日期\t客户\n1\t2026-10-02\t华星电子\n").sees("这些订单没有金额");
    // The newest files stand there as in any choice of a file, and `~` is the person's own folder.
    driver.keys("<enter>").sees("订单明细在哪个文件").sees("明细.csv");
    driver.keys("~/Downloads/mx<enter>").sees("新增 1").keys("<ctrl-s>").sees("已导入：新增 1");
    driver.keys("2<enter>").sees("¥25");
}

#[test]
fn the_rows_left_of_two_files_of_one_name_are_both_kept() {
    let heads = "订单号,下单日期,客户\n1,2026-10-02,华星电子\n2,2026-10-03,蓝海贸易\n";
    let home = home(&[("订单.csv", heads.as_bytes())]);
    let downloads = home.path().join("Downloads");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in
        [["订单号", "产品", "数量", "单价"], ["1", "灯", "2", "10"], ["2", "灯", "x", "10"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    workbook.save(downloads.join("订单.xlsx")).unwrap();
    let mut driver = at_home(home.path());
    let path = |name: &str| downloads.join(name).display().to_string();
    driver.keys("I").keys(&path("订单.csv")).keys("<enter>").sees("这些订单没有金额");
    driver.keys("<enter>").sees("订单明细在哪个文件").keys("<ctrl-u>").keys(&path("订单.xlsx")).keys("<enter>");
    driver.sees("订单.xlsx").sees("新增 1").keys("<ctrl-s>").sees("已导入：新增 1");
    let kept: Vec<String> = ["订单.rejects.csv", "订单.rejects-2.csv"]
        .iter()
        .map(|name| fs::read_to_string(downloads.join(name)).unwrap_or_default())
        .collect();
    assert!(kept[0].contains("蓝海贸易") && kept[1].contains("灯,x,10"), "{kept:?}");
    driver.keys("u").sees("已撤销");
}

#[test]
fn a_filled_template_of_both_tables_is_taken_sheet_by_sheet() {
    let home = home(&[]);
    let path = home.path().join("Downloads/gendan.xlsx");
    let texts = Texts::load(Lang::ZhCn);
    let today = factory::now().date_naive();
    let mut bytes = std::io::Cursor::new(Vec::new());
    template::write(&Template::BOTH, &texts, today, &mut bytes).unwrap();
    fs::write(&path, filled(bytes.into_inner())).unwrap();
    let mut driver = at_home(home.path());
    // Each sheet says what it holds; the talks are proposed first, since orders come after customers.
    driver.keys("Igendan<enter>").sees("有几张工作表").sees("跟进").sees("订单").sees_no("选项");
    driver.keys("<enter>").sees("新增 1").keys("<ctrl-s>").sees("有几张工作表").sees("已导入");
    driver
        .keys("<enter>")
        .sees("新增 1")
        .keys("<ctrl-s>")
        .sees("已导入：新增 1")
        .sees_no("有几张工作表")
        .sees("华星电子");
    // Left in the middle: what came in is in, and nothing is said of nothing.
    driver.keys("uu").sees_no("华星电子").keys("Igendan<enter><enter><ctrl-s>").sees("有几张工作表");
    driver.keys("<esc>").sees_no("什么都没有保存").sees("华星电子");
}

/// A template's workbook with a row below the example of each table.
fn filled(template: Vec<u8>) -> Vec<u8> {
    use calamine::{Reader, Xlsx};
    let mut read: Xlsx<_> = Xlsx::new(std::io::Cursor::new(template)).unwrap();
    let mut workbook = Workbook::new();
    for (name, range) in read.worksheets() {
        if name == "选项" {
            // Hidden in the template itself.
            continue;
        }
        let sheet = workbook.add_worksheet().set_name(&name).unwrap();
        for (row, cells) in range.rows().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, cell.to_string()).unwrap();
            }
        }
        let row: &[(&str, &str)] = match name.as_str() {
            "跟进记录" => &[("客户名称", "华星电子"), ("跟进时间", "2026-11-20 14:30"), ("跟进内容", "要样品")],
            "订单" => &[
                ("客户名称", "华星电子"),
                ("下单日期", "2026-11-20"),
                ("产品名称", "灯"),
                ("数量", "2"),
                ("单价", "10"),
            ],
            _ => continue,
        };
        for (heading, text) in row {
            let known = range
                .rows()
                .next()
                .unwrap()
                .iter()
                .position(|cell| matches!(cell, calamine::Data::String(written) if *written == **heading));
            let column = known.unwrap_or_else(|| panic!("{name} has no {heading}: {:?}", range.rows().next()));
            sheet.write_string(2, column as u16, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}
