import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import type { DocumentChange, DocumentDiff, LineDiff } from '../../shared/orders/document-diff.ts';
import { showDate } from '../platform/date-format.ts';
import { showMoney, showPercent, showQuantity, showRate } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';

/** What a revision says otherwise, a sentence each: the head, then the lines. */
export function diffSentences(diff: DocumentDiff, currency: CurrencyCode): readonly string[] {
  return [
    ...diff.header.map((change) => changeText(change, currency)),
    ...diff.lines.flatMap((line) => lineSentences(line, currency)),
  ];
}

function lineSentences(diff: LineDiff, currency: CurrencyCode): readonly string[] {
  if (diff.kind === 'changed') {
    const { position, itemNumber } = diff;
    const line = say('order.line-item', { line: position, item: itemNumber });
    return diff.changes.map((change) =>
      say('order.diff-line', { line, change: changeText(change, currency) }),
    );
  }
  const { line } = diff;
  return [
    say(`order.diff-${diff.kind}`, {
      line: say('order.line-item', { line: line.position, item: line.itemNumber }),
      quantity: showQuantity(line.quantity),
      unit: line.unit,
    }),
  ];
}

function changeText({ field, from, to }: DocumentChange, currency: CurrencyCode): string {
  return say('order.diff-change', {
    field: say(`order.field-${field}`),
    from: valueText(field, from, currency),
    to: valueText(field, to, currency),
  });
}

const DATES = new Set(['requestedDate', 'promisedDate', 'cancelBy', 'placedOn']);
const RATES = new Set(['unitPrice', 'netPrice', 'exchangeRate']);
const AMOUNTS = new Set(['amount', 'freight', 'net', 'tax', 'total', 'discount']);

function valueText(field: string, value: DocumentChange['from'], currency: CurrencyCode): string {
  if (value === null || value === '') return say('order.diff-nothing');
  if (typeof value === 'boolean') return say(value ? 'order.yes' : 'order.no');
  if (typeof value === 'string') return DATES.has(field) ? showDate(value) : value;
  if (field === 'quantity') return showQuantity(value);
  if (RATES.has(field)) return showRate(value, currency);
  if (AMOUNTS.has(field)) return showMoney(value, currency);
  return /Percent$|^documentDiscount$/.test(field) ? showPercent(value) : String(value);
}
