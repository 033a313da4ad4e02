# Patterns of chrono's strftime: a day of this year, and of another.
date-day = %m-%d
date-day-year = %Y-%m-%d

date-with-weekday = { $day } { $weekday }
date-with-time = { $day } { $time }

date-weekday-mon = 周一
date-weekday-tue = 周二
date-weekday-wed = 周三
date-weekday-thu = 周四
date-weekday-fri = 周五
date-weekday-sat = 周六
date-weekday-sun = 周日
