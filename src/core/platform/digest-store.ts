import type { Db } from './database.ts';
import { DigestSum, hex, unhex } from './digest.ts';
import type { Replica } from './replica.ts';
import type { Value } from './table.ts';

/** Adds what the effects of history changed to the stored sums; inside the transaction that applied them. */
export function storeDigest(db: Db, delta: DigestSum): void {
  const read = db.q('SELECT sum FROM digestSum WHERE key = ?').pluck();
  const put = db.q(
    'INSERT INTO digestSum (key, sum) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET sum = excluded.sum',
  );
  for (const [key, lanes] of delta.entries()) {
    const stored = unhex((read.get(key) as string | undefined) ?? '0000000000000000');
    put.run(key, hex([(stored[0] + lanes[0]) >>> 0, (stored[1] + lanes[1]) >>> 0]));
  }
}

export function storedDigest(db: Db): DigestSum {
  const sum = new DigestSum();
  for (const { key, sum: text } of db.q('SELECT key, sum FROM digestSum').all() as {
    key: string;
    sum: string;
  }[]) {
    sum.merge(key, unhex(text));
  }
  return sum;
}

/** The digest of the rows as they stand: what `verify` compares with the stored sums. Reads every synced table. */
export function computedDigest(replica: Replica): DigestSum {
  const sum = new DigestSum();
  for (const table of replica.schema.tables) {
    const names = table.columns.map((column) => `"${column}"`).join(', ');
    for (const row of replica.db.sqlite.prepare(`SELECT ${names} FROM "${table.name}"`).raw().iterate()) {
      sum.addRow(table, row as Value[]);
    }
  }
  return sum;
}
