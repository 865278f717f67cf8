import type { QueryOutput } from '../../../shared/kernel/query.ts';
import { createOrder } from '../../../shared/orders/order-commands.ts';
import { showOrder } from '../../../shared/orders/order-queries.ts';
import { useSessionState } from '../../platform/session.ts';
import { askLocal, askQuery } from '../../platform/workstation-calls.ts';
import { type EntryBody, underIds, writableLines } from './entry-body.ts';
import { keysTo } from './entry-finish.ts';

type Order = QueryOutput<typeof showOrder>;

/** Commands looked through for the draft: it was one of the last before the workstation ended. */
const LOOKED_AT = 50;

/**
 * What is typed, going on from the draft that was made of it where the workstation ended before that was kept: without
 * this it would be made a second time.
 */
export async function withDraftMade(body: EntryBody): Promise<EntryBody> {
  const { base } = body;
  if (base.kind !== 'new' || base.makingSince === undefined) return body;
  const since = base.makingSince;
  const me = useSessionState.getState().session?.id;
  const log = await askLocal('local.log', { limit: LOOKED_AT });
  if (!log.ok) return body;
  const made = log.value.filter(
    ({ command, now, person }) => command === createOrder.name && now >= since && (!me || person === me),
  );
  for (const { record } of made) {
    const answer = record ? await askQuery(showOrder, { order: record.id }) : null;
    if (!answer?.ok || !isMadeOf(answer.value, body)) continue;
    const { id, number, lines } = answer.value;
    const lineOf = keysTo(
      writableLines(body.lines),
      lines.map((line) => line.id),
    );
    return { ...body, ...underIds(body, lineOf), base: { kind: 'draft', order: id, number } };
  }
  return body;
}

function isMadeOf(order: Order, { head, lines }: EntryBody): boolean {
  const typed = writableLines(lines);
  return (
    order.status === 'draft' &&
    order.customer === head.customer?.id &&
    order.lines.length === typed.length &&
    order.lines.every(
      ({ item, quantity }, at) => item === typed[at]?.input.item && quantity === typed[at]?.input.quantity,
    )
  );
}
