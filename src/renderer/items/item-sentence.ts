import type { TimelineChange, TimelineEvent } from '../../shared/sync/workstation-views.ts';
import { showShortDate } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import { doneOf, say } from '../platform/strings.ts';

type Cell = TimelineChange['values'][string]['after'];

/** What happened to an item, with what it was: “Adjusted stock: 400 EA”, “Changed item: Group RIGGING → DECK”. */
export function itemSentence(event: TimelineEvent, unit: string): string | null {
  const details = event.changes.flatMap((change) => detailsOf(change, unit));
  return details.length === 0
    ? null
    : say('items.happened', { title: doneOf(event), details: details.join('; ') });
}

/** The column that says most of a row of a table. */
const TELLING: Readonly<Record<string, string>> = {
  itemUnits: 'unit',
  itemBarcodes: 'barcode',
  customerItemNumbers: 'number',
  vendorItemNumbers: 'number',
};

function detailsOf({ table, op, values }: TimelineChange, unit: string): readonly string[] {
  const stands = (column: string) => values[column]?.after ?? values[column]?.before ?? null;
  const telling = TELLING[table];
  if (telling !== undefined) return text(stands(telling));
  if (table === 'movements' && op === 'insert') return [quantityText(stands('quantity'), unit)];
  if (table === 'expectedReceipts' && op === 'insert') {
    const quantity = quantityText(stands('quantity'), unit);
    return [say('items.happened-on', { quantity, date: showShortDate(String(stands('date'))) })];
  }
  if (table !== 'items' || op !== 'update') return [];
  return Object.entries(values).flatMap(([column, { before, after }]) => {
    const label = LABELS[column];
    if (label === undefined) return [];
    const shown = { before: cellText(column, before), after: cellText(column, after) };
    return [say('items.happened-change', { label: say(label), ...shown })];
  });
}

/** Columns whose change is told, by what the page calls them. */
const LABELS: Readonly<Record<string, string>> = {
  number: 'items.number',
  description: 'items.description',
  itemGroup: 'items.group',
  lifecycle: 'items.state',
  leadTimeDays: 'items.lead-time',
  weight: 'items.weight',
  taxGroup: 'items.tax-group',
};

function cellText(column: string, cell: Cell): string {
  if (cell === null) return '–';
  if (column === 'lifecycle') return say(`items.state-${String(cell)}`);
  return column === 'weight' && typeof cell === 'number' ? showQuantity(cell) : String(cell);
}

function quantityText(cell: Cell, unit: string): string {
  return typeof cell === 'number' ? `${showQuantity(cell)} ${unit}` : '';
}

function text(cell: Cell): readonly string[] {
  return cell === null ? [] : [String(cell)];
}
