# 报表：各种写法共用的词

report-days = { $n } 天
report-unit-days = 天
report-hours = { $n } 小时
report-spread = 中位数 { $median }，八成不超过 { $p80 }（{ $n } 家）
report-satisfaction = { $mean } 分（{ $n } 次）
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

report-names-between = 、
report-planned-between = { " " }
report-between = ；
report-title-overview = 看板 { $day }
report-title-day = 日报 { $day }
report-heading-due = 过程 · 到期与逾期
report-heading-contacts = 过程 · 近 30 天跟进
report-heading-stages = 过程 · 商机阶段
report-heading-tiers = 过程 · 意向等级
report-heading-gap = 目标缺口
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
report-fact-plans-open = 当日计划待完成
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
report-fact-my-promises = 我方承诺未兑现
report-fact-their-promises = 客户承诺未兑现
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
report-first-of = 只列前 { $n } 项，共 { $all } 项。

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
report-means-unkept = 到期日早于今天、还没有兑现的承诺，加上今天判为未兑现的。
report-means-change = （本期 − 上期）÷ 上期；上期为 0 时不计。
report-means-change-so-far = 本月前 { $n } 天与对比月同样天数相比。

# 在屏幕上

report-colon = ：
report-kind-overview = 看板
report-kind-day = 日报
report-kind-week = 周报
report-kind-month = 月报
report-kind-statement = 对账单
report-kind-patterns = 赢单规律
report-this-year = 本期
report-spark-legend = { $label }　{ $from } 至 { $to }，共 { $sum }，最多一天 { $most }
report-whose = 谁的对账单？
report-sealing = 正在记为已交…
report-sealed-reading = 已交 { $when } …
report-sealed-at = 已交 { $when }
report-sealed-changed = 已交 { $when }，{ $n ->
    [0] 此后跟进记录有变动
   *[other] 此后改过 { $n } 条跟进
}
report-not-sealed = 看板和对账单不用记已交
report-sealed-said = 已记为已交，下一份从这里接着算。{ $key } 撤销
report-sealed-already = 这一份已经记过了
report-copied = 已复制 { $title }（文字，{ $n } 行）
report-copied-markdown = 已复制 { $title }（Markdown，{ $n } 行）
report-back = { $key } 回到{ $report }
report-no-later = 还没有更晚的报表
report-no-period = 看板只看今天
report-save = 保存报表
report-save-folder = 存到 { $folder }
report-save-endings = 扩展名决定格式：HTML、XLSX、MD、CSV、JSON、TXT
report-save-taken = 已有这个文件，再按一次回车就替换
report-save-failed = 没有存成：{ $why }
report-saved = 已存到 { $path }
# 周报与变动

report-title-week = 周报 { $from } 至 { $to }
report-since-seal = 自上次周报（{ $since }）以来的变动
report-heading-changes = 变动
report-heading-new = 新增客户
report-heading-lost = 输单与无效
report-heading-carried-over = 逾期未跟进
report-heading-next = 下周计划与承诺
report-heading-fast = 进展快
report-heading-breakthrough = 重点突破
report-heading-counted = { $heading } { $n }
report-heading-of = { $heading }（{ $of }）
report-nothing-changed = 没有变动。
report-unchanged = 无变化
report-brought-in = 另有导入的客户 { $n } 家。
report-none = 无
report-change-added = 新增
report-change-stage = { $from } → { $to }
report-change-opened = 新商机：{ $to }
report-change-tier = 意向 { $from } → { $to }
report-change-amount = 金额 { $from } → { $to }
report-change-decision = 决策日 { $from } → { $to }
report-change-starred = 设为重点
report-change-unstarred = 取消重点
report-change-paused = 暂停跟进
report-change-given-up = 判为死户
report-change-woken = 恢复跟进
report-change-need = 需求：{ $need }
report-change-need-gone = 需求已清空
report-change-promised = { $who }承诺：{ $text }{ $due }
report-change-kept = { $who }兑现：{ $text }
report-change-broken = { $who }失约：{ $text }{ $due }
report-change-why = { $what }（{ $why }）
report-promise-mine = 我方
report-promise-theirs = 客户
report-promise-due = （{ $day }）
report-stalled = { $stage }已停 { $n } 天（通常不超过 { $limit } 天）
report-footer-counts = 变动 { $changed } 家，新增 { $new }，成交 { $won }，输单或无效 { $lost }
report-footer-due = 逾期 { $n } 家（核对：gendan due --overdue --count），在谈商机 { $open } 个
report-footer-month = { $month } 净销售额 { $net }，回款 { $received }（核对：gendan rollup --from { $month } --to { $month }）
report-footer-digest = 校验码 { $digest }
report-footer-log = 跟进 { $n } 条，校验链 { $digest }（核对：gendan verify）
report-footer-commands = 核对：{ $command }

# 月报

