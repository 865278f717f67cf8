import { externalKeys } from '../company/company-tables.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import type { CommandContext } from '../platform/command-handler.ts';

/**
 * Ids of the records a batch names, in its order: by the other system's key or, where it was never imported from there,
 * by our own number. Null where neither is known. A batch names thousands: two small statements each, and no row built.
 */
export function recordsOfKeys(
  ctx: CommandContext,
  kind: 'item' | 'customer',
  system: string,
  keys: readonly string[],
): readonly (string | null)[] {
  return keys.map((externalKey) => byKey(ctx, kind, system, externalKey) ?? byNumber(ctx, kind, externalKey));
}

interface Found {
  readonly id: string;
}

function byKey(ctx: CommandContext, kind: string, system: string, externalKey: string): string | undefined {
  const watch = [ctx.read.watchLookup(externalKeys, { kind, system, externalKey })];
  const sql = 'SELECT record AS id FROM externalKeys WHERE kind = ? AND system = ? AND externalKey = ?';
  return ctx.read.select<Found>(sql, [kind, system, externalKey], watch)[0]?.id;
}

function byNumber(ctx: CommandContext, kind: 'item' | 'customer', number: string): string | null {
  const found =
    kind === 'item'
      ? ctx.read.select<Found>(
          'SELECT id FROM items WHERE number = ?',
          [number],
          [ctx.read.watchLookup(items, { number })],
        )
      : ctx.read.select<Found>(
          'SELECT id FROM parties WHERE customerCode = ?',
          [number],
          [ctx.read.watchLookup(parties, { customerCode: number })],
        );
  return found[0]?.id ?? null;
}
