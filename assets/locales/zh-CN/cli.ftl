# 各命令打印的内容。
cli-no_book = { $path } 还没有数据文件，第一次保存时会新建。
cli-empty_book = { $path } 是空文件，里面什么都没有。第一次保存时会在其中新建一册。
cli-emptied_book = { $path } 是空文件，但它以前有数据：内容被别的程序清空了，gendan 什么都没有改动。
cli-started_book = { $path } 原是空文件，已在其中新建一册。
cli-look_only = { $path } 不能写入，只能查看，内容是打开那一刻的。
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
cli-doctor-sound = 文件完好：完整性、外键和各项保存的数字都对得上。
cli-doctor-unsound = 发现 { $n } 处问题。gendan 不在原文件上修复：请保留它，到旁边的“backups”文件夹里找一份副本继续用。
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
