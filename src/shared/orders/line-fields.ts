import { z } from 'zod';
import { quantityField } from '../inventory/stock-commands.ts';
import {
  dateField,
  exactFieldFromZero,
  idField,
  lineField,
  noteField,
  unitField,
} from '../kernel/input-field.ts';

const percent = z.int().min(0).max(100_000_000);

/** Up to a tenfold price; millionths of a percent. */
const margin = z.int().min(0).max(900_000_000);

/** What a typed line holds. Quantities are millionths of `unit`, prices millionths of the currency per one `unit`. */
const lineFields = {
  item: idField,
  quantity: quantityField,
  /** Left out: the item's base unit. */
  unit: unitField.optional(),
  /** Left out: the price by rule, whatever it is where the order is accepted. */
  unitPrice: exactFieldFromZero.optional(),
  /** The unit price was by rule when it was told to the customer: it stands although the rule has changed since. */
  quoted: z.boolean().optional(),
  /** The price list whose price is meant, where two of equal rank disagree. */
  priceRule: idField.optional(),
  /** Added to the price before the discount. */
  marginPercent: margin.optional(),
  /** Millionths of a percent. */
  discountPercent: percent.optional(),
  description: lineField(200).optional(),
  requestedDate: dateField.optional(),
  promisedDate: dateField.optional(),
  cancelBy: dateField.optional(),
  /** Left out: where the order ships from. */
  shipFrom: idField.optional(),
  /** Left out: the item's own. */
  taxGroup: lineField(60).optional(),
  /** What may be shipped more, or less and still complete; left out: nothing. */
  overShipPercent: percent.optional(),
  underShipPercent: percent.optional(),
  note: noteField(2000).optional(),
};

export const orderLineInput = z.strictObject(lineFields);
export type OrderLineInput = z.output<typeof orderLineInput>;

/** What may change of a line that stands; null takes back what was typed. */
export const lineChanges = z
  .strictObject({
    quantity: quantityField,
    /** Null: the item's base unit. */
    unit: unitField.nullable(),
    unitPrice: exactFieldFromZero,
    priceRule: idField.nullable(),
    marginPercent: margin.nullable(),
    discountPercent: percent.nullable(),
    description: lineField(200).nullable(),
    requestedDate: dateField.nullable(),
    promisedDate: dateField.nullable(),
    cancelBy: dateField.nullable(),
    shipFrom: idField.nullable(),
    taxGroup: lineField(60).nullable(),
    overShipPercent: percent.nullable(),
    underShipPercent: percent.nullable(),
    note: noteField(2000).nullable(),
  })
  .partial();
export type LineChanges = z.output<typeof lineChanges>;
