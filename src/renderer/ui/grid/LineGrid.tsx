import {
  type CSSProperties,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { isMac } from '../../platform/key-matching.ts';
import { say } from '../../platform/strings.ts';
import { CellHint } from './CellHint.tsx';
import { cellId, columnsWidth, frozenWidth } from './cell-look.ts';
import { GridHeading } from './GridHeading.tsx';
import { GridMenu, type LineAction, type MenuPlace } from './GridMenu.tsx';
import { GridModeStatus } from './GridModeStatus.tsx';
import { GridRow } from './GridRow.tsx';
import { placeOf, pressOf, useGridDom } from './grid-dom.ts';
import type { GridEffect, GridEvent } from './grid-event.ts';
import { useGridColumns, useGridLines } from './grid-hooks.ts';
import { answerToPress } from './grid-press.ts';
import type { GridStore } from './grid-store.ts';
import { LiveRegion } from './LiveRegion.tsx';
import { LookupList } from './LookupList.tsx';
import classes from './line-grid.module.css';
import { PastePreview } from './PastePreview.tsx';
import { bringIntoSight, ROW_HEIGHT, useVisibleRows } from './visible-rows.ts';

export interface LineGridProps {
  readonly grid: GridStore;
  /** “Order lines”: the name screen readers say. */
  readonly label: string;
  /** What can be done with lines besides the grid's own operations. */
  readonly actions?: readonly LineAction[];
  /** Takes the focus when it appears, so that work begins in the empty line. */
  readonly autoFocus?: boolean;
  /** A clipboard that was being looked at when the page was left, and who keeps it through the next leaving. */
  readonly pasting?: string | null;
  readonly onPasting?: (text: string | null) => void;
}

/** Lines entered as in a spreadsheet. The document and its cursor live in `grid`; this draws it and hands keys to it. */
export function LineGrid({
  grid,
  label,
  actions = [],
  autoFocus = false,
  pasting = null,
  onPasting,
}: LineGridProps): ReactNode {
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const owns = useRef(autoFocus);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [preview, setPreview] = useState(pasting);
  const pastesNew = useRef(false);
  const drags = useRef(false);
  const lines = useGridLines(grid);
  const focusLine = useStore(grid.store, ({ focus }) => focus.line);
  const rows = useVisibleRows(scroller, lines.length);
  const columns = useGridColumns(grid);
  const focusRow = lines.findIndex(({ key }) => key === focusLine);
  const mounted = rowsToMount(rows.first, rows.end, focusRow);
  const { before, after, leave, focusCell } = useGridDom(grid, gridId, owns);

  useFocusInSight(grid, gridId, scroller);
  useLayoutEffect(() => {
    if (autoFocus) focusCell();
  }, [autoFocus, focusCell]);

  /** Sends an event and draws what came of it before the browser goes on with the key. */
  function send(event: GridEvent): void {
    flushSync(() => grid.send(event).forEach(perform));
  }

  function perform(effect: GridEffect): void {
    if (effect.does === 'leave') leave(effect.to);
    if (effect.does === 'menu') setMenu({ at: 'cell' });
    if (effect.does === 'paste-new') pastesNew.current = true;
  }

  function previewPaste(text: string | null): void {
    setPreview(text);
    onPasting?.(text);
  }

  function closeMenu(): void {
    setMenu(null);
    focusCell();
  }

  return (
    <div className={classes.frame} data-line-grid="">
      <span ref={before} tabIndex={-1} />
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ '--columns-width': `${columnsWidth(columns)}px` } as CSSProperties}
        role="grid"
        aria-label={label}
        aria-description={say('grid.how-to-leave')}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        tabIndex={-1}
        onKeyDown={(event) => {
          pastesNew.current = false;
          const answer = answerToPress(grid.store.getState(), pressOf(event.nativeEvent), isMac);
          if (answer.kind === 'native') return;
          event.stopPropagation();
          const leaves = answer.kind === 'event' && event.key === 'Tab';
          if (answer.kind === 'event') send(answer.event);
          const native = (answer.kind === 'event' && answer.native) || (leaves && !owns.current);
          if (!native) event.preventDefault();
        }}
        onMouseDown={(event) => {
          const place = placeOf(event.target);
          if (!place || event.button !== 0) return;
          if (event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          owns.current = true;
          drags.current = true;
          const adds = event.ctrlKey || event.metaKey;
          if (place.column === columns[0]?.id && columns[0].kind === 'number') {
            send({ type: 'point-line', place, how: adds ? 'also' : event.shiftKey ? 'through' : 'only' });
          } else send({ type: 'point', place, extends: event.shiftKey });
          focusCell();
        }}
        onMouseMove={(event) => {
          drags.current &&= event.buttons === 1;
          const place = drags.current ? placeOf(event.target) : null;
          const { focus, editor } = grid.store.getState();
          const same = place?.line === focus.line && place.column === focus.column;
          if (place && !same && !editor) send({ type: 'point', place, extends: true });
        }}
        onDoubleClick={(event) => {
          const place = placeOf(event.target);
          if (place) send({ type: 'edit-at', place });
        }}
        onContextMenu={(event) => {
          const place = placeOf(event.target);
          if (!place || event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          const { selected } = grid.store.getState();
          if (!selected.has(place.line)) send({ type: 'point', place });
          setMenu({ at: 'pointer', x: event.clientX, y: event.clientY });
        }}
        onCopy={(event) => {
          if (event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', grid.copy());
        }}
        onCut={(event) => {
          if (event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', grid.copy());
          send({ type: 'cut' });
        }}
        onPaste={(event) => {
          if (event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          const text = event.clipboardData.getData('text/plain');
          if (pastesNew.current) previewPaste(text);
          else send({ type: 'paste', text });
        }}
      >
        <GridHeading columns={columns} grid={grid} />
        <div role="rowgroup" className={classes.body} style={{ height: lines.length * ROW_HEIGHT }}>
          {mounted.map((index) => {
            const line = lines[index];
            return line ? (
              <GridRow
                key={line.key}
                grid={grid}
                gridId={gridId}
                lineKey={line.key}
                index={index}
                owns={owns}
              />
            ) : null;
          })}
        </div>
      </div>
      <LookupList grid={grid} gridId={gridId} scroller={scroller} />
      <CellHint grid={grid} gridId={gridId} scroller={scroller} onUse={focusCell} />
      {menu ? (
        <GridMenu grid={grid} gridId={gridId} place={menu} actions={actions} onClose={closeMenu} />
      ) : null}
      {preview === null ? null : (
        <PastePreview
          grid={grid}
          text={preview}
          onClose={() => {
            previewPaste(null);
            focusCell();
          }}
        />
      )}
      <LiveRegion grid={grid} />
      <GridModeStatus grid={grid} />
      <span ref={after} tabIndex={-1} />
    </div>
  );
}

/** The rows in sight, and the focused one wherever it is: it is never taken away under the focus. */
function rowsToMount(first: number, end: number, focused: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
  if (focused < 0 || (focused >= first && focused < end)) return rows;
  return focused < first ? [focused, ...rows] : [...rows, focused];
}

/** Scrolls the focused cell into sight when the focus moves, and never else. */
function useFocusInSight(
  grid: GridStore,
  gridId: string,
  scroller: { readonly current: HTMLDivElement | null },
): void {
  useEffect(
    () =>
      grid.store.subscribe((state, before) => {
        if (state.focus === before.focus || !scroller.current) return;
        const row = state.lines.findIndex(({ key }) => key === state.focus.line);
        const cell = document.getElementById(cellId(gridId, state.focus.line, state.focus.column));
        bringIntoSight(scroller.current, row, cell, frozenWidth(grid.setup.columns));
      }),
    [grid, gridId, scroller],
  );
}
