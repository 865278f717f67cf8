import type { May } from '../../../shared/kernel/may.ts';
import type { NumberStyle } from '../../../shared/kernel/typed-number.ts';
import type { CellValue } from './cell-value.ts';
import type { BadCell, GridLine } from './grid-line.ts';
import type { LookupProvider } from './look-up.ts';

export type ColumnKind =
  | 'number'
  | 'text'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'percent'
  | 'amount'
  | 'date'
  | 'tick'
  | 'lookup'
  | 'readonly';

/** Whether a text was typed here, or comes from a block that may have been written in another country. */
export type TextSource =
  | { readonly from: 'typed' }
  | { readonly from: 'pasted'; readonly settled: NumberStyle | undefined };

export type CellReading =
  | { readonly ok: true; readonly value: CellValue; readonly also?: Readonly<Record<string, CellValue>> }
  | { readonly ok: false; readonly bad: Omit<BadCell, 'text'> };

export interface GridColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** Pixels; a column that grows is at least this wide. */
  readonly width: number;
  readonly grows?: boolean;
  readonly align: 'start' | 'end';
  /** Stays at the left when the grid scrolls sideways. */
  readonly frozen?: boolean;
  /** Tab stops here on every line. */
  readonly stop?: boolean;
  /** A line with something in it needs this cell: while it is empty, Tab stops here. */
  readonly required?: boolean;
  readonly readOnly?: boolean;
  /** Whether this line's cell may be written, with the refusal that says why not. */
  readonly may?: (line: GridLine) => May;
  /** Text typed or pasted as a value. Not asked for look-up columns. */
  readonly read: (text: string, line: GridLine, source: TextSource) => CellReading;
  /** As it stands in the cell. */
  readonly show: (value: CellValue) => string;
  /** As it is edited and copied: exact, without thousands marks. */
  readonly edit: (value: CellValue) => string;
  /** Names by which a pasted heading means this column, besides its title; lower case. */
  readonly headings?: readonly string[];
  readonly lookup?: LookupProvider;
  /** What Alt Down offers in a unit cell. */
  readonly choices?: (line: GridLine) => readonly string[];
  /** Business date now, for `Mod ;` and the calendar of a date column. */
  readonly today?: () => string;
  /** Grey words in the empty line. */
  readonly prompt?: string;
}

/** `#` and what is worked out are never written. */
export function isReadOnly(column: GridColumn, line: GridLine): boolean {
  if (column.readOnly || column.kind === 'number' || column.kind === 'amount' || column.kind === 'readonly')
    return true;
  return column.may !== undefined && column.may(line) !== true;
}
