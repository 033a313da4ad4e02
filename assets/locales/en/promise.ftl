promise-theirs = promised
promise-mine = I owe
