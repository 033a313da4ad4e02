//! The numbers that people can be rung at. Rings nobody.

use super::{channel::Channel, customer::Contact, duplicate::phone_key, id::ContactId};

/// A number and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub contact: ContactId,
    pub person: String,
    pub title: Option<String>,
    pub decides: bool,
    /// As it is dialled.
    pub dialled: String,
}

impl Number {
    /// What a telephone dials when it is opened (RFC 3966).
    pub fn uri(&self) -> String {
        format!("tel:{}", self.dialled)
    }
}

/// Every usable number of these people, in their order.
pub fn numbers(contacts: &[Contact]) -> Vec<Number> {
    let each = contacts.iter().flat_map(|contact| {
        let usable = contact.channels.iter().filter(|way| way.channel == Channel::Phone && !way.invalid);
        usable.map(move |way| (contact, way))
    });
    let rung = each.filter(|(_, way)| !phone_key(&way.value).is_empty());
    rung.map(|(contact, way)| Number {
        contact: contact.id,
        person: contact.name.clone(),
        title: contact.title.clone(),
        decides: contact.decision_maker,
        dialled: dialled(&way.value),
    })
    .collect()
}

/// Of a wrong number that nobody said: the person it may be of, and how many usable ones that person has, where they are several.
pub fn undecided(contacts: &[Contact], contact: Option<ContactId>) -> Option<(&str, usize)> {
    let person = match contact {
        Some(id) => contacts.iter().find(|person| person.id == id),
        None => contacts.iter().find(|person| person.primary).or_else(|| contacts.first()),
    }?;
    let usable = person.channels.iter().filter(|way| way.channel == Channel::Phone && !way.invalid).count();
    (usable > 1).then_some((person.name.as_str(), usable))
}

/// A number without separators, prefix and extension, ready to be dialled; a text without digits as it is.
pub fn dialled(value: &str) -> String {
    let digits = phone_key(value);
    // The plus of a foreign number is dialled; that of China went with its prefix.
    let foreign = value.trim_start().starts_with(['+', '＋'])
        && value.chars().filter(char::is_ascii_digit).take(digits.len()).eq(digits.chars());
    match digits.is_empty() {
        true => value.to_owned(),
        false if foreign => format!("+{digits}"),
        false => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::customer::ContactChannel;

    #[test]
    fn numbers_are_dialled_without_their_ornaments() {
        for (written, wanted) in [
            ("138 0013 8000", "13800138000"),
            ("+86 138-0013-8000", "13800138000"),
            ("＋44 20 7946 0000", "+442079460000"),
            ("010-6217 8888 转 801", "01062178888"),
            ("ask at the desk", "ask at the desk"),
        ] {
            assert_eq!(dialled(written), wanted, "{written}");
        }
    }

    #[test]
    fn what_cannot_be_rung_is_left_out() {
        let way = |channel, value: &str, invalid| ContactChannel { channel, value: value.to_owned(), invalid };
        let contact = |id, channels| Contact {
            id: ContactId(id),
            name: format!("person {id}"),
            title: None,
            decision_maker: false,
            primary: id == 1,
            note: None,
            channels,
            extra: Vec::new(),
        };
        let people = [
            contact(1, vec![way(Channel::Phone, "021-55550000", true), way(Channel::Wechat, "wx1", false)]),
            contact(2, vec![way(Channel::Phone, "none", false), way(Channel::Phone, "13800138000", false)]),
            contact(3, vec![way(Channel::Phone, "021 5555 0001", false), way(Channel::Phone, "13900139000", false)]),
        ];
        let found: Vec<(i64, String)> =
            numbers(&people).into_iter().map(|number| (number.contact.0, number.uri())).collect();
        let wanted = [(2, "tel:13800138000"), (3, "tel:02155550001"), (3, "tel:13900139000")];
        assert_eq!(found, wanted.map(|(id, uri)| (id, uri.to_owned())));
    }
}
