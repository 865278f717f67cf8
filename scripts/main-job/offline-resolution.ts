import { orderEditCommands } from '../../src/shared/orders/order-commands.ts';
import { orderQueries } from '../../src/shared/orders/order-queries.ts';
import type { AttentionView } from '../../src/shared/sync/workstation-views.ts';
import type { Desk } from './company-setup.ts';
import type { JobStory } from './job-story.ts';
import type { TakenOrder } from './offline-orders.ts';
import type { OfflineScene } from './offline-scenario.ts';

/** The guarded field that both changed: the later change waits for a person, who sees all three values. */
export async function expectConflict(
  story: JobStory,
  late: Desk,
  items: readonly AttentionView[],
  stands: string,
  wanted: string,
): Promise<void> {
  const item = items.find(({ reason }) => reason?.code === 'sync.conflict');
  story.expect(`${late.name} is told of the conflict`, item?.command, 'customer.change');
  story.expect(
    'It says what stands',
    [item?.reason?.params.column, item?.reason?.params.stands],
    ['website', stands],
  );
  story.expect('It still has what was typed', JSON.stringify(item?.input).includes(wanted), true);
  if (!item) return;
  await late.site.must(['attention', 'discard', item.id, '--note', 'Asked the customer: the other one.']);
}

/** A's price off the list: refused for want of the right, kept in Needs attention, and corrected there. */
export async function correctOverride(
  story: JobStory,
  { a, office }: OfflineScene,
  { order, lines: [line], confirmed }: TakenOrder,
): Promise<void> {
  const items = await a.site.must<AttentionView[]>(['attention', 'list']);
  const item = items.find(({ id }) => id === confirmed);
  const found = [item?.kind, item?.command, item?.reason?.code];
  story.expect('The refused override waits in Needs attention', found, [
    'refused',
    'order.confirm',
    'orders.over-ceiling',
  ]);
  const before = await a.site.ask(orderQueries.showOrder, { order });
  const listPrice = before.lines[0]?.listPrice;
  if (!item || line === undefined || typeof listPrice !== 'number')
    throw new Error('the order has no line on a list');
  await a.site.do(orderEditCommands.changeOrderLine, { order, line, changes: { unitPrice: listPrice } });
  const resent = ['attention', 'resend', item.id, '--json', '-', '--note', 'At the list price.'];
  await a.site.must(resent, { order });
  await a.site.sync();
  await office.sync();
  const after = await office.ask(orderQueries.showOrder, { order });
  story.expect(
    'Corrected there, the order stands confirmed at the list price',
    [after.status, after.number, after.lines[0]?.unitPrice],
    ['confirmed', before.number, listPrice],
  );
}

/** What else came out otherwise than shown is looked at; then nothing waits any more. */
export async function resolveRest(story: JobStory, { name, site }: Desk): Promise<void> {
  const items = await site.must<AttentionView[]>(['attention', 'list']);
  for (const item of items) {
    story.say(`${name} looks at ${item.command} (${item.kind}${item.reason ? `: ${item.reason.code}` : ''})`);
    story.expect(`What is left at ${name} only came out otherwise than shown`, item.kind, 'changed');
    await site.must(['attention', 'seen', item.id]);
  }
  story.expect(`Nothing waits at ${name}`, await site.must(['attention', 'list']), []);
}
