# 各命令打印的内容。
cli-no_book = { $path } 还没有数据文件，第一次保存时会新建。
cli-empty_book = { $path } 是空文件，里面什么都没有。第一次保存时会在其中新建一册。
cli-emptied_book = { $path } 是空文件，但它以前有数据：内容被别的程序清空了，gendan 什么都没有改动。
cli-started_book = { $path } 原是空文件，已在其中新建一册。
cli-look_only = { $path } 不能写入，只能查看，内容是打开那一刻的。
cli-won_by_order = 用 gendan order add 录入订单，保存后商机即成交。
cli-no_customer = 没有客户“{ $text }”。可以用“gendan find”按名称的一部分查找，用“gendan customer add”新建。
cli-ambiguous = “{ $text }”可能是几个客户，请把名称写全一些：
cli-nothing_found = 没有找到“{ $text }”。
cli-output = 输出写不进去：{ $why }。
cli-input = 输入读不了：{ $why }。
cli-input-not_utf8 = 输入的第 { $line } 行不是 UTF-8，之前的行都已保存。
cli-input-long = 输入的第 { $line } 行太长，之前的行都已保存。
cli-at_line = 第 { $line } 行：{ $why }之前的行都已保存。
cli-amount = 看不懂金额“{ $text }”。请写成 98000、12,000.50 或 9.8万。
cli-dumb_terminal = 这个终端（TERM=dumb）不能移动光标，画不了界面。“gendan --help”列出不用界面的命令。
cli-panic = gendan 因自身的错误中断了（{ $place }）。保存过的都在，没保存的内容下次打开时会再给出。
cli-no_terminal = 界面需要终端。“gendan --help”列出不用界面的命令。
cli-terminal = 终端设置不了：{ $why }。

cli-alike-phone = 可能已有：“{ $name }”的电话相同。
cli-alike-name = 可能已有：“{ $name }”名称相同。
cli-alike-similar = 可能已有：“{ $name }”名称很像。
cli-edit-nothing = 什么都没有改：请写明改什么，例如 --tier A。

cli-log-next = 下次 { $text }
cli-log-next-none = 不安排下次
cli-log-nobody = 没有叫“{ $name }”的联系人。用“gendan customer edit”加 --contact 可以新建；要留在内容里，请在记号前写“\”。
cli-log-attach = { $path } 附不上：{ $why }。什么都没有保存。

cli-band = { $band } { $n }
cli-band-imminent = 一小时内
cli-band-overdue = 逾期
cli-band-today = 今天
cli-band-soon = 7天内
cli-band-later = 以后
cli-band-unplanned = 未安排
cli-due-nobody = 没有要联系的客户。

cli-list-customer = 客户
cli-list-tier = 等级
cli-list-stage = 阶段
cli-list-due = 下次
cli-list-last = 上次联系
cli-list-state = 状态
cli-paused = 暂停
cli-given_up = 死户

cli-find-customers = 客户
cli-find-contacts = 联系人
cli-find-notes = 跟进
cli-find-orders = 订单

cli-show-since = 建档 { $day }
cli-show-need = 需求  { $text }
cli-show-note = 备注  { $text }
cli-show-decision = 决策  { $text }
cli-show-amount = 金额  { $text }
cli-show-obstacle = 卡点  { $text }
cli-no_obstacle = 不认识卡点“{ $text }”。可以写：{ $all }，或“无”。
cli-obstacle-none = 没有记卡点
cli-show-owing = 成交 { $n } 单 { $total }，应收 { $open }
cli-show-next = 下次  { $text }
cli-show-rest = 下次  没有要做的
cli-show-parked = 已搁置：{ $reason }
cli-show-parked-until = 搁置到 { $day }：{ $reason }
cli-show-decides = 决策人
cli-show-invalid = { $text }（无效）
cli-show-attachments = 附件 { $n }
cli-show-order = 订单 { $number }  { $total }  已收 { $received }
cli-show-receipt = 回款 { $amount }  { $method }  { $order }
cli-show-shipped = 发货 { $order }  { $how }
cli-show-delivered = 签收 { $order }  { $how }

cli-when-weekend = { $day }（周末）
cli-when-weekday = 写的是{ $named }，那一天却是{ $is }。

cli-undo-done = 已撤销：{ $action }
cli-undo-nothing = 没有可以撤销的了。
cli-undo-changed = 没有撤销：{ $action }。它动过的内容后来又改了，请先撤销后来的改动。
cli-redo-done = 已重做：{ $action }
cli-redo-nothing = 没有可以重做的。
cli-redo-changed = 没有重做：{ $action }。它动过的内容后来又改了。
cli-history-rows = { $n } 行
cli-history-undone = 已撤销

