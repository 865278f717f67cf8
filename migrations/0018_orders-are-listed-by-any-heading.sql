-- Lists of orders are sorted by any of their headings, in any view: the first page comes straight from an index.
-- Open orders are few among many closed ones and have indexes of their own.
CREATE INDEX orders_byRequested ON orders (requestedDate, id);
CREATE INDEX orders_byAmount ON orders (committedAmount, id);
CREATE INDEX orders_openByNumber ON orders (number COLLATE NOCASE, id) WHERE status IN ('draft', 'confirmed');
CREATE INDEX orders_openByRequested ON orders (requestedDate, id) WHERE status IN ('draft', 'confirmed');
CREATE INDEX orders_openByOwner ON orders (owner, placedAt, id) WHERE status IN ('draft', 'confirmed');
-- The earliest promise of an order's open lines: what is due, and what is late.
CREATE INDEX orderLines_promised ON orderLines (promisedDate, "order") WHERE status = 'open' AND promisedDate IS NOT NULL;
CREATE INDEX holds_open ON holds ("order", kind) WHERE releasedAt IS NULL;
