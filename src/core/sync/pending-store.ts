import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { ChangeSetBody } from '../../shared/sync/change-set.ts';
import { conflictKeys } from '../platform/conflict-key.ts';
import type { Db } from '../platform/database.ts';
import type { Effect } from '../platform/effect.ts';
import { keyHash } from '../platform/hash.ts';
import { type Packed, packText, unpackText } from '../platform/packing.ts';
import type { Schema } from '../platform/schema.ts';
import { bodyText, effectsText, parsedBody, parsedEffects } from './canonical-text.ts';
import { effectsHashOf } from './entry.ts';
import type { Verdict } from './protocol.ts';

/** A change set made here whose entry has not come back yet. */
export interface Pending {
  /** Order in which they were made and are run again. */
  readonly ord: number;
  readonly id: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly contentHash: string;
  readonly body: ChangeSetBody;
  readonly effects: readonly Effect[];
  readonly effectsHash: string;
  /** Why the last local run failed: "will probably be refused". It is sent all the same. */
  readonly blocked: Refusal | null;
  /** The server's answer, whose entry is still to arrive: "on server, arriving". */
  readonly verdict: Verdict | null;
}

/** As much of it as the server is told. */
export type Undecided = Pick<Pending, 'id' | 'incarnation' | 'counter' | 'contentHash' | 'body'>;

export const KEY_READ = 0;
export const KEY_WRITE = 1;
export const KEY_DOCUMENT = 2;
/** The document of an independent change set: for its timeline, not for dependencies. */
export const KEY_TIMELINE = 3;

interface PendingRow {
  readonly ord: number;
  readonly id: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly contentHash: string;
  readonly body: Packed;
  readonly effects: Packed;
  readonly effectsHash: string;
  readonly blocked: string | null;
  readonly verdict: string | null;
}

/** What a run left, to be stored with a pending change set. */
export interface PendingRun {
  readonly effects: readonly Effect[];
  readonly watch: Iterable<string>;
  readonly blocked: Refusal | null;
  /** Documents it touches. */
  readonly documents: ReadonlySet<string>;
  /** True: neither builds on earlier work on those documents nor is built on. */
  readonly independent: boolean;
}

