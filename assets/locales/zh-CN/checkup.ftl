# 体检：两张表互相对照，再对照记录的规矩。每一项有名字，还有一句带数字的话；客户名另列一栏。
checkup-title = 体检
checkup-count = { $n } 项
checkup-clean = 没有问题
checkup-clean-but = 没有问题（另有 { $n } 项你说过没问题）
checkup-running = 正在体检……
checkup-more = 前 { $shown } 项
checkup-dismissed = 没问题
checkup-dismissed-count = 说过没问题 { $n }
checkup-score = 记录分 { $n }
checkup-error-rate = 错误率 { $rate }
checkup-streak = 连续 { $n } 天没有差错
checkup-few = { $faulty }/{ $logs }
checkup-week = 周
checkup-week-score = 记录分
checkup-week-errors = 错误率
checkup-money = 钱
checkup-churn = 客户流失
checkup-chances = 机会丢失
checkup-decisions = 决策失误
checkup-handover = 交接难
checkup-rework = 重复劳动
checkup-unpaid = 逾期未收
checkup-unpaid-said = 逾期 { $n } 天 { $amount }，订单 { $number }，{ $day } 到期
checkup-won_without_order = 成交没有订单
checkup-won_without_order-said = 成交过，一张订单也没有
checkup-order_not_won = 下单没转成交
checkup-order_not_won-said = { $day } 已下单 { $number }（{ $amount }），阶段还是{ $stage }
checkup-paid_not_shipped = 收款没发货
checkup-paid_not_shipped-said = { $n } 天没发完：订单 { $number } 已收齐 { $amount }，该 { $day } 发
checkup-plan_mismatch = 计划与总额不符
checkup-plan_mismatch-said = 订单 { $number } 的付款计划合计 { $amount }，总额 { $total }
checkup-loose_amount = 金额没入账
checkup-loose_amount-said = { $day } 的记录写了 { $text }，没有报价金额也没有订单
checkup-quote_over = 报价到期
checkup-quote_over-said = 报价{ $amount }有效至 { $day }，{ $n ->
    [0] 快到期了
   *[other] 已过 { $n } 天
}，还没有订单
checkup-promise_passed = 承诺过期
checkup-promise_passed-said = { $day } 的承诺过了 { $n } 天，没有联系：{ $text }
checkup-buyer_silent = 老客户没人理
checkup-buyer_silent-said = { $day } 以后没联系，{ $n } 天了，也没有安排
checkup-forgotten_key = 重点客户久未联系
checkup-forgotten_key-said = { $n } 天没联系，本该 { $than } 天一次
checkup-stalled = 停滞
checkup-stalled-said = 在{ $stage }停了 { $n } 天，成交的单子一般 { $than } 天走完
checkup-fading = 联系变少
checkup-fading-said = 近 30 天联系 { $n } 次，前 30 天 { $than } 次
checkup-need_without_plan = 新需求没安排
checkup-need_without_plan-said = 说了新需求，没有下一步：{ $text }
checkup-no_next_date = 没有下次时间
checkup-no_next_date-said = 还在跟，没有下次的日子
checkup-unprepared_decision = 决策前无安排
checkup-unprepared_decision-said = { $day } 客户要定，之前没有安排
checkup-unstarred = 重点没加星
checkup-unstarred-said =
    { $than ->
        [0] 高意向，还没加星
       *[other] { $amount } 的单子，在手 { $than } 单里的大头，还没加星
    }
checkup-contradiction = 状态矛盾
checkup-contradiction-said = 已判死户，{ $day } 还有安排
checkup-shared_phone = 两个客户一个电话
checkup-shared_phone-said = 与{ $text }同一个电话 { $number }
checkup-in_future = 时间在未来
checkup-in_future-said = 记在 { $day }，还没到：{ $text }
checkup-no_outcome = 没有结果
checkup-no_outcome-said = { $day } 的记录没写结果：{ $text }
checkup-vague_note = 太笼统
checkup-vague_note-said = { $day } 只写了“{ $text }”，客户说了什么？
checkup-same_note = 与上次几乎相同
checkup-same_note-said = { $day } 与前一条几乎一样：{ $text }
checkup-too_many = 次数异常
checkup-too_many-said =
    { $than ->
        [0] { $day } 一天记了 { $n } 次
       *[other] { $day } 全天记了 { $n } 次，平时最多 { $than } 次
    }
checkup-no_need = 缺关键需求
checkup-no_need-said = 到了{ $stage }，没写客户要什么
checkup-no_decider = 缺决策人联系方式
checkup-no_decider-said = 到了{ $stage }，找不到拍板的人
checkup-no_channel = 无可用联系方式
checkup-no_channel-said = 这几天该联系，没有电话、微信、邮箱，也没有地址
checkup-due_today = 今天没记录
checkup-due_today-said = 今天该联系，还没有记录
checkup-no_next_action = 下次没写做什么
checkup-no_next_action-said = 安排在 { $day }，没写做什么
checkup-stage_order = 节点缺失
checkup-stage_order-said = 到了{ $stage }，中间有阶段没走过或先后颠倒：按顺序补走一遍即可
checkup-silent_move = 阶段变了没记录
checkup-silent_move-said = { $day } 转到{ $stage }，当天没有跟进
checkup-undated_promise = 承诺没有日期
checkup-undated_promise-said = { $day } 提到承诺，没有日子：{ $text }
checkup-late_entry = 补录
checkup-late_entry-said = { $day } 的事，迟 { $n } 天才记
