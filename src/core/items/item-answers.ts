import { publishedFloor } from '../../shared/items/item-cost.ts';
import type { itemQueries } from '../../shared/items/item-queries.ts';
import { firstDistinct, pageOf, recordsByWords, startsWith } from '../company/record-search.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { RowOf } from '../platform/table.ts';
import type { ItemRow } from './item-row.ts';
import type { itemUnits } from './item-tables.ts';

const LINE = 'id, number, description, kind, baseUnit, lifecycle';

type ItemLine = Pick<ItemRow, 'id' | 'number' | 'description' | 'kind' | 'baseUnit' | 'lifecycle'>;

interface VendorNumber {
  readonly vendor: string;
  readonly vendorName: string;
  readonly number: string;
}

interface CustomerNumber {
  readonly customer: string;
  readonly customerName: string;
  readonly number: string;
  readonly unit: string | null;
}

export const itemAnswers: {
  readonly [K in keyof typeof itemQueries]: QueryHandler<(typeof itemQueries)[K]>;
} = {
  findItems({ db }, { text, limit }) {
    const ids = firstDistinct(
      [
        ...(db.q('SELECT id FROM items WHERE number = ?').pluck().all(text) as string[]),
        ...(db.q('SELECT item FROM itemBarcodes WHERE barcode = ?').pluck().all(text) as string[]),
        ...(db
          .q(
            "SELECT id FROM items WHERE number LIKE ? ESCAPE '\\' ORDER BY number COLLATE NOCASE, id LIMIT ?",
          )
          .pluck()
          .all(startsWith(text), limit) as string[]),
        ...recordsByWords(db, 'item', text, limit),
      ],
      limit,
    );
    const line = db.q(`SELECT ${LINE} FROM items WHERE id = ?`);
    return { items: ids.map((id) => line.get(id) as ItemLine) };
  },
  showItem(ctx, { item }) {
    const { db } = ctx;
    const row = db.q('SELECT * FROM items WHERE id = ?').get(item) as ItemRow | undefined;
    if (!row) return ctx.refuse('items.no-such-item', { item });
    const floorPrice = db.q('SELECT floorPrice FROM itemFloorPrices WHERE id = ?').pluck().get(item);
    const units = db
      .q('SELECT unit, wholeUnits, numerator, denominator FROM itemUnits WHERE item = ? ORDER BY unit')
      .all(item) as Omit<RowOf<typeof itemUnits>, 'id' | 'item'>[];
    return {
      ...row,
      wholeUnits: row.wholeUnits === 1,
      floorPrice: publishedFloor(floorPrice as number | undefined),
      units: units.map((unit) => ({ ...unit, wholeUnits: unit.wholeUnits === 1 })),
      barcodes: db.q('SELECT barcode, unit FROM itemBarcodes WHERE item = ? ORDER BY barcode').all(item) as {
        barcode: string;
        unit: string;
      }[],
      customerNumbers: db
        .q(
          `SELECT n.customer, p.name AS customerName, n.number, n.unit FROM customerItemNumbers n
           JOIN parties p ON p.id = n.customer WHERE n.item = ? ORDER BY p.name, n.number`,
        )
        .all(item) as CustomerNumber[],
      vendorNumbers: db
        .q(
          `SELECT n.vendor, p.name AS vendorName, n.number FROM vendorItemNumbers n
           JOIN parties p ON p.id = n.vendor WHERE n.item = ? ORDER BY p.name, n.number`,
        )
        .all(item) as VendorNumber[],
      externalKeys: db
        .q(
          'SELECT system, externalKey AS "key" FROM externalKeys WHERE record = ? ORDER BY system, externalKey',
        )
        .all(item) as { system: string; key: string }[],
    };
  },
  listItemGroups: ({ db }) => ({
    groups: db
      .q(
        `SELECT itemGroup AS "group", count(*) AS items FROM items
         WHERE itemGroup IS NOT NULL GROUP BY itemGroup ORDER BY itemGroup`,
      )
      .all() as { group: string; items: number }[],
  }),
  listItems({ db }, { lifecycle = null, after = null, limit }) {
    const rows = db
      .q(
        `SELECT ${LINE} FROM items
         WHERE (? IS NULL OR number > (SELECT number FROM items WHERE id = ?)) AND (? IS NULL OR lifecycle = ?)
         ORDER BY number LIMIT ?`,
      )
      .all(after, after, lifecycle, lifecycle, limit + 1) as ItemLine[];
    const page = pageOf(rows, limit);
    return { items: page.rows, next: page.next };
  },
};
