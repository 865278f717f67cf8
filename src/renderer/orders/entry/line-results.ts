import type { QueryOutput } from '../../../shared/kernel/query.ts';
import type { orderEntryQueries } from '../../../shared/orders/order-assess.ts';
import type { CheckField } from '../../../shared/orders/order-check.ts';
import { showShortDate } from '../../platform/date-format.ts';
import { showQuantity } from '../../platform/number-format.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import type { CellNote, LineResults } from '../../ui/grid/grid-line.ts';

export type Assessment = QueryOutput<typeof orderEntryQueries.assessOrder>;
type AssessedLine = Assessment['lines'][number];

/** The column a check of this field stands in. */
export const COLUMN_OF: Readonly<Partial<Record<CheckField, string>>> = {
  item: 'item',
  quantity: 'quantity',
  unit: 'unit',
  unitPrice: 'price',
  discountPercent: 'discount',
  promisedDate: 'promise',
};

/** What the workstation worked out, line by line, as the grid shows it. */
export function resultsOf({ lines, checks }: Assessment): [string, LineResults][] {
  const byLine = Map.groupBy(checks, ({ key }) => key);
  return lines.map((line): [string, LineResults] => {
    const notes: Record<string, CellNote> = { available: availabilityOf(line) };
    for (const { field, level, settled, refusal } of byLine.get(line.key) ?? []) {
      const column = (field && COLUMN_OF[field]) ?? 'item';
      const known = notes[column];
      if (settled || known?.tone === 'red') continue;
      notes[column] = { ...known, tone: level, message: sentenceOf(refusal) };
    }
    return [
      line.key,
      {
        cells: {
          description: line.item?.description ?? null,
          unit: line.unit,
          price: line.price?.unitPrice ?? null,
          discount: line.price?.promotionPercent ?? null,
          amount: line.amount,
          promise: line.promisedDate,
          margin: line.margin,
        },
        notes,
      },
    ];
  });
}

/** “1,860”, or where the line gets its goods from: “12 now · 12 on Dec 3”. */
function availabilityOf({ item, availableNow, short, promise }: AssessedLine): CellNote {
  if (!item || item.kind === 'charge' || availableNow === null) return { tone: 'plain', chip: '' };
  if (item.lifecycle === 'ended') return { tone: 'red', chip: say('entry.end-of-life') };
  if (short === 0 && promise.every(({ from }) => from === 'stock')) {
    return { tone: 'plain', chip: showQuantity(availableNow) };
  }
  const parts = promise.map(({ quantity, date, from }) => {
    const amount = showQuantity(quantity);
    if (from === 'stock') return say('entry.now', { quantity: amount });
    return date === null
      ? say('entry.unknown-date', { quantity: amount })
      : say('entry.on-date', { quantity: amount, date: showShortDate(date) });
  });
  const chip = parts.length === 0 ? showQuantity(availableNow) : parts.slice(0, 2).join(' · ');
  return { tone: 'amber', chip, message: parts.join(', ') };
}
