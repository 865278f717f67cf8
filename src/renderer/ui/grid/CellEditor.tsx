import { useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { say } from '../../platform/strings.ts';
import { lineName } from './cell-look.ts';
import type { GridColumn } from './grid-column.ts';
import type { GridLine } from './grid-line.ts';
import type { GridState } from './grid-state.ts';
import type { GridStore } from './grid-store.ts';
import classes from './line-grid.module.css';
import { opensList } from './local-lists.ts';

export interface CellEditorProps {
  readonly grid: GridStore;
  readonly gridId: string;
  readonly line: GridLine;
  readonly column: GridColumn;
}

/** The text field over the cell. It holds its own text; only what replaces the text from outside is written into it. */
export function CellEditor({ grid, gridId, line, column }: CellEditorProps) {
  const field = useRef<HTMLInputElement>(null);
  const [first] = useState(() => grid.store.getState().editor?.text ?? '');
  const { open, highlighted } = useStore(
    grid.store,
    useShallow(({ editor }) => ({
      open: editor?.list != null,
      highlighted: editor?.list?.highlighted ?? -1,
    })),
  );

  // Not a value that React draws: a character typed would then be drawn twice.
  useLayoutEffect(() => {
    const write = ({ editor }: GridState) => {
      const { current } = field;
      if (current && editor && current.value !== editor.text) current.value = editor.text;
    };
    write(grid.store.getState());
    return grid.store.subscribe(write);
  }, [grid]);

  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.focus({ preventScroll: true });
    current.setSelectionRange(current.value.length, current.value.length);
  }, []);

  const item = lineName(line, grid.setup.columns);
  const values = { column: column.title, line: line.number, item };
  const combobox = opensList(column)
    ? ({
        role: 'combobox',
        'aria-expanded': open,
        'aria-controls': `${gridId}-list`,
        'aria-autocomplete': 'list',
        'aria-activedescendant': open && highlighted >= 0 ? `${gridId}-option-${highlighted}` : undefined,
      } as const)
    : {};
  return (
    <input
      ref={field}
      className={classes.editor}
      data-align={column.align}
      defaultValue={first}
      aria-label={say(item === '' ? 'grid.label-cell-empty' : 'grid.label-cell', values)}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      inputMode={column.align === 'end' ? 'decimal' : 'text'}
      onInput={(event) => grid.send({ type: 'input', text: event.currentTarget.value })}
      {...combobox}
    />
  );
}
