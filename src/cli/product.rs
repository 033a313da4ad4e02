//! `product`: what is sold, added, edited and listed, and what was paid for it.

mod prices;

use super::{
    Failure,
    arguments::{family, flag, plain, positional, text, value},
    context::Context,
    json, said,
};
use crate::{
    domain::{money::Currency, product::Product},
    i18n::Texts,
    store::op::{LedgerOp, NewProduct},
    wording::order::unit_price_of,
};
use clap::{Arg, ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    let add =
        plain(texts, "add", "help-product-add").arg(positional(texts, "name", "help-product-name", "help-value-name"));
    let edit = plain(texts, "edit", "help-product-edit")
        .arg(positional(texts, "product", "help-product-argument", "help-value-product"))
        .arg(value(texts, "name", "help-product-edit-name", "help-value-name"));
    let edit = edit.args(fields(texts)).arg(flag(texts, "archive", "help-product-archive"));
    let list = plain(texts, "list", "help-product-list")
        .arg(value(texts, "category", "help-product-list-category", "help-value-text"))
        .arg(flag(texts, "archived", "help-product-list-archived"))
        .arg(flag(texts, "count", "help-count"));
    family(texts, "product", "help-product")
        .subcommand(add.args(fields(texts)))
        .subcommand(edit.arg(flag(texts, "restore", "help-product-restore").conflicts_with("archive")))
        .subcommand(list)
        .subcommand(prices::command(texts))
}

fn fields(texts: &Texts) -> [Arg; 5] {
    [
        value(texts, "price", "help-product-price", "help-value-amount"),
        value(texts, "unit", "help-product-unit", "help-value-text"),
        value(texts, "category", "help-product-category", "help-value-text"),
        value(texts, "sku", "help-product-sku", "help-value-text"),
        value(texts, "currency", "help-product-currency", "help-value-currency").value_parser(said::currency),
    ]
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("add", matches)) => add(context, matches),
        Some(("edit", matches)) => edit(context, matches),
        Some(("list", matches)) => list(context, matches),
        Some(("prices", matches)) => prices::run(context, matches),
        _ => Err(Failure::Told),
    }
}

fn add(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.write()?;
    let mut new = NewProduct { name: text(matches, "name").unwrap_or_default(), ..NewProduct::default() };
    over(context, matches, &mut new)?;
    let is_same = |product: &&Product| product.name == new.name;
    if let Some(known) = store.products()?.iter().find(is_same) {
        let words = context.texts.with("cli-product-known", &[("name", (&known.name).into())]);
        return Err(Failure::Said(words));
    }
    let name = new.name.clone();
    store.apply(&LedgerOp::AddProduct(new).into(), context.at())?;
    let products = store.products()?;
    say(context, products.iter().find(|product| product.name == name.trim()))
}

fn edit(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let products = store.products()?;
    let typed = text(matches, "product").unwrap_or_default();
    let product = said::product(context, &typed, &products)?;
    let was = NewProduct::of(product);
    let mut now = was.clone();
    if matches.contains_id("name") {
        now.name = text(matches, "name").unwrap_or_default();
    }
    over(context, matches, &mut now)?;
    if matches.get_flag("archive") {
        now.archived = true;
    }
    if matches.get_flag("restore") {
        now.archived = false;
    }
    if now == was {
        context.tell(context.texts.get("cli-edit-nothing_product"));
    } else {
        store.apply(&LedgerOp::EditProduct { product: product.id, was, now }.into(), context.at())?;
    }
    say(context, Some(&store.product(product.id)?))
}

/// Puts what was said over the fields that there are. A blank text takes the field away.
fn over(context: &Context, matches: &ArgMatches, fields: &mut NewProduct) -> Result<(), Failure> {
    let put = |name: &str, field: &mut Option<String>| {
        if matches.contains_id(name) {
            *field = text(matches, name);
        }
    };
    put("unit", &mut fields.unit);
    put("category", &mut fields.category);
    put("sku", &mut fields.sku);
    if let Some(currency) = matches.get_one::<Currency>("currency") {
        fields.currency = Some(*currency);
    }
    if matches.contains_id("price") {
        let currency = fields.currency.unwrap_or_else(|| context.entry().currency);
        fields.price = text(matches, "price").map(|typed| said::price(context, &typed, currency)).transpose()?;
    }
    Ok(())
}

fn list(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let category = text(matches, "category");
    let archived = matches.get_flag("archived");
    let is_wanted =
        |product: &&Product| (archived || !product.archived) && (category.is_none() || product.category == category);
    let products = store.products()?;
    let products: Vec<&Product> = products.iter().filter(is_wanted).collect();
    let mut out = context.out();
    if matches.get_flag("count") {
        if out.json {
            out.json(&Value::from(products.len()))?;
        } else {
            out.line(&products.len().to_string())?;
        }
    } else if out.json {
        out.json(&products.iter().map(|product| as_json(product)).collect())?;
    } else {
        let texts = context.texts;
        let is_terminal = out.is_terminal;
        let rows: Vec<Vec<String>> = products.iter().map(|product| cells(texts, product, is_terminal)).collect();
        let headings =
            ["cli-order-product", "cli-product-price", "cli-product-unit", "cli-product-category", "cli-product-sku"];
        out.aligned(&headings.map(|key| texts.get(key)), &rows, &[1])?;
    }
    out.flush()
}

fn say(context: &Context, product: Option<&Product>) -> Result<(), Failure> {
    let Some(product) = product else { return Ok(()) };
    let mut out = context.out();
    if out.json {
        out.json(&as_json(product))?;
    } else {
        out.table(&[], &[cells(context.texts, product, true)])?;
    }
    out.flush()
}

fn cells(texts: &Texts, product: &Product, is_terminal: bool) -> Vec<String> {
    let price = product.price.map(|price| match is_terminal {
        true => unit_price_of(price, product.currency),
        false => json::unit_price(price, product.currency),
    });
    let mut cells = vec![
        product.name.clone(),
        price.unwrap_or_default(),
        product.unit.clone().unwrap_or_default(),
        product.category.clone().unwrap_or_default(),
        product.sku.clone().unwrap_or_default(),
        if product.archived { texts.get("cli-product-archived").to_owned() } else { String::new() },
    ];
    if !is_terminal {
        cells.insert(2, product.currency.code().to_owned());
    }
    cells
}

/// An item of `product list --json`.
fn as_json(product: &Product) -> Value {
    json!({
        "product": product.name,
        "sku": product.sku,
        "category": product.category,
        "unit": product.unit,
        "price": product.price.map(|price| json::unit_price(price, product.currency)),
        "currency": product.currency,
        "archived": product.archived,
    })
}
