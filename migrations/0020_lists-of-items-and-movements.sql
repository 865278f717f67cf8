-- What the lists of items and movements are sorted and filtered by.
CREATE INDEX items_byLifecycle ON items (lifecycle, number);
CREATE INDEX items_byLifecycleAndDescription ON items (lifecycle, description COLLATE NOCASE, number);
CREATE INDEX items_byLifecycleAndGroup ON items (lifecycle, itemGroup, number);
CREATE INDEX items_byDescription ON items (description COLLATE NOCASE, number);
CREATE INDEX items_byGroup ON items (itemGroup, number);
CREATE INDEX movements_byDate ON movements (businessDate, id);
