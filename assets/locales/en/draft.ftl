# Unsaved text of a window that is gone.
draft-title = Unsaved: { $about }
draft-restore = Restore
draft-discard = Discard
draft-later = Later
draft-quit = Quit
draft-quick-log = log for { $name }, { $when }
draft-log-form = log for { $name }, { $when }
draft-edit-follow-up = follow-up with { $name }, { $when }
draft-new-customer = new customer, { $when }
draft-edit-customer = changes to { $name }, { $when }
draft-restored = Restored. Nothing is saved yet
draft-discarded = Discarded
draft-kept = Kept until you quit: open it again to go on
draft-new-order = a new order of { $name }, { $when }
draft-edit-order = the edit of an order of { $name }, { $when }
draft-ledger = an entry of the ledger, { $name }, { $when }
