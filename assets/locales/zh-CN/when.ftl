when-empty = 请写日期，如“下周三”“3天后”“5月20日”。
when-not_understood = 看不懂“{ $text }”。日期可以写成“下周三”“3天后”“5月20日”“2026-05-20”。
when-no_such_day = “{ $text }”：没有这一天。
when-no_such_time = “{ $text }”：没有这个时间。
when-two_ways = “{ $text }”有两种读法，请写成“2026-05-20”这样。
when-year = “{ $text }”超出了公元 1 年到 9999 年。
