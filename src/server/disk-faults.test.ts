import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { setDisk } from '../../tests/support/failing-disk.ts';
import { answered, officeCase, peopleOf, refusedWith } from '../../tests/support/server-case.ts';
import { verifyReplica } from '../core/sync/verify.ts';

vi.mock('better-sqlite3', async (actual) => {
  const { failingSqlite } = await import('../../tests/support/failing-disk.ts');
  return failingSqlite(actual);
});

afterEach(() => setDisk());

const isLog = (file: string) => file.endsWith('server.db');
const person = (name: string) => ({ name, roles: [] });
const verdicts = (answer: { kind: string; verdicts?: readonly { kind: string }[] }) =>
  answer.verdicts?.map(({ kind }) => kind);

/** The next commit of the log meets this; all others go well. */
function failOnce(code: string, isDone = false): void {
  let left = 1;
  setDisk((sql, file) => (sql === 'COMMIT' && isLog(file) && left-- > 0 ? { code, isDone } : null));
}

describe('a server whose disk is full', () => {
  test('decides in the space held for this', async () => {
    const { at, desk } = await officeCase();
    const held = join(at.folder, 'ballast');
    writeFileSync(held, 'held');
    setDisk((sql, file) =>
      sql === 'COMMIT' && isLog(file) && existsSync(held) ? { code: 'SQLITE_FULL' } : null,
    );
    const reply = answered(await desk.push(desk.item('person.add', person('Mia'))));
    expect(verdicts(reply)).toEqual(['accepted']);
    expect(existsSync(held)).toBe(false);
  });

  test('decides nothing and refuses nothing without it: the same work is accepted when there is room', async () => {
    const { at, desk } = await officeCase();
    const item = desk.item('person.add', person('Mia'));
    for (const statement of ['COMMIT', 'INSERT INTO "people"', 'INSERT INTO entry']) {
      setDisk((sql, file) => (isLog(file) && sql.startsWith(statement) ? { code: 'SQLITE_FULL' } : null));
      expect(refusedWith(await desk.push(item)), statement).toBe('server.disk-full');
    }
    setDisk();
    expect(peopleOf(at)).toEqual(['Olga']);
    expect(verdicts(answered(await desk.push(item)))).toEqual(['accepted']);
    expect(at.lines.filter((line) => line.includes('SQLITE_FULL')).length).toBeGreaterThan(2);
  });
});

describe('a server whose write failed', () => {
  test.for([
    ['not kept', false],
    ['kept all the same', true],
  ] as const)(
    'opens its database anew and gives the one verdict when asked again: %s',
    async ([, isDone]) => {
      const { at, desk } = await officeCase();
      const item = desk.item('person.add', person('Mia'));
      const before = at.server.context.database.replica();
      failOnce('SQLITE_IOERR_FSYNC', isDone);
      expect(refusedWith(await desk.push(item))).toBe('server.disk-fault');
      expect(verdicts(answered(await desk.push(item)))).toEqual(['accepted']);
      expect(at.server.context.database.replica()).not.toBe(before);
      expect(peopleOf(at)).toEqual(['Mia', 'Olga']);
      expect(verifyReplica(at.server.context.database.replica()).flatMap(({ faults }) => faults)).toEqual([]);
    },
  );

  test('answers nobody where its database does not prove itself afterwards', async () => {
    const { at, desk } = await officeCase();
    const { db } = at.server.context.database.replica();
    db.q("UPDATE entry SET hash = 'what never was' WHERE seq = (SELECT max(seq) FROM entry)").run();
    failOnce('SQLITE_IOERR_FSYNC');
    const item = desk.item('person.add', person('Mia'));
    expect(refusedWith(await desk.push(item))).toBe('server.disk-fault');
    expect(refusedWith(await desk.push(item))).toBe('server.not-proved');
    expect(refusedWith(await at.transport.health())).toBe('server.not-proved');
  });

  test('keeps its sign-ins when the disk under the credentials failed', async () => {
    const { at, desk } = await officeCase();
    let left = 1;
    setDisk((sql, file) =>
      sql.startsWith('INSERT') && file.endsWith('credentials.db') && left-- > 0
        ? { code: 'SQLITE_IOERR_FSYNC' }
        : null,
    );
    const { token } = desk.signedIn.session;
    const make = () => at.transport.admin(token, 'enrolment-codes', { roles: [] });
    expect(refusedWith(await make())).toBe('server.disk-fault');
    expect(answered(await make())).toMatchObject({ code: expect.any(String) });
  });
});
