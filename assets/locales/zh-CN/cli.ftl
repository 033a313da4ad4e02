cli-todo = x