report-title-month = 月报 { $month }
report-month-so-far = 月至今，截至 { $day }
report-heading-sales = 销售汇总
report-heading-months-strip = 近 13 个月
report-heading-products = 产品排行
report-heading-categories = 品类排行
report-heading-buyers = 客户排行
report-heading-customers = 客户分布
report-heading-ageing = 应收账龄
report-heading-activity = 跟进情况
report-heading-funnel = 销售漏斗
report-heading-steps = 阶段推进与卡点
report-heading-conversion = 来源与渠道转化
report-heading-cycle = 成交周期
report-heading-churn = 老客户流失
report-heading-forecast = 预计收入
report-fact-gross = 销售总额
report-fact-discount = 折扣
report-fact-bills = 其中承兑汇票
report-fact-tax = 税额
report-fact-aov = 单均
report-fact-arpc = 客均
report-fact-repeat = 复购率
report-fact-accuracy = 订单准确率
report-fact-collected = 到期回款率
report-fact-dso = 回款天数
report-fact-commission = 提成估算
report-fact-best-month = 最好的月份
report-fact-reach = 触达率
report-fact-on-time = 计划准时率
report-fact-snoozes = 改期次数
report-fact-often-snoozed = 改期三次以上
report-fact-first-response = 首次响应
report-fact-satisfaction = 客户满意度
report-fact-entered = 24 小时内录入
report-fact-error-rate = 记录差错率
report-fact-new-buyers = 首次成交客户
report-fact-returning-buyers = 老客户再成交
report-fact-bottleneck = 流失最多的阶段
report-fact-slowest = 停留最久的阶段
report-fact-won-deals = 成交商机
report-fact-cycle = 成交周期中位数
report-fact-cycle-p80 = 八成不超过
report-fact-touches = 成交跟进次数中位数
report-fact-returning = 老客户
report-fact-churn = 流失率
report-column-product = 产品
report-column-category = 品类
report-column-customer = 客户
report-column-orders = 订单
report-column-quantity = 数量
report-column-received = 回款
report-column-net = 净销售额
report-column-share = 占比
report-column-customers = 客户数
report-column-age = 账龄
report-column-parts = 笔数
report-column-open = 未收
report-column-source-of = 来源
report-column-channel = 渠道
report-column-deals = 商机
report-column-still-open = 在谈
report-column-won = 成交
report-column-closed = 已结束
report-column-rate = 转化率
report-column-stage = 阶段
report-column-entered = 进入
report-column-advanced = 推进
report-column-dropped = 流失
report-column-advance-rate = 推进率
report-column-median = 停留中位数
report-column-p80 = 八成不超过
report-column-when = 月份
report-column-amount = 商机金额
report-column-weighted = 按赢率折算
report-column-due = 到期应收
report-column-attempts = 尝试
report-by-industry = 行业
report-by-region = 地区
report-by-kind = 类型
report-total = 合计
report-the-rest = 其余 { $n } 项
report-no-sales-month = 本月没有销售记录。
report-no-fields = 客户资料里还没有填行业、地区或类型。
report-nothing-owed = 没有应收。
report-no-deals = 近 12 个月没有新商机。
report-nothing-ahead = 没有可预计的收入。
report-silent = 成交 { $orders } 单，最近一单 { $day }
report-when-past = 已过期
report-when-later = 更晚
report-when-undated = 未定日期

# 对账单

report-title-statement = 对账单 { $name }
report-statement-days = { $from } 至 { $to }
report-heading-account = 往来账
report-no-account = 这段时间没有往来。
report-fact-opening = 期初余额
report-fact-ordered = 本期订单
report-fact-closing = 期末余额
report-fact-prepaid = 预收
report-column-kind = 摘要
report-column-number = 单号
report-column-debit = 应收增加
report-column-credit = 应收减少
report-column-balance = 余额
report-entry-order = 订单
report-entry-return = 退货
report-entry-refund = 退款
report-entry-receipt = 回款（{ $method }）

# 口径（周报、月报、对账单）