cli-doctor-path = 数据文件 { $path }
cli-doctor-size = { $size } 字节，结构版本 { $schema }
cli-doctor-totals = 客户 { $customers }，联系人 { $contacts }，跟进 { $follow_ups }，订单 { $orders }，保存过的操作 { $operations }
cli-doctor-workdays = 工作日历：中国，放假安排已知到 { $day }；之后按周一到周五算
cli-doctor-sound = 文件完好：完整性、外键和各项保存的数字都对得上。
cli-doctor-unsound = 发现 { $n } 处问题。gendan 不在原文件上修复：请保留它，到旁边的“backups”文件夹里找一份副本继续用。
cli-verify-link = { $kind } 至 { $to }，{ $when } 已交：跟进 { $n } 条，{ $state }
cli-verify-same = 此后未改动
cli-verify-different = 此后有改动
cli-verify-row = { "  " }第 { $number } 条 { $customer }：{ $action }，{ $when }
cli-verify-gone = （已删除）
cli-verify-intact = 校验链上 { $n } 条跟进都没改过。校验链 { $digest }
cli-verify-nothing = 还没有记过已交的报告：gendan report week --seal。
cli-verify-changed = { $n } 份已交报告所依据的跟进后来改过。改正不算错，但要让看过报告的人知道。
cli-doctor-integrity = 完整性：{ $what }
cli-doctor-foreign_key = 外键：{ $table } 第 { $row } 行指向不存在的内容
cli-doctor-queue_line = 保存的到期日：“{ $name }”的与明细不符
cli-doctor-queue_count = 保存的计数：{ $day } 记为 { $kept }，实际 { $counted } 行
cli-doctor-order_state = 保存的订单状态：{ $number } 的与明细不符
cli-doctor-ledger_sum = 保存的合计：{ $table }（{ $of }）与明细不符
cli-doctor-note_index = 跟进内容的索引：{ $what }

cli-backup-done = 已备份并检查：{ $path }，{ $size } 字节
cli-backup-totals = 客户 { $customers }，跟进 { $follow_ups }，订单 { $orders }
cli-backup-newest = 最新备份：{ $path }。用“gendan restore 文件”可以恢复。
cli-backup-none = 还没有备份。用“gendan backup”做一份。
cli-restore-done = 数据已恢复为 { $path } 的内容
cli-restore-kept = 原来的文件保留为 { $path }
cli-restore-foreign = { $path } 不是 gendan 的数据文件，什么都没有改动。
cli-restore-unsound = 恢复的内容有对不上的地方，“gendan doctor”会指出在哪里。

cli-man-no_command = 没有命令“{ $name }”。
cli-config-path = 以上是默认设置。设置从 { $path } 读取

cli-no_order = 没有单号“{ $text }”的订单。“gendan order list”列出所有订单。
cli-ambiguous_order = 有几张订单的单号含“{ $text }”，请写全一些：
cli-no_product = 没有产品“{ $text }”。“gendan product list”列出所有产品，“gendan product add”新建。
cli-ambiguous_product = “{ $text }”可能是几种产品，请把名称写全一些：
cli-other_currency = “{ $text }”是另一种货币，这里的金额是 { $currency }。

cli-said-price = 看不懂单价“{ $text }”。请写成 98、12.50 或 1.2万。
cli-said-rate = 看不懂税率“{ $text }”。请写成 13%、13 或 0.13。
cli-said-discount = 看不懂折扣“{ $text }”。请写 5%、95折，或者 20.00 这样的金额。
cli-said-line = 看不懂明细里的“{ $text }”。请写成：产品 x数量 @单价，后面可加 -5% 或 -20.00。
cli-said-other_currency = “{ $text }”是另一种货币。请用 --currency 写明货币，或者去掉货币符号。
cli-said-too_precise = “{ $text }”的小数位太多。
cli-said-out_of_range = “{ $text }”超出范围。
cli-said-month = 看不懂月份“{ $text }”。请写成 2026-11、11月、上个月、2026Q3 或 2026。
cli-said-one_month = “{ $text }”不止一个月。请只写一个月，例如 2026-11。
cli-said-backwards = { $from } 在 { $to } 之后：请把 --from 和 --to 对调。

cli-line-no_product = “{ $text }”里没有产品。请写成：产品 x数量 @单价。
cli-line-several = “{ $text }”可能是几种产品，请把名称写全一些；如果是新产品，请先用“gendan product add”新建：
cli-line-taken = “{ $text }”按“{ $name }”记。
cli-line-new = 新产品：“{ $name }”。
cli-line-last_price = “{ $name }”单价 { $price }，是 { $day } 的成交价。
cli-line-list_price = “{ $name }”单价 { $price }，是标准价。
cli-line-no_price = 不知道“{ $name }”在这种货币下的单价。请写在 @ 后面，例如 @98。
cli-line-no_prices = “{ $text }”里有单价或折扣。这里每行只写：产品 x数量。
cli-line-not_in_order = “{ $text }”不是订单 { $number } 里的一种产品。它的明细是：

cli-order-usual_terms = 沿用账期：{ $terms }。用 --terms 可另定，--terms "" 则不定。
cli-order-cancelled_paid = 这张订单收过款。退款时用“gendan receipt add”记一笔负数。
cli-order-none = 没有订单。
cli-order-open = 未收 { $amount }
cli-order-overdue = 逾期
cli-order-number = 单号
cli-order-date = 日期
cli-order-customer = 客户
cli-order-total = 金额
cli-order-received = 已收
cli-order-product = 产品
cli-order-payment = 付款
cli-order-delivery = 发货
cli-edit-nothing_delivery = 什么都没有改：请写明改什么，例如 --date。
cli-edit-nothing_order = 什么都没有改：请写明改什么，例如 --date 或 --line。
cli-edit-nothing_product = 什么都没有改：请写明改什么，例如 --price 98。

