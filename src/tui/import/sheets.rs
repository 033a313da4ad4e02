//! The sheets of a workbook, taken one after the other. Reads none of them.

use super::{
    ImportEvent, ImportScreen, Stage,
    choose::{Choose, Item},
    words,
};
use crate::{
    exchange::{field::Kind, look::Answers},
    i18n::Texts,
};

impl ImportScreen {
    /// Several sheets hold data, each with the kind of rows that its headings say.
    pub fn set_sheets(&mut self, sheets: Vec<(String, Option<Kind>)>, texts: &Texts) {
        self.sheets = sheets;
        self.ask_sheet(texts);
    }

    /// Asks which sheet, the next one that can be read proposed: customers before what names them.
    fn ask_sheet(&mut self, texts: &Texts) {
        let is_taken = |name: &String| self.taken.contains(name);
        let items = self.sheets.iter().map(|(name, held)| {
            let kind = held.map_or("", |kind| words::kind(texts, kind));
            Item::new(name.clone(), if is_taken(name) { texts.get("bring-sheet-taken") } else { kind })
        });
        let left = self.sheets.iter().enumerate().filter(|(_, (name, _))| !is_taken(name));
        let next = left
            .filter_map(|(at, (_, held))| Some((Kind::ALL.iter().position(|kind| Some(*kind) == *held)?, at)))
            .min();
        let choose = Choose::new(texts.get("bring-sheet-which"), items.collect(), next.map(|(_, at)| at));
        self.stage = Stage::Sheet(Box::new(choose));
    }

    /// What the preview shows was imported; true when other sheets of the workbook can be read and are asked about.
    pub fn taken(&mut self, texts: &Texts) -> bool {
        let Stage::Preview(preview) = &self.stage else { return false };
        self.taken.extend(preview.sheet.clone());
        let more = self.sheets.iter().any(|(name, held)| held.is_some() && !self.taken.contains(name));
        if more {
            self.ask_sheet(texts);
        }
        more
    }

    /// Whether anything was imported from here.
    pub fn has_taken(&self) -> bool {
        !self.taken.is_empty()
    }

    pub(super) fn read_sheet(&mut self, place: usize) -> ImportEvent {
        ImportEvent::Look(self.sheets.get(place).map(|(name, _)| name.clone()), Answers::default())
    }
}
