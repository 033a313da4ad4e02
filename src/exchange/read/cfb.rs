//! The streams of a compound file (the container of XLS), read just far enough to measure one. Writes nothing, trusts no number in it.

/// A compound file held in memory.
pub struct Compound {
    bytes: Vec<u8>,
    sector: usize,
    fat: Vec<u32>,
    directory: Vec<u8>,
}

const END: u32 = 0xffff_fffa;

impl Compound {
    /// Reads the header, the allocation table and the directory; `None` when they do not hold together.
    pub fn new(bytes: Vec<u8>) -> Option<Compound> {
        let shift = u16_at(&bytes, 30)?;
        if shift != 9 && shift != 12 {
            return None;
        }
        let mut file = Compound { bytes, sector: 1 << shift, fat: Vec::new(), directory: Vec::new() };
        let mut table: Vec<u32> = (0..109).map_while(|i| u32_at(&file.bytes, 76 + i * 4)).collect();
        let (mut next, per) = (u32_at(&file.bytes, 68)?, file.sector / 4 - 1);
        let limit = file.bytes.len() / file.sector + 1;
        for _ in 0..limit {
            if next >= END {
                break;
            }
            let sector = file.sector(next)?;
            table.extend((0..per).map_while(|i| u32_at(sector, i * 4)));
            next = u32_at(sector, per * 4)?;
        }
        let mut fat = Vec::new();
        for id in table.into_iter().filter(|id| *id < END).take(limit) {
            let sector = file.sector(id)?;
            fat.extend((0..file.sector / 4).map_while(|i| u32_at(sector, i * 4)));
        }
        file.fat = fat;
        file.directory = file.chain(u32_at(&file.bytes, 48)?, usize::MAX)?;
        Some(file)
    }

    /// The names of the streams, as written.
    pub fn names(&self) -> Vec<String> {
        self.entries().map(|(name, _)| name).collect()
    }

    /// The bytes of a large stream by its name in lower case; `None` for one that is missing, small or broken.
    pub fn stream(&self, wanted: &str) -> Option<Vec<u8>> {
        let (_, entry) = self.entries().find(|(name, _)| name.to_lowercase() == wanted)?;
        let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        // Below 4 KiB it lies in the small stream, and cannot hold cells worth measuring.
        (size >= 4096).then(|| self.chain(start, size))?
    }

    fn entries(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.directory.chunks_exact(128).map(|entry| {
            let length = usize::from(u16_at(entry, 64).unwrap_or(0)).saturating_sub(2).min(62) / 2;
            let units: Vec<u16> = (0..length).map_while(|i| u16_at(entry, i * 2)).collect();
            (String::from_utf16_lossy(&units), entry)
        })
    }

    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let (mut bytes, mut next) = (Vec::new(), start);
        // As many steps as there are sectors: a ring cannot hold us.
        for _ in 0..=self.bytes.len() / self.sector {
            if next >= END || bytes.len() >= size {
                break;
            }
            bytes.extend(self.sector(next)?);
            next = *self.fat.get(next as usize)?;
        }
        Some(bytes)
    }

    fn sector(&self, id: u32) -> Option<&[u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }
}

/// Two bytes, little end first.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
