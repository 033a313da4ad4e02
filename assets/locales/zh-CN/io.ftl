# Why the system would not read or write; a clause, without a full stop.
io-permission = 没有权限
io-missing = 没有这个文件或文件夹
io-taken = 已有同名的文件或文件夹
io-full = 磁盘空间已满
io-quota = 超出磁盘配额或文件大小上限
io-read_only = 所在磁盘只读
io-folder = 这是文件夹，不是文件
io-no_folder = 路径中有一段不是文件夹
io-no_file = 这不是普通文件
io-other = 系统报错：{ $text }
