when-empty = Write a date, such as “next wed”, “in 3 days” or “may 20”.
when-not_understood = “{ $text }” is not understood. Write a date as “next wed”, “in 3 days”, “may 20” or “2026-05-20”.
when-no_such_day = “{ $text }”: there is no such day.
when-no_such_time = “{ $text }”: there is no such time.
when-two_ways = “{ $text }” can be read two ways. Write it as “2026-05-20”.
when-year = “{ $text }” is beyond the years 1 to 9999.
