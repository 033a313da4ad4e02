# Reports: words that all ways of writing them share

report-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
report-unit-days = days
report-rate-few = { $hits } of { $n }
report-rate = { $part } ({ $hits } of { $n }, { $low }–{ $high }%)
report-more-customers = and { $n } more
report-more = and { $n } more
report-text-heading = [{ $heading }]
report-item = { $name }: { $text }
report-bar-behind = ({ $name } { $value })
report-spark = { $label } { $drawn } { $from } to { $to }, { $sum } in all
report-column-figure = Figure
report-column-value = Value
report-column-unit = Unit
report-column-definition = Meaning
report-column-source = The same by command
report-column-what = What
report-column-who = Name
report-column-text = Text
report-column-count = Count
report-column-day = Day
report-sheet-about = About
