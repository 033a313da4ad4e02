-- Keeps the ledger's figures in step with its rows. Made by every connection before it writes first, and not kept in the file:
-- whoever only looks need not read them at every start.

-- The parts of a figure are posted through views whose triggers do the adding, so that each sum is written in one place.
-- What depends on two rows counts while both are there, whichever came or went first: an undo takes an order before its lines.
CREATE TEMP VIEW sales_post AS
SELECT currency, day, 0 AS customer_id, orders, gross, total, tax, returns, received, bills FROM sales_day;
CREATE TEMP TRIGGER sales_posted INSTEAD OF INSERT ON sales_post BEGIN
    INSERT INTO sales_day VALUES (NEW.currency, NEW.day, NEW.orders, NEW.gross, NEW.total, NEW.tax, NEW.returns, NEW.received, NEW.bills)
    ON CONFLICT DO UPDATE SET orders = orders + NEW.orders, gross = gross + NEW.gross, total = total + NEW.total, tax = tax + NEW.tax,
        returns = returns + NEW.returns, received = received + NEW.received, bills = bills + NEW.bills;
    INSERT INTO sales_month VALUES (NEW.currency, substr(NEW.day, 1, 7), NEW.orders, NEW.gross, NEW.total, NEW.tax, NEW.returns, NEW.received, NEW.bills)
    ON CONFLICT DO UPDATE SET orders = orders + NEW.orders, gross = gross + NEW.gross, total = total + NEW.total, tax = tax + NEW.tax,
        returns = returns + NEW.returns, received = received + NEW.received, bills = bills + NEW.bills;
    INSERT INTO customer_post
    SELECT NEW.currency, p.period, NEW.customer_id, NEW.orders, NEW.gross, NEW.total, NEW.returns, NEW.received
    FROM (SELECT substr(NEW.day, 1, 7) AS period UNION ALL SELECT 'Q' || substr(NEW.day, 1, 5) || ((substr(NEW.day, 6, 2) + 2) / 3)
          UNION ALL SELECT 'Y' || substr(NEW.day, 1, 4) UNION ALL SELECT 'all') AS p;
END;
-- A customer of whom nothing is left has no line: lists are counted by their index.
CREATE TEMP VIEW customer_post AS SELECT currency, period, customer_id, orders, gross, total, returns, received FROM sales_customer;
CREATE TEMP TRIGGER customer_posted INSTEAD OF INSERT ON customer_post BEGIN
    INSERT INTO sales_customer VALUES (NEW.currency, NEW.period, NEW.customer_id, NEW.orders, NEW.gross, NEW.total, NEW.returns, NEW.received, NEW.total - NEW.returns)
    ON CONFLICT DO UPDATE SET orders = orders + NEW.orders, gross = gross + NEW.gross, total = total + NEW.total,
        returns = returns + NEW.returns, received = received + NEW.received, net = net + NEW.total - NEW.returns;
    DELETE FROM sales_customer WHERE currency = NEW.currency AND period = NEW.period AND customer_id = NEW.customer_id
        AND (orders, gross, total, returns, received) = (0, 0, 0, 0, 0);
END;
CREATE TEMP VIEW product_post AS SELECT * FROM sales_product;
CREATE TEMP TRIGGER product_posted INSTEAD OF INSERT ON product_post BEGIN
    INSERT INTO sales_product VALUES (NEW.currency, NEW.month, coalesce(NEW.product_id, 0), NEW.orders, NEW.quantity, NEW.gross, NEW.total, NEW.returns, NEW.returned_quantity)
    ON CONFLICT DO UPDATE SET orders = orders + NEW.orders, quantity = quantity + NEW.quantity, gross = gross + NEW.gross,
        total = total + NEW.total, returns = returns + NEW.returns, returned_quantity = returned_quantity + NEW.returned_quantity;
END;
CREATE TEMP VIEW category_post AS SELECT * FROM sales_category;
CREATE TEMP TRIGGER category_posted INSTEAD OF INSERT ON category_post BEGIN
    INSERT INTO sales_category VALUES (NEW.currency, NEW.month, NEW.category, NEW.orders) ON CONFLICT DO UPDATE SET orders = orders + NEW.orders;
END;

