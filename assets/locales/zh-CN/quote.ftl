# 报价的有效期。
quote-until = 有效至 { $day }
quote-near = { $n ->
    [0] { $until }，今天到期
   *[other] { $until }，剩 { $n } 天
}
quote-over = { $until }，已过 { $n } 天
