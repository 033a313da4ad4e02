# How long a quote stands.
quote-until = valid until { $day }
quote-near = { $n ->
    [0] { $until }, its last day
    [one] { $until }, { $n } day left
   *[other] { $until }, { $n } days left
}
quote-over = { $until }, { $n ->
    [one] { $n } day over
   *[other] { $n } days over
}
