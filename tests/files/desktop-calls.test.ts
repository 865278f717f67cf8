import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DesktopWish } from '../../src/shared/desktop/desktop-messages.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import { answerByDesktop } from '../../src/workstation/desktop-calls.ts';
import { desktopDoor, type HeldDoor } from '../../src/workstation/desktop-door.ts';
import { type FiledPaper, orderPaper } from '../../src/workstation/papers/order-papers.ts';
import { emptySeat, takenSeat, type WorkstationSeat } from '../../src/workstation/workstation-seat.ts';
import { type PaperOffice, paperOffice } from '../support/paper-office.ts';
import { must } from '../support/shelf-workstation.ts';

let office: PaperOffice;
let paper: FiledPaper;
beforeAll(async () => {
  office = await paperOffice();
  const order = office.order([{ item: office.item('HX-1', 'Bolt'), quantity: 1_000_000, unitPrice: 100 }]);
  paper = must(await orderPaper(office.workstation, { order, kind: 'order confirmation' }));
});
afterAll(() => office.end());

let door: HeldDoor;
let asked: DesktopWish[];
/** What the main process answers to everything it is asked. */
let answer: string | null;
beforeEach(() => {
  asked = [];
  answer = null;
  door = desktopDoor((wish, what) => {
    asked.push(what);
    queueMicrotask(() => door.answer(wish, answer));
  });
});

function call(name: string, input: unknown, seat: WorkstationSeat = takenSeat(office.workstation)) {
  const answered = answerByDesktop(door, seat, name, input, undefined);
  if (!answered) throw new Error(`${name} is no call of the desktop`);
  return answered;
}
const codeOf = (answered: Result<unknown>) => (answered.ok ? 'ok' : answered.refusal.code);

function opened(name: string, content = 'Number,Name\nC-9,Bluewater\n'): string {
  const file = join(office.folder, name);
  writeFileSync(file, content);
  door.offer(name, file);
  return name;
}

describe('a list that is opened with Daybook', () => {
  test('waits to be imported, whole and under its name, and its token is spent', async () => {
    const token = opened('customers.csv');
    expect(await call('local.opened-file', { opened: token })).toEqual({
      ok: true,
      value: { name: 'customers.csv', kind: 'table' },
    });
    const taken = await call('local.opened-import', { opened: token });
    const { upload, name } = must(taken) as { upload: string; name: string };
    expect(name).toBe('customers.csv');
    const copy = must((await office.workstation.imports()).uploads.path(upload));
    expect(readFileSync(copy, 'utf8')).toBe('Number,Name\nC-9,Bluewater\n');
    expect(copy).not.toBe(join(office.folder, 'customers.csv'));
    expect(codeOf(await call('local.opened-import', { opened: token }))).toBe('desktop.nothing-opened');
  });

  test('is known by the token the main process gave out, and by nothing else', async () => {
    writeFileSync(join(office.folder, 'secret.csv'), 'a,b');
    for (const guess of [join(office.folder, 'secret.csv'), '../secret.csv', 'x'])
      expect(codeOf(await call('local.opened-import', { opened: guess }))).toBe('desktop.nothing-opened');
  });

  test('waits for somebody who is signed in', async () => {
    const token = opened('items.csv');
    const seat = emptySeat({ folder: join(office.folder, 'empty') });
    expect(codeOf(await call('local.opened-import', { opened: token }, seat))).toBe('seat.empty');
  });
});

describe('a backup', () => {
  const empty = (name: string) => emptySeat({ folder: join(office.folder, name) });

  test('is saved where the person says, over a file only once it is whole, and opened on another computer', async () => {
    const file = join(office.folder, 'acme.daybookbackup');
    writeFileSync(file, 'an older one');
    answer = file;
    expect(must(await call('local.save-backup', {}))).toEqual({ file });
    expect(asked).toEqual([{ kind: 'place-backup', name: 'Acme Trading.daybookbackup' }]);
    expect(existsSync(`${file}.being-written`)).toBe(false);
    door.offer('b1', file);
    const seat = empty('moved');
    expect(await call('local.opened-restore', { opened: 'b1' }, seat)).toEqual({ ok: true, value: null });
    expect(seat.workstation()?.status().company).toBe('Acme Trading');
    await seat.workstation()?.close();
  });

  test('is not saved where the person wants none', async () => {
    expect(must(await call('local.save-backup', {}))).toEqual({ file: null });
  });

  test('is not opened where a company is, nor is something else taken for one', async () => {
    const token = opened('letter.daybookbackup', 'Dear Olga');
    expect(codeOf(await call('local.opened-restore', { opened: token }))).toBe('seat.taken');
    const seat = empty('other');
    expect(codeOf(await call('local.opened-restore', { opened: token }, seat))).toBe('backup.not-a-backup');
    expect(seat.view().state).toBe('empty');
  });
});

describe('a paper', () => {
  test('is printed from where it is filed', async () => {
    answer = 'printed';
    const { sha256, name } = paper;
    expect(must(await call('local.print-file', { sha256, name }))).toEqual({ outcome: 'printed' });
    const [wish] = asked;
    expect(wish?.kind === 'print' && readFileSync(wish.file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('that is nobody’s document here is not printed', async () => {
    const nobodys = { sha256: 'a'.repeat(64), name: 'a' };
    expect(codeOf(await call('local.print-file', nobodys))).not.toBe('ok');
    expect(codeOf(await call('local.print-file', { sha256: '../keys.json', name: 'a' }))).toBe(
      'input.invalid',
    );
    expect(asked).toEqual([]);
  });

  test('whose printing came to nothing says so, whatever the system called it', async () => {
    answer = 'out of toner';
    const { sha256, name } = paper;
    expect(must(await call('local.print-file', { sha256, name }))).toEqual({ outcome: 'failed' });
  });
});

test('without the desktop each of these is refused in words', async () => {
  const seat = takenSeat(office.workstation);
  const answered = await answerByDesktop(null, seat, 'local.save-backup', {}, undefined);
  expect(answered && codeOf(answered)).toBe('desktop.only');
  expect(answerByDesktop(door, seat, 'local.status', {}, undefined)).toBeNull();
});