-- An order with all that hangs on it, in (sign 1) or out (-1).
CREATE TEMP VIEW order_post AS
SELECT 1 AS sign, id, currency, ordered_on, customer_id, gross, total, tax FROM sales_order WHERE status IN ('confirmed', 'done');
CREATE TEMP TRIGGER order_posted INSTEAD OF INSERT ON order_post BEGIN
    INSERT INTO sales_post VALUES (NEW.currency, NEW.ordered_on, NEW.customer_id, NEW.sign, NEW.sign * NEW.gross, NEW.sign * NEW.total, NEW.sign * NEW.tax, 0, 0, 0);
    INSERT INTO product_post
    SELECT NEW.currency, substr(NEW.ordered_on, 1, 7), l.product_id, NEW.sign * l.leads, NEW.sign * l.quantity,
           NEW.sign * (l.total + l.discount), NEW.sign * l.net, 0, 0
    FROM order_line AS l WHERE l.order_id = NEW.id;
    INSERT INTO category_post
    SELECT DISTINCT NEW.currency, substr(NEW.ordered_on, 1, 7), coalesce(p.category, ''), NEW.sign
    FROM order_line AS l LEFT JOIN product AS p ON p.id = l.product_id WHERE l.order_id = NEW.id;
    INSERT INTO sales_post
    SELECT NEW.currency, r.returned_on, NEW.customer_id, 0, 0, 0, 0, NEW.sign * r.amount, 0, 0 FROM sales_return AS r WHERE r.order_id = NEW.id;
    INSERT INTO product_post
    SELECT NEW.currency, substr(r.returned_on, 1, 7), l.product_id, 0, 0, 0, 0, NEW.sign * b.amount, NEW.sign * b.quantity
    FROM sales_return AS r JOIN return_line AS b ON b.return_id = r.id JOIN order_line AS l ON l.id = b.order_line_id WHERE r.order_id = NEW.id;
END;
CREATE TEMP TRIGGER sales_order_in AFTER INSERT ON sales_order WHEN NEW.status IN ('confirmed', 'done') BEGIN
    INSERT INTO order_post VALUES (1, NEW.id, NEW.currency, NEW.ordered_on, NEW.customer_id, NEW.gross, NEW.total, NEW.tax);
END;
CREATE TEMP TRIGGER sales_order_out AFTER DELETE ON sales_order WHEN OLD.status IN ('confirmed', 'done') BEGIN
    INSERT INTO order_post VALUES (-1, OLD.id, OLD.currency, OLD.ordered_on, OLD.customer_id, OLD.gross, OLD.total, OLD.tax);
END;
CREATE TEMP TRIGGER sales_order_over AFTER UPDATE OF currency, ordered_on, customer_id, status, gross, total, tax ON sales_order BEGIN
    INSERT INTO order_post
    SELECT -1, OLD.id, OLD.currency, OLD.ordered_on, OLD.customer_id, OLD.gross, OLD.total, OLD.tax WHERE OLD.status IN ('confirmed', 'done')
    UNION ALL
    SELECT 1, NEW.id, NEW.currency, NEW.ordered_on, NEW.customer_id, NEW.gross, NEW.total, NEW.tax WHERE NEW.status IN ('confirmed', 'done');
END;

-- A line of an order that counts, with what came back of it.
CREATE TEMP VIEW line_post AS SELECT 1 AS sign, id, order_id, product_id, leads, quantity, total + discount AS gross, net FROM order_line;
CREATE TEMP TRIGGER line_posted INSTEAD OF INSERT ON line_post BEGIN
    INSERT INTO product_post
    SELECT o.currency, substr(o.ordered_on, 1, 7), NEW.product_id, NEW.sign * NEW.leads, NEW.sign * NEW.quantity, NEW.sign * NEW.gross, NEW.sign * NEW.net, 0, 0
    FROM sales_order AS o WHERE o.id = NEW.order_id AND o.status IN ('confirmed', 'done');
    INSERT INTO product_post
    SELECT o.currency, substr(r.returned_on, 1, 7), NEW.product_id, 0, 0, 0, 0, NEW.sign * b.amount, NEW.sign * b.quantity
    FROM return_line AS b JOIN sales_return AS r ON r.id = b.return_id JOIN sales_order AS o ON o.id = r.order_id
    WHERE b.order_line_id = NEW.id AND o.status IN ('confirmed', 'done');
    -- The order is one of its category once, whichever of its lines came first or goes last.
    INSERT INTO category_post
    SELECT o.currency, substr(o.ordered_on, 1, 7), c.category, NEW.sign
    FROM sales_order AS o, (SELECT coalesce((SELECT category FROM product WHERE id = NEW.product_id), '') AS category) AS c
    WHERE o.id = NEW.order_id AND o.status IN ('confirmed', 'done') AND NOT EXISTS (
        SELECT 1 FROM order_line AS l LEFT JOIN product AS p ON p.id = l.product_id
        WHERE l.order_id = NEW.order_id AND l.id <> NEW.id AND coalesce(p.category, '') = c.category);
