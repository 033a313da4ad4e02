//! One card as properties and values in a few known names. Keeps what it does not know under its own name.

use crate::exchange::fold::is_han;
use calcard::{
    Entry, Parser,
    common::IanaString,
    vcard::{VCardEntry, VCardParameterValue, VCardProperty, VCardType, VCardValue},
};

/// A card: the line where it begins, and its properties in their order.
pub struct Card {
    pub line: u64,
    properties: Vec<(String, String)>,
}

/// What is about the card and not about the person.
const ABOUT: &[&str] = &[
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "REV",
    "SOURCE",
    "CLIENTPIDMAP",
    "XML",
    "CLASS",
    "MAILER",
    "SORT-STRING",
    "CREATED",
    "X-ABSHOWAS",
    "X-ABLABEL",
    "X-ABADR",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
    "X-MS-OL-DESIGN",
    "X-GENERATOR",
    "PROFILE",
    "NAME",
];

impl Card {
    /// Reads the properties of a card, one a line.
    pub fn parse(line: u64, text: &str) -> Card {
        let mut card = Card { line, properties: Vec::new() };
        let whole = format!("BEGIN:VCARD\n{text}END:VCARD\n");
        let Entry::VCard(parsed) = Parser::new(&whole).entry() else { return card };
        let mut parts = None;
        let mut labels = Vec::new();
        for entry in &parsed.entries {
            match &entry.name {
                VCardProperty::N => parts = parts.or_else(|| Some(components(entry))),
                VCardProperty::Tel if is_fax(entry) => card.push("FAX", uri(&joined(entry, ", "), "tel:")),
                VCardProperty::Tel => card.push("TEL", uri(&joined(entry, ", "), "tel:")),
                VCardProperty::Email => card.push("EMAIL", uri(&joined(entry, ", "), "mailto:")),
                VCardProperty::Org => card.organization(&components(entry)),
                VCardProperty::Adr => card.push("ADR", address(&components(entry))),
                VCardProperty::Impp => card.messenger(&joined(entry, ", ")),
                VCardProperty::Socialprofile => card.push("X-SOCIALPROFILE", joined(entry, ", ")),
                name if name.as_str().eq_ignore_ascii_case("LABEL") => labels.push(joined(entry, ", ")),
                name => card.other(&name.as_str().to_ascii_uppercase(), joined(entry, ", ")),
            }
        }
        // 2.1 writes addresses a second time, as they stand on an envelope.
        if card.of("ADR").next().is_none() {
            labels.into_iter().for_each(|label| card.push("ADR", one_line(&label)));
        }
        card.merge_notes();
        card.name(parts.as_deref().unwrap_or_default());
        card
    }

    /// The properties that the card has, once each.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in &self.properties {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }

    /// The values of a property.
    pub fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.properties.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn push(&mut self, name: &str, value: String) {
        let value = value.trim();
        if !value.is_empty() && !self.of(name).any(|known| known == value) {
            self.properties.push((name.to_owned(), value.to_owned()));
        }
    }

    /// A property under a name that differs between programs.
    fn other(&mut self, name: &str, value: String) {
        match name {
            "X-WECHAT" | "X-WEIXIN" | "X-TENCENT-WECHAT" | "X-WX" => self.push("X-WECHAT", value),
            "X-WECOM" | "X-WEWORK" | "X-WXWORK" => self.push("X-WECOM", value),
            "X-QQ" | "X-TENCENT-QQ" => self.push("X-SOCIALPROFILE", format!("QQ {value}")),
            "X-JABBER" | "X-AIM" | "X-ICQ" | "X-MSN" | "X-YAHOO" | "X-SKYPE" | "X-SKYPE-USERNAME" | "X-GOOGLE-TALK"
            | "X-GTALK" => {
                let service = name.trim_start_matches("X-").trim_end_matches("-USERNAME").to_ascii_lowercase();
                self.push("X-SOCIALPROFILE", format!("{service} {value}"));
            }
            "X-SOCIALPROFILE" => self.push("X-SOCIALPROFILE", uri(&value, "x-apple:")),
            _ if ABOUT.contains(&name) => {}
            _ => self.push(name, value),
        }
    }

    /// The company, and the department in a column of its own.
    fn organization(&mut self, parts: &[String]) {
        let mut parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
        if let Some(company) = parts.next() {
            // A second company is told, and the person is one of the first.
            let is_first = self.of("ORG").next().is_none();
            self.push(if is_first { "ORG" } else { "ORG-OTHER" }, company.to_owned());
        }
        let units: Vec<&str> = parts.collect();
        self.push("ORG-UNIT", units.join(" / "));
    }

