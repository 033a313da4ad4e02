# What was paid for a product.
price-last = 上次 { $price } · { $ago }
price-floor = 最低 { $price } · { $ago }
price-elsewhere = 别家 { $price } · { $ago }
price-list = 标价 { $price }
price-ago = { $n ->
    [0] 今天
   *[other] { $n } 天前
}
price-none = “{ $name }”还没有成交价。
price-date = 日期
price-customer = 客户
price-quantity = 数量
price-unit_price = 单价
price-discount = 折扣
price-net = 折后价
