-- What the last import said an item costs: known again by it, and taken back only where nobody has set another cost since.
ALTER TABLE itemCosts ADD COLUMN importedCost INTEGER;
ALTER TABLE itemCosts ADD COLUMN importedMargin INTEGER;
