history-todo = x
