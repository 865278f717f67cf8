import { type Changes, changed, lineSentences, type Said, said, text, whole } from './line-timeline.ts';
import type { DecisionKind, HoldKind, LineDecisionKind } from './order-lifecycle.ts';

export type { Said } from './line-timeline.ts';

/** What happened to a record at once, as `timelineOf` tells it. */
export interface OrderEvent {
  readonly command: string;
  readonly changes: readonly Changes[];
}

/** Positions of lines by id, as the order shows them: an update names only what it changed. */
export type LinePositions = ReadonlyMap<string, number>;

/**
 * What an event says of an order, most telling first: codes of the section `timeline` of the strings, with params. Quantities
 * (`quantity`, `left`, `fromQuantity`, `toQuantity`) are millionths of a unit, prices and percents millionths, dates ISO:
 * `timelineParams` says which is which, so that each is written as its reader writes them. An event that says nothing (an
 * index, a counter) has no sentences; the command's title then stands alone.
 */
export function orderSentences(event: OrderEvent, positions: LinePositions): readonly Said[] {
  const all = linesOf(event, positions);
  const position = (line: string) => all.get(line) ?? 0;
  const told = event.changes.flatMap((change) => tell(event, change, position));
  const lines = event.changes.flatMap((change) => lineSentences(event.command, change, position));
  return [...told, ...lines].toSorted((a, b) => RANK.indexOf(rankOf(a)) - RANK.indexOf(rankOf(b)));
}

/** How a param is written; one that is not named here is text. */
export const timelineParams: Readonly<Record<string, 'quantity' | 'price' | 'percent' | 'date'>> = {
  quantity: 'quantity',
  left: 'quantity',
  fromQuantity: 'quantity',
  toQuantity: 'quantity',
  fromPrice: 'price',
  toPrice: 'price',
  fromPercent: 'percent',
  toPercent: 'percent',
  fromDate: 'date',
  toDate: 'date',
};

/** Decisions first, then what they did. */
const RANK = ['decision', 'other', 'stock'] as const;

function rankOf({ code }: Said): (typeof RANK)[number] {
  if (/\.(created|copied|confirmed|withdrawn|cancelled|closed|re-opened|amended|line-ended)/.test(code)) {
    return 'decision';
  }
  return /\.(allocated|given-back|backordered|backorder-ended)$/.test(code) ? 'stock' : 'other';
}

function linesOf({ changes }: OrderEvent, known: LinePositions): LinePositions {
  const made = changes.flatMap(({ table, record, values }) => {
    const at = values.position?.after ?? values.position?.before;
    return table === 'orderLines' && typeof at === 'number' ? [[record, at] as const] : [];
  });
  return new Map([...known, ...made]);
}

function tell(event: OrderEvent, change: Changes, position: (line: string) => number): readonly Said[] {
  const { table, op, values } = change;
  const why = text(values, 'why');
  if (table === 'orders' && op === 'insert') {
    const lines = event.changes.filter((each) => each.table === 'orderLines' && each.op === 'insert').length;
    const verb = event.command === 'order.copy' ? 'copied' : 'created';
    return [said(lines === 1 ? `${verb}-one` : verb, { lines })];
  }
  if (table === 'orders' && op === 'update') return headerSentences(change);
  if (op === 'insert') {
    switch (table) {
      case 'orderDecisions':
        return decision(text(values, 'kind') as DecisionKind, whole(values, 'revision'), why);
      case 'orderRevisions': {
        const cause = text(values, 'cause');
        const isAmended = cause === 'amended' || cause === 'line-cancelled';
        return isAmended ? [said('amended', { revision: whole(values, 'revision'), why })] : [];
      }
      case 'lineDecisions': {
        const kind = text(values, 'kind') as LineDecisionKind;
        const line = position(text(values, 'line') ?? '');
        return [said(`line-ended-${kind}`, { line, left: whole(values, 'quantity'), why })];
      }
      case 'holds': {
        const kind = text(values, 'kind') as HoldKind;
        const placedWhy = text(values, 'placedWhy');
        return [placedWhy === null ? said(`held-${kind}-by-rule`) : said(`held-${kind}`, { why: placedWhy })];
      }
      case 'approvals':
        return [said('price-approved', { line: position(text(values, 'line') ?? ''), why })];
      default:
        return [];
    }
  }
  const releasedWhy = table === 'holds' && op === 'update' ? text(values, 'releasedWhy') : null;
  return releasedWhy === null ? [] : [said('released', { why: releasedWhy })];
}

function decision(kind: DecisionKind, revision: number, why: string | null): readonly Said[] {
  if (kind === 'confirmed') return [said('confirmed', { revision })];
  return [why === null ? said(`${kind}-alone`) : said(kind, { why })];
}

const TERMS = ['netDays', 'discountDays', 'discountPercent'] as const;

function headerSentences({ values }: Changes): readonly Said[] {
  return [
    ...changed(values, 'customerPo', 'customer-po'),
    ...changed(values, 'requestedDate', 'requested', 'Date'),
    ...changed(values, 'cancelBy', 'cancel-by', 'Date'),
    ...('shipTo' in values ? [said('ship-to')] : []),
    ...('shipFrom' in values ? [said('ship-from')] : []),
    ...('shipComplete' in values
      ? [said(whole(values, 'shipComplete') === 1 ? 'ship-complete' : 'ship-in-parts')]
      : []),
    ...changed(values, 'shipVia', 'ship-via'),
    ...changed(values, 'carrierAccount', 'carrier-account'),
    ...changed(values, 'incoterm', 'incoterm'),
    ...changed(values, 'documentDiscount', 'document-discount', 'Percent'),
    ...('contact' in values ? [said('contact')] : []),
    ...(TERMS.some((column) => column in values) ? [said('terms')] : []),
    ...('poTotal' in values ? [said('paper-total')] : []),
    ...('exchangeRate' in values ? [said('exchange-rate')] : []),
    ...('prepaid' in values ? [said(whole(values, 'prepaid') === 1 ? 'prepaid' : 'on-terms')] : []),
    ...('note' in values ? [said('note')] : []),
  ];
}
