//! vCard 2.1, 3.0 and 4.0: a file of cards as a sheet, one row a card, one column a property. Pictures and keys are left out;
//! every other text of a card has a column.

mod card;
mod lines;

use super::{
    Format, MAX_COLUMNS, Problem, ReadError, ReadOptions, Shape, Sheet,
    decode::{self, Decoder},
    source::{self, Input},
};
use card::Card;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use lines::{Lines, Part};
use std::io::{BufReader, Read, Write};

/// The most text that the cards of one file may hold, in bytes, pictures not counted: they are held in memory.
const MAX_TEXT_BYTES: u64 = 128 << 20;

/// The properties that stand first, in this order; the others follow as they come.
const FIRST: &[&str] =
    &["FN", "ORG", "TITLE", "TEL", "X-WECHAT", "X-WECOM", "EMAIL", "X-SOCIALPROFILE", "ADR", "NOTE", "UID"];

/// The cards of a file as a sheet. Its row of headings stands in line 0, a card in the line where it begins.
pub fn open(input: Input, options: &ReadOptions) -> Result<Sheet, ReadError> {
    let name = input.name.clone();
    let survey = decode::survey(&input, options.encoding.as_deref())?;
    source::rewind(&input)?;
    let bytes = (&input.file).take(input.length);
    let wide = survey.charset == UTF_16LE || survey.charset == UTF_16BE;
    let stream: Box<dyn Read + '_> = if wide { Box::new(Decoder::new(bytes, survey.charset)) } else { Box::new(bytes) };
    let fallback = if wide { UTF_8 } else { survey.charset };
    let cards = read(BufReader::with_capacity(1 << 16, stream), fallback).map_err(|problem| problem.of(&name))?;
    if cards.iter().all(|card| card.names().is_empty()) {
        return Err(Problem::NotACard.of(&name));
    }
    let (data, length) = spool(&cards).map_err(|problem| problem.of(&name))?;
    Ok(Sheet {
        file: name,
        name: None,
        format: Format::Cards,
        // Cards that are refused go to a CSV that spreadsheet programs open as UTF-8.
        shape: Shape { delimiter: b',', charset: UTF_8, bom: true, crlf: true },
        epoch_1904: false,
        hidden: Vec::new(),
        data,
        length,
        cr_only: false,
    })
}

/// All cards, in the order of the file. One inside another (an assistant's, in 2.1) belongs to the outer one and is left out.
fn read(stream: impl std::io::BufRead, fallback: decode::Charset) -> Result<Vec<Card>, Problem> {
    let (mut cards, mut depth, mut text, mut held) = (Vec::new(), 0_u32, String::new(), 0_u64);
    let mut begun = 0;
    let mut lines = Lines::new(stream, fallback);
    while let Some((line, part)) = lines.next()? {
        match part {
            Part::Begin => {
                // A card that was never closed ends where the next one begins, unless that one is a property of it.
                if depth == 1 && !lines.is_nested() {
                    cards.push(Card::parse(begun, &text));
                    depth = 0;
                }
                depth += 1;
                if depth == 1 {
                    begun = line;
                    text.clear();
                }
            }
            Part::End => {
                if depth == 1 {
                    cards.push(Card::parse(begun, &text));
                }
                depth = depth.saturating_sub(1);
            }
            Part::Property(property) if depth == 1 => {
                held += property.len() as u64;
                if held > MAX_TEXT_BYTES {
                    return Err(Problem::TooBig { limit: MAX_TEXT_BYTES });
                }
                text.push_str(&property);
                text.push('\n');
            }
            Part::Property(_) => {}
        }
    }
    if depth > 0 {
        return Err(Problem::OpenCard { line: begun });
    }
    Ok(cards)
}

/// Which columns the cards need: as many of a property as the card with most of it has.
fn headings(cards: &[Card]) -> Vec<String> {
    let mut most: Vec<(String, usize)> = FIRST.iter().map(|name| ((*name).to_owned(), 0)).collect();
    // A card of nobody is a row too.
    most[0].1 = 1;
    for card in cards {
        for name in card.names() {
            let count = card.of(name).count();
            match most.iter_mut().find(|(known, _)| known == name) {
                Some((_, most)) => *most = count.max(*most),
                None => most.push((name.to_owned(), count)),
            }
        }
    }
    let columns = most.into_iter().flat_map(|(name, count)| {
        (1..=count).map(move |at| if at == 1 { name.clone() } else { format!("{name} {at}") })
    });
    columns.collect()
}

fn spool(cards: &[Card]) -> Result<(std::fs::File, u64), Problem> {
    let headings = headings(cards);
    if headings.len() > MAX_COLUMNS {
        let line = cards.first().map_or(1, |card| card.line);
        return Err(Problem::TooManyColumns { line, column: headings.len() as u64, limit: MAX_COLUMNS });
    }
    let file = tempfile::tempfile().map_err(Problem::Spool)?;
    let mut writer = csv::WriterBuilder::new().flexible(true).buffer_capacity(1 << 17).from_writer(file);
    let texts = headings.iter().map(|heading| format!("t{heading}"));
    writer.write_record(std::iter::once("0".to_owned()).chain(texts)).map_err(spool_problem)?;
    for card in cards {
        let cells = headings.iter().map(|heading| {
            let (name, at) = match heading.rsplit_once(' ') {
                Some((name, at)) => (name, at.parse().unwrap_or(1)),
                None => (heading.as_str(), 1_usize),
            };
            card.of(name).nth(at - 1).map_or_else(String::new, |value| format!("t{value}"))
        });
        writer.write_record(std::iter::once(card.line.to_string()).chain(cells)).map_err(spool_problem)?;
    }
    let mut file = writer.into_inner().map_err(|error| Problem::Spool(error.into_error()))?;
    file.flush().map_err(Problem::Spool)?;
    let length = file.metadata().map_err(Problem::Spool)?.len();
    Ok((file, length))
}

fn spool_problem(error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Problem::Spool(error),
        other => Problem::Damaged(format!("{other:?}")),
    }
}
