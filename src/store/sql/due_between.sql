-- Orders of currency ?4 that may have a part due in the days ?1 to ?2; ?3 is the longest time from an event to its due day, in days.
-- More than there are, never fewer: the day itself is the rule's to tell.
SELECT o.id FROM sales_order AS o JOIN (
    SELECT order_id FROM instalment INDEXED BY instalment_due WHERE due_on BETWEEN ?1 AND ?2
    UNION SELECT id AS order_id FROM sales_order INDEXED BY sales_order_date WHERE ordered_on BETWEEN ?1 AND ?2
    UNION SELECT order_id FROM delivery INDEXED BY delivery_date WHERE shipped_on BETWEEN ?1 AND ?2
    UNION SELECT s.id FROM sales_order AS s INDEXED BY sales_order_date CROSS JOIN instalment AS i INDEXED BY instalment_order ON i.order_id = s.id
    WHERE s.ordered_on BETWEEN date(?1, -?3 || ' days') AND ?2 AND i.basis = 'signed'
      AND s.ordered_on >= date(?1, -(max(0, i.offset_days) + 31 * (max(0, i.offset_months) + i.month_end)) || ' days')
    UNION SELECT d.order_id FROM delivery AS d INDEXED BY delivery_date CROSS JOIN instalment AS i INDEXED BY instalment_order ON i.order_id = d.order_id
    WHERE d.shipped_on BETWEEN date(?1, -?3 || ' days') AND ?2 AND i.basis = 'shipped'
      AND d.shipped_on >= date(?1, -(max(0, i.offset_days) + 31 * (max(0, i.offset_months) + i.month_end)) || ' days')
    UNION SELECT i.order_id FROM instalment AS i INDEXED BY instalment_event CROSS JOIN sales_order AS s ON s.id = i.order_id
    WHERE i.basis IN ('delivered', 'accepted', 'invoiced') AND CASE i.basis
        WHEN 'accepted' THEN s.accepted_on BETWEEN date(?1, -(max(0, i.offset_days) + 31 * (max(0, i.offset_months) + i.month_end)) || ' days') AND ?2
        WHEN 'delivered' THEN EXISTS (SELECT 1 FROM delivery WHERE order_id = i.order_id AND delivered_on
            BETWEEN date(?1, -(max(0, i.offset_days) + 31 * (max(0, i.offset_months) + i.month_end)) || ' days') AND ?2)
        ELSE EXISTS (SELECT 1 FROM invoice WHERE order_id = i.order_id AND invoiced_on
            BETWEEN date(?1, -(max(0, i.offset_days) + 31 * (max(0, i.offset_months) + i.month_end)) || ' days') AND ?2)
        END
) AS f ON f.order_id = o.id
WHERE o.currency = ?4 AND o.status IN ('confirmed', 'done')