export function insertPending(
  db: Db,
  pending: Pick<Pending, 'id' | 'incarnation' | 'counter' | 'contentHash' | 'body'>,
  run: PendingRun,
): void {
  const { id, incarnation, counter, contentHash, body } = pending;
  const { lastInsertRowid } = db
    .q(
      `INSERT INTO pending (id, incarnation, counter, contentHash, body, effects, effectsHash, blocked)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      incarnation,
      counter,
      contentHash,
      packText(bodyText(body)),
      packText(effectsText(run.effects)),
      effectsHashOf(run.effects),
      reasonText(run.blocked),
    );
  insertKeys(db, Number(lastInsertRowid), run);
}

/** Makes room for `count` change sets before all others. */
export function shiftPending(db: Db, count: number): void {
  if (count === 0) return;
  for (const table of ['pending', 'pendingKey']) {
    db.q(`UPDATE ${table} SET ord = -(ord + ?)`).run(count);
    db.q(`UPDATE ${table} SET ord = -ord`).run();
  }
}

/** Puts back into the outbox what history had accepted and lost; still without effects, until it is run again. */
export function insertReoffered(
  db: Db,
  ord: number,
  item: Pick<Pending, 'id' | 'incarnation' | 'counter' | 'contentHash' | 'body' | 'effects'>,
): void {
  db.q(
    `INSERT INTO pending (ord, id, incarnation, counter, contentHash, body, effects, effectsHash, shownEffects)
     VALUES (?, ?, ?, ?, ?, ?, '[]', ?, ?)`,
  ).run(
    ord,
    item.id,
    item.incarnation,
    item.counter,
    item.contentHash,
    packText(bodyText(item.body)),
    effectsHashOf([]),
    packText(effectsText(item.effects)),
  );
}

/** Stores what a later run came out as. What the person was first shown is kept once. */
export function updatePendingRun(db: Db, ord: number, run: PendingRun): void {
  db.q(
    `UPDATE pending SET shownEffects = coalesce(shownEffects, effects), effects = ?, effectsHash = ?, blocked = ? WHERE ord = ?`,
  ).run(packText(effectsText(run.effects)), effectsHashOf(run.effects), reasonText(run.blocked), ord);
  db.q('DELETE FROM pendingKey WHERE ord = ?').run(ord);
  insertKeys(db, ord, run);
}

export function removePending(db: Db, ord: number): void {
  db.q('DELETE FROM pendingKey WHERE ord = ?').run(ord);
  db.q('DELETE FROM pending WHERE ord = ?').run(ord);
}

export function storeVerdict(db: Db, id: string, contentHash: string, verdict: Verdict): boolean {
  return (
    db
      .q('UPDATE pending SET verdict = ? WHERE id = ? AND contentHash = ?')
      .run(JSON.stringify(verdict), id, contentHash).changes === 1
  );
}

/** Makes everything undecided again, to be sent again under its id: after the server's history has changed. */
export function forgetVerdicts(db: Db): void {
  db.q('UPDATE pending SET verdict = NULL WHERE verdict IS NOT NULL').run();
}

export function pendingIds(db: Db): string[] {
  return db.q('SELECT id FROM pending ORDER BY ord').pluck().all() as string[];
}

export function pendingByOrd(db: Db, schema: Schema, ord: number): Pending {
  const row = db.q('SELECT * FROM pending WHERE ord = ?').get(ord) as PendingRow | undefined;
  if (!row) throw new Error(`pending ${ord} does not exist`);
  return fromRow(schema, row);
}

export function pendingById(db: Db, schema: Schema, id: string): Pending | null {
  const row = db.q('SELECT * FROM pending WHERE id = ?').get(id) as PendingRow | undefined;
  return row ? fromRow(schema, row) : null;
}

export function pendingOrds(db: Db): number[] {
  return db.q('SELECT ord FROM pending ORDER BY ord').pluck().all() as number[];
}

export function hasPending(db: Db): boolean {
  return db.q('SELECT 1 FROM pending LIMIT 1').get() !== undefined;
}

export function pendingCount(db: Db): number {
  return db.q('SELECT count(*) FROM pending').pluck().get() as number;
}

/** Undecided change sets in order, behind `afterOrd`, at most `limit`, as they are pushed. */
export function undecidedPending(db: Db, afterOrd: number, limit: number): Undecided[] {
  const rows = db
    .q(
      'SELECT id, incarnation, counter, contentHash, body FROM pending WHERE verdict IS NULL AND ord > ? ORDER BY ord LIMIT ?',
    )
    .all(afterOrd, limit) as Pick<PendingRow, keyof Undecided>[];
  return rows.map(({ body, ...row }) => ({ ...row, body: parsedBody(unpackText(body)) }));
}

export function hasUndecided(db: Db): boolean {
  return db.q('SELECT 1 FROM pending WHERE verdict IS NULL LIMIT 1').get() !== undefined;
}

/** The place of a change set among the pending ones; 0, which is before all of them, if it is none. */
export function ordOf(db: Db, id: string): number {
  return (db.q('SELECT ord FROM pending WHERE id = ?').pluck().get(id) as number | undefined) ?? 0;
}

export function shownEffectsOf(db: Db, schema: Schema, ord: number): readonly Effect[] | null {
  const shown = db.q('SELECT shownEffects FROM pending WHERE ord = ?').pluck().get(ord) as
    | Packed
    | null
    | undefined;
  return shown ? parsedEffects(schema, unpackText(shown)) : null;
}

/** The latest pending change set that touched each of the documents: what a new one builds on. */
export function latestTouching(db: Db, documents: Iterable<string>): string[] {
  const latest = db.q('SELECT max(ord) FROM pendingKey WHERE key = ? AND mode = 2').pluck();
  const ords = new Set<number>();
  for (const document of documents) {
    const ord = latest.get(keyHash(document)) as number | null;
    if (ord !== null) ords.add(ord);
  }
  return [...ords]
    .sort((a, b) => a - b)
    .map((ord) => db.q('SELECT id FROM pending WHERE ord = ?').pluck().get(ord) as string);
}

/** Change sets waiting here that touched a document, oldest first. */
export function pendingOfDocument(db: Db, schema: Schema, document: string): Pending[] {
  const ords = db
    .q('SELECT ord FROM pendingKey WHERE key = ? AND mode >= 2 ORDER BY ord')
    .pluck()
    .all(keyHash(document));
  return (ords as number[]).map((ord) => pendingByOrd(db, schema, ord));
}

/** Whether something that touched a document waits here, and whether it will probably be refused; null: nothing does. */
export function waitingOfDocument(db: Db, document: string): 'waiting' | 'blocked' | null {
  const blocked = db
    .q(
      `SELECT max(pending.blocked IS NOT NULL) FROM pendingKey JOIN pending USING (ord)
       WHERE pendingKey.key = ? AND pendingKey.mode >= 2`,
    )
    .pluck()
    .get(keyHash(document)) as number | null;
  return blocked === null ? null : blocked === 1 ? 'blocked' : 'waiting';
}

function insertKeys(db: Db, ord: number, run: PendingRun): void {
  const { reads, writes } = conflictKeys(run.effects, run.watch);
  const insert = db.q('INSERT OR IGNORE INTO pendingKey (key, ord, mode) VALUES (?, ?, ?)');
  for (const key of reads) insert.run(key, ord, KEY_READ);
  for (const key of writes) insert.run(key, ord, KEY_WRITE);
  for (const document of run.documents) {
    insert.run(keyHash(document), ord, run.independent ? KEY_TIMELINE : KEY_DOCUMENT);
  }
}

function reasonText(reason: Refusal | null): string | null {
  return reason ? JSON.stringify(reason) : null;
}

function fromRow(schema: Schema, row: PendingRow): Pending {
  return {
    ord: row.ord,
    id: row.id,
    incarnation: row.incarnation,
    counter: row.counter,
    contentHash: row.contentHash,
    body: parsedBody(unpackText(row.body)),
    effects: parsedEffects(schema, unpackText(row.effects)),
    effectsHash: row.effectsHash,
    blocked: row.blocked === null ? null : (JSON.parse(row.blocked) as Refusal),
    verdict: row.verdict === null ? null : (JSON.parse(row.verdict) as Verdict),
  };
}
