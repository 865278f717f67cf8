import { headFields } from '../../shared/company/import-fields.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { Cell } from './cell-reader.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ReadRow, RowFailure, RowReader } from './row-reader.ts';

/** What stands once per document, agreed between its lines: cells in the slots of the reader. */
export type Head =
  | { readonly ok: true; readonly cells: readonly Cell[]; readonly remarks: readonly Refusal[] }
  | { readonly ok: false; readonly failure: RowFailure };

/**
 * Lines that differ in such a field are refused (`import.lines-disagree`) unless the mapping settles it, which leaves
 * a remark: `import.two-times`, `import.values-differ`.
 */
export function headReader(
  reader: RowReader,
  mapping: ImportMapping,
): (key: string, lines: readonly ReadRow[]) => Head {
  const fields = headFields.flatMap((field) => {
    const slot = reader.slotOf(field);
    return slot === -1 ? [] : [{ field, slot, differ: mapping.group.differ[field] ?? 'refuse' }];
  });
  return (key, lines) => {
    const cells = lines[0]?.cells.slice() ?? [];
    const remarks: Refusal[] = [];
    for (const { field, slot, differ } of fields) {
      const others = otherValues(lines, slot);
      if (others.length === 0) continue;
      const values = [cells[slot] ?? null, ...others];
      const column = reader.columnOf(field);
      const params = { key, column, first: shown(values[0]), other: shown(values[1]) };
      if (differ === 'refuse') {
        return { ok: false, failure: { column, reason: refusal('import.lines-disagree', params) } };
      }
      if (differ === 'first') {
        remarks.push(refusal('import.values-differ', params));
        continue;
      }
      const times = values.filter((value) => typeof value === 'string').toSorted();
      cells[slot] = times[0] ?? null;
      remarks.push(refusal('import.two-times', { earliest: times[0] ?? null, latest: times.at(-1) ?? null }));
    }
    return { ok: true, cells, remarks };
  };
}

function otherValues(lines: readonly ReadRow[], slot: number): readonly Cell[] {
  const first = lines[0]?.cells[slot];
  const others: Cell[] = [];
  for (const line of lines) {
    const value = line.cells[slot] ?? null;
    if (value !== first && !others.includes(value)) others.push(value);
  }
  return others;
}

function shown(value: Cell | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
