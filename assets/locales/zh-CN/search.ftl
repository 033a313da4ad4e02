# 查找全部。
search-title = 查找
search-placeholder = 名称、备注、电话、单号
search-customers = 客户
search-notes = 跟进记录，从新到旧
search-orders = 订单
search-none = 没有找到
