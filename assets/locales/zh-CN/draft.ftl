# 窗口关闭时没保存的文字。
draft-title = 没保存的文字：{ $about }
draft-restore = 恢复
draft-discard = 丢弃
draft-later = 以后再说
draft-quit = 退出
draft-quick-log = { $name } 的跟进，{ $when }
draft-log-form = { $name } 的跟进，{ $when }
draft-edit-follow-up = { $name } 跟进的修改，{ $when }
draft-new-customer = 新客户，{ $when }
draft-edit-customer = { $name } 的修改，{ $when }
draft-restored = 已恢复，还没有保存
draft-discarded = 已丢弃
draft-kept = 文字留到退出前，再打开可以接着写
draft-new-order = { $name } 的新订单，{ $when }
draft-edit-order = { $name } 订单的修改，{ $when }
draft-ledger = { $name } 的台账记录，{ $when }
