import { describe, expect, test } from 'vitest';
import type { ColumnProfile, MappingFile } from '../sync/import-inspection.ts';
import {
  answerQuestion,
  asDrafts,
  assignColumn,
  assignedFields,
  columnQuestions,
  missingFields,
} from './import-draft.ts';

function column(header: string, more: Partial<ColumnProfile> = {}): ColumnProfile {
  const none = { numberStyle: null, dateFormats: null, flags: null, ambiguity: null };
  return { header, type: 'text', filled: 1, samples: ['x'], distinct: 1, words: [], ...none, ...more };
}

const styles = [
  { decimalMark: '.', groupMark: ',' },
  { decimalMark: ',', groupMark: null },
] as const;
const price = column('Price', {
  type: 'decimal',
  numberStyle: styles[0],
  ambiguity: { kind: 'decimal-mark', example: '1,234', choices: styles },
});
const columns = { columns: [column('Art. no.'), column('Text'), price, column('Text')] };
const items: MappingFile = { kind: 'items', system: 'old', fields: {} };

describe('a mapping that a person makes', () => {
  test('names what is needed and has no column yet', () => {
    expect(missingFields(items)).toEqual(['key', 'description']);
    expect(missingFields(assignColumn(items, columns, 1, 'key'))).toEqual(['description']);
    const stock: MappingFile = { kind: 'stock', system: 'old', fields: { quantity: { column: 'Qty' } } };
    expect(missingFields(stock)).toEqual(['itemKey']);
    const orders: MappingFile = { kind: 'orders', system: 'old', fields: {} };
    expect(missingFields(orders)).toContain('unitPrice');
    expect(missingFields(asDrafts(orders, true))).toEqual(['key', 'itemKey', 'quantity', 'customerKey']);
  });

  test('gives a field one column and a column one field, whichever came first', () => {
    const both = assignColumn(assignColumn(items, columns, 1, 'key'), columns, 2, 'key');
    expect([...assignedFields(both, columns)]).toEqual([[2, ['key']]]);
    const other = assignColumn(both, columns, 2, 'description', 'key');
    expect([...assignedFields(other, columns)]).toEqual([[2, ['description']]]);
    expect(assignColumn(other, columns, 2, null, 'description').fields).toEqual({});
  });

  test('names a column by its header, and by its place where two have the same', () => {
    const mapping = assignColumn(assignColumn(items, columns, 1, 'key'), columns, 4, 'note');
    expect(mapping.fields).toEqual({ key: { column: 'Art. no.', required: true }, note: { column: 4 } });
    expect([...assignedFields(mapping, columns)]).toEqual([
      [1, ['key']],
      [4, ['note']],
    ]);
  });

  test('asks what 1,234 means only of a column that is read as a number, and keeps the answer', () => {
    expect(columnQuestions(assignColumn(items, columns, 3, 'note'), columns)).toEqual([]);
    const mapping = assignColumn(items, columns, 3, 'listPrice');
    const [question] = columnQuestions(mapping, columns);
    if (!question) throw new Error('a question');
    expect(question).toMatchObject({ at: 3, header: 'Price', field: 'listPrice' });
    expect(mapping.fields.listPrice).toEqual({ column: 'Price', decimalMark: '.', groupMark: ',' });
    expect(answerQuestion(mapping, question, 1).fields.listPrice).toEqual({
      column: 'Price',
      decimalMark: ',',
    });
    expect(answerQuestion(mapping, question, 9)).toBe(mapping);
  });

  test('asks whether 0.15 is a share or percent only where no cell is above 1', () => {
    const discount = (...cells: string[]) => {
      const words = cells.map((word) => ({ word, count: 1 }));
      return { columns: [column('Discount', { type: 'decimal', words })] };
    };
    const mapped = (file: typeof columns) =>
      assignColumn({ ...items, kind: 'orders' }, file, 1, 'discountPercent');
    const shares = discount('0.0', '0.15', '1');
    const [question] = columnQuestions(mapped(shares), shares);
    if (!question) throw new Error('a question');
    expect(question.ambiguity).toMatchObject({ kind: 'percent', example: '0.15' });
    const answered = answerQuestion(mapped(shares), question, 0);
    expect(answered.fields.discountPercent).toMatchObject({ column: 'Discount', written: 'fraction' });
    for (const file of [discount('0.5', '15'), discount('0', '1')])
      expect(columnQuestions(mapped(file), file)).toEqual([]);
  });
});
