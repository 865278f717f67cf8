import { z } from 'zod';
import type { Refusal } from '../kernel/refusal.ts';
import { headerChanges } from './header-fields.ts';
import { lineChanges } from './line-fields.ts';

/** A code and params, made a sentence at the edge. */
const said = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** `line` is the key of the line in what was assessed: the id of a line that stands, or the key the screen gave. */
const atLine = { title: said, line: z.string() };

/** A way out of a trouble, told as data: the screen makes a button of `title` (`fixes` of the catalogue) and does it. */
export const orderFix = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-line'), ...atLine, changes: lineChanges }),
  z.strictObject({ kind: z.literal('set-header'), title: said, changes: headerChanges }),
  z.strictObject({ kind: z.literal('replace-item'), ...atLine, item: z.string(), number: z.string() }),
  /** Two lines of it: `now` as it is, the rest promised for `promisedDate`. Millionths of the line's unit. */
  z.strictObject({
    kind: z.literal('split-line'),
    ...atLine,
    now: z.int(),
    rest: z.int(),
    promisedDate: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('remove-line'), ...atLine }),
  /** Given with a reason as `overrides` of `order.confirm`, by whoever has the permission. */
  z.strictObject({
    kind: z.literal('override'),
    title: said,
    line: z.string().nullable(),
    rule: z.string(),
    permission: z.string(),
    needsReason: z.literal(true),
  }),
  z.strictObject({ kind: z.literal('ask-approval'), title: said, line: z.string().nullable() }),
  z.strictObject({ kind: z.literal('open-order'), title: said, order: z.string() }),
  z.strictObject({ kind: z.literal('add-to-order'), title: said, order: z.string() }),
  /** Why both are meant: `keepBoth` of `order.confirm`. */
  z.strictObject({ kind: z.literal('keep-both'), title: said, needsReason: z.literal(true) }),
]);
export type OrderFix = z.output<typeof orderFix>;

/** What the button of a fix says: a code of the `fixes` of the catalogue. */
export function fixTitle(code: string, params: Refusal['params'] = {}): OrderFix['title'] {
  return { code, params };
}

/** A column of the grid or a field of the head: where the trouble is shown and mended. */
export const checkFields = [
  'customer',
  'customerPo',
  'shipTo',
  'requestedDate',
  'cancelBy',
  'exchangeRate',
  'poTotal',
  'documentDiscount',
  'prepaid',
  'lines',
  'item',
  'quantity',
  'unit',
  'unitPrice',
  'discountPercent',
  'promisedDate',
  'shipFrom',
  'taxGroup',
] as const;
export type CheckField = (typeof checkFields)[number];

/** A rule looked at before a step. Red stops it unless settled; amber is what will happen. */
export interface OrderCheck {
  readonly level: 'red' | 'amber';
  /** Position of the line; null: the document. */
  readonly line: number | null;
  readonly key: string | null;
  readonly field: CheckField | null;
  readonly refusal: Refusal;
  /** The permission that goes past it with a reason; null where nothing does. */
  readonly override: string | null;
  /** Somebody permitted went past exactly this, with a reason. */
  readonly settled: boolean;
  readonly fixes: readonly OrderFix[];
}

/** As answers carry it. */
export const orderCheck = z.strictObject({
  level: z.enum(['red', 'amber']),
  line: z.int().nullable(),
  key: z.string().nullable(),
  field: z.enum(checkFields).nullable(),
  refusal: said,
  override: z.string().nullable(),
  settled: z.boolean(),
  fixes: z.array(orderFix),
});

/** What stops a confirmation. */
export function isInTheWay({ level, settled }: OrderCheck): boolean {
  return level === 'red' && !settled;
}
