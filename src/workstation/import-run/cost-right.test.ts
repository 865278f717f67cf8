import { expect, test } from 'vitest';
import { shippedMapping } from '../importing/shipped-mappings.ts';
import { fileOf } from '../importing/source-file.ts';
import { openTable } from '../importing/source-opening.ts';
import { maySetCosts, takesCosts } from './cost-right.ts';

const asking = (permissions: readonly string[], labels: readonly string[]) =>
  maySetCosts(() => ({ ok: true, output: { permissions, labels } }));

test('costs are imported by whoever may set them, where costs are kept', () => {
  expect(asking(['items.set-cost'], ['costs'])).toEqual({ ok: true, value: null });
  expect(asking(['imports.run'], ['costs'])).toMatchObject({ refusal: { code: 'people.no-permission' } });
  expect(asking(['items.set-cost'], [])).toMatchObject({ refusal: { code: 'items.costs-not-here' } });
});

test('the right is asked for only where the file has costs', async () => {
  const mapping = shippedMapping('items');
  const opened = async (header: string) => {
    const table = await openTable(fileOf('items.csv', { 'items.csv': `${header}\n1,2,3\n` }), mapping.source);
    if (!table.ok) throw new Error(table.refusal.code);
    return takesCosts(mapping, table.value);
  };
  expect(await opened('Number,Description,Cost')).toBe(true);
  expect(await opened('Number,Description,Group')).toBe(false);
});
