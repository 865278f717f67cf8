-- Derived: what each order came to when it was promised last, null where nobody promised it, beside what a list of orders is
-- narrowed by: so a list by amount skips inside one index. What has no amount comes after all that has, as it was placed.
CREATE TABLE orderAmounts (
  "order" TEXT NOT NULL,
  amount INTEGER,
  placedAt INTEGER NOT NULL,
  status TEXT NOT NULL,
  customer TEXT,
  owner TEXT,
  CONSTRAINT orderAmounts_pk PRIMARY KEY ("order")
) STRICT, WITHOUT ROWID;
INSERT INTO orderAmounts ("order", amount, placedAt, status, customer, owner)
SELECT id, (SELECT amount FROM orderRevisions WHERE "order" = orders.id ORDER BY revision DESC LIMIT 1), placedAt, status, customer, owner
FROM orders ORDER BY id;
DROP INDEX orderRevisions_byAmount;
CREATE INDEX orderAmounts_byAmount ON orderAmounts (amount, "order", status, owner) WHERE amount IS NOT NULL;
CREATE INDEX orderAmounts_customerByAmount ON orderAmounts (customer, amount, "order", status, owner) WHERE amount IS NOT NULL;
CREATE INDEX orderAmounts_unpromised ON orderAmounts (placedAt, "order", status) WHERE amount IS NULL;

CREATE TRIGGER orders_amountInsert AFTER INSERT ON orders BEGIN
  INSERT INTO orderAmounts ("order", amount, placedAt, status, customer, owner)
  VALUES (new.id, (SELECT amount FROM orderRevisions WHERE "order" = new.id ORDER BY revision DESC LIMIT 1), new.placedAt, new.status,
    new.customer, new.owner);
END;
CREATE TRIGGER orders_amountUpdate AFTER UPDATE OF placedAt, status, customer, owner ON orders BEGIN
  UPDATE orderAmounts SET placedAt = new.placedAt, status = new.status, customer = new.customer, owner = new.owner
  WHERE "order" = new.id;
END;
CREATE TRIGGER orders_amountDelete AFTER DELETE ON orders BEGIN
  DELETE FROM orderAmounts WHERE "order" = old.id;
END;
CREATE TRIGGER orderRevisions_amountInsert AFTER INSERT ON orderRevisions BEGIN
  UPDATE orderAmounts
  SET amount = (SELECT amount FROM orderRevisions WHERE "order" = new."order" ORDER BY revision DESC LIMIT 1)
  WHERE "order" = new."order";
END;
CREATE TRIGGER orderRevisions_amountDelete AFTER DELETE ON orderRevisions BEGIN
  UPDATE orderAmounts
  SET amount = (SELECT amount FROM orderRevisions WHERE "order" = old."order" ORDER BY revision DESC LIMIT 1)
  WHERE "order" = old."order";
END;
