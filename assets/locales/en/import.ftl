# Why a sheet was refused as a whole.
import-file = { $file }: { $why }
import-spool = there is no room to unpack it ({ $why }). Make room in the temporary folder
import-folder = it is a folder, not a file
import-pipe = it is a pipe. To read a stream, write “-” and pipe it in
import-device = it is a device, not a file
import-socket = it is a socket, not a file
import-empty = it is empty
import-not_a_table = it is neither text nor a workbook. Save it as CSV or XLSX
import-markup = it is a web page or XML, not a table. Save it as CSV or XLSX
import-password = it is protected by a password. Save it without one
import-no_data = no sheet of it holds data
import-unknown_encoding = there is no encoding “{ $name }”. Known are utf-8, utf-16le, gb18030, gbk, big5 and others of the web
import-not_in_encoding = line { $line } is not { $encoding }. Name the right one with --encoding
import-row_long = line { $line } is longer than { $limit } MiB
import-many_cells = it has more than { $limit } cells; split it
import-many_columns = line { $line } has a value in column { $column }, beyond the limit of { $limit }
import-open_quote = a quote opened in line { $line } is never closed
import-too_big = it is larger than { $limit } MiB
import-bomb = { $part } in it unpacks to more than { $limit } MiB
import-damaged = it is damaged: { $cause }
import-several_sheets = several sheets hold data: { $names }. Name one with --sheet
import-no_such_sheet = it has no sheet “{ $wanted }”, only: { $names }
import-no_rows = There are no rows below the headings.
import-no_headings = No row looks like headings. Put one above the data, or name the columns in a file for --map.
import-kind_unclear = It is not clear what the rows are. Say --as customers, contacts or followups, or name the columns in a file for --map. Headings: { $headings }
import-missing_column = No column was found for “{ $field }”. Name it in a file for --map, such as: { $field } = "their heading". Headings: { $headings }
import-map = The file of --map is not understood: { $message }
import-map-file = The file of --map, { $path }: { $why }.
import-map-field = The file of --map names a field “{ $field }” that there is not. Fields: { $known }
import-map-heading = The file of --map takes “{ $field }” from “{ $heading }”, a heading that the sheet does not have. Headings: { $headings }
import-map-value = The file of --map says “{ $value }” in [{ $table }], which is not one of: { $known }
import-date_order = In the column “{ $heading }” the day or the month may come first (line { $line }: { $sample }). Say --dates ymd, mdy or dmy.
import-date_order_mixed = In the column “{ $heading }” line { $line } ({ $sample }) contradicts the order of day and month in the rows above. Mend it, or say --dates.
import-currency = “{ $code }” is not a currency of ISO 4217, such as CNY or USD.
import-currency-book = The book is kept in { $book }; amounts in { $asked } cannot be taken. Convert the column, or set the currency in the settings.

# Why one row was refused.
import-row-missing = no { $field }
import-row-not_a_date = { $heading }: “{ $value }” is not a date
import-row-too_long = { $heading }: longer than { $limit }
import-row-unknown_reference = no customer has the reference “{ $reference }”, and the row names none
import-row-ambiguous_name = several customers are called “{ $name }”
import-row-bad_name = the name is empty or too long
import-row-future = it lies in the future
import-row-line = line { $line }: { $why }

# What was understood.
import-kind-customers = customers
import-kind-contacts = contacts
import-kind-followups = follow-ups
import-plan-head = { $file }: { $rows } rows of { $kind }, headings in line { $line }
import-plan-sheet = sheet { $sheet }
import-plan-encoding = encoding { $encoding }
import-plan-totals = line { $line } holds totals and is left out
import-plan-taken = taken:
import-plan-extra = kept beside the row, under its heading:
import-plan-derived = left out, as it follows from other data:
import-plan-words = words that are not ours:
import-plan-word-as = { $field } “{ $value }” ({ $rows }) is taken as { $code }, the word is kept
import-plan-word-kept = { $field } “{ $value }” ({ $rows }) is kept as a word

# What became of it.
import-would = This would happen; nothing was saved:
import-done-added = added: { $n }
import-done-updated = updated: { $n }
import-done-unchanged = there already: { $n }
import-done-customers = customers made because a row names them: { $n }
import-done-rejected = not taken: { $n }
import-nothing_new = All of it is there already; nothing was changed.
import-rejects = Rows that were not taken, with the reasons, are in { $path }
import-rejects-would = Rows that would not be taken:
import-rejects-more = and { $n } more
import-rejects-failed = The rows that were not taken could not be written to { $path }: { $why }.
import-rejects-taken = Nothing was imported: { $path } is there already. Move it away, or name another file with --rejects.
import-none = Nothing could be imported: none of the { $n } rows could be taken.
import-undo = One “gendan undo” takes it all back.
import-progress = { $n } rows
import-reason = reason
import-whole-unread = { $path } cannot be read: { $why }
import-whole-not-ours = From line { $line } on { $path } is not what gendan wrote; only the JSON of “gendan export all” is taken
import-whole-newer = { $path } was written by a newer version; update gendan first
import-whole-not-empty = This book holds something already; { $path } goes into an empty file only: use --db NEWFILE
import-whole-unknown = { $path }: table { $table } holds something unknown ({ $what }); nothing was imported
import-whole-done = { $rows } rows imported: { $customers } customers, { $follow_ups } follow-ups, { $orders } orders
