direction-out = 呼出
direction-in = 呼入
