import { expect, test } from 'vitest';
import { mustRun, rowsByTable, shelfReplica } from '../../../tests/support/shelf-core.ts';
import { bodyOf } from '../../shared/sync/change-set.ts';
import { embeddedLog } from './embedded-log.ts';
import { readEntries } from './entry-store.ts';
import { type HealingReport, heal } from './healing.ts';
import type { Sealer } from './sealer.ts';
import { verifyReplica } from './verify.ts';

const noSeals: Sealer = { seal: (text) => text, unseal: () => null };

test('of two works beyond a hole that were made under one counter, both come back, each under its own', () => {
  const replica = shelfReplica({ authority: true });
  mustRun(replica, 'shelf.add', { name: 'before' });
  const authority = {
    replica,
    log: embeddedLog(replica),
    ports: { grantProblem: () => null, clampNow: (now: number) => now, alarm: () => null },
  };
  const result = heal(authority, noSeals, [given('one', 'first', 7), given('two', 'second', 8)]);
  expect(result).toEqual({ byData: 0, runAgain: 2, failed: [] });
  const { db, schema } = replica;
  const entries = readEntries(db, schema, 1, 10);
  expect(entries.map((entry) => (entry.kind === 'bare' ? null : entry.id))).toEqual(['one', 'two']);
  const origins = entries.map((entry) =>
    entry.kind === 'bare' ? '' : `${entry.incarnation} ${entry.counter}`,
  );
  expect(new Set(origins).size).toBe(2);
  const names = (rowsByTable(replica).shelves as { name: string }[]).map(({ name }) => name);
  expect(names.sort()).toEqual(['before', 'first', 'second']);
  expect(verifyReplica(replica).flatMap(({ faults }) => faults)).toEqual([]);
});

/** What a workstation knows of one change set that nobody holds the entry of. */
function given(id: string, name: string, seq: number): HealingReport {
  const body = bodyOf({
    command: 'shelf.add',
    version: 1,
    person: 'anna',
    grant: null,
    now: 1_790_000_000_000,
    input: { name },
    numbers: {},
    dependencies: [],
    seen: [],
    schema: 1,
    code: 'B',
  });
  const verdict = { id, kind: 'accepted', seq, reason: null, finalNumbers: {} } as const;
  return {
    workstation: `desk-${id}`,
    entries: [],
    hashes: {},
    witnessed: [],
    decided: [{ id, workstation: 'desk', incarnation: 77, counter: 5, body, verdict }],
  };
}
