brief-need = need
brief-decides = decides
brief-person = contact
brief-last = last
brief-today = talked today
brief-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
brief-never = never contacted
brief-next = next
brief-talks = recent
brief-quote = quote
brief-unpaid = unpaid
brief-objection = objection
brief-obstacle = stuck on
brief-missing = missing: { $all }
brief-mend = { $key } fills it in
brief-slot-need = need
brief-slot-decision_maker = who decides
brief-slot-phone = phone
brief-slot-quote = quoted amount
