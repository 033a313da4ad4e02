promise-theirs = 承诺
promise-mine = 我欠
