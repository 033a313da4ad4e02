INSERT INTO queue (customer_id, lane, tier, due, name, starred, stage, implied, action, channel, last_contact, last_answered, follow_ups, orders,
                   reason, collect_on, collect_currency, parked, last_channel, promise_on, promise_side)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
ON CONFLICT (customer_id) DO UPDATE SET
    lane = ?2, tier = ?3, due = ?4, name = ?5, starred = ?6, stage = ?7, implied = ?8, action = ?9, channel = ?10,
    last_contact = ?11, last_answered = ?12, follow_ups = ?13, orders = ?14,
    reason = ?15, collect_on = ?16, collect_currency = ?17, parked = ?18, last_channel = ?19, promise_on = ?20, promise_side = ?21
