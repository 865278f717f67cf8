import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../tests/support/shelf-workstation.ts';
import { createCompany } from './company-create.ts';
import { ORPHAN_MS } from './file-sweep.ts';
import { answerLocally } from './local-calls.ts';
import { MOST_PAPERS } from './typing-papers.ts';
import type { PersonSession, Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';

const company = { name: 'Acme', currency: 'USD', owner: { name: 'Olga', password: 'a good long password' } };
const STRANGER: PersonSession = { person: 'somebody', grant: null };

let folder: string;
let workstation: Workstation;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-papers-'));
  workstation = must(await createCompany({ folder: join(folder, 'data'), company }));
});
afterEach(async () => {
  await workstation.close();
  rmSync(folder, { recursive: true, force: true });
});

async function drop(name: string, buffer = 'b1'): Promise<string> {
  const content = Buffer.from(`%PDF-1.7 ${name}`);
  const { upload } = must(workstation.files.begin(name, content.length));
  must(workstation.files.part(upload, 0, content));
  const kept = await call('local.buffer-paper-keep', { buffer, upload });
  return (must(kept) as { sha256: string }).sha256;
}

async function call(command: string, input: unknown, as?: PersonSession) {
  const answer = await answerLocally(workstation, 'command', command, input, as);
  if (!answer) throw new Error(command);
  return answer;
}

const names = (as?: PersonSession) => must(workstation.desk.listPapers('b1', as)).map(({ name }) => name);
const documents = () => {
  const answer = workstation.query({ query: 'document.list', input: { record: 'company' } });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return (answer.output as { documents: { name: string; kind: string }[] }).documents;
};

test('a paper dropped beside what is typed is there and readable for who dropped it, and for nobody else', async () => {
  const sha256 = await drop('po.pdf');
  await drop('po.pdf');
  expect(names()).toEqual(['po.pdf']);
  expect(workstation.files.read(sha256, 0, 8)).toMatchObject({ ok: true });
  expect(names(STRANGER)).toEqual([]);
  expect(workstation.files.read(sha256, 0, 8, STRANGER)).toMatchObject({ ok: false });
  await call('local.buffer-paper-drop', { buffer: 'b1', sha256 }, STRANGER);
  expect(names()).toEqual(['po.pdf']);
  await call('local.buffer-paper-drop', { buffer: 'b1', sha256 });
  expect(names()).toEqual([]);
});

test('papers are filed as source papers on what it became, once, however often it is said', async () => {
  await drop('po.pdf');
  await drop('mail.pdf');
  const file = { buffer: 'b1', record: 'company' };
  expect(await call('local.buffer-papers-file', file)).toMatchObject({ value: { filed: 2 } });
  expect(await call('local.buffer-papers-file', file)).toMatchObject({ value: { filed: 0 } });
  expect(documents().map(({ name, kind }) => [name, kind])).toEqual(
    expect.arrayContaining([
      ['po.pdf', 'source paper'],
      ['mail.pdf', 'source paper'],
    ]),
  );
  expect(documents()).toHaveLength(2);
  expect(await call('local.buffer-papers-file', { ...file, record: 'nothing' })).toMatchObject({
    refusal: { code: 'documents.no-such-record' },
  });
});

test('an order being typed holds so many papers and no more', async () => {
  for (let count = 0; count < MOST_PAPERS; count++) await drop(`po-${count}.pdf`);
  await expect(drop('one-more.pdf')).rejects.toThrow('buffer.papers-too-many');
});

test('a paper that waits for its order is not freed, however long it waits', async () => {
  const sha256 = await drop('po.pdf');
  const old = new Date(Date.now() - ORPHAN_MS - 60_000);
  utimesSync(join(folder, 'data', 'files', sha256), old, old);
  await workstation.close();
  workstation = must(await openWorkstation({ folder: join(folder, 'data') }));
  expect(workstation.files.read(sha256, 0, 8)).toMatchObject({ ok: true });
});
