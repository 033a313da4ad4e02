# What a log lacks while it is typed; -said is the whole sentence, for the shell.
lint-vague_note = what did they say?
lint-vague_note-said = Too vague: write what the customer said, the result, the next step.
lint-no_outcome = what came of it?
lint-no_outcome-said = No outcome: did they talk, not answer, ask for another day?
lint-no_next_date = when next?
lint-no_next_date-said = No next date: write ">next wed", or ">none" to leave it.
lint-no_next_action = to do what?
lint-no_next_action-said = The next step does not say what to do, such as ">wed chase contract".
lint-loose_amount = { $text } is in no amount field
lint-loose_amount-said = { $text } stands in the note alone: "quote { $text }" keeps it as the amount.
lint-same_note = much like last time: what is new?
lint-same_note-said = Much like the note before it: what is new this time?
lint-undated_promise = promised by when?
lint-undated_promise-said = A promise without its day, such as "promised payment friday".
lint-no_need = what do they need?
lint-no_need-said = The deal is at proposal or beyond, and nobody wrote what the customer needs.
lint-late_entry = { $n ->
    [one] entered a day late
   *[other] entered { $n } days late
}
lint-late_entry-said = { $n ->
    [one] Entered a day late.
   *[other] Entered { $n } days late.
}
