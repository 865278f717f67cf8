import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localCalls, ownCompany } from '../../../tests/support/own-company.ts';
import type { RunProgress } from '../../shared/sync/import-runs.ts';
import { shippedMapping } from '../importing/shipped-mappings.ts';
import { answerLocally } from '../local-calls.ts';
import type { Workstation } from '../workstation.ts';
import { ImportDesk } from './import-desk.ts';
import { writeImportRecord } from './import-record-file.ts';

let workstation: Workstation;
let end: () => Promise<void>;
beforeEach(async () => {
  ({ workstation, end } = await ownCompany());
});
afterEach(() => end());

const { call, ended } = localCalls(() => workstation);

const CUSTOMERS = 'Number,Name,Country\nC1,Alpha,DE\nC2,,FR\nC3,Gamma,Atlantis\n';
const mapping = shippedMapping('customers');

async function pasted(text = CUSTOMERS): Promise<string> {
  const { upload } = await call<{ upload: string }>('command', 'import-paste', { text });
  return upload;
}

async function imported(text = CUSTOMERS): Promise<RunProgress> {
  const upload = await pasted(text);
  const { run } = await call<{ run: string }>('command', 'import-start', { upload, mapping });
  return ended(run);
}

describe('the import pages', () => {
  test('take a file in parts, whatever arrives twice', async () => {
    const bytes = Buffer.from(CUSTOMERS);
    const part = (upload: string | null, offset: number, until: number) => ({
      upload,
      name: 'customers.csv',
      offset,
      bytes: bytes.subarray(offset, until).toString('base64'),
    });
    const { upload } = await call<{ upload: string }>('command', 'import-upload', part(null, 0, 20));
    await call('command', 'import-upload', part(upload, 0, 20));
    await call('command', 'import-upload', part(upload, 20, bytes.length));
    expect(await call('query', 'import-inspect', { upload })).toMatchObject({
      file: 'customers.csv',
      rowCount: 3,
      suggestions: [{ kind: 'customers' }, {}, {}, {}, {}, {}],
      remembered: [],
    });
  });

  test('try everything first: which cell fails, why, and nothing is kept', async () => {
    const { run } = await call<{ run: string }>('command', 'import-check', {
      upload: await pasted(),
      mapping,
    });
    const checked = await ended(run);
    expect(checked).toMatchObject({
      purpose: 'check',
      state: 'done',
      failedCount: 2,
      report: { rows: { read: 3, taken: 1, refused: 2 } },
      failed: [
        { row: 3, column: 'Name', given: '', refusal: { code: 'import.required' } },
        { row: 4, column: 'Country', given: 'Atlantis', refusal: { code: 'import.country-unreadable' } },
      ],
    });
    expect(workstation.query({ query: 'party.list', input: { side: 'customer' } })).toMatchObject({
      output: { parties: [] },
    });
  });

  test('import, give back exactly the rows that failed, and know the same file again', async () => {
    const first = await imported();
    expect(first).toMatchObject({ state: 'done', report: { totals: { created: 1, refused: 2 } } });
    const part = await call<{ size: number; bytes: string }>('query', 'import-failed-rows', {
      run: first.run,
    });
    const text = Buffer.from(part.bytes, 'base64').toString('utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(3);
    expect(await imported()).toMatchObject({
      report: { import: null, changeSets: 0, totals: { created: 0, unchanged: 1, refused: 2 } },
    });
  });

  test('remember for everybody how a file was read', async () => {
    const { signature } = await call<{ signature: string }>('query', 'import-inspect', {
      upload: await pasted(),
    });
    const input = { signature, kind: 'customers', mapping: JSON.stringify(mapping) };
    workstation.run({ command: 'import-mapping.save', input });
    expect(await call('query', 'import-inspect', { upload: await pasted() })).toMatchObject({
      remembered: [{ kind: 'customers', mapping: { kind: 'customers', name: 'customers' } }],
    });
  });

  test('take an import back, but for what somebody has touched since, and say who', async () => {
    const { run } = await imported('Number,Name\nC1,Alpha\nC2,Beta\n');
    const found = workstation.query({ query: 'party.list', input: { side: 'customer' } });
    const { parties } = (found as { output: unknown }).output as { parties: { id: string; name: string }[] };
    const beta = parties.find(({ name }) => name === 'Beta')?.id;
    workstation.run({
      command: 'customer.change',
      input: { customer: beta, changes: { website: 'b.test' } },
    });
    await call('command', 'import-undo', { run });
    const person = workstation.people.current()?.person;
    expect(await ended(run)).toMatchObject({
      purpose: 'undo',
      state: 'done',
      undone: {
        removed: 1,
        kept: [
          {
            key: 'C2',
            reason: 'changed',
            record: beta,
            touched: { person, command: 'customer.change', at: expect.any(Number) },
          },
        ],
      },
    });
  });

  test('let others work between two commits, and stop when told to', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `C${i},Customer ${i}`).join('\n');
    const upload = await pasted(`Number,Name\n${rows}\n`);
    const { run } = await call<{ run: string }>('command', 'import-start', { upload, mapping });
    let answers = 0;
    while ((await call<RunProgress>('query', 'import-progress', { run })).rows < 500) {
      expect(workstation.query({ query: 'party.list', input: { side: 'customer' } }).ok).toBe(true);
      answers += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await call('command', 'import-cancel', { run });
    const cancelled = await ended(run);
    expect(answers).toBeGreaterThan(3);
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.report?.rows.taken).toBeLessThan(3_000);
    const { imports } = await call<{ imports: object[] }>('query', 'import-list', { unfinished: true });
    expect(imports).toMatchObject([{ id: run, state: 'cancelled', upload, kind: 'customers' }]);
    const again = await call<{ run: string }>('command', 'import-start', { upload, mapping });
    expect(await ended(again.run)).toMatchObject({
      state: 'done',
      report: { totals: { created: 3_000 - (cancelled.report?.totals.created ?? 0) } },
    });
    expect(await call('query', 'import-list', { unfinished: true })).toEqual({ imports: [] });
  }, 30_000);

  test('show an import that a crash cut as unfinished', async () => {
    const { run } = await imported();
    const [record] = (await workstation.imports()).list();
    if (!record) throw new Error('an import is listed');
    writeImportRecord(workstation.folder, { ...record, state: 'running', process: 2 ** 22 + 1 });
    expect(await call('query', 'import-list', { unfinished: true })).toMatchObject({
      imports: [{ id: run, state: 'interrupted' }],
    });
    await call('command', 'import-leave', { run });
    expect(await call('query', 'import-list', { unfinished: true })).toEqual({ imports: [] });
    expect(await call('query', 'import-show', { run })).toMatchObject({ state: 'left', file: 'pasted.csv' });
  });

  test('know an import of an earlier process by what was written down', async () => {
    const { run, report } = await imported();
    const desk = new ImportDesk(workstation, () => {});
    expect(desk.progress(run)).toMatchObject({
      ok: true,
      value: { run, purpose: 'import', state: 'done', rows: 3, failedCount: 2, failed: [], report },
    });
    expect(desk.progress('01m80zmd8q622h86eqj8qadjag')).toMatchObject({
      refusal: { code: 'import.unknown' },
    });
  });

  test('refuse what is not there', async () => {
    const refusal = async (name: string, input: object) =>
      (await answerLocally(workstation, 'command', `local.${name}`, input, undefined)) as object;
    const gone = '01m80zmd8q622h86eqj8qadjag';
    expect(await refusal('import-start', { upload: gone, mapping })).toMatchObject({
      refusal: { code: 'import.upload-unknown' },
    });
    expect(await refusal('import-undo', { run: '../../x' })).toMatchObject({
      refusal: { code: 'import.unknown' },
    });
    expect(await refusal('import-upload', { upload: '../x', name: 'a', offset: 0, bytes: '' })).toMatchObject(
      {
        refusal: { code: 'import.upload-unknown' },
      },
    );
    expect(readFileSync(join(workstation.folder, 'daybook.db')).length).toBeGreaterThan(0);
  });
});
