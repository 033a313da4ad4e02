# 整张表为什么不能导入。
import-file = { $file }：{ $why }
import-spool = 没有地方解压（{ $why }），请给临时文件夹腾出空间
import-folder = 这是文件夹，不是文件
import-pipe = 这是管道。要读数据流，请写“-”并用管道送入
import-device = 这是设备，不是文件
import-socket = 这是套接字，不是文件
import-empty = 文件是空的
import-not_a_table = 既不是文本也不是工作簿，请另存为 CSV 或 XLSX
import-markup = 这是网页或 XML，不是表格，请另存为 CSV 或 XLSX
import-password = 有密码保护，请去掉密码再存一份
import-no_data = 没有一张工作表有数据
import-unknown_encoding = 没有“{ $name }”这种编码，认识的有 UTF-8、UTF-16LE、GB18030、GBK、Big5 等
import-not_in_encoding = 第 { $line } 行不是 { $encoding }，请用 --encoding 指定编码
import-row_long = 第 { $line } 行超过 { $limit } MiB
import-many_cells = 超过 { $limit } 个单元格，请拆成几个文件
import-many_columns = 第 { $line } 行在第 { $column } 列还有内容，上限是 { $limit } 列
import-open_quote = 第 { $line } 行的引号一直没有关上
import-too_big = 文件大于 { $limit } MiB
import-bomb = 其中的 { $part } 解压后超过 { $limit } MiB
import-damaged = 文件已损坏：{ $cause }
import-several_sheets = 有几张工作表都有数据：{ $names }。请用 --sheet 指定一张
import-no_such_sheet = 没有名为“{ $wanted }”的工作表，只有：{ $names }
import-no_rows = 表头下面没有数据行。
import-no_headings = 找不到表头。请在数据上方加一行表头，或者在 --map 的文件里写明各列。
import-kind_unclear = 看不出这些行是什么。请用 --as 指定 customers、contacts 或 followups，或者在 --map 的文件里写明各列。表头：{ $headings }
import-missing_column = 没有找到“{ $field }”对应的列。请在 --map 的文件里写明，例如：{ $field } = "表头"。表头：{ $headings }
import-map = --map 的文件看不懂：{ $message }
import-map-file = --map 的文件 { $path }：{ $why }。
import-map-field = --map 的文件里有个不存在的字段“{ $field }”。字段有：{ $known }
import-map-heading = --map 的文件要从“{ $heading }”取“{ $field }”，可是表里没有这个表头。表头：{ $headings }
import-map-value = --map 的文件在 [{ $table }] 里写了“{ $value }”，只能是：{ $known }
import-date_order = “{ $heading }”这一列分不清日和月谁在前（第 { $line } 行：{ $sample }）。请用 --dates 指定 ymd、mdy 或 dmy。
import-date_order_mixed = “{ $heading }”这一列第 { $line } 行（{ $sample }）的日月顺序与前面的行矛盾。请改正，或者用 --dates 指定。
import-currency = “{ $code }”不是 ISO 4217 的货币代码，例如 CNY 或 USD。
import-currency-book = 本册用 { $book } 记账，不能收 { $asked } 的金额。请先换算这一列，或者在设置里改货币。

# 单行为什么不能导入。
import-row-missing = 缺 { $field }
import-row-not_a_date = { $heading }：“{ $value }”不是日期
import-row-too_long = { $heading }：长度超过 { $limit }
import-row-unknown_reference = 没有外部编号是“{ $reference }”的客户，这一行也没写客户名称
import-row-ambiguous_name = 有几个客户都叫“{ $name }”
import-row-bad_name = 名称是空的或太长
import-row-future = 时间在未来
import-row-line = 第 { $line } 行：{ $why }

# 怎么理解这张表。
import-kind-customers = 客户
import-kind-contacts = 联系人
import-kind-followups = 跟进
import-plan-head = { $file }：{ $rows } 行{ $kind }，表头在第 { $line } 行
import-plan-sheet = 工作表 { $sheet }
import-plan-encoding = 编码 { $encoding }
import-plan-totals = 第 { $line } 行是合计，不导入
import-plan-taken = 导入：
import-plan-extra = 按原表头随行保留：
import-plan-derived = 由其他数据得出，不导入：
import-plan-words = 不是本程序用词的值：
import-plan-word-as = { $field }“{ $value }”（{ $rows }）当作 { $code }，原词保留
import-plan-word-kept = { $field }“{ $value }”（{ $rows }）只保留原词

# 结果。
import-would = 导入后会是这样，现在什么都没有保存：
import-done-added = 新增：{ $n }
import-done-updated = 更新：{ $n }
import-done-unchanged = 已有：{ $n }
import-done-customers = 因行里提到而新建的客户：{ $n }
import-done-rejected = 没有导入：{ $n }
import-nothing_new = 全都已经有了，什么都没有改。
import-rejects = 没有导入的行和原因在 { $path }
import-rejects-would = 不会导入的行：
import-rejects-more = 还有 { $n } 行
import-rejects-failed = 没有导入的行写不进 { $path }：{ $why }。
import-rejects-taken = 什么都没有导入：{ $path } 已经存在。请移走它，或者用 --rejects 指定别的文件。
import-none = 什么都没有导入：{ $n } 行没有一行能用。
import-undo = 一次“gendan undo”可以全部撤销。
import-progress = { $n } 行
import-reason = 原因
import-whole-unread = { $path } 读不了：{ $why }
import-whole-not-ours = { $path } 第 { $line } 行起不是跟单导出的内容；只收 gendan export all 写出的 JSON
import-whole-newer = { $path } 由更新的版本写出；请先升级跟单
import-whole-not-empty = 这本账里已有内容；{ $path } 只能导入到空文件：用 --db 新文件名
import-whole-unknown = { $path }：表 { $table } 里有不认识的内容（{ $what }），什么都没有导入
import-whole-done = 已导入 { $rows } 行：客户 { $customers }，跟进 { $follow_ups }，订单 { $orders }
