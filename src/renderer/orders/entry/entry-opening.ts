import type { QueryOutput } from '../../../shared/kernel/query.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { headerValues } from '../../../shared/orders/header-fields.ts';
import { orderQueries } from '../../../shared/orders/order-queries.ts';
import { partyQueries } from '../../../shared/parties/party-queries.ts';
import { today } from '../../platform/date-format.ts';
import { askLocal, askQuery, runLocal } from '../../platform/workstation-calls.ts';
import { emptyLine, type GridLine, nextNumber } from '../../ui/grid/grid-line.ts';
import { type EntryBase, type EntryBody, type EntryHead, emptyHead } from './entry-body.ts';
import { NEW_KEY } from './entry-finish.ts';
import { withDraftMade } from './entry-made.ts';

type Order = QueryOutput<typeof orderQueries.showOrder>;

/** A buffer with what stands in it. */
export interface OpenedBuffer {
  readonly buffer: string;
  readonly body: EntryBody;
  readonly version: number;
}

export type Opening =
  | { readonly ok: true; readonly opened: OpenedBuffer }
  /** It became this order, or was thrown away. */
  | { readonly ok: false; readonly gone: true; readonly order: string | null }
  | { readonly ok: false; readonly gone: false; readonly refusal: Refusal };

export function newKey(): string {
  return `${NEW_KEY}${crypto.randomUUID()}`;
}

/** What was typed under this name before, or an order of which only the customer is known, if that. */
export async function openBuffer(buffer: string, customer: string | null = null): Promise<Opening> {
  const kept = await askLocal('local.buffer-show', { buffer });
  if (!kept.ok) {
    const body: EntryBody = {
      version: 1,
      base: { kind: 'new' },
      head: { ...emptyHead(today()), customer: customer === null ? null : await customerOf(customer) },
      lines: [emptyLine(newKey(), 10)],
      typing: null,
    };
    return { ok: true, opened: { buffer, body, version: 0 } };
  }
  const { discardedAt, version } = kept.value;
  const typed = kept.value.body as EntryBody;
  if (discardedAt !== null) return { ok: false, gone: true, order: null };
  const body = await withDraftMade(typed);
  if (!(await becameOrder(body))) return { ok: true, opened: { buffer, body, version } };
  await runLocal('local.buffer-discard', { buffer });
  return { ok: false, gone: true, order: kept.value.base };
}

/** Nobody, where an address names nobody there is. */
async function customerOf(id: string): Promise<EntryHead['customer']> {
  const answer = await askQuery(partyQueries.showParty, { party: id });
  return answer.ok ? { id, name: answer.value.name } : null;
}

/** It was confirmed, and the workstation ended before its buffer was put away. */
async function becameOrder({ base }: EntryBody): Promise<boolean> {
  if (base.kind !== 'draft') return false;
  const answer = await askQuery(orderQueries.showOrder, { order: base.order });
  return answer.ok && answer.value.status !== 'draft';
}

/** An order to go on with: what was being typed for it, or the order as it stands. */
export async function openOrder(order: string): Promise<Opening> {
  const list = await askLocal('local.buffer-list', {});
  const kept = list.ok
    ? list.value.buffers.find(({ base, kind }) => kind === 'order' && base === order)
    : undefined;
  if (kept) return await openBuffer(kept.id);
  const answer = await askQuery(orderQueries.showOrder, { order });
  if (!answer.ok) return { ok: false, gone: false, refusal: answer.refusal };
  const opened = { buffer: crypto.randomUUID(), body: bodyOf(answer.value), version: 0 };
  return { ok: true, opened };
}

function bodyOf(order: Order): EntryBody {
  const standing = order.lines.filter(({ status }) => status !== 'cancelled').map(lineOf);
  const lines = [...standing, emptyLine(newKey(), nextNumber(standing))];
  const { id, number, customer, customerName, placedOn, note, status } = order;
  const base: EntryBase =
    status === 'draft'
      ? { kind: 'draft', order: id, number }
      : { kind: 'amendment', order: id, number, before: standing };
  const header = headerValues.parse(
    Object.fromEntries(Object.keys(headerValues.shape).map((key) => [key, order[key as keyof Order]])),
  );
  return {
    version: 1,
    base,
    head: {
      customer: customer === null ? null : { id: customer, name: customerName ?? customer },
      placedOn,
      // What an amendment leaves as it is must not be told as a change.
      header: status === 'draft' ? header : {},
      note: note ?? '',
      keepBoth: null,
      overrides: [],
    },
    lines,
    typing: null,
  };
}

function lineOf(line: Order['lines'][number]): GridLine {
  const { id, position, item, itemNumber, quantity, unit, priceSource, unitPrice, discountPercent } = line;
  return {
    key: id,
    number: position,
    cells: {
      item: { id: item, text: itemNumber },
      quantity,
      unit,
      price: priceSource === 'typed' ? unitPrice : null,
      discount: discountPercent,
      promise: line.promiseByRule ? null : line.promisedDate,
      requested: line.requestedDate,
      description: line.ownDescription,
      note: line.note,
    },
    bad: {},
  };
}
