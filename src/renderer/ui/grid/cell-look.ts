import type { CSSProperties } from 'react';
import { sentenceOf } from '../../platform/strings.ts';
import { isBlank } from './cell-value.ts';
import { type GridColumn, isReadOnly } from './grid-column.ts';
import { type CellWay, type GridLine, isEmptyLine, type LineResults } from './grid-line.ts';

/** Everything a cell shows and says. */
export interface CellLook {
  readonly text: string;
  readonly chip: boolean;
  readonly tone: 'plain' | 'green' | 'amber' | 'red' | 'asking';
  /** Worked out by the page, not entered. */
  readonly derived: boolean;
  readonly prompt: string | null;
  readonly message: string | null;
  readonly ways: readonly CellWay[];
  readonly readOnly: boolean;
  readonly required: boolean;
}

export function lookOf(line: GridLine, results: LineResults | undefined, column: GridColumn): CellLook {
  const bad = line.bad[column.id];
  const note = results?.notes[column.id];
  const entered = line.cells[column.id] ?? null;
  const value = isBlank(entered) ? (results?.cells[column.id] ?? null) : entered;
  const readOnly = isReadOnly(column, line);
  const shown = column.kind === 'number' ? String(line.number) : column.show(value);
  const empty = isEmptyLine(line);
  return {
    text: bad?.text ?? note?.chip ?? shown,
    chip: !bad && note?.chip !== undefined && note.tone !== 'plain',
    tone: bad?.tone ?? note?.tone ?? 'plain',
    derived: !bad && isBlank(entered) && column.kind !== 'number',
    prompt: empty && !bad ? (column.prompt ?? null) : null,
    message: bad ? sentenceOf(bad.refusal) : (note?.message ?? null),
    ways: bad?.ways ?? [],
    readOnly,
    required: Boolean(column.required) && !readOnly && !empty,
  };
}

export function cellId(gridId: string, line: string, column: string): string {
  return `${gridId}-${line}-${column.replace(/[^\w-]/g, '_')}`;
}

/** Width and place of a column; frozen ones stand at the left while the others scroll. */
export function columnStyle(columns: readonly GridColumn[], place: number): CSSProperties {
  const column = columns[place];
  if (!column) return {};
  const style: CSSProperties = { flex: `${column.grows ? 1 : 0} 0 ${column.width}px` };
  return column.frozen ? { ...style, left: frozenWidth(columns.slice(0, place)) } : style;
}

export function frozenWidth(columns: readonly GridColumn[]): number {
  return columns.filter(({ frozen }) => frozen).reduce((sum, { width }) => sum + width, 0);
}

/** All columns side by side: below this width the grid scrolls sideways inside itself. */
export function columnsWidth(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** What a line is called by readers: its item, or the first thing in it. */
export function lineName(line: GridLine, columns: readonly GridColumn[]): string {
  for (const column of columns) {
    if (column.kind === 'number') continue;
    const text = line.bad[column.id]?.text ?? column.show(line.cells[column.id] ?? null);
    if (text !== '') return text;
  }
  return '';
}
