import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeId } from '../../shared/kernel/id.ts';
import { importsFolder, readJournal, startJournal } from './import-journal.ts';

const id = makeId(1_700_000_000_000, new Uint8Array(10));
const first = { changeSet: 'cs1', undo: { command: 'item.undo-import', input: { keys: ['a'] } } };
const second = { changeSet: 'cs2', undo: null };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what an import did is read again in its order', () => {
  const journal = startJournal(folder, id);
  journal.add([first]);
  journal.add([second]);
  journal.close();
  expect(readJournal(folder, id)).toEqual({ ok: true, value: [first, second] });
});

test('an import that did nothing leaves nothing', () => {
  const journal = startJournal(folder, id);
  journal.add([]);
  journal.close();
  expect(readdirSync(importsFolder(folder))).toEqual([]);
  expect(readJournal(folder, id)).toBeNull();
});

test('a line that a crash cut short is left out; any other damage is said', () => {
  const journal = startJournal(folder, id);
  journal.add([first]);
  journal.close();
  const file = join(importsFolder(folder), `${id}.jsonl`);
  appendFileSync(file, '{"changeSet":"cs');
  expect(readJournal(folder, id)).toEqual({ ok: true, value: [first] });
  writeFileSync(file, 'not a step\n');
  expect(readJournal(folder, id)).toMatchObject({ ok: false, refusal: { code: 'import.journal-damaged' } });
});

test.each(['../../secrets', '', '.', id.toUpperCase()])('no other word finds a journal: %j', (word) => {
  writeFileSync(join(folder, 'secrets.jsonl'), '');
  expect(readJournal(folder, word)).toBeNull();
});