END;
CREATE TEMP TRIGGER order_line_in AFTER INSERT ON order_line BEGIN
    INSERT INTO line_post VALUES (1, NEW.id, NEW.order_id, NEW.product_id, NEW.leads, NEW.quantity, NEW.total + NEW.discount, NEW.net);
END;
CREATE TEMP TRIGGER order_line_out AFTER DELETE ON order_line BEGIN
    INSERT INTO line_post VALUES (-1, OLD.id, OLD.order_id, OLD.product_id, OLD.leads, OLD.quantity, OLD.total + OLD.discount, OLD.net);
END;
CREATE TEMP TRIGGER order_line_over AFTER UPDATE OF product_id, leads, quantity, total, discount, net ON order_line BEGIN
    INSERT INTO line_post VALUES (-1, OLD.id, OLD.order_id, OLD.product_id, OLD.leads, OLD.quantity, OLD.total + OLD.discount, OLD.net),
                                 (1, NEW.id, NEW.order_id, NEW.product_id, NEW.leads, NEW.quantity, NEW.total + NEW.discount, NEW.net);
END;

-- A product that goes from one category to another, or comes or goes itself, with all orders that have it.
CREATE TEMP VIEW category_move AS SELECT id, category AS was, category AS now FROM product;
CREATE TEMP TRIGGER category_moved INSTEAD OF INSERT ON category_move WHEN NEW.was <> NEW.now BEGIN
    INSERT INTO category_post
    SELECT o.currency, substr(o.ordered_on, 1, 7), c.category, c.sign * count(*)
    FROM (SELECT NEW.was AS category, -1 AS sign UNION ALL SELECT NEW.now, 1) AS c
    CROSS JOIN (SELECT DISTINCT order_id FROM order_line WHERE product_id = NEW.id) AS m CROSS JOIN sales_order AS o ON o.id = m.order_id
    WHERE o.status IN ('confirmed', 'done') AND NOT EXISTS (
        SELECT 1 FROM order_line AS l LEFT JOIN product AS p ON p.id = l.product_id
        WHERE l.order_id = m.order_id AND l.product_id IS NOT NEW.id AND coalesce(p.category, '') = c.category)
    GROUP BY o.currency, substr(o.ordered_on, 1, 7), c.category, c.sign;
END;
CREATE TEMP TRIGGER product_in AFTER INSERT ON product BEGIN
    INSERT INTO category_move VALUES (NEW.id, '', coalesce(NEW.category, ''));
END;
CREATE TEMP TRIGGER product_out AFTER DELETE ON product BEGIN
    INSERT INTO category_move VALUES (OLD.id, coalesce(OLD.category, ''), '');
END;
CREATE TEMP TRIGGER product_over AFTER UPDATE OF category ON product BEGIN
    INSERT INTO category_move VALUES (NEW.id, coalesce(OLD.category, ''), coalesce(NEW.category, ''));
END;

-- Returns are made and undone, never changed.
CREATE TEMP TRIGGER sales_return_in AFTER INSERT ON sales_return BEGIN
    INSERT INTO sales_post SELECT o.currency, NEW.returned_on, o.customer_id, 0, 0, 0, 0, NEW.amount, 0, 0
    FROM sales_order AS o WHERE o.id = NEW.order_id AND o.status IN ('confirmed', 'done');
    INSERT INTO product_post SELECT o.currency, substr(NEW.returned_on, 1, 7), l.product_id, 0, 0, 0, 0, b.amount, b.quantity
    FROM return_line AS b JOIN order_line AS l ON l.id = b.order_line_id JOIN sales_order AS o ON o.id = NEW.order_id
    WHERE b.return_id = NEW.id AND o.status IN ('confirmed', 'done');
