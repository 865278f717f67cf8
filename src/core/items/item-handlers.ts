import type { itemCommands } from '../../shared/items/item-commands.ts';
import { itemCan } from '../../shared/items/item-rules.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import { freeNumber, type ItemRow, itemRow } from './item-row.ts';
import { items } from './item-tables.ts';

export const itemHandlers: {
  readonly [K in keyof typeof itemCommands]: CommandHandler<(typeof itemCommands)[K]>;
} = {
  createItem(ctx, { number, wholeUnits, ...fields }) {
    const id = ctx.newId('');
    const free = freeNumber(ctx, number);
    ctx.write.insert(items, { id, number: free, wholeUnits: Number(wholeUnits), ...fields });
    return { id };
  },
  changeItem(ctx, { item, changes }) {
    const row = itemRow(ctx, item);
    if (changes.number !== undefined && changes.number !== row.number) freeNumber(ctx, changes.number);
    ctx.write.update(items, item, defined<ItemRow>(changes));
    return { before: standingOf(row, changes) };
  },
  changeItemLifecycle(ctx, { item, lifecycle, successor }) {
    const row = itemRow(ctx, item);
    must(
      itemCan.move({
        item,
        from: row.lifecycle,
        to: lifecycle,
        successor: successorOf(ctx, item, successor),
      }),
    );
    ctx.write.update(items, item, { lifecycle, successor });
    return { before: { lifecycle: row.lifecycle, successor: row.successor } };
  },
  noteItem(ctx, { item, note }) {
    const before = itemRow(ctx, item).note ?? '';
    ctx.write.update(items, item, { note: note === '' ? null : note });
    return { before };
  },
};

/** Follows the chain of successors: every item on it is read, so none can be turned round unseen. */
function successorOf(
  ctx: CommandContext,
  item: string,
  successor: string | null,
): 'none' | 'sound' | 'unknown' | 'circle' {
  if (successor === null) return 'none';
  const passed = new Set<string>([item]);
  for (let next: string | null = successor; next !== null; ) {
    if (passed.has(next)) return 'circle';
    passed.add(next);
    const row: ItemRow | undefined = ctx.read.get(items, next);
    if (!row) return 'unknown';
    next = row.successor;
  }
  return 'sound';
}
