import { expect, test } from 'vitest';
import { mappingOf } from '../../../tests/support/import-reading.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { UnknownWords } from './unknown-words.ts';

const mapping = mappingOf('items', { key: 'No', description: 'Name', unit: 3, note: 'Note' });

function cell(column: string | null, code: string, text: string) {
  return { row: 2, column, given: text, refusal: refusal(code, { text }) };
}

test('words that are no codes are told once, the most frequent first, with what they probably mean', () => {
  const words = new UnknownWords(mapping, ['No', 'Name', 'UOM', 'Note']);
  words.add(cell('UOM', 'import.value-unknown', 'Spule'));
  // A command names the column as the mapping does: by its place.
  for (const column of ['UOM', '3']) words.add(cell(column, 'import.unit-unreadable', 'pcs'));
  expect(words.words).toEqual([
    { field: 'unit', column: 'UOM', word: 'pcs', rows: 2, proposal: { code: 'EA', name: 'each' } },
    { field: 'unit', column: 'UOM', word: 'Spule', rows: 1, proposal: null },
  ]);
});

test('what fails for another reason, or in a field without codes, is no unknown word', () => {
  const words = new UnknownWords(mapping, ['No', 'Name', 'UOM', 'Note']);
  words.add(cell('UOM', 'import.too-long', 'pcs'));
  words.add(cell('Note', 'import.value-unknown', 'pcs'));
  words.add(cell(null, 'import.unit-unreadable', 'pcs'));
  expect(words.words).toEqual([]);
});
