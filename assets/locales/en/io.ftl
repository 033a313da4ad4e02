# Why the system would not read or write; a clause, without a full stop.
io-permission = permission denied
io-missing = no such file or folder
io-taken = something of that name is there already
io-full = the disk is full
io-quota = beyond the disk quota or the largest file size
io-read_only = the disk is read-only
io-folder = it is a folder, not a file
io-no_folder = a part of the path is no folder
io-no_file = it is no plain file
io-other = the system says: { $text }
