# 客户的时间线。
timeline-back-from = 从{ $stage }退回
timeline-received = 已收 { $amount }
timeline-receipt = 回款
timeline-refund = 退款
timeline-prepaid = 预收
timeline-return = 退货
timeline-change = 更正
timeline-change-more = 等 { $n } 处
timeline-shipped = 已发货
timeline-delivered = 已签收
timeline-need = 需求
timeline-none = 无
timeline-no-plan = 不再安排
timeline-files = { $n } 个附件
timeline-empty = 还没有记录
