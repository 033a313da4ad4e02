direction-out = outgoing
direction-in = incoming
