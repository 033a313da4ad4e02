"""Reads what gendan exports with the programs that people read it with. Called with the folder of the exports by tests/clients/run."""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal

import icalendar
import openpyxl
import vobject

folder = pathlib.Path(sys.argv[1])
checked = 0


def check(holds, what):
    global checked
    checked += 1
    if not holds:
        sys.exit(f"{folder}: {what}")


def sheets():
    """Typed cells, real dates, sums as formulas over all of their rows, a chart beside the months."""
    for name in ("customers", "followups", "orders", "receipts"):
        book = openpyxl.load_workbook(folder / f"{name}.xlsx")
        records = json.loads((folder / f"{name}.json").read_text())
        sheet = book.worksheets[0]
        check(sheet.freeze_panes == "A2", f"{name}: the heading is not frozen")
        check(sheet.auto_filter.ref is not None, f"{name}: no filter")
        rows = [row for row in sheet.iter_rows(min_row=2, max_row=1 + len(records))]
        check(len(rows) == len(records), f"{name}: {len(rows)} rows of {len(records)}")
        for row in rows:
            for cell in row:
                if isinstance(cell.value, str):
                    check(cell.data_type in ("s", "inlineStr"), f"{name} {cell.coordinate}: {cell.data_type}")
                    check(not re.fullmatch(r"\d{4}-\d\d-\d\d", cell.value), f"{name} {cell.coordinate}: a date as text")
        dates = {"orders": 2, "receipts": 1}
        if name in dates:
            for row in rows:
                check(isinstance(row[dates[name] - 1].value, (date, datetime)), f"{name}: no date in {row[0].row}")
            sums = [cell for row in sheet.iter_rows(min_row=2 + len(records)) for cell in row if cell.data_type == "f"]
            check(sums, f"{name}: nothing is added up")
            for cell in sums:
                check(re.match(r"=(SUMIFS|SUBTOTAL)\(", cell.value), f"{name} {cell.coordinate}: {cell.value}")
                check(f"{cell.column_letter}2:{cell.column_letter}{1 + len(records)}" in cell.value, f"{name}: {cell.value}")
            # What stands in the file is what the formula comes to: a program that does not figure it shows the same.
            shown = openpyxl.load_workbook(folder / f"{name}.xlsx", data_only=True).worksheets[0]
            for cell in sums:
                code = re.search(r'"([A-Z]{3})"\)', cell.value)
                by = re.search(r",([A-Z]+)2:", cell.value)
                of = [row for row in rows if not code or sheet[f"{by[1]}{row[0].row}"].value == code[1]]
                values = [Decimal(str(sheet[f"{cell.column_letter}{row[0].row}"].value or 0)) for row in of]
                check(Decimal(str(shown[cell.coordinate].value)) == sum(values), f"{name} {cell.coordinate}: {shown[cell.coordinate].value}")
            months = book.worksheets[1:]
            check(months and all(sheet._charts for sheet in months), f"{name}: no chart of the months")


def reports():
    """A sheet a block with typed cells, a chart beside bars, and the figures of the JSON."""
    for kind in ("overview", "day", "week", "month"):
        book = openpyxl.load_workbook(folder / f"report-{kind}.xlsx")
        report = json.loads((folder / f"report-{kind}.json").read_text())
        blocks = [block for section in report["sections"] for block in section["blocks"]]
        sheets = book.worksheets
        check(len(sheets) == len(blocks) + 1, f"report {kind}: {len(sheets)} sheets of {len(blocks)} blocks")
        for block, sheet in zip(blocks, sheets):
            rows = list(sheet.iter_rows(min_row=2))
            for row in rows:
                for cell in row:
                    check(cell.data_type != "f", f"report {kind} {sheet.title} {cell.coordinate}: a formula")
            if "bars" in block:
                check(sheet._charts, f"report {kind} {sheet.title}: no chart")
                values = [Decimal(str(row[1].value)) for row in rows]
                check(values == [Decimal(bar["value"]) for bar in block["bars"]], f"report {kind}: bars {values}")
            if "facts" in block:
                for row, fact in zip(rows, block["facts"]):
                    check(row[0].value == fact["label"], f"report {kind}: {row[0].value} is not {fact['label']}")
                    if "currency" in fact:
                        check(isinstance(row[1].value, (int, float)), f"report {kind} {fact['code']}: no number")
                        check(Decimal(str(row[1].value)) == Decimal(fact["value"]), f"report {kind}: {fact['code']}")
                        check(row[2].value == fact["currency"], f"report {kind} {fact['code']}: no currency")
            if "table" in block:
                check(len(rows) >= len(block["table"]), f"report {kind} {sheet.title}: rows are lacking")


