tier-A = 高意向
tier-B = 中意向
tier-C = 低意向
tier-D = 潜在
