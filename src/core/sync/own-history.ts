import { type ChangeSetBody, contentOf } from '../../shared/sync/change-set.ts';
import type { Db } from '../platform/database.ts';
import { decodeEffects, type Effect, type EncodedEffect } from '../platform/effect.ts';
import { type Packed, pack, unpack } from '../platform/packing.ts';
import type { Schema } from '../platform/schema.ts';

/** A change set made on this workstation that history accepted, with what it takes to offer it again. */
export interface OwnAccepted {
  readonly id: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly contentHash: string;
  readonly body: ChangeSetBody;
  /** Its effects in this replica's scope. */
  readonly effects: readonly Effect[];
}

type OwnRow = Omit<OwnAccepted, 'body' | 'effects'> & {
  readonly body: Packed;
  readonly effects: Packed | null;
};

/** What was accepted from a workstation as far as this replica keeps it, oldest first. */
export function ownAccepted(db: Db, schema: Schema, workstation: string): OwnAccepted[] {
  const rows = db
    .q(
      `SELECT id, incarnation, counter, contentHash, body, effects FROM entry
       WHERE workstation = ? AND body IS NOT NULL AND kind IN ('accepted', 'bare') ORDER BY seq`,
    )
    .all(workstation) as OwnRow[];
  return rows.map((row) => ({
    ...row,
    body: unpack<ChangeSetBody>(row.body),
    effects: row.effects === null ? [] : decodeEffects(schema, unpack<EncodedEffect[]>(row.effects)),
  }));
}

/**
 * Writes what this workstation knows of its own change set into an entry that came without: a snapshot is nobody's in
 * particular and withholds inputs whose effects reach beyond its scope. Without it, such work could not be offered
 * again to a server that was set back.
 */
export function keepOwnBody(
  db: Db,
  workstation: string,
  own: Pick<OwnAccepted, 'id' | 'incarnation' | 'counter' | 'contentHash' | 'body'>,
  seq: number,
): void {
  const { person, command, version, now } = contentOf(own.body);
  const { id, incarnation, counter, contentHash } = own;
  db.q('UPDATE entry SET body = ? WHERE seq = ? AND id = ? AND body IS NULL').run(pack(own.body), seq, id);
  db.q(
    `UPDATE entry SET id = ?, workstation = ?, incarnation = ?, counter = ?, contentHash = ?, person = ?, command = ?,
       version = ?, now = ?, body = ? WHERE seq = ? AND kind = 'bare' AND body IS NULL`,
  ).run(
    id,
    workstation,
    incarnation,
    counter,
    contentHash,
    person,
    command,
    version,
    now,
    pack(own.body),
    seq,
  );
}
