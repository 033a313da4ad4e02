help-todo = x
