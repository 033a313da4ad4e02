call-title = Calls { $n }/{ $total }
call-title-end = Calls
call-came-to = The call came to
call-counted = { $what } { $n }
call-under-a-minute = under a minute
call-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
call-no-number = No usable phone number on file.
call-decides = decides
call-more-numbers = { $key } number { $n }/{ $total }
call-scan-number = Scan to dial
call-scan-card = Scan to keep the person
call-scan-list = Scan to take the list along
call-whole-person = { $key } the person as a card
call-number-instead = { $key } the number
call-card-instead = { $key } the person as a card
call-made =
    { $n ->
        [one] { $n } call, { $reached } reached, { $time }
       *[other] { $n } calls, { $reached } reached, { $time }
    }
call-without =
    { $n ->
        [one] { $n } more has no phone number.
       *[other] { $n } more have no phone number.
    }
call-none = Nobody who is due can be rung.
call-next-title = Next calls
call-list-cut = { $n } of { $total }: the window has no room for more
call-qr-ascii = The code needs block characters; the settings ask for plain signs.
call-qr-too-small = The code needs a window of { $width }x{ $height }.
call-qr-too-long = Too much text for a code.
