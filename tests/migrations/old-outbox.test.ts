import { expect, test } from 'vitest';
import { daybookCore } from '../../src/core/daybook-core.ts';
import { openDatabase } from '../../src/core/platform/database.ts';
import { writeMeta } from '../../src/core/platform/replica-meta.ts';
import { push } from '../../src/core/sync/authority.ts';
import { embeddedLog } from '../../src/core/sync/embedded-log.ts';
import { contentHashOf } from '../../src/core/sync/entry.ts';
import { insertPending, pendingByOrd, pendingOrds } from '../../src/core/sync/pending-store.ts';
import { openUpgraded } from '../../src/core/sync/upgrade.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import { soloReplica } from '../support/solo-replica.ts';
import stored from './v1-outbox.json' with { type: 'json' };
import type { OldOutbox } from './write-v1-outbox.ts';

const outbox = stored as unknown as OldOutbox;

/** What version 1's words have become; the third said nothing a computer can tell, and stays readable. */
const SPLIT = [
  { customerCode: 'C-B-000001', net: 30, days: null, percent: null, prepaid: 0, note: null },
  { customerCode: 'C-B-000002', net: 30, days: 10, percent: 2_000_000, prepaid: 0, note: null },
  {
    customerCode: 'C-B-000003',
    net: null,
    days: null,
    percent: null,
    prepaid: null,
    note: 'Call first\nTerms: as agreed with Kim',
  },
  { customerCode: 'C-B-000004', net: null, days: null, percent: null, prepaid: null, note: null },
];

const CUSTOMERS = `SELECT customerCode, customerNetDays AS net, customerDiscountDays AS days,
  customerDiscountPercent AS percent, customerPrepaid AS prepaid, note FROM parties ORDER BY customerCode`;

test('an outbox of version 1 is still what its hashes say', () => {
  for (const { id, contentHash, body } of outbox.items) {
    expect(body.slice(0, 2)).toEqual(['customer.create', 1]);
    expect(contentHashOf(id, body)).toBe(contentHash);
  }
});

test('the server accepts it and keeps what it says, the numbers read out on the phone included', () => {
  const { replica, rows, owner } = soloReplica();
  expect(outbox.items.map(({ body }) => body[2])).toEqual(outbox.items.map(() => owner));
  const ports = { grantProblem: () => null, clampNow: (now: number) => now, alarm: () => {} };
  const { code: _, incarnation } = outbox.workstation;
  const items = outbox.items.map(({ id, counter, body }) => ({
    id,
    counter,
    body,
    incarnation,
    workstation: 'workstation-b',
  }));
  const request = { epoch: 'solo', workstation: 'workstation-b', incarnation, items };
  const reply = push({ replica, log: embeddedLog(replica), ports }, request);
  expect(reply).toMatchObject({ stop: null, verdicts: items.map(() => ({ kind: 'accepted' })) });
  expect(rows(CUSTOMERS)).toEqual(SPLIT);
});

test('the workstation shows it so after the update, before any server has seen it', () => {
  const old = soloReplica();
  const { incarnation } = outbox.workstation;
  writeMeta(old.replica.db, { code: 'B', incarnation, workstation: 'workstation-b', authority: false });
  for (const { id, counter, contentHash, body } of outbox.items) {
    const run = { effects: [], watch: [], blocked: null, documents: new Set<string>(), independent: false };
    insertPending(old.replica.db, { id, incarnation, counter, contentHash, body }, run);
  }
  const migrations = readMigrations();
  const next = { number: migrations.length + 1, title: 'the next release', sql: '' };
  const core = daybookCore([...migrations, next]);
  const { replica } = openUpgraded(openDatabase(old.replica.db.sqlite.serialize()), core, { capture: true });
  expect(replica.db.q(CUSTOMERS).all()).toEqual(SPLIT);
  const waiting = pendingOrds(replica.db).map((ord) => pendingByOrd(replica.db, replica.schema, ord));
  expect(waiting.map(({ blocked }) => blocked)).toEqual([null, null, null, null]);
  expect(waiting.map(({ body }) => body)).toEqual(outbox.items.map(({ body }) => body));
});

test('a version nobody ever wrote is refused and not guessed at', () => {
  const solo = soloReplica();
  const result = solo.attempt('customer.create', {}, solo.owner, 3);
  expect(result).toMatchObject({ ok: false, refusal: { code: 'command.version-unknown' } });
});
