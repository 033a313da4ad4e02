stage-lead = 线索
stage-need = 需求
stage-proposal = 方案
stage-quote = 报价
stage-negotiation = 谈判
stage-won = 成交
stage-lost = 输单
stage-void = 无效

# The dated entry into a stage, as the timeline shows it.
stage-milestone-lead = 首次沟通
stage-milestone-need = 需求确认
stage-milestone-proposal = 提交方案
stage-milestone-quote = 正式报价
stage-milestone-negotiation = 进入谈判
stage-milestone-won = 签约成交
stage-milestone-lost = 输单
stage-milestone-void = 判为无效
