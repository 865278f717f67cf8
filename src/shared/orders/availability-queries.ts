import { z } from 'zod';
import { quantityField } from '../inventory/stock-commands.ts';
import { dateField, idField, unitField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

const supply = z.strictObject({
  receipt: z.string(),
  date: z.string(),
  quantity: z.int(),
  reference: z.string().nullable(),
  /** The vendor said yes to this date. */
  acknowledged: z.boolean(),
});

/** Quantities in the item's base unit. Parts ascend by date and add up to what was asked. */
const promise = z.strictObject({
  parts: z.array(
    z.strictObject({
      quantity: z.int(),
      /** Null: nobody can say when. */
      date: z.string().nullable(),
      from: z.enum(['stock', 'receipts', 'lead-time', 'unknown']),
      supplies: z.array(supply),
    }),
  ),
  /** The first day on which all of it can be promised; null where nobody can say. */
  completeOn: z.string().nullable(),
});

const orderOfLine = {
  order: z.string(),
  number: z.string(),
  line: z.string(),
  position: z.int(),
  customerName: z.string().nullable(),
  customerRank: z.int().nullable(),
  /** Promised or requested date; null: none was said. */
  date: z.string().nullable(),
  placedAt: z.int(),
};

const asked = {
  /** Default: all sites together. */
  site: idField.optional(),
  /** An order that asks anew: what it holds already counts as available to it. */
  order: idField.optional(),
  /** Default: the day it is now in UTC. */
  today: dateField.optional(),
};

const tables = [
  'movements',
  'allocations',
  'backorders',
  'expectedReceipts',
  'places',
  'items',
  'orderLines',
  'orders',
];

export const availabilityQueries = {
  stockAvailability: declareQuery({
    name: 'stock.availability',
    title: 'Available to promise of an item, with its reasons',
    permission: 'inventory.view',
    input: z.strictObject({
      item: idField,
      ...asked,
      /** Millionths of the base unit. */
      quantity: quantityField.optional(),
      by: dateField.optional(),
    }),
    output: z.strictObject({
      item: z.string(),
      number: z.string(),
      unit: z.string(),
      today: z.string(),
      /** On hand minus allocated, what `order` holds counted as available. */
      availableNow: z.int(),
      /** One row per day on which something comes or is due, the first of them now. */
      rows: z.array(
        z.strictObject({
          date: z.string(),
          receipts: z.int(),
          commitments: z.int(),
          projected: z.int(),
          promisable: z.int(),
          supplies: z.array(supply),
        }),
      ),
      /** Expected receipts whose day is over: flagged, not counted. */
      overdue: z.array(supply),
      /** What is promised and waits for stock. */
      commitments: z.array(
        z.strictObject({
          order: z.string(),
          number: z.string(),
          line: z.string(),
          position: z.int(),
          customerName: z.string().nullable(),
          quantity: z.int(),
          date: z.string().nullable(),
        }),
      ),
      /** Of an item that ends: what can still be sold of it, and what that is made of (`LeftToSell`); null for others. */
      leftToSell: z
        .strictObject({
          left: z.int(),
          onHand: z.int(),
          allocated: z.int(),
          expected: z.int(),
          promised: z.int(),
          beyond: z.int(),
        })
        .nullable(),
      successor: z.string().nullable(),
      leadTimeDays: z.int().nullable(),
      leadDate: z.string().nullable(),
      /** Where a quantity was asked; `byThen`: how much of it by the date asked. */
      promise: promise.extend({ quantity: z.int(), byThen: z.int().nullable() }).nullable(),
    }),
    tables,
  }),
  /** For a grid: lines of one order compete for the same item, in the order given. */
  promiseOfLines: declareQuery({
    name: 'stock.promise-lines',
    title: 'What the lines of an order can be promised',
    permission: 'inventory.view',
    input: z.strictObject({
      ...asked,
      lines: z
        .array(
          z.strictObject({
            item: idField,
            /** Millionths of `unit`; what is nothing or less is promised nothing. */
            quantity: z.int(),
            /** Null: the base unit. */
            unit: unitField.nullable().default(null),
          }),
        )
        .max(2000),
    }),
    output: z.strictObject({
      /** One per line. Null where there is nothing to promise: a charge, an item or a unit not known, no quantity. */
      lines: z.array(promise.extend({ wanted: z.int(), promisableNow: z.int() }).nullable()),
    }),
    tables,
  }),
  /** Who holds stock of an item, who waits for it, and the rule that says who comes before whom. */
  stockAllocation: declareQuery({
    name: 'stock.allocation',
    title: 'Who holds an item, and who waits for it',
    permission: 'inventory.view',
    input: z.strictObject({ item: idField, today: asked.today }),
    output: z.strictObject({
      item: z.string(),
      number: z.string(),
      unit: z.string(),
      onHand: z.int(),
      allocated: z.int(),
      available: z.int(),
      /** By the day it was allocated. */
      holders: z.array(
        z.strictObject({
          ...orderOfLine,
          place: z.string(),
          quantity: z.int(),
          allocatedBy: z.string(),
          allocatedAt: z.int(),
        }),
      ),
      /** In the order in which scarce stock is shared. */
      waiting: z.array(
        z.strictObject({
          ...orderOfLine,
          quantity: z.int(),
          since: z.int(),
          /** What was short when it was confirmed, as a sentence with its params. */
          why: z.strictObject({
            code: z.string(),
            params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
          }),
          /** What sharing the stock that is available now gives it. */
          given: z.int(),
          short: z.int(),
          /** The number of the order served just before, and what decided that it comes first; null for the first. */
          after: z
            .strictObject({
              number: z.string(),
              because: z.enum(['customer-rank', 'promised-date', 'order-age', 'line']),
            })
            .nullable(),
          /** When what is expected covers it, those before it served first; null: nothing says when. */
          coveredOn: z.string().nullable(),
        }),
      ),
    }),
    tables: [...tables, 'parties'],
  }),
} as const;
