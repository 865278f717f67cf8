import type { CommandCall } from '../../shared/kernel/command.ts';
import type { KeptRecord } from '../../shared/sync/import-runs.ts';
import type { PersonSession, Workstation } from '../workstation.ts';

/** Finds out who touched what an undo left. */
export function keptRecords(
  workstation: Pick<Workstation, 'query' | 'timeline'>,
  undo: CommandCall,
  kept: readonly { readonly key: string; readonly reason: string }[],
  as: PersonSession | undefined,
): readonly KeptRecord[] {
  if (kept.length === 0) return [];
  const { system } = undo.input as { readonly system: string };
  const keys = kept.map(({ key }) => key);
  const input = { kind: KIND_OF[undo.command] ?? undo.command, system, keys };
  const found = workstation.query({ query: 'imported-record.find', input }, as);
  const { records } = (found.ok ? found.output : { records: [] }) as {
    readonly records: readonly { readonly key: string; readonly record: string }[];
  };
  const recordOf = new Map(records.map(({ key, record }) => [key, record]));
  return kept.map(({ key, reason }) => {
    const record = recordOf.get(key) ?? null;
    return { key, reason, record, touched: record === null ? null : lastTouch(workstation, record, as) };
  });
}

/** Under which kind the keys of what an undo command takes back are known. */
const KIND_OF: Readonly<Record<string, string>> = {
  'customer.undo-import': 'customer',
  'vendor.undo-import': 'vendor',
  'item.undo-import': 'item',
  'item.undo-cost-import': 'item',
  'price.undo-import': 'price',
  'stock.undo-import': 'stock',
  'stock.undo-import-write-offs': 'write-off',
  'order.undo-import': 'order',
  'order.undo-draft-import': 'order-draft',
};

const LOOKED_AT = 10;

function lastTouch(
  workstation: Pick<Workstation, 'timeline'>,
  record: string,
  as: PersonSession | undefined,
): KeptRecord['touched'] {
  const events = workstation.timeline(record, LOOKED_AT, as);
  const last = events.ok ? events.value.find(({ command }) => !isImport(command)) : undefined;
  if (!last) return null;
  const { person, title, command, now: at } = last;
  return { person, title, command, at };
}

function isImport(command: string): boolean {
  return /\.(undo-)?(draft-|cost-)?import(-|$)/.test(command) || command === 'order.undo-draft-import';
}
