//! The rule that finds vague notes, measured on 200 notes that were labelled before its words were chosen.

use gendan::domain::lint::is_vague;

/// `vague` or `good`, a tab, the note.
const LABELLED: &str = include_str!("notes_labelled.tsv");

#[test]
fn vague_notes_are_found_and_good_ones_left_alone() {
    let (mut hits, mut false_alarms, mut missed) = (0, Vec::new(), Vec::new());
    let mut notes = 0;
    for line in LABELLED.lines() {
        let (label, note) = line.split_once('\t').unwrap();
        notes += 1;
        match (label == "vague", is_vague(note, "海天机电")) {
            (true, true) => hits += 1,
            (true, false) => missed.push(note),
            (false, true) => false_alarms.push(note),
            (false, false) => {}
        }
    }
    assert_eq!(notes, 200);
    // At least nine of ten both ways: in whole numbers, so that nothing is rounded up.
    assert!(hits * 10 >= (hits + false_alarms.len()) * 9, "precision: {hits} right, false: {false_alarms:#?}");
    assert!(hits * 10 >= (hits + missed.len()) * 9, "recall: {hits} found, missed: {missed:#?}");
}
