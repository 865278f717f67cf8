-- An order is found by what its customer and items are called now. Renaming one touches no order, so the triggers note whose words
-- are behind; a few are settled with the command itself and the rest between two others. The hash of the words that were
-- indexed tells `verify` whether they are those of today; nothing is known of what was indexed before, so all of it is behind.
ALTER TABLE orderSearchEntries ADD COLUMN wordsHash INTEGER;
CREATE TABLE orderSearchBehind (
  entry INTEGER,
  CONSTRAINT orderSearchBehind_pk PRIMARY KEY (entry)
) STRICT;
INSERT INTO orderSearchBehind SELECT entry FROM orderSearchEntries;
CREATE TRIGGER parties_orderSearch AFTER UPDATE OF customerCode, name ON parties
WHEN old.customerCode IS NOT new.customerCode OR old.name <> new.name BEGIN
  INSERT INTO orderSearchBehind
  SELECT entry FROM orders JOIN orderSearchEntries AS entries ON entries."order" = orders.id
  WHERE orders.customer = new.id AND NOT EXISTS (SELECT 1 FROM orderSearchBehind AS behind WHERE behind.entry = entries.entry);
END;
CREATE TRIGGER items_orderSearch AFTER UPDATE OF number, description ON items
WHEN old.number <> new.number OR old.description <> new.description BEGIN
  INSERT INTO orderSearchBehind
  SELECT DISTINCT entry FROM orderLines JOIN orderSearchEntries AS entries ON entries."order" = orderLines."order"
  WHERE orderLines.item = new.id AND NOT EXISTS (SELECT 1 FROM orderSearchBehind AS behind WHERE behind.entry = entries.entry);
END;
