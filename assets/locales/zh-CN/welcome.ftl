# 空文件的开始。
welcome-title = 欢迎
welcome-intro = 这里还没有客户。把现有的表格导进来，或者先建一个客户。所有数据都在这台电脑的一个文件里。
welcome-import = 导入表格（CSV、Excel、ODS）：
welcome-import-key = 按 { $key } 选文件，或者直接粘贴 Excel 里复制的行
welcome-first = 先建一个客户：
welcome-first-key = 按 { $key }
welcome-tab = 两张表，从哪张开始：
welcome-tab-keys = 设备软件、培训咨询先用 { $follow_ups } 跟进；零售分销先用 { $ledger } 台账
welcome-demo = 看看示例数据，在命令行：
