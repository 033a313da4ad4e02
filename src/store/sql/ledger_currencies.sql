SELECT currency FROM (
    SELECT currency, orders FROM sales_month WHERE (orders, gross, total, tax, returns, received, bills) <> (0, 0, 0, 0, 0, 0, 0)
    UNION ALL SELECT currency, 0 FROM receivable_day WHERE n <> 0
    UNION ALL SELECT currency, 0 FROM target
)
GROUP BY currency ORDER BY sum(orders) DESC, currency