END;
CREATE TEMP TRIGGER sales_return_out AFTER DELETE ON sales_return BEGIN
    INSERT INTO sales_post SELECT o.currency, OLD.returned_on, o.customer_id, 0, 0, 0, 0, -OLD.amount, 0, 0
    FROM sales_order AS o WHERE o.id = OLD.order_id AND o.status IN ('confirmed', 'done');
    INSERT INTO product_post SELECT o.currency, substr(OLD.returned_on, 1, 7), l.product_id, 0, 0, 0, 0, -b.amount, -b.quantity
    FROM return_line AS b JOIN order_line AS l ON l.id = b.order_line_id JOIN sales_order AS o ON o.id = OLD.order_id
    WHERE b.return_id = OLD.id AND o.status IN ('confirmed', 'done');
END;
CREATE TEMP TRIGGER return_line_in AFTER INSERT ON return_line BEGIN
    INSERT INTO product_post SELECT o.currency, substr(r.returned_on, 1, 7), l.product_id, 0, 0, 0, 0, NEW.amount, NEW.quantity
    FROM sales_return AS r JOIN order_line AS l ON l.id = NEW.order_line_id JOIN sales_order AS o ON o.id = r.order_id
    WHERE r.id = NEW.return_id AND o.status IN ('confirmed', 'done');
END;
CREATE TEMP TRIGGER return_line_out AFTER DELETE ON return_line BEGIN
    INSERT INTO product_post SELECT o.currency, substr(r.returned_on, 1, 7), l.product_id, 0, 0, 0, 0, -OLD.amount, -OLD.quantity
    FROM sales_return AS r JOIN order_line AS l ON l.id = OLD.order_line_id JOIN sales_order AS o ON o.id = r.order_id
    WHERE r.id = OLD.return_id AND o.status IN ('confirmed', 'done');
END;

CREATE TEMP TRIGGER receipt_in AFTER INSERT ON receipt BEGIN
    INSERT INTO sales_post VALUES (NEW.currency, NEW.received_on, NEW.customer_id, 0, 0, 0, 0, 0, NEW.amount, iif(NEW.method IN ('bank_bill', 'commercial_bill'), NEW.amount, 0));
END;
CREATE TEMP TRIGGER receipt_out AFTER DELETE ON receipt BEGIN
    INSERT INTO sales_post VALUES (OLD.currency, OLD.received_on, OLD.customer_id, 0, 0, 0, 0, 0, -OLD.amount, iif(OLD.method IN ('bank_bill', 'commercial_bill'), -OLD.amount, 0));
END;
CREATE TEMP TRIGGER receipt_over AFTER UPDATE OF currency, received_on, customer_id, amount, method ON receipt BEGIN
    INSERT INTO sales_post VALUES
        (OLD.currency, OLD.received_on, OLD.customer_id, 0, 0, 0, 0, 0, -OLD.amount, iif(OLD.method IN ('bank_bill', 'commercial_bill'), -OLD.amount, 0)),
        (NEW.currency, NEW.received_on, NEW.customer_id, 0, 0, 0, 0, 0, NEW.amount, iif(NEW.method IN ('bank_bill', 'commercial_bill'), NEW.amount, 0));
END;

-- Open parts are made again whole, never changed.
CREATE TEMP TRIGGER open_instalment_in AFTER INSERT ON open_instalment BEGIN
    INSERT INTO receivable_day VALUES (NEW.currency, NEW.due_on, 1, NEW.amount)
    ON CONFLICT DO UPDATE SET n = n + 1, amount = amount + NEW.amount;
END;
CREATE TEMP TRIGGER open_instalment_out AFTER DELETE ON open_instalment BEGIN
    UPDATE receivable_day SET n = n - 1, amount = amount - OLD.amount WHERE currency = OLD.currency AND due_on = OLD.due_on;
END;
