import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, openDatabase } from '../core/platform/database.ts';
import { migrate } from '../core/platform/migrator.ts';
import { readMigrations } from '../node/migration-files.ts';
import { deskMark, forgetDesk } from './desk-mark.ts';
import { savePreference, showPreferences } from './preferences.ts';
import {
  type Desk,
  discardBuffer,
  listBuffers,
  MOST_BUFFER_BYTES,
  restoreBuffer,
  saveBuffer,
  showBuffer,
} from './typing-buffers.ts';

const DAY = 24 * 60 * 60 * 1000;

let folder: string;
let db: Db;
let dana: Desk;
const draft = { buffer: 'b1', kind: 'order', title: 'Acme, 2 lines', body: { lines: ['GL-7701'] } };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'typing-'));
  db = openDatabase(join(folder, 'desk.db'));
  migrate(db, readMigrations());
  dana = { db, person: 'dana', now: 1000 };
});
afterEach(() => {
  db.sqlite.close();
  rmSync(folder, { recursive: true });
});

test('what was typed is there for another window the moment the save has answered', () => {
  expect(saveBuffer(dana, { ...draft, version: 0 })).toEqual({ ok: true, value: { version: 1 } });
  const other = openDatabase(join(folder, 'desk.db'));
  expect(showBuffer({ ...dana, db: other }, 'b1')).toMatchObject({
    ok: true,
    value: { title: 'Acme, 2 lines', body: draft.body, version: 1, base: null, startedAt: 1000 },
  });
  other.sqlite.close();
});

test('two windows on one draft do not overwrite each other silently', () => {
  saveBuffer(dana, { ...draft, version: 0 });
  saveBuffer(dana, { ...draft, body: 'first window', version: 1 });
  const second = { ...draft, body: 'second window', version: 1 };
  expect(saveBuffer(dana, second)).toMatchObject({
    refusal: { code: 'buffer.newer-elsewhere', params: { version: 2, discarded: 0 } },
  });
  expect(saveBuffer(dana, { ...second, version: 0 })).toMatchObject({ ok: false });
  expect(showBuffer(dana, 'b1')).toMatchObject({ value: { body: 'first window', version: 2 } });
});

test('nobody reads or writes what somebody else types', () => {
  saveBuffer(dana, { ...draft, version: 0 });
  const luis = { ...dana, person: 'luis' };
  expect(listBuffers(luis, false)).toEqual([]);
  expect(showBuffer(luis, 'b1')).toMatchObject({ refusal: { code: 'buffer.not-yours' } });
  expect(saveBuffer(luis, { ...draft, version: 1 })).toMatchObject({ refusal: { code: 'buffer.not-yours' } });
  discardBuffer(luis, 'b1');
  expect(listBuffers(dana, false)).toHaveLength(1);
});

test('a discarded draft can be had back for 30 days, and a window that still types on it hears of it', () => {
  saveBuffer(dana, { ...draft, version: 0 });
  discardBuffer(dana, 'b1');
  expect(listBuffers(dana, false)).toEqual([]);
  expect(listBuffers(dana, true)).toMatchObject([{ id: 'b1', discardedAt: 1000 }]);
  expect(saveBuffer(dana, { ...draft, version: 1 })).toMatchObject({
    refusal: { code: 'buffer.newer-elsewhere', params: { discarded: 1 } },
  });
  expect(restoreBuffer(dana, 'b1')).toMatchObject({ value: { version: 3 } });
  discardBuffer(dana, 'b1');
  discardBuffer({ ...dana, now: 1000 + 29 * DAY }, 'another');
  expect(listBuffers(dana, true)).toHaveLength(1);
  discardBuffer({ ...dana, now: 1001 + 30 * DAY }, 'another');
  expect(restoreBuffer(dana, 'b1')).toMatchObject({ refusal: { code: 'buffer.not-yours' } });
});

test('a draft holds a mebibyte and no more', () => {
  const body = 'x'.repeat(MOST_BUFFER_BYTES - 2);
  expect(saveBuffer(dana, { ...draft, body, version: 0 })).toMatchObject({ ok: true });
  expect(saveBuffer(dana, { ...draft, body: `${body}x`, version: 1 })).toMatchObject({
    refusal: { code: 'buffer.too-big' },
  });
});

test('how somebody likes things is theirs, by name, until taken back', () => {
  savePreference(dana, 'order.list.columns', ['number', 'party']);
  savePreference(dana, 'theme', 'dark');
  savePreference({ ...dana, person: 'luis' }, 'theme', 'light');
  expect(showPreferences(dana, 'order.')).toEqual({ 'order.list.columns': ['number', 'party'] });
  savePreference(dana, 'theme', null);
  expect(showPreferences(dana, '')).toEqual({ 'order.list.columns': ['number', 'party'] });
});

test('every write moves the mark other windows watch, and a company that moves takes nothing of a desk along', () => {
  const before = deskMark(db);
  saveBuffer(dana, { ...draft, version: 0 });
  const after = deskMark(db);
  expect(after).not.toBe(before);
  savePreference(dana, 'theme', 'dark');
  expect(deskMark(db)).not.toBe(after);
  forgetDesk(db);
  expect(listBuffers(dana, false)).toEqual([]);
  expect(showPreferences(dana, '')).toEqual({});
});
