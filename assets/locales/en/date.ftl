# Patterns of chrono's strftime: a day of this year, and of another.
date-day = %b %-d
date-day-year = %b %-d %Y

date-with-weekday = { $weekday } { $day }
date-with-time = { $day } { $time }

date-weekday-mon = Mon
date-weekday-tue = Tue
date-weekday-wed = Wed
date-weekday-thu = Thu
date-weekday-fri = Fri
date-weekday-sat = Sat
date-weekday-sun = Sun
