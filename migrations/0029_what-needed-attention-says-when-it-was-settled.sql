-- Milliseconds since the epoch; null: open, or settled before this was kept.
ALTER TABLE attention ADD COLUMN settledAt INTEGER;
