import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localCalls, ownCompany } from '../../../tests/support/own-company.ts';
import { joinFile, joinsOf } from '../../shared/company/import-joins.ts';
import type { InspectedFile, MappingFile } from '../../shared/sync/import-inspection.ts';
import { shippedMapping } from '../importing/shipped-mappings.ts';
import type { Workstation } from '../workstation.ts';

let workstation: Workstation;
let end: () => Promise<void>;
beforeAll(async () => {
  ({ workstation, end } = await ownCompany());
});
afterAll(() => end());

const { answer, call, ended } = localCalls(() => workstation);

const part = (upload: string | null, name: string, text: string, offset = 0) => ({
  upload,
  name,
  offset,
  bytes: Buffer.from(text).toString('base64'),
});

async function brought(name: string, text: string): Promise<string> {
  return (await call<{ upload: string }>('command', 'import-upload', part(null, name, text))).upload;
}

const ITEMS = 'Item,Description,Cat\nI1,Rope,7\nI2,Wick,8\n';
const GROUPS = 'Cat;Item group\n7;Rigging\n9;Oil\n';

describe('a file joined to another', () => {
  test('is brought beside it, once more when it was put right, and looked at by its name', async () => {
    const upload = await brought('items.csv', ITEMS);
    await call(
      'command',
      'import-join',
      part(upload, 'groups.csv', 'Cat;Item group;Wrong and longer\n1;2;3\n'),
    );
    await call('command', 'import-join', part(upload, 'groups.csv', GROUPS));
    const looked = await call<InspectedFile>('query', 'import-inspect', { upload, joined: 'groups.csv' });
    expect(looked).toMatchObject({ file: 'groups.csv', delimiter: ';', rowCount: 2 });
    expect(await call('query', 'import-inspect', { upload })).toMatchObject({ file: 'items.csv' });
    expect(await answer('command', 'import-join', part(upload, 'items.csv', ITEMS))).toMatchObject({
      refusal: { code: 'import.joined-to-itself' },
    });
    expect(await answer('query', 'import-inspect', { upload, joined: 'other.csv' })).toMatchObject({
      refusal: { code: 'import.not-joined', params: { file: 'other.csv' } },
    });
  });

  test('is read in its own way, and a row that finds nothing in it is refused at its cell', async () => {
    const upload = await brought('items.csv', ITEMS);
    await call('command', 'import-join', part(upload, 'groups.csv', GROUPS));
    const main = await call<InspectedFile>('query', 'import-inspect', { upload });
    const groups = await call<InspectedFile>('query', 'import-inspect', { upload, joined: 'groups.csv' });
    const suggested = main.suggestions.find(({ kind }) => kind === 'items')?.mapping as MappingFile;
    const mapping = joinFile(suggested, main.columns, groups);
    expect(mapping.fields.group).toEqual({ column: 'Item group', from: joinsOf(mapping)[0]?.name });
    const { run } = await call<{ run: string }>('command', 'import-check', { upload, mapping });
    expect(await ended(run)).toMatchObject({
      report: { totals: { created: 1, refused: 1 } },
      failed: [{ row: 3, column: 'Cat', given: '8', refusal: { code: 'import.lookup-missing' } }],
    });
  });
});

describe('a mapping file', () => {
  test('is opened with all it says, whatever screens know of it', async () => {
    const text = JSON.stringify(shippedMapping('northwind-orders'));
    expect(await call('query', 'import-mapping', { text })).toEqual(shippedMapping('northwind-orders'));
  });

  test.each([
    ['no JSON', 'import.mapping-unreadable'],
    ['{"format": "daybook-import-mapping"}', 'import.mapping-invalid'],
  ])('that is none is refused: %s', async (text, code) => {
    expect(await answer('query', 'import-mapping', { text })).toMatchObject({ refusal: { code } });
  });
});
