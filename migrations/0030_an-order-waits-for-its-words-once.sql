-- An order that is to be indexed stood in a queue and in the queue's index: two pages of each commit, emptied before it. The
-- queue is its own index now, by the number of the search entry, and an order stands in it once by itself.
DROP TRIGGER orders_searchInsert;
DROP TRIGGER orders_searchUpdate;
DROP TRIGGER orders_searchDelete;
DROP TRIGGER orderLines_searchInsert;
DROP TRIGGER orderLines_searchUpdate;
DROP TRIGGER orderLines_searchDelete;
DROP TABLE orderSearchQueue;

CREATE TABLE orderSearchQueue (
  entry INTEGER NOT NULL,
  CONSTRAINT orderSearchQueue_pk PRIMARY KEY (entry)
) STRICT;

CREATE TRIGGER orders_searchInsert AFTER INSERT ON orders BEGIN
  INSERT INTO orderSearchEntries (entry, "order")
  SELECT coalesce(max(entry) + 1, new.placedAt / 1000 * 1048576), new.id FROM orderSearchEntries
  WHERE entry BETWEEN new.placedAt / 1000 * 1048576 AND new.placedAt / 1000 * 1048576 + 1048575;
  INSERT OR IGNORE INTO orderSearchQueue SELECT entry FROM orderSearchEntries WHERE "order" = new.id;
END;
CREATE TRIGGER orders_searchUpdate AFTER UPDATE OF number, customer, customerPo ON orders BEGIN
  INSERT OR IGNORE INTO orderSearchQueue SELECT entry FROM orderSearchEntries WHERE "order" = new.id;
END;
CREATE TRIGGER orders_searchDelete AFTER DELETE ON orders BEGIN
  INSERT OR IGNORE INTO orderSearchQueue SELECT entry FROM orderSearchEntries WHERE "order" = old.id;
  DELETE FROM orderSearchEntries WHERE "order" = old.id;
END;
-- A line may come before its order within one change: then the order puts itself into the queue.
CREATE TRIGGER orderLines_searchInsert AFTER INSERT ON orderLines BEGIN
  INSERT OR IGNORE INTO orderSearchQueue SELECT entry FROM orderSearchEntries WHERE "order" = new."order";
END;
CREATE TRIGGER orderLines_searchUpdate AFTER UPDATE OF item, description ON orderLines BEGIN
  INSERT OR IGNORE INTO orderSearchQueue SELECT entry FROM orderSearchEntries WHERE "order" = new."order";
END;
CREATE TRIGGER orderLines_searchDelete AFTER DELETE ON orderLines BEGIN
  INSERT OR IGNORE INTO orderSearchQueue SELECT entry FROM orderSearchEntries WHERE "order" = old."order";
END;
