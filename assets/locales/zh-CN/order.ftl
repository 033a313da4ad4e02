# 订单里的词：付款方式、状态、回款条件。
order-method-transfer = 对公转账
order-method-ebank = 网银
order-method-bank_bill = 银行承兑汇票
order-method-commercial_bill = 商业承兑汇票
order-method-wechat = 微信
order-method-alipay = 支付宝
order-method-cash = 现金
order-method-cheque = 支票
order-method-letter_of_credit = 信用证
order-method-card = 刷卡
order-method-offset = 抵扣
order-method-other = 其他

order-status-draft = 草稿
order-status-confirmed = 已确认
order-status-done = 已完成
order-status-cancelled = 已取消
order-status-void = 已作废

order-delivery-open = 未发货
order-delivery-partial = 部分发货
order-delivery-shipped = 已发货
order-delivery-delivered = 已签收
order-delivery-returned = 退回

order-payment-unpaid = 未付
order-payment-partial = 部分
order-payment-paid = 已清
order-payment-overpaid = 多付
order-payment-refunded = 已退款

order-invoice-open = 未开票
order-invoice-partial = 部分开票
order-invoice-invoiced = 已开票
order-invoice-special = 专票
order-invoice-ordinary = 普票
order-invoice-digital = 数电票
order-invoice-receipt = 收据

order-age-untriggered = 待触发
order-age-not_due = 未到期
order-age-1_30 = 1–30 天
order-age-31_60 = 31–60 天
order-age-61_90 = 61–90 天
order-age-over_90 = 90 天以上

order-basis-signed = 签约
order-basis-shipped = 发货
order-basis-delivered = 签收
order-basis-accepted = 验收
order-basis-invoiced = 开票
order-basis-fixed = 约定日期
order-due-before = { $basis }前
order-due-when = 待{ $basis }
order-due-days = { $basis }后 { $days } 天
order-due-months = { $basis }后 { $months } 个月
order-due-month-end = { $basis }月末后 { $days } 天

order-field-customer = 客户
order-field-number = 单号
order-field-external_number = 客户单号
order-field-ordered_on = 日期
order-field-currency = 货币
order-field-lines = 明细
order-field-discount = 折扣
order-field-freight = 运费
order-field-tax_rate = 税率
order-field-terms = 账期
order-field-plan = 回款计划
order-field-deliver_by = 交货日期
order-field-total = 金额
order-field-note = 备注
order-field-deal = 商机
order-field-status = 状态

order-problem-no-lines = 至少要有一行产品。
order-problem-quantity = 第 { $line } 行：数量要大于 0。
order-problem-price = 第 { $line } 行：单价不能小于 0。
order-problem-line-discount = 第 { $line } 行：折扣不能超过这一行的金额。
order-problem-discount = 折扣不能超过各行合计。
order-problem-freight = 运费不能小于 0。
order-problem-nothing = 订单金额要大于 0。
order-problem-received = 已收金额要大于 0；退款请另记一笔回款。
order-problem-future = 订单日期在今天以后；还没成交的可以存为草稿，日期填今天。
order-problem-terms-empty = 写下付款条件，如：预付30 尾款发货前、3/6/1、月结60。
order-problem-terms = 付款条件里的“{ $part }”看不懂；可以写：预付30 尾款发货前、3/6/1、月结60、货到30天。
order-problem-terms-amount = 付款条件里的“{ $part }”超过 100%；如果是金额，请带上币种，如：{ $example }。
order-problem-terms-more = 付款条件加起来超过订单金额。
order-problem-terms-less = 付款条件加起来不足 100%；写明其余什么时候付，如：尾款发货前。
order-counted = { $n }{ $unit }
