# What an empty book begins with.
welcome-title = Welcome
welcome-intro = This book is empty. Bring the sheet that you have, or add the first customer. Everything stays in one file on this computer.
welcome-import = Import a sheet (CSV, Excel, ODS):
welcome-import-key = press { $key } for a file, or paste rows copied from Excel
welcome-first = Begin with one customer:
welcome-first-key = press { $key }
welcome-tab = Two tables, and where to begin:
welcome-tab-keys = B2B, training: { $follow_ups } follow-ups; retail: { $ledger } the ledger
welcome-demo = Look around in a sample book, in the shell:
