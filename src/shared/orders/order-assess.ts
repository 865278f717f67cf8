import { z } from 'zod';
import { dateField, idField, lineField, noteField } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { orderRuleTerms, ruleStrengths } from '../parties/order-rule.ts';
import { headerChanges, headerValues } from './header-fields.ts';
import { orderLineInput } from './line-fields.ts';
import { priceSources } from './line-price.ts';
import { orderCheck } from './order-check.ts';
import { MOST_LINES } from './order-commands.ts';
import { overridesField } from './order-decisions.ts';
import { taxRow } from './tax-row.ts';

/** A line of a typing buffer: everything may be missing yet. */
export const bufferLine = orderLineInput.partial().extend({
  /** The screen's own name for the line, by which it is answered; the id of a line that stands already is its key. */
  key: idField,
  /** What stands in the item cell where no item was taken. */
  typed: lineField(200).optional(),
});
export type BufferLine = z.output<typeof bufferLine>;

/** A typing buffer as it is, whether or not an order could be made of it. */
export const orderBuffer = z.strictObject({
  /** The order it changes; left out: a new one. Its customer and day stay. */
  order: idField.optional(),
  customer: idField.nullable(),
  placedOn: dateField,
  ...headerChanges.shape,
  note: noteField().optional(),
  lines: z.array(bufferLine).max(MOST_LINES),
});
export type OrderBuffer = z.output<typeof orderBuffer>;

const promisePart = z.strictObject({
  /** Base units. */
  quantity: z.int(),
  /** Null: nobody can say when. */
  date: z.string().nullable(),
  from: z.enum(['stock', 'receipts', 'lead-time', 'unknown']),
  reference: z.string().nullable(),
});

const assessedLine = z.strictObject({
  key: z.string(),
  position: z.int(),
  item: z
    .strictObject({
      id: z.string(),
      number: z.string(),
      description: z.string(),
      kind: z.enum(['goods', 'charge']),
      baseUnit: z.string(),
      lifecycle: z.enum(['planned', 'active', 'ending', 'ended']),
    })
    .nullable(),
  unit: z.string().nullable(),
  /** Null while there is none. */
  price: z
    .strictObject({
      unitPrice: z.int(),
      listPrice: z.int().nullable(),
      source: z.enum(priceSources),
      priceRule: z.string().nullable(),
      promotion: z.string().nullable(),
      promotionPercent: z.int().nullable(),
      /** After promotion, margin and discount. */
      netRate: z.int(),
      /** While no quantity is typed: of how many it is the price, one or as many as it takes; null once one is. */
      pricedFor: z.int().nullable(),
    })
    .nullable(),
  /** The list the price came from; null where it was typed, or stands from before. */
  list: z.string().nullable(),
  /** Prices of equal rank that disagree; one is chosen by `priceRule`. */
  between: z.array(z.strictObject({ list: z.string(), name: z.string(), amount: z.int() })),
  amount: z.int().nullable(),
  /** Of the net rate, in millionths of a percent; null where costs may not be seen or are not known. */
  margin: z.int().nullable(),
  /** Base units. */
  availableNow: z.int().nullable(),
  short: z.int(),
  promise: z.array(promisePart),
  /** The day a confirmation would promise. */
  promisedDate: z.string().nullable(),
  /** Millionths of a kilogram; null where the item has none. */
  weight: z.int().nullable(),
});

/** Everything the entry page shows of what is typed, in one answer. Amounts in minor units of the order's currency. */
const assessOrder = declareQuery({
  name: 'order.assess',
  title: 'What an order as typed comes to, and what stands in its way',
  permission: 'orders.enter',
  input: orderBuffer.extend({
    /** As they would be given to `order.confirm`; `line` is the line's key. */
    priceReason: lineField(500).optional(),
    keepBoth: lineField(500).optional(),
    overrides: overridesField.optional(),
    today: dateField.optional(),
  }),
  output: z.strictObject({
    currency: z.string(),
    /** The head as it would stand, defaults of the customer filled in. */
    header: headerValues,
    lines: z.array(assessedLine),
    /** Sum of the lines as priced, what the document discount takes off, and what is left. */
    amount: z.int(),
    discount: z.int(),
    net: z.int(),
    taxRows: z.array(taxRow),
    tax: z.int(),
    total: z.int(),
    /**
     * What the net leaves above the cost, of lines whose cost is known; percent is of that net, null where it is nothing.
     * Null where costs may not be seen, or where the order is in another currency than they.
     */
    margin: z
      .strictObject({ amount: z.int(), percent: z.int().nullable(), linesWithoutCost: z.int() })
      .nullable(),
    /** Known weights added, and of how many lines of goods there is none. */
    weight: z.int(),
    linesWithoutWeight: z.int(),
    /** Quantities per unit: those of different units are never added. */
    units: z.array(z.strictObject({ unit: z.string(), quantity: z.int() })),
    credit: z.strictObject({
      /** After this order, in the company's currency; null without a limit. */
      left: z.int().nullable(),
      asOf: z.string().nullable(),
      trouble: z.enum(['over', 'overdue', 'unknown']).nullable(),
    }),
    rules: z.array(
      z.strictObject({ id: z.string(), strength: z.enum(ruleStrengths), terms: orderRuleTerms }),
    ),
    /** Fields that stand as the customer's defaults and stood otherwise on the customer's last order. */
    unlikeLast: z.array(
      z.strictObject({
        field: z.string(),
        last: z.union([z.string(), z.boolean(), z.null()]),
        order: z.string(),
        number: z.string(),
      }),
    ),
    /** All troubles at once: of the document, then by line in the order of the lines. */
    checks: z.array(orderCheck),
    /** Nothing red is in the way of a confirmation. */
    confirmable: z.boolean(),
  }),
  tables: [
    ...['orders', 'orderLines', 'approvals', 'ruleOverrides', 'allocations', 'backorders', 'movements'],
    ...['expectedReceipts', 'items', 'itemUnits', 'listPrices', 'priceLists', 'promotions', 'parties'],
    ...['customerRules', 'creditAllowances', 'taxRules', 'taxRates', 'taxExemptions', 'exchangeRates'],
  ],
});

export const orderEntryQueries = { assessOrder } as const;