    /// `weixin:name`, `qq:123`, `xmpp:name@host`.
    fn messenger(&mut self, value: &str) {
        let (service, name) = value.split_once(':').unwrap_or(("", value));
        match service.to_ascii_lowercase().as_str() {
            "wechat" | "weixin" | "wx" => self.push("X-WECHAT", name.to_owned()),
            "wecom" | "wxwork" => self.push("X-WECOM", name.to_owned()),
            "qq" | "mqq" => self.push("X-SOCIALPROFILE", format!("QQ {name}")),
            "" | "x-apple" => self.push("X-SOCIALPROFILE", name.to_owned()),
            service => self.push("X-SOCIALPROFILE", format!("{service} {name}")),
        }
    }

    /// Several notes are one, as a person has one.
    fn merge_notes(&mut self) {
        let notes: Vec<String> = self.of("NOTE").map(str::to_owned).collect();
        if notes.len() > 1 {
            self.properties.retain(|(name, _)| name != "NOTE");
            self.push("NOTE", notes.join("\n"));
        }
    }

    /// Who the card is about: as it is shown, else by the name's parts, else by what there is. The company stands for nobody's
    /// employer where there is none: such a person is a customer of that name.
    fn name(&mut self, parts: &[String]) {
        let shown = self.of("FN").next().map(one_line);
        let built = built(parts);
        let first = |name: &str| self.of(name).next().map(one_line);
        let name = shown.clone().or_else(|| Some(built).filter(|name| !name.is_empty()));
        let name = name.or_else(|| ["NICKNAME", "ORG", "TEL", "EMAIL"].iter().find_map(|name| first(name)));
        let Some(name) = name else { return };
        if shown.as_ref() != Some(&name) {
            self.properties.retain(|(known, _)| known != "FN");
            self.push("FN", name.clone());
        }
        let said = |part: &&String| !part.trim().is_empty() && !name.contains(part.trim());
        if parts.iter().any(|part| said(&part)) {
            let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
            self.push("N", parts.join(" "));
        }
        if self.of("ORG").next().is_none() {
            self.push("ORG", name);
        }
    }
}

/// A name from family, given, more names, prefix and suffix. Chinese ones put the family first and leave no blank.
fn built(parts: &[String]) -> String {
    let part = |at: usize| parts.get(at).map_or("", |part| part.trim());
    let (family, given) = (part(0), part(1));
    if !family.is_ascii() || (family.is_empty() && !given.is_ascii()) {
        return format!("{family}{given}{}", part(2));
    }
    let ordered = [part(3), given, part(2), family, part(4)];
    ordered.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An address as it is written: from the country down in Chinese, from the street up elsewhere.
fn address(parts: &[String]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| one_line(part)).collect();
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    let chinese = parts.iter().any(|part| part.chars().any(is_han));
    let order: [usize; 7] = if chinese { [6, 4, 3, 2, 1, 0, 5] } else { [0, 1, 2, 3, 4, 5, 6] };
    let told = order.into_iter().map(part).filter(|part| !part.is_empty());
    told.collect::<Vec<_>>().join(if chinese { " " } else { ", " })
}

fn is_fax(entry: &VCardEntry) -> bool {
    entry.params.iter().any(|parameter| matches!(&parameter.value, VCardParameterValue::Type(VCardType::Fax)))
}

/// A value without the scheme that makes it a link.
fn uri(value: &str, scheme: &str) -> String {
    match value.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => value[scheme.len()..].to_owned(),
        _ => value.to_owned(),
    }
}

/// The parts of a structured value; several values of one part stand beside each other.
fn components(entry: &VCardEntry) -> Vec<String> {
    entry.values.iter().map(text).collect()
}

fn joined(entry: &VCardEntry, between: &str) -> String {
    let values = entry.values.iter().map(text).filter(|value| !value.is_empty());
    values.collect::<Vec<_>>().join(between)
}

fn text(value: &VCardValue) -> String {
    match value {
        VCardValue::Text(text) => text.clone(),
        VCardValue::Component(parts) => parts.join(" "),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Float(number) => number.to_string(),
        VCardValue::Boolean(value) => value.to_string(),
        VCardValue::PartialDateTime(date) => {
            let mut parts = [date.year.map(u32::from), date.month.map(u32::from), date.day.map(u32::from)];
            let shown = parts.iter_mut().flatten().map(|part| format!("{part:02}"));
            shown.collect::<Vec<_>>().join("-")
        }
        VCardValue::Kind(kind) => kind.as_str().to_owned(),
        VCardValue::Binary(_) | VCardValue::Sex(_) | VCardValue::GramGender(_) => String::new(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
