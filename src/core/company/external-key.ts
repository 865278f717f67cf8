import { createHash } from 'node:crypto';
import type { ImportedRecord } from '../../shared/company/import-outcome.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { Refused } from '../platform/command-handler.ts';
import type { RowOf, SyncedTable } from '../platform/table.ts';
import { externalKeys } from './company-tables.ts';

export type ExternalKeyRow = RowOf<typeof externalKeys>;

/** What kinds of record other systems' keys may be of. */
export type KeyedKind = 'customer' | 'vendor' | 'item' | 'price' | 'stock' | 'order' | 'order-draft';

/** 128 bits of the content, in 22 characters. */
export function fingerprint(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest().subarray(0, 16).toString('base64url');
}

export function externalKeyOf(
  ctx: CommandContext,
  kind: KeyedKind,
  system: string,
  externalKey: string,
): ExternalKeyRow | undefined {
  return ctx.read.find(externalKeys, { kind, system, externalKey })[0];
}

/** How one kind of record is imported: what differs between kinds. */
export interface ImportSteps<R extends { readonly key: string }> {
  readonly kind: KeyedKind;
  /** Makes the record and answers its id; may refuse. */
  readonly create: (record: R) => string;
  /** Brings what stands to what the record says now; may refuse. */
  readonly update: (id: string, record: R) => void;
  /** Every row that is of the record, as it stands: what an undo compares. */
  readonly rowsOf: (id: string) => unknown;
}

/**
 * Imports one record, known again by its external key: an unchanged one is left alone, whatever people did with it
 * since. What was written before a refusal would stay, so the steps check everything before they write.
 */
export function importRecord<R extends { readonly key: string }>(
  ctx: CommandContext,
  system: string,
  record: R,
  steps: ImportSteps<R>,
): ImportedRecord {
  const { kind, create, update, rowsOf } = steps;
  const { key } = record;
  const known = externalKeyOf(ctx, kind, system, key);
  const source = fingerprint(record);
  if (known?.source === source) return { key, result: 'unchanged', record: known.record, refusal: null };
  const imported = asRefused(key, () => {
    if (known) {
      update(known.record, record);
      const written = fingerprint(rowsOf(known.record));
      ctx.write.update(externalKeys, known.id, { source, written });
      return { key, result: 'updated', record: known.record, refusal: null };
    }
    const id = create(record);
    const written = fingerprint(rowsOf(id));
    const named = { kind, system, externalKey: key, record: id, source, written };
    ctx.write.insert(externalKeys, { id: ctx.newId(`key:${key}`), ...named });
    return { key, result: 'created', record: id, refusal: null };
  });
  return known ? { ...imported, record: known.record } : imported;
}

/** One refused record is an outcome and stops no other. */
export function asRefused(key: string, work: () => ImportedRecord): ImportedRecord {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, params } = error.refusal;
    return { key, result: 'refused', record: null, refusal: { code, params: { ...params } } };
  }
}

/** Where records of a kind may be used: a table and the column, indexed, that names them. */
export interface RecordUse {
  readonly table: SyncedTable;
  readonly column: string;
  /** For a column without a foreign key: a use that comes later is to be noticed all the same. */
  readonly isWatched?: true;
}

export interface UndoSteps {
  readonly kind: KeyedKind;
  readonly rowsOf: (id: string) => unknown;
  /** Where the record may be used by what no import made. */
  readonly uses: readonly RecordUse[];
  readonly remove: (id: string) => void;
}

/** Takes back what an import created, unless somebody has worked on it or built upon it since. */
export function undoImport(
  ctx: CommandContext,
  { system, keys }: { readonly system: string; readonly keys: readonly string[] },
  steps: UndoSteps,
) {
  const removed: string[] = [];
  const kept: { key: string; reason: 'changed' | 'used' | 'unknown' }[] = [];
  for (const key of keys) {
    const known = externalKeyOf(ctx, steps.kind, system, key);
    if (!known) kept.push({ key, reason: 'unknown' });
    else if (fingerprint(steps.rowsOf(known.record)) !== known.written) kept.push({ key, reason: 'changed' });
    else if (isUsed(ctx, known, steps.uses)) kept.push({ key, reason: 'used' });
    else {
      ctx.write.remove(externalKeys, known.id);
      steps.remove(known.record);
      removed.push(key);
    }
  }
  return { removed, kept };
}

/**
 * Whether something names the record that the undo does not take with it. A foreign key of what is used meets the removal by its own conflict key, so that it need not be watched.
 */
export function isUsed(
  ctx: CommandContext,
  { id, record }: ExternalKeyRow,
  uses: readonly RecordUse[],
): boolean {
  if (ctx.read.find(externalKeys, { record }).some((other) => other.id !== id)) return true;
  const watched = uses.filter(({ isWatched }) => isWatched);
  const watch = [
    ctx.read.watchLookup(externalKeys, { record }),
    ...watched.map(({ table, column }) => ctx.read.watchLookup(table, { [column]: record })),
  ];
  return uses.some(({ table, column }) => {
    const sql = `SELECT 1 FROM "${table.name}" WHERE "${column}" = ? LIMIT 1`;
    return ctx.read.select(sql, [record], watch).length > 0;
  });
}
