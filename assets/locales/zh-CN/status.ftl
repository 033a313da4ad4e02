# 状态行。
status-saved = 已保存：{ $what }，按 { $key } 撤销
status-similar = { $saved }。已有名称相近的客户：{ $name }
status-customers = { $n } 个客户
status-undone = 已撤销：{ $what }
status-redone = 已重做：{ $what }
status-nothing-to-undo = 没有可撤销的了
status-nothing-to-redo = 没有可重做的
status-changed-since = 没有撤销：{ $what } 之后又改过，什么也没动
status-copied = 已复制 { $text }
status-copy-failed = 终端没有接收要复制的文字
status-copy-too-long = 文字太长，终端剪贴板最多 { $limit } 字节
status-gone = 这个客户已经不在了
status-look-only = 只能查看：文件或所在文件夹不可写，无法保存
status-confirm = 请确认
status-too-small = 窗口 { $width }x{ $height }，至少需要 { $least_width }x{ $least_height }
status-draft-failed = 没保存的文字无法暂存，请尽快保存
status-undone-many = 已撤销 { $n } 处修改
