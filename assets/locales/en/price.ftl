# What was paid for a product.
price-last = last { $price } · { $ago }
price-floor = lowest { $price } · { $ago }
price-elsewhere = others { $price } · { $ago }
price-list = list { $price }
price-ago = { $n ->
    [0] today
   *[other] { $n }d ago
}
price-none = Nobody has paid for “{ $name }” yet.
price-date = date
price-customer = customer
price-quantity = qty
price-unit_price = price
price-discount = discount
price-net = after discount
