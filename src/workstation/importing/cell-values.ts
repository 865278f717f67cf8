import type { Cell } from './cell-reader.ts';
import type { RowReader } from './row-reader.ts';

/** Reads fields out of the cells of rows by name; a field without a rule is null. */
export interface CellValues<Field extends string> {
  readonly text: (cells: readonly Cell[], field: Field) => string | null;
  readonly number: (cells: readonly Cell[], field: Field) => number | null;
  readonly flag: (cells: readonly Cell[], field: Field) => boolean;
}

export function cellValues<Field extends string>(reader: RowReader): CellValues<Field> {
  const slots = new Map<Field, number>();
  const slot = (field: Field): number => {
    const known = slots.get(field) ?? reader.slotOf(field);
    slots.set(field, known);
    return known;
  };
  return {
    text: (cells, field) => {
      const value = cells[slot(field)];
      return typeof value === 'string' ? value : null;
    },
    number: (cells, field) => {
      const value = cells[slot(field)];
      return typeof value === 'number' ? value : null;
    },
    flag: (cells, field) => cells[slot(field)] === true,
  };
}