cli-card-external_number = 客户单号  { $text }
cli-card-why = 原因  { $text }
cli-card-terms = 账期  { $text }
cli-card-deliver_by = 交货日期  { $text }
cli-card-accepted = 验收  { $text }
cli-card-discount = 折扣  { $text }
cli-card-freight = 运费  { $text }
cli-card-total = 金额  { $text }
cli-card-tax = 其中税额（{ $rate }）  { $amount }
cli-card-received = 已收  { $text }
cli-card-returned = 退货  { $text }
cli-card-receivable = 应收  { $text }
cli-card-overpaid = 多付  { $text }
cli-card-invoiced = 已开票  { $text }
cli-card-no_plan = 发货时
cli-card-partly_paid = 部分付款
cli-card-part = 应付 { $when }  { $amount }  未收 { $open }
cli-card-part_overdue = 逾期 { $when }  { $amount }  未收 { $open }
cli-card-part_paid = 已收 { $when }  { $amount }
cli-card-receipt = { $day }  回款 { $what }  { $about }
cli-card-delivery = { $day }  发货 { $what }  { $about }
cli-card-return = { $day }  退货 { $what }  { $about }
cli-card-invoice = { $day }  开票 { $what }  { $about }
cli-card-matures = { $text } 到期
cli-card-arrived = { $text } 签收
cli-card-change = { $day }  更正{ $field }：{ $before } -> { $after }（{ $reason }）

cli-delivery-all_shipped = 订单 { $number } 已全部发货。用“gendan delivery arrived”登记签收。
cli-delivery-none_such = 订单 { $number } 没有这样的发货。
cli-delivery-none_open = 订单 { $number } 没有在途的货。用“gendan delivery add”登记发货。
cli-invoice-all = 订单 { $number } 已全部开票。用 --amount 可另写金额，负数为红冲。

cli-receipt-id = 编号
cli-receipt-amount = 金额
cli-receipt-method = 方式
cli-receipt-about = 说明
cli-receipt-prepaid = 预收
cli-receipt-none = 没有编号 { $id } 的回款。“gendan receipt list”列出编号。
cli-receipt-whose = 订单 { $number } 是{ $customer }的：请去掉 --customer，或者换一张订单。
cli-receipt-for_whom = 是谁的回款？请写单号，或者用 --customer 写客户。
cli-receipt-no_part = 订单 { $number } 的回款计划有 { $all } 笔，没有第 { $n } 笔。
cli-receipt-nothing_to_allocate = 没有可以冲抵的：没有预收款，或者没有同种货币的应收。

cli-product-price = 标准价
cli-product-unit = 单位
cli-product-category = 类别
cli-product-sku = 货号
cli-product-archived = 已停售
cli-product-known = 已有产品“{ $name }”。用“gendan product edit”修改。

cli-rollup-month = 月份
cli-rollup-currency = 货币
cli-rollup-orders = 订单
cli-rollup-gross = 销售总额
cli-rollup-discount = 折扣
cli-rollup-returns = 退货
cli-rollup-net = 净额
cli-rollup-received = 回款
cli-rollup-quantity = 数量
cli-rollup-aov = 单均
cli-rollup-mom = 环比
cli-rollup-yoy = 同比
cli-rollup-age = 账龄
cli-rollup-parts = 笔数
cli-rollup-open = 未收
cli-rollup-none = （无）
cli-rollup-empty = 没有销售、回款和应收。
cli-rollup-no_months = 账龄是某一天的：请用 --as-of，不用 --from 和 --to。
cli-rollup-no_day = --as-of 只用于 --by ageing，请用 --from 和 --to。

cli-target-of = 口径
cli-target-amount = 目标
cli-target-stretch = 冲刺
cli-target-challenge = 挑战
cli-target-reached = 已达
cli-target-done = 完成率
cli-target-levels = 各级目标都要大于 0，而且逐级升高：目标、冲刺、挑战。
cli-target-none = { $month } 没有 { $currency } 的目标。
cli-promise-day = 日期
cli-promise-side = 谁
cli-promise-text = 内容
cli-promise-state = 状态
cli-promise-none = 没有编号 { $id } 的承诺。“gendan promise list --all” 列出全部。
cli-merge-same = 「{ $name }」本来就是同一个客户。
cli-merge-done = 「{ $away }」已并入「{ $keep }」。
cli-duplicates-none = 没有疑似重复的客户。
cli-duplicates-more = 还有更多，先处理这些。

cli-report-misplaced = { $kind } 报表没有 --{ $option } 这一项
cli-report-no_customer = 哪个客户的对账单？gendan report statement 客户
cli-report-sealed = 已封存，校验码 { $digest }；下一份从这里算起。

cli-qr-no_number = { $name } 没有电话号码。用“gendan customer edit”可以补上。
