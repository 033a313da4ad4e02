//! Measures a zipped workbook by unpacking it into nothing, since the sizes it declares may lie. Keeps no content.

use super::{MAX_COLUMNS, Problem, ReadError, ods::Extent, source::Input};
use std::io::{BufReader, Read};

/// What kind of workbook the archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Xlsb,
    Ods,
}

/// All parts together: as much as can be read within the time a person waits.
const MAX_UNPACKED: u64 = 768 << 20;
/// A part that is held in memory as it is: styles, relations, the list of sheets.
const MAX_SMALL_PART: u64 = 16 << 20;
/// Shared texts are held in memory: their bytes, and what each of them costs beside its bytes.
const MAX_SHARED: u64 = 160 << 20;
const SHARED_COST: u64 = 24;
/// The longest single text or tag.
const MAX_RUN: u64 = 8 << 20;
/// A large part that shrank more than this was made to burst.
const MAX_RATIO: u64 = 300;
const RATIO_FROM: u64 = 64 << 20;
const MAX_PARTS: usize = 10_000;
/// Cells of an OpenDocument sheet, which is held in memory as a grid.
const MAX_ODS_CELLS: u64 = 2_000_000;

/// Says what the archive is, or refuses it.
pub fn inspect(input: &Input) -> Result<Kind, ReadError> {
    let damaged = |error: zip::result::ZipError| Problem::Damaged(error.to_string()).of(&input.name);
    let file = input.file.try_clone().map_err(|error| Problem::Read(error).of(&input.name))?;
    super::source::rewind(input)?;
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(Problem::Bomb { part: input.name.clone(), limit: MAX_PARTS as u64 }.of(&input.name));
    }
    let (mut kind, mut total) = (None, 0);
    for index in 0..archive.len() {
        let name = match archive.by_index_raw(index) {
            Ok(part) => part.name().map(|name| name.replace('\\', "/").to_lowercase()).unwrap_or_default(),
            Err(error) => return Err(damaged(error)),
        };
        kind = kind.or(match name.as_str() {
            "xl/workbook.bin" => Some(Kind::Xlsb),
            "xl/workbook.xml" => Some(Kind::Xlsx),
            "content.xml" => Some(Kind::Ods),
            _ => None,
        });
        if !is_read(&name) {
            continue;
        }
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(reason)) if reason.to_lowercase().contains("password") => {
                return Err(Problem::Password.of(&input.name));
            }
            Err(error) => return Err(damaged(error)),
        };
        let packed = part.compressed_size();
        measure(part, &name, packed, &mut total).map_err(|problem| problem.of(&input.name))?;
    }
    // Some writers put the parts elsewhere; the relations say where, and calamine follows them.
    let kind = kind.or_else(|| archive.index_for_name("[Content_Types].xml").map(|_| Kind::Xlsx));
    kind.ok_or_else(|| Problem::NotATable.of(&input.name))
}

/// Whether a part is ever unpacked by the reader: pictures, macros and caches are not.
fn is_read(name: &str) -> bool {
    let read = [".xml", ".bin", ".rels"].iter().any(|end| name.ends_with(end));
    read && !["pivotcache", "vbaproject", "media/", "drawings/", "theme/"].iter().any(|part| name.contains(part))
}

fn measure(mut part: impl Read, name: &str, packed: u64, total: &mut u64) -> Result<(), Problem> {
    let shared = name.contains("sharedstrings");
    let large = shared || name.contains("sheet") || name == "content.xml";
    let mut block = vec![0; 1 << 17];
    let (mut size, mut tags, mut run) = (0u64, 0u64, 0u64);
    let mut extent = (name == "content.xml").then(Extent::default);
    loop {
        let count = match part.read(&mut block) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) => return Err(Problem::Damaged(format!("{name}: {error}"))),
        };
        let bytes = &block[..count];
        size += count as u64;
        *total += count as u64;
        let burst = |limit| Err(Problem::Bomb { part: name.to_owned(), limit });
        let mut last = None;
        for at in memchr::memchr_iter(b'<', bytes) {
            tags += 1;
            run = if last.is_none() { run + at as u64 } else { 0 };
            if run > MAX_RUN && !name.ends_with(".bin") {
                return burst(MAX_RUN);
            }
            last = Some(at);
        }
        run = last.map_or(run + count as u64, |at| (count - at) as u64);
        if run > MAX_RUN && !name.ends_with(".bin") {
            return burst(MAX_RUN);
        }
        if let Some(extent) = &mut extent {
            extent.feed(bytes);
            if extent.cells > MAX_ODS_CELLS {
                return Err(Problem::TooManyCells { limit: MAX_ODS_CELLS });
            }
            if extent.columns > MAX_COLUMNS as u64 {
                return Err(Problem::TooManyColumns { line: extent.row, column: extent.columns, limit: MAX_COLUMNS });
            }
        }
        if *total > MAX_UNPACKED {
            return burst(MAX_UNPACKED);
        }
        if !large && size > MAX_SMALL_PART {
            return burst(MAX_SMALL_PART);
        }
        if shared && size + tags * SHARED_COST > MAX_SHARED {
            return burst(MAX_SHARED);
        }
        if size > RATIO_FROM && size / packed.max(1) > MAX_RATIO {
            return burst(RATIO_FROM);
        }
    }
    Ok(())
}
