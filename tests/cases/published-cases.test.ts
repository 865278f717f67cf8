import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCases } from './case-file.ts';
import { caseKinds } from './case-kinds.ts';

describe.each(caseKinds.flatMap(({ files, ...kind }) => files.map((file) => [file, kind] as const)))(
  '%s',
  (file, { columns, run }) => {
    test.each(readCases(file, columns).map((published) => [published.name, published] as const))(
      '%s',
      (_, published) => run(published),
    );
  },
);

test('every case file of this folder is tried', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.csv'));
  expect(caseKinds.flatMap((kind) => kind.files).toSorted()).toEqual(files.toSorted());
});