report-means-changes = 阶段、意向、金额、决策日、需求、承诺或状态有变化的客户；重点客户没有变化也列出。
report-means-carried-over = 本期开始之前就已到期、至今仍未跟进的客户。
report-means-next = 之后 7 天内到期的双方承诺，和有明确计划的客户；按周期推算的不算。
report-means-fast = 本期推进两个阶段以上的商机。
report-means-breakthrough = A、B 级或重点客户的商机，在一个阶段停留超过成交商机中位数的 1.5 倍（至少 14 天）。
report-means-ranking = 按净销售额从高到低；占比 = 该项净销售额 ÷ 全部净销售额。
report-means-customers = 资料中各行业、地区、类型的客户数。
report-means-ages = 未收部分按到期日计算账龄；“待触发”是约定的事件还没发生。
report-means-conversion = 近 12 个月新建的商机；转化率 = 成交 ÷ 已结束（成交、输单、无效、死户），附 95% 威尔逊区间，不足 8 个只列个数。
report-means-steps = 近 12 个月新建的商机；推进率 = 推进 ÷（推进 + 流失）；停留天数按走过的阶段计算。
report-means-cycle = 近 12 个月成交的商机：从首次联系到成交的天数，以及期间的跟进次数。
report-means-churn = 下过两单以上、90 天没下单且 60 天没联系的客户（重点客户 60 天、30 天）÷ 下过两单以上的客户。
report-means-forecast = 在谈商机按决策日归月，金额 × 赢率为折算；到期应收按到期日归月。两者不相加。
report-means-bills = 回款中以承兑汇票收到的部分。
report-means-aov = 净销售额 ÷ 订单数。
report-means-arpc = 净销售额 ÷ 成交客户数。
report-means-repeat = 本月下过两单以上的客户 ÷ 下过单的客户。
report-means-accuracy = 确认后没有更正过的订单 ÷ 全部订单（含作废）。
report-means-collected = 本月到期的款项中已收到的部分。
report-means-dso = 月末应收余额 ÷ 本月净销售额 × 天数。
report-means-commission = 按设置里的比例估算，不是工资。
report-means-reach = 有回应的客户 ÷ 联系过的客户。
report-means-on-time-month = 本月到期的计划中，当天或之前完成的。
report-means-often-snoozed = 本月到期的计划中，改期三次以上的个数。
report-means-first-response = 本月建档的客户从建档到第一次跟进；只算已经联系过的。
report-means-satisfaction = 本月售后跟进里客户打的 1–5 分，没打分的不算。
report-means-entered = 沟通后 24 小时内录入的记录。
report-means-error-rate = 没有结果或内容说明不了什么的记录 ÷ 全部记录。
report-means-closing = 期初余额 + 订单 − 退货 − 回款 = 应收余额 − 预收。
report-means-statement = 订单按成交日、退货按退货日、回款按到账日；取消和作废的订单不计。
report-fact-log-keys = 记一条，备注以外按键
report-fact-log-seconds = 记一条用时（秒）
report-means-effort = 在快速行和表单里记的 { $n } 条，取中位数。
report-means-effort-before = 在快速行和表单里记的 { $n } 条，取中位数；上月 { $keys } 键，{ $seconds } 秒。

# 赢单规律

report-title-patterns = { $what }（截至 { $to } 的 12 个月）
report-pattern-deals = { $from } 至 { $to } 新建商机 { $n } 个，已结束 { $closed } 个，成交 { $won } 个
report-rows-of = { $what } · { $when }
report-heading-rows = 明细
report-no-rows = 没有。
report-pattern-of = { $by } { $value }
report-heading-by-source = 按来源
report-heading-by-channel = 按首次联系的渠道
report-heading-by-tier = 按意向等级
report-heading-by-kind = 按客户类型
report-heading-by-industry = 按行业
report-heading-by-region = 按地区
report-heading-by-response = 按首次响应
report-heading-by-contacts = 按联系次数
report-column-tier = 意向等级
report-column-first-response = 建档到首次联系
report-column-contacts = 联系次数
report-response-same-day = 当天
report-response-next-day = 第二天
report-response-three-days = 2–3 天
report-response-week = 4–7 天
report-response-later = 一周以后
report-response-never = 没有联系过
report-contacts-range = { $range } 次
report-telling-few = 样本太少，看不出高低：已结束满 8 个的不到两项。
report-telling-alike = 样本太少，看不出高低：区间互相重叠。
report-telling-ahead = { $best }的转化率高于{ $others }；其余的区间重叠，看不出。
report-means-pattern = 转化率 = 成交 ÷ 已结束（成交、输单、无效、死户），按 95% 威尔逊区间的下限排序，不足 8 个只列个数。
report-means-by-response = 从客户建档到第一次跟进；只说明一起出现，不说明原因。
report-means-by-contacts = 到商机结束为止，同一天同一渠道算一次；谈得久的自然联系得多，不说明原因。

# 客户交接包

report-title-handover = 客户交接包 { $day }
report-handover-count = { $n } 家客户，{ $when } 导出
report-handover-since = 建档
report-handover-obstacle = 卡点
report-handover-left_out = 不走的渠道
report-handover-next = 下次
report-handover-endings = 交接包只能存成 HTML 或 MD
report-handover-save = 保存客户交接包（{ $n } 家）
report-handover-many = 客户有 { $n } 家，请在命令行导出：gendan report handover -o FILE.html
report-handover-none = 没有要交接的客户
report-heading-contents = 目录
report-heading-who = 概况
report-heading-people = 联系人
report-heading-promises = 未兑现的承诺
report-heading-quotes = 报价记录
report-heading-orders = 订单与应收
report-heading-history = 全部记录
report-column-total = 金额
report-column-due-on = 到期
report-column-state = 状态
