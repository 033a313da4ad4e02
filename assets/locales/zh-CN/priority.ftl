# 待跟进的另一种顺序：谁最该先联系，以及为什么。
priority-title = 优先分：{ $name }
priority-sum = 优先分
priority-order = 按优先分
priority-tier = { $tier } 级
priority-tier-overdue = { $tier } 级，逾期 { $n } 天
priority-star = 重点客户
priority-promise = 有承诺到期
priority-imminent = 一小时内有约
priority-decision = 五个工作日内决策
priority-receivable = 有逾期应收款
priority-amount = 在谈 { $amount }
priority-none = 没有逾期或今天到期的客户
