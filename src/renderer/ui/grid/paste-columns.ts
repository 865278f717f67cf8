import type { GridColumn } from './grid-column.ts';
import type { PasteColumns } from './grid-event.ts';
import type { GridSetup } from './grid-state.ts';

export interface PasteBlock {
  readonly rows: readonly (readonly string[])[];
  readonly columns: PasteColumns;
  /** The first row named columns and is not among the rows. */
  readonly headed: boolean;
}

/**
 * Which column each column of a block goes to. Two or more names in its first row are a heading and decide; one column on
 * an empty line is the item, two are item and quantity; else it runs from the focused column to the right.
 */
export function pasteBlock(
  cells: readonly (readonly string[])[],
  setup: GridSetup,
  from: { readonly column: string; readonly onEmptyLine: boolean },
  chosen?: PasteColumns,
): PasteBlock {
  const named = headingOf(cells[0] ?? [], setup.columns);
  const rows = named ? cells.slice(1) : cells;
  if (chosen) return { rows, columns: chosen, headed: named !== null };
  if (named) return { rows, columns: named, headed: true };
  const width = Math.max(0, ...cells.map((row) => row.length));
  return { rows, columns: columnsFrom(setup, from, width), headed: false };
}

/** The columns that a row of names means; null when fewer than two cells name one. */
export function headingOf(row: readonly string[], columns: readonly GridColumn[]): PasteColumns | null {
  const left = new Set(columns);
  const found = row.map((cell) => {
    const name = plainName(cell);
    const column = [...left].find(
      (candidate) =>
        name !== '' && (plainName(candidate.title) === name || candidate.headings?.includes(name)),
    );
    if (column) left.delete(column);
    return column?.id ?? null;
  });
  return found.filter((id) => id !== null).length >= 2 ? found : null;
}

function columnsFrom(
  setup: GridSetup,
  from: { readonly column: string; readonly onEmptyLine: boolean },
  width: number,
): PasteColumns {
  const { itemColumn, quantityColumn } = setup;
  const atItem = from.column === itemColumn || setup.columns[0]?.id === from.column;
  if (from.onEmptyLine && itemColumn && width === 1) return [itemColumn];
  if (from.onEmptyLine && atItem && itemColumn && quantityColumn && width === 2)
    return [itemColumn, quantityColumn];
  const at = Math.max(
    0,
    setup.columns.findIndex(({ id }) => id === from.column),
  );
  return Array.from({ length: width }, (_, place) => setup.columns[at + place]?.id ?? null);
}

function plainName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[.:#\s]+$/, '')
    .replace(/\s+/g, ' ');
}
