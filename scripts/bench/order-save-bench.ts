import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTransaction, openDatabase } from '../../src/core/platform/database.ts';
import type { Effect } from '../../src/core/platform/effect.ts';
import { openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { verifyReplica } from '../../src/core/sync/verify.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { benchCompany, runAs } from './bench-company.ts';
import { type Bench, median, rounded, sized, timed } from './bench-result.ts';

const ITEMS = 200;
const LINES = 10;

/**
 * Saving an order of ten lines where the authority is: rules and prices, effects, change set, chain, digest, search index,
 * one durable commit; against the rows that came of it by raw prepared statements into the same tables and indexes,
 * without triggers, one durable commit. Both files WAL and synchronous=FULL, taken in turns.
 */
export const orderSaveBench: Bench = {
  name: 'save a ten-line order',
  async run(scale) {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
    try {
      const rounds = sized(600, scale, 12);
      const { replica, person, customer, items, price } = await benchCompany(folder, ITEMS);
      for (const [i, item] of items.entries()) price(item, 1_250_000 + i * 10_000);
      const raw = rawCopy(folder);
      // As a workstation has its database open.
      for (const { db } of [replica, raw]) db.sqlite.pragma('secure_delete = ON');
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const lines = Array.from({ length: LINES }, (_, i) => {
          const item = items[(round * 7 + i * 13) % items.length] ?? '';
          return { item, quantity: (1 + ((round + i) % 9)) * 1_000_000 };
        });
        const input = { customer, placedOn: '2026-11-02', customerPo: `PO ${round}`, lines };
        let effects: readonly Effect[] = [];
        ours.push(
          timed(() => {
            effects = runAs(replica, person, 'order.create', input).effects;
          }),
        );
        theirs.push(timed(() => insertRaw(raw, effects)));
      }
      const faults = verifyReplica(replica).flatMap((check) => check.faults);
      if (faults.length > 0) throw new Error(faults.join('; '));
      const about = `median of ${rounds} orders of ${LINES} lines with all that belongs to them / the same rows raw`;
      const ratio = median(ours.slice(rounds >> 2)) / median(theirs.slice(rounds >> 2));
      return [
        { name: 'save-order', value: rounded(ratio), unit: 'ratio', bar: 2.5, about },
        {
          name: 'save-order-all',
          value: rounded(total(ours.slice(rounds >> 2)) / total(theirs.slice(rounds >> 2))),
          unit: 'ratio',
          bar: null,
          about: 'the same by the time of all, with what is done for many at once: full text, checkpoints',
        },
        {
          name: 'save-order-time',
          value: rounded(median(ours)),
          unit: 'ms',
          bar: null,
          about: 'one order, saved durably',
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function total(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0);
}

function rawCopy(folder: string): Replica {
  const raw = openReplica(openDatabase(join(folder, 'raw.db')), daybookDefinition());
  for (const scope of ['main', 'temp']) {
    const names = raw.db.sqlite
      .prepare(`SELECT name FROM ${scope}.sqlite_schema WHERE type = 'trigger'`)
      .pluck()
      .all();
    for (const name of names) raw.db.sqlite.exec(`DROP TRIGGER ${scope}."${name}"`);
  }
  raw.db.sqlite.pragma('foreign_keys = OFF');
  return raw;
}

function insertRaw(raw: Replica, effects: readonly Effect[]): void {
  inTransaction(raw.db, () => {
    for (const effect of effects) {
      if (effect.op !== 'insert') continue;
      const table = raw.schema.byNumber.get(effect.table.number);
      if (!table) throw new Error(`${effect.table.name} is not in the raw copy`);
      raw.rows.insert(table, effect.row);
    }
  });
}
