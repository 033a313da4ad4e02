# 台账页。
ledger-title = 订单
ledger-count = { $n } 单
ledger-date = 日期
ledger-number = 单号
ledger-customer = 客户
ledger-total = 金额
ledger-received = 已收
ledger-empty = 还没有订单
# Pattern of chrono's strftime.
ledger-month-pattern = %Y年%-m月
