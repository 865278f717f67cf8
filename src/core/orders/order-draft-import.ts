import { dateOfInstant } from '../../shared/kernel/calendar.ts';
import { type OrderDraftRecord, orderDraftImportCommands } from '../../shared/orders/order-draft-import.ts';
import { importRecord, type RecordUse, undoImport } from '../company/external-key.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { askingOnce } from '../platform/row-reader.ts';
import { recordsOfKeys } from './imported-keys.ts';
import { enterLine, POSITION_STEP } from './line-entry.ts';
import type { Order } from './order-facts.ts';
import { newOrder } from './order-head.ts';
import { approvalRequests, approvals, holds, orderLines, orders, ruleOverrides } from './order-tables.ts';

const KIND = 'order-draft';

/** Decisions about an order: it is somebody's work by then. */
const decided: readonly RecordUse[] = [holds, approvals, approvalRequests, ruleOverrides].map((table) => ({
  table,
  column: 'order',
}));

export const orderDraftImportHandlers = (uses: readonly RecordUse[]) =>
  bindCommands(orderDraftImportCommands, {
    importDrafts: (ctx, { system, records }) => ({
      records: records.map((record, i) =>
        importRecord(ctx, system, record, {
          kind: KIND,
          create: (made: OrderDraftRecord) => createDraft(ctx, system, made, i.toString(36)),
          // What a person may be working on is not pulled away below them.
          update: (id) =>
            ctx.refuse('orders.import-draft-stands', { number: ctx.read.get(orders, id)?.number ?? id }),
          rowsOf: (id) => rowsOf(ctx, id),
        }),
      ),
    }),
    undoDraftImport: (ctx, input) =>
      undoImport(ctx, input, {
        kind: KIND,
        uses: [...decided, ...uses],
        rowsOf: (id) => rowsOf(ctx, id),
        remove: (id) => {
          const lines = ctx.read.find(orderLines, { order: id });
          ctx.write.remove(orders, id);
          for (const line of lines) ctx.write.remove(orderLines, line.id);
        },
      }),
  });

function createDraft(ctx: CommandContext, system: string, record: OrderDraftRecord, label: string): string {
  const [customer] = recordsOfKeys(ctx, 'customer', system, [record.customer]);
  if (!customer) return ctx.refuse('orders.import-unknown-customer', { customer: record.customer });
  const { customerPo, requestedDate, note } = record;
  const items = recordsOfKeys(
    ctx,
    'item',
    system,
    record.lines.map(({ item }) => item),
  );
  const unknown = items.indexOf(null);
  if (unknown !== -1) {
    const item = record.lines[unknown]?.item ?? null;
    ctx.refuse('orders.import-unknown-item', { item, line: unknown + 1 });
  }
  const order = newOrder(
    ctx,
    {
      customer,
      placedOn: record.placedOn ?? dateOfInstant(ctx.now),
      ...(customerPo === null ? {} : { customerPo }),
      ...(requestedDate === null ? {} : { requestedDate }),
      ...(note === null ? {} : { note }),
    },
    label,
  );
  enterLines(ctx, order, record, items, label);
  ctx.write.insert(orders, order);
  return order.id;
}

/** All lines or none: what was written before one is refused is taken out again. */
function enterLines(
  ctx: CommandContext,
  order: Order,
  record: OrderDraftRecord,
  items: readonly (string | null)[],
  label: string,
): void {
  const read = askingOnce(ctx.read);
  const written: string[] = [];
  try {
    record.lines.forEach(({ item: _, ...line }, i) => {
      const at = { id: ctx.newId(`${label}.${(i + 1).toString(36)}`), position: (i + 1) * POSITION_STEP };
      written.push(enterLine(ctx, read, order, { ...line, item: items[i] ?? '' }, at).id);
    });
  } catch (error) {
    for (const id of written) ctx.write.remove(orderLines, id);
    throw error;
  }
}

function rowsOf(ctx: CommandContext, id: string): unknown {
  return [ctx.read.get(orders, id), ctx.read.find(orderLines, { order: id }, ['position'])];
}
