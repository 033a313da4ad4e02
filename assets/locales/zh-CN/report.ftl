# 报表：各种写法共用的词

report-days = { $n } 天
report-unit-days = 天
report-rate-few = { $hits }/{ $n }
report-rate = { $part }（{ $hits }/{ $n }，{ $low }–{ $high }%）
report-more-customers = 另 { $n } 家
report-more = 另 { $n } 项
report-text-heading = 【{ $heading }】
report-item = { $name }　{ $text }
report-bar-behind = （{ $name } { $value }）
report-spark = { $label } { $drawn } { $from } 至 { $to }，共 { $sum }
report-column-figure = 指标
report-column-value = 数值
report-column-unit = 单位
report-column-definition = 口径
report-column-source = 核对命令
report-column-what = 项目
report-column-who = 名称
report-column-text = 内容
report-column-count = 数量
report-column-day = 日期
report-sheet-about = 说明

# 标题与各部分

report-between = ；
report-title-overview = 看板 { $day }
report-title-day = 日报 { $day }
report-heading-due = 过程 · 到期与逾期
report-heading-contacts = 过程 · 近 30 天跟进
report-heading-stages = 过程 · 商机阶段
report-heading-tiers = 过程 · 意向等级
report-heading-standing = 结果 · 本月与应收
report-heading-months = 结果 · 近 13 个月净销售额
report-heading-goal = 目标
report-heading-process = 过程
report-heading-result = 结果
report-heading-problems = 问题
report-heading-tomorrow = 明日计划

# 指标

report-fact-contacts = 跟进次数
report-fact-customers = 跟进家数
report-fact-effective = 有效沟通
report-fact-response = 回应率
report-fact-new-customers = 新增客户
report-fact-plans-done = 当日计划按时完成
report-fact-orders = 订单
report-fact-total = 成交金额
report-fact-net = 净销售额
report-fact-month-net = 本月净销售额
report-fact-mom = 环比
report-fact-yoy = 同比
report-fact-received = 回款
report-fact-shipped = 发货订单
report-fact-returns = 退货
report-fact-receivable = 应收余额
report-fact-overdue = 其中逾期
report-fact-target = 本月目标
report-fact-target-stretch = 冲刺目标
report-fact-target-challenge = 挑战目标
report-fact-target-done = 目标完成率
report-fact-overdue-customers = 逾期客户
report-fact-faulty = 记录太笼统或缺结果
report-target-net = 净销售额 ÷ 目标。
report-target-received = 回款 ÷ 目标。
report-months-net = 净销售额（{ $currency }）
report-year-before = 上年同月
report-contacts-a-day = 每日跟进次数
report-channel-day = { $n } 次，接通 { $answered }
report-no-sales = 还没有销售记录。
report-no-target = 本月未设目标，当天没有到期的计划。
report-no-category = 未分类
report-nothing-planned = 没有安排。

# 队列分段

report-band-overdue = 逾期
report-band-today = 今天
report-band-soon = 7 天内
report-band-later = 以后
report-band-unplanned = 未安排

# 口径：每个数字是什么意思

report-means-bands = 待跟进客户按下次联系日分段；今天到期不算逾期。
report-means-contacts = 跟进次数：同一客户同一渠道一天的多次尝试只算一次。跟进家数：不重复的客户。有效沟通：有回应的跟进。
report-means-response = 有回应的尝试 ÷ 全部尝试，附 95% 威尔逊区间；不足 8 次只列次数。
report-means-stages = 仍在进行的商机按当前阶段计数。
report-means-funnel = 全部商机按当前阶段计数，含已成交与已输单。
report-means-tiers = 待跟进客户按意向等级计数。
report-means-net = 净销售额 = 销售总额 − 折扣 − 退货；订单按成交日、退货按退货日归入月份。
report-means-total = 当天成交订单的含税总额，折扣后。
report-means-received = 收款减退款，按到账日。
report-means-shipped = 当天有发货的订单数。
report-means-receivable = 已确认订单的总额减退货减已收；多收部分计为预收。
report-means-overdue = 到期日早于今天、尚未收到的部分；收款按到期先后冲抵。
report-means-on-time = 当天到期的计划中，当天或之前完成的。
report-means-overdue-customers = 下次联系日早于今天的客户。
report-means-faulty = 当天没有结果、或内容说明不了什么的跟进记录。
report-means-change = （本期 − 上期）÷ 上期；上期为 0 时不计。
report-means-change-so-far = 本月前 { $n } 天与对比月同样天数相比。
