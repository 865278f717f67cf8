import type { Db } from './database.ts';

/**
 * Who this replica is and how far it has come. `workstation`, `code`, `incarnation`: its identity; `counter`: change
 * sets made under this incarnation; `epoch`, `cursor`, `hash`: the server's history as last applied; `labels`: the
 * scope its disk may hold (JSON array, absent: everything); `authority`: "1" where this replica decides itself.
 */
export interface ReplicaMeta {
  readonly workstation: string;
  readonly code: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly epoch: string;
  readonly cursor: number;
  readonly hash: string;
  readonly labels: ReadonlySet<string> | null;
  readonly authority: boolean;
}

/** The hash before the first entry. */
export const GENESIS = '0';

export function readMeta(db: Db): ReplicaMeta {
  const all = new Map(
    (db.q('SELECT key, value FROM replicaMeta').all() as { key: string; value: string }[]).map((row) => [
      row.key,
      row.value,
    ]),
  );
  const labels = all.get('labels');
  return {
    workstation: all.get('workstation') ?? '',
    code: all.get('code') ?? '',
    incarnation: Number(all.get('incarnation') ?? 0),
    counter: Number(all.get('counter') ?? 0),
    epoch: all.get('epoch') ?? '',
    cursor: Number(all.get('cursor') ?? 0),
    hash: all.get('hash') ?? GENESIS,
    labels: labels === undefined ? null : new Set(JSON.parse(labels) as string[]),
    authority: all.get('authority') === '1',
  };
}

/** Writes what is given and leaves the rest; to be called inside a transaction. */
export function writeMeta(db: Db, changes: Partial<ReplicaMeta>): void {
  const put = db.q(
    'INSERT INTO replicaMeta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  for (const [key, value] of Object.entries(changes)) {
    if (key === 'labels') {
      if (value === null) db.q("DELETE FROM replicaMeta WHERE key = 'labels'").run();
      else put.run(key, labelsText(value as ReadonlySet<string>));
    } else if (key === 'authority') put.run(key, value ? '1' : '0');
    else put.run(key, String(value));
  }
}

/** The canonical text of a scope: what `scope_ver` of the protocol compares. */
export function labelsText(labels: ReadonlySet<string>): string {
  return JSON.stringify([...labels].sort());
}

/** A setting of this replica that belongs to no synced state. */
export function readSetting(db: Db, key: string): string | null {
  return (
    (db.q('SELECT value FROM replicaMeta WHERE key = ?').pluck().get(`setting.${key}`) as
      | string
      | undefined) ?? null
  );
}

export function writeSetting(db: Db, key: string, value: string | null): void {
  if (value === null) db.q('DELETE FROM replicaMeta WHERE key = ?').run(`setting.${key}`);
  else {
    db.q(
      'INSERT INTO replicaMeta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(`setting.${key}`, value);
  }
}
