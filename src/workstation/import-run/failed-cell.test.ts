import { expect, test } from 'vitest';
import { mappingOf } from '../../../tests/support/import-reading.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { failedRecordCell } from './failed-cell.ts';

const mapping = mappingOf('prices', { itemKey: 'Art. no.', price: 'Price', unit: 'UOM' });

test('a refused record fails at the cell of its field, or of the record that it names', () => {
  const unit = refusal('import.unit-unreadable', { field: 'unit', text: 'pcs' });
  expect(failedRecordCell(mapping, 7, unit)).toEqual({ row: 7, column: 'UOM', given: 'pcs', refusal: unit });
  const item = refusal('pricing.import-unknown-item', { item: 'X-1' });
  expect(failedRecordCell(mapping, 8, item)).toMatchObject({ column: 'Art. no.', given: 'X-1' });
});

test('it fails as a whole row where the file has no such column', () => {
  const list = refusal('pricing.import-unknown-list', { list: 'Retail' });
  expect(failedRecordCell(mapping, 9, list)).toMatchObject({ column: null, given: null });
});