def calendar():
    """CRLF, lines of at most 75 octets, one entry a plan, known again by its UID."""
    data = (folder / "calendar.ics").read_bytes()
    check(b"\n" not in data.replace(b"\r\n", b""), "calendar: a line ends without CR")
    check(all(len(line) <= 75 for line in data.split(b"\r\n")), "calendar: a line is not folded")
    events = [event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]
    check(len(events) > 10, "calendar: no events")
    check(len({str(event["UID"]) for event in events}) == len(events), "calendar: a UID stands twice")
    for event in events:
        check(event["SUMMARY"] and event.decoded("DTSTART") < event.decoded("DTEND"), f"calendar: {event}")


def cards():
    """Every card is whole, with a name to be called by."""
    text = (folder / "contacts.vcf").read_bytes()
    check(all(len(line) <= 75 for line in text.split(b"\r\n")), "contacts: a line is not folded")
    cards = list(vobject.readComponents(text.decode()))
    check(len(cards) > 10, "contacts: no cards")
    for card in cards:
        check(card.fn.value.strip() and card.n.value.family, f"contacts: {card.serialize()}")


def journal():
    """hledger takes the journal, and its months are those of the rollup."""
    path = folder / "book.journal"
    subprocess.run(["hledger", "-f", path, "check", "commodities", "accounts"], check=True)
    months = json.loads((folder / "rollup.json").read_text())
    for figure, query, sign in (("net", ["type:R"], -1), ("received", ["type:A", "not:acct:应收|receivable"], 1)):
        command = ["hledger", "-f", path, "bal", *query, "-M", "-O", "csv", "--depth", "1", "--layout", "bare", "-N"]
        heading, *rows = csv.reader(io.StringIO(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        found = defaultdict(Decimal)
        for row in rows:
            for month, amount in zip(heading[2:], row[2:]):
                found[(month, row[1])] += sign * Decimal(amount)
        for month in months:
            key = (month["month"], month["currency"])
            check(found.pop(key, Decimal(0)) == Decimal(month[figure]), f"journal: {figure} of {key}")
        check(not any(found.values()), f"journal: {figure} that the rollup does not have: {dict(found)}")


def bounds(cells):
    """The arguments of `iter_rows` for a range such as `$A$1:$A$23`."""
    left, top, right, bottom = openpyxl.utils.cell.range_boundaries(cells)
    return top, bottom, left, right


def templates():
    """Headings frozen, lists and dates checked below them, the example typed, columns wide enough to read."""
    dates = {"customers": 2, "followups": 2, "orders": 4, "receipts": 1, "products": 0}
    for name, number in dates.items():
        book = openpyxl.load_workbook(folder / f"template-{name}.xlsx")
        sheet, guide, lists = book.worksheets
        check(sheet.freeze_panes == "B2", f"template {name}: the heading is not frozen")
        check(guide.sheet_state == "visible" and lists.sheet_state == "hidden", f"template {name}: {book.sheetnames}")
        rules = defaultdict(list)
        for rule in sheet.data_validations.dataValidation:
            rules[rule.type].append(rule)
        check(len(rules["date"]) == number, f"template {name}: {len(rules['date'])} columns of dates")
        check(rules["list"], f"template {name}: nothing to choose from")
        for rule in rules["list"]:
            title, cells = rule.formula1.split("!")
            check(title.strip("'") == lists.title, f"template {name}: {rule.formula1}")
            words = [row[0].value for row in lists.iter_rows(*bounds(cells))]
            check(all(words), f"template {name}: an empty word in {words}")
        for rule in rules["date"]:
            at = str(rule.sqref).split(":")[0]
            check(sheet[at].value is None or isinstance(sheet[at].value, (date, datetime)), f"template {name} {at}: no date")
            check("yy" in sheet[at].number_format, f"template {name} {at}: {sheet[at].number_format}")
        for heading, example in zip(sheet[1], sheet[2]):
            letter = heading.column_letter
            wide = sheet.column_dimensions[letter].width
            cells = sum(2 if ord(c) > 0x2E80 else 1 for c in heading.value)
            check(wide > cells, f"template {name} {letter}: {wide} cells for {heading.value}")
            if isinstance(example.value, str):
                check(example.number_format == "@", f"template {name} {letter}: {example.number_format}")
        check(sheet["A2"].value.startswith(("示例：", "Example: ")), f"template {name}: {sheet['A2'].value}")


sheets()
templates()
reports()
calendar()
cards()
journal()
print(f"{folder.name}: {checked} checks")
