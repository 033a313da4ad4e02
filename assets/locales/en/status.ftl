# The status line.
status-saved = Saved: { $what }; { $key } undoes it
status-saved-effort = { $saved } · { $spent }
status-saved-told = { $saved }. { $told }
status-numbers-undecided = { $name } has { $n } numbers: none was marked as wrong
status-similar = { $saved }. Similar name on file: { $name }
status-customers = { $n ->
    [one] 1 customer
   *[other] { $n } customers
}
status-undone = Undone: { $what }
status-redone = Redone: { $what }
status-nothing-to-undo = Nothing left to undo
status-nothing-to-redo = Nothing to redo
status-changed-since = Not undone: { $what } was changed again since. Nothing was touched
status-copied = Copied { $text }
status-copy-failed = The terminal did not take the text for the clipboard
status-copy-too-long = Too long for the terminal's clipboard: at most { $limit } bytes
status-gone = That customer is not there any more
status-look-only = Looking only: the file or its folder cannot be written. Nothing can be saved
status-confirm = Sure?
status-too-small = Window { $width }x{ $height }: gendan needs { $least_width }x{ $least_height }
status-draft-failed = The unsaved text could not be kept aside: save it soon
status-undone-many = Undone: { $n } changes
status-order-wins = An order wins the deal: fill it in and save it
status-order-wins-logged = The follow-up is saved. An order wins the deal: fill it in and save it
