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
