import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownCompany } from '../../tests/support/own-company.ts';
import type { Workstation } from './workstation.ts';

let workstation: Workstation;
let end: () => Promise<void>;
beforeAll(async () => {
  ({ workstation, end } = await ownCompany());
});
afterAll(() => end());

test('a line of history says what it was about and the number it gave; an import of many says neither', () => {
  const party = { code: null, name: 'Quay', currency: null, terms: null, website: null, note: null };
  const made = workstation.run({ command: 'customer.create', input: { ...party, customerGroup: null } });
  if (!made.ok) throw new Error(made.refusal.code);
  const { id, code } = made.output as { id: string; code: string };
  const records = Array.from({ length: 400 }, (_, i) => ({
    key: `K${i}`,
    number: `K${i}`,
    name: `Customer ${i}`,
  }));
  const many = workstation.run({ command: 'customer.import', input: { system: 'old', records } });
  expect(many.ok).toBe(true);
  const [imported, created] = workstation.log({ limit: 2 });
  expect(created).toMatchObject({
    command: 'customer.create',
    record: { id, table: 'parties', name: 'Quay' },
    number: code,
    hasInverse: true,
  });
  expect(imported).toMatchObject({ command: 'customer.import', record: null });
  const me = workstation.people.current()?.person ?? '';
  expect(workstation.log({ person: me, limit: 2 })).toEqual([imported, created]);
  expect(workstation.log({ person: 'nobody' })).toEqual([]);
});
