import { type RefObject, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { say } from '../../platform/strings.ts';
import { cellId, lookOf } from './cell-look.ts';
import { columnNamed } from './grid-state.ts';
import type { GridStore } from './grid-store.ts';
import classes from './look-up-list.module.css';
import { usePlaceUnder } from './popup-place.ts';

export interface CellHintProps {
  readonly grid: GridStore;
  readonly gridId: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onUse: () => void;
}

/** Why the focused cell is red or amber, and the ways out, where the mistake is. The menu of the line has the ways too. */
export function CellHint({ grid, gridId, scroller, onUse }: CellHintProps) {
  const popup = useRef<HTMLDivElement>(null);
  const { line, results, column, open } = useStore(
    grid.store,
    useShallow((state) => ({
      line: state.lines.find(({ key }) => key === state.focus.line),
      results: state.results.get(state.focus.line),
      column: state.focus.column,
      open: state.editor?.list != null,
    })),
  );
  const look = line ? lookOf(line, results, columnNamed(grid.setup, column)) : null;
  const shown = line && look && look.message !== null && !open && look.tone !== 'asking' ? look : null;
  const style = usePlaceUnder(shown && line ? cellId(gridId, line.key, column) : null, popup, scroller);
  if (!shown || !line) return null;
  return createPortal(
    <div
      ref={popup}
      className={classes.hint}
      data-tone={shown.tone}
      data-grid-popup=""
      style={style ?? { visibility: 'hidden' }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <span>{shown.message}</span>
      {shown.ways.map(({ text }) => (
        <button
          key={text}
          type="button"
          tabIndex={-1}
          onClick={() => {
            grid.send({ type: 'use', place: { line: line.key, column }, text });
            onUse();
          }}
        >
          {say('grid.use', { text })}
        </button>
      ))}
    </div>,
    document.body,
  );
}
