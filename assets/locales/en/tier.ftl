tier-A = hot
tier-B = warm
tier-C = cool
tier-D = nurture
