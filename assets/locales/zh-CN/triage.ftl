# 把积压的逾期分摊到往后的工作日：预览、分组、说明。
triage-title = 积压分摊
triage-capacity = 每天 { $n } 家
triage-summary = { $customers } 家排到 { $days } 个工作日，最后一天 { $last }
triage-summary-none = 没有要改期的
triage-day = 排入 { $n } 家
triage-day-planned = 排入 { $n } 家，原有 { $planned } 家
triage-stay = 保持不动
triage-unknown = { $day } 之后的放假安排还没公布，按周一到周五算
triage-promise = 有承诺
triage-none = 没有逾期的客户，不用分摊
triage-applied = 已改期 { $n } 家；“gendan undo” 可一次撤销
triage-preview = 以上只是预览，加 --apply 才改期
