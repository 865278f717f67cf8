import { externalKeys } from '../company/company-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowOf } from '../platform/table.ts';
import { items } from './item-tables.ts';

/** The item that another system calls so or, where it was never imported from there, that has this number here. */
export function importedItem(
  ctx: CommandContext,
  system: string,
  externalKey: string,
): RowOf<typeof items> | undefined {
  const [imported] = ctx.read.find(externalKeys, { kind: 'item', system, externalKey });
  return imported ? ctx.read.get(items, imported.record) : ctx.read.find(items, { number: externalKey })[0];
}
