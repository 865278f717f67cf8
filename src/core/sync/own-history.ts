import { type ChangeSetBody, contentOf } from '../../shared/sync/change-set.ts';
import type { EncodedEffect } from '../../shared/sync/wire-entry.ts';
import type { Db } from '../platform/database.ts';
import { decodeEffects, type Effect } from '../platform/effect.ts';
import { type Packed, pack, unpack } from '../platform/packing.ts';
import type { Schema } from '../platform/schema.ts';
import { contentHashOf } from './entry.ts';

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

type OwnRow = Omit<OwnAccepted, 'contentHash' | 'body' | 'effects'> & {
  readonly body: Packed;
  readonly effects: Packed | null;
};

/** What was accepted from a workstation as far as this replica keeps it, oldest first. */
export function ownAccepted(db: Db, schema: Schema, workstation: string): OwnAccepted[] {
  const rows = db
    .q(
      `SELECT id, incarnation, counter, body, effects FROM entry
       WHERE workstation = ? AND body IS NOT NULL AND kind IN ('accepted', 'bare') ORDER BY seq`,
    )
    .all(workstation) as OwnRow[];
  return rows.map((row) => {
    const body = unpack<ChangeSetBody>(row.body);
    const effects = row.effects === null ? [] : decodeEffects(schema, unpack<EncodedEffect[]>(row.effects));
    return { ...row, contentHash: contentHashOf(row.id, body), body, effects };
  });
}

/**
 * Writes what this workstation knows of its own change set into an entry that came without: a snapshot is nobody's in
 * particular and withholds inputs whose effects reach beyond its scope (a bare entry keeps its link as content hash).
 * Without it, such work could not be offered again to a server that was set back.
 */
export function keepOwnBody(
  db: Db,
  workstation: string,
  own: Pick<OwnAccepted, 'id' | 'incarnation' | 'counter' | 'body'>,
  seq: number,
): void {
  const { person, command, version, now } = contentOf(own.body);
  const { id, incarnation, counter } = own;
  db.q('UPDATE entry SET body = ? WHERE seq = ? AND id = ? AND body IS NULL').run(pack(own.body), seq, id);
  db.q(
    `UPDATE entry SET id = ?, workstation = ?, incarnation = ?, counter = ?, person = ?, command = ?, version = ?,
       now = ?, body = ? WHERE seq = ? AND kind = 'bare' AND body IS NULL`,
  ).run(id, workstation, incarnation, counter, person, command, version, now, pack(own.body), seq);
}
