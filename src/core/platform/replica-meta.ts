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

const FIELDS = [
  'workstation',
  'code',
  'incarnation',
  'counter',
  'epoch',
  'cursor',
  'hash',
  'labels',
  'authority',
] as const satisfies readonly (keyof ReplicaMeta)[];
/** One row of all of it, by lookups: every command asks, and settings beside it may be long. */
const READ = `SELECT ${FIELDS.map((key) => `(SELECT value FROM replicaMeta WHERE key = '${key}')`).join(', ')}`;

export function readMeta(db: Db): ReplicaMeta {
  const found = db.q(READ).raw().get() as (string | null)[];
  const [workstation, code, incarnation, counter, epoch, cursor, hash, labels, authority] = found;
  return {
    workstation: workstation ?? '',
    code: code ?? '',
    incarnation: Number(incarnation ?? 0),
    counter: Number(counter ?? 0),
    epoch: epoch ?? '',
    cursor: Number(cursor ?? 0),
    hash: hash ?? GENESIS,
    labels: typeof labels === 'string' ? new Set(JSON.parse(labels) as string[]) : null,
    authority: authority === '1',
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
