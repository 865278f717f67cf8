-- One index for each sort of the list of orders: of all of them, of the open ones, of one customer's and of one person's. All
-- end in id and status, so that a page in the middle of a million skips rows inside the index. Which sort reads which
-- index stands in src/core/orders/order-row-sorts.ts; docs/decisions/orders-are-listed-from-indexes.md says why so many.
DROP INDEX orders_byPlaced;
DROP INDEX orders_byNumber;
DROP INDEX orders_byCustomer;
DROP INDEX orders_byCustomerPo;
DROP INDEX orders_byRequested;
DROP INDEX orders_byAmount;
DROP INDEX orders_open;
DROP INDEX orders_openByNumber;
DROP INDEX orders_openByRequested;
DROP INDEX orders_openByOwner;
DROP INDEX orderLines_byItem;

CREATE INDEX orders_byPlaced ON orders (placedAt, id, status);
CREATE INDEX orders_byNumber ON orders (number COLLATE NOCASE, id, status);
CREATE INDEX orders_byCustomerPo ON orders (customerPo, id, status);
CREATE INDEX orders_byRequested ON orders (requestedDate, id, status);
-- What an order came to stands in its revisions.
CREATE INDEX orderRevisions_byAmount ON orderRevisions (amount, "order", revision);

CREATE INDEX orders_openByPlaced ON orders (placedAt, id, status) WHERE status IN ('draft', 'confirmed');
CREATE INDEX orders_openByNumber ON orders (number COLLATE NOCASE, id, status) WHERE status IN ('draft', 'confirmed');
CREATE INDEX orders_openByCustomerPo ON orders (customerPo, id, status) WHERE status IN ('draft', 'confirmed');
CREATE INDEX orders_openByRequested ON orders (requestedDate, id, status) WHERE status IN ('draft', 'confirmed');
CREATE INDEX orders_openByCustomer ON orders (customer, placedAt, id, status) WHERE status IN ('draft', 'confirmed');
CREATE INDEX orders_openByOwner ON orders (owner, placedAt, id, status) WHERE status IN ('draft', 'confirmed');

CREATE INDEX orders_customerByPlaced ON orders (customer, placedAt, id, status);
CREATE INDEX orders_customerByNumber ON orders (customer, number COLLATE NOCASE, id, status);
CREATE INDEX orders_customerByCustomerPo ON orders (customer, customerPo, id, status);
CREATE INDEX orders_customerByRequested ON orders (customer, requestedDate, id, status);

-- History from other systems has no owner.
CREATE INDEX orders_ownerByPlaced ON orders (owner, placedAt, id, status) WHERE owner IS NOT NULL;
CREATE INDEX orders_ownerByNumber ON orders (owner, number COLLATE NOCASE, id, status) WHERE owner IS NOT NULL;
CREATE INDEX orders_ownerByCustomerPo ON orders (owner, customerPo, id, status) WHERE owner IS NOT NULL;
CREATE INDEX orders_ownerByRequested ON orders (owner, requestedDate, id, status) WHERE owner IS NOT NULL;

-- Which orders hold an item, without looking at the lines themselves.
CREATE INDEX orderLines_byItem ON orderLines (item, "order");
-- The earliest promise of an order's open lines, at one look.
CREATE INDEX orderLines_promisedByOrder ON orderLines ("order", promisedDate) WHERE status = 'open' AND promisedDate IS NOT NULL;

-- Orders by the name of their customer go through the customers by name.
CREATE INDEX parties_byNameAnyCase ON parties (name COLLATE NOCASE, id);
