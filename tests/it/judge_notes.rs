//! The rule that finds vague notes, measured on 200 notes that were labelled before its words were chosen, and on 200 that were
//! written and labelled by others, without a look at them.

use gendan::domain::lint::is_vague;

/// `vague` or `good`, a tab, the note.
const LABELLED: &str = include_str!("notes_labelled.tsv");
const BLIND: &str = include_str!("notes_blind.tsv");

/// How many were found, what was found wrongly, and what was missed.
fn measure(labelled: &'static str) -> (usize, Vec<&'static str>, Vec<&'static str>) {
    let (mut hits, mut false_alarms, mut missed) = (0, Vec::new(), Vec::new());
    for line in labelled.lines() {
        let (label, note) = line.split_once('\t').unwrap();
        match (label == "vague", is_vague(note, "海天机电")) {
            (true, true) => hits += 1,
            (true, false) => missed.push(note),
            (false, true) => false_alarms.push(note),
            (false, false) => {}
        }
    }
    (hits, false_alarms, missed)
}

#[test]
fn vague_notes_are_found_and_good_ones_left_alone() {
    for (labelled, count) in [(LABELLED, 200), (BLIND, 200)] {
        assert_eq!(labelled.lines().count(), count);
        let (hits, false_alarms, missed) = measure(labelled);
        // At least nine of ten both ways: in whole numbers, so that nothing is rounded up.
        assert!(hits * 10 >= (hits + false_alarms.len()) * 9, "precision: {hits} right, false: {false_alarms:#?}");
        assert!(hits * 10 >= (hits + missed.len()) * 9, "recall: {hits} found, missed: {missed:#?}");
    }
}
