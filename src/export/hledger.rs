//! The ledger as a journal of hledger: double entry, checked by another program. Prices include tax, as the rollup's figures do.

use super::error::ExportError;
use crate::{
    domain::money::{Currency, Money},
    i18n::Texts,
    store::Store,
    wording,
};
use std::{collections::BTreeSet, io::Write};

/// Writes every order that counts, every return and every receipt.
///
/// # Errors
/// The store's, or those of `out`.
pub fn journal(store: &Store, texts: &Texts, mut out: impl Write) -> Result<(), ExportError> {
    let receivable = texts.get("export-account-receivable");
    let (sales, returns) = (texts.get("export-account-sales"), texts.get("export-account-returns"));
    let (bank, bills) = (texts.get("export-account-bank"), texts.get("export-account-bills"));
    writeln!(out, "; {}", texts.get("export-journal-head"))?;
    // What an account is, which its name alone does not tell hledger in every language.
    for (name, kind) in [(receivable, "A"), (bank, "A"), (bills, "A"), (sales, "R"), (returns, "R")] {
        writeln!(out, "account {name}  ; type: {kind}")?;
    }
    for currency in store.ledger_currencies()? {
        // The digits that a commodity has, said once.
        writeln!(out, "commodity {}", amount(0, currency))?;
    }
    let mut accounts: BTreeSet<String> = BTreeSet::new();
    let mut entries = Vec::new();
    store.each_journal_entry(|entry| -> Result<(), ExportError> {
        let owed = format!("{receivable}:{}", part(&entry.customer));
        let (debit, credits): (String, Vec<(String, i64)>) = match &entry.kind {
            crate::store::JournalKind::Order(lines) => {
                let of_line = |name: &Option<String>| match name {
                    Some(name) => format!("{sales}:{}", part(name)),
                    None => sales.to_owned(),
                };
                (owed, lines.iter().map(|(name, net)| (of_line(name), *net)).collect())
            }
            crate::store::JournalKind::Return(amount) => (returns.to_owned(), vec![(owed, *amount)]),
            crate::store::JournalKind::Receipt(method, amount) => {
                let to = if method.is_bill() { bills } else { bank };
                (format!("{to}:{}", part(wording::order::method(texts, *method))), vec![(owed, *amount)])
            }
        };
        let mut text = format!("\n{} * ", entry.on);
        if let Some(code) = &entry.number {
            text.push_str(&format!("({}) ", part(code).replace(['(', ')'], "")));
        }
        text.push_str(&format!("{}\n", part(&entry.customer)));
        let whole: i128 = credits.iter().map(|(_, minor)| i128::from(*minor)).sum();
        let whole = i64::try_from(whole).unwrap_or(i64::MAX);
        text.push_str(&format!("    {debit}  {}\n", amount(whole, entry.currency)));
        for (to, minor) in &credits {
            text.push_str(&format!("    {to}  {}\n", amount(minor.saturating_neg(), entry.currency)));
        }
        accounts.insert(debit);
        accounts.extend(credits.into_iter().map(|(to, _)| to));
        entries.push(text);
        Ok(())
    })?;
    accounts.retain(|name| ![sales, returns].contains(&name.as_str()));
    for account in &accounts {
        writeln!(out, "account {account}")?;
    }
    for entry in entries {
        out.write_all(entry.as_bytes())?;
    }
    Ok(())
}

/// A name that is one part of an account: no colon, no two blanks, no comment, nothing that a line cannot hold.
fn part(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|c| match c {
            ':' => '：',
            ';' => '；',
            '|' => '｜',
            '"' => '”',
            c if c.is_control() || c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    match words.join(" ") {
        empty if empty.is_empty() => "-".to_owned(),
        // A parenthesis or bracket around an account makes it a virtual one.
        name => name.replace(['(', '['], "（").replace([')', ']'], "）"),
    }
}

fn amount(minor: i64, currency: Currency) -> String {
    let decimal = Money::sum(minor, currency).to_decimal();
    // hledger asks for a decimal mark in a commodity's own line.
    let decimal = if currency.digits() == 0 { format!("{decimal}.") } else { decimal };
    format!("{decimal} {}", currency.code())
}
