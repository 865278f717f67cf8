import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { cellId } from './cell-look.ts';
import type { RepeatablePress } from './grid-press.ts';
import type { CellPlace } from './grid-state.ts';
import type { GridStore } from './grid-store.ts';

export function pressOf(event: KeyboardEvent): RepeatablePress {
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    repeat: event.repeat,
    isComposing: event.isComposing,
    altGraph: event.getModifierState('AltGraph'),
  };
}

/** The cell a mouse event is over. */
export function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-line][data-column]') : null;
  const { line, column } = cell?.dataset ?? {};
  return line === undefined || column === undefined ? null : { line, column };
}

export interface GridDom {
  /** Empty marks before and after the grid: Tab goes on from there. */
  readonly before: RefObject<HTMLSpanElement | null>;
  readonly after: RefObject<HTMLSpanElement | null>;
  readonly leave: (to: 'next' | 'previous' | 'out') => void;
  readonly focusCell: () => void;
}

/** Whether the focus is in the grid, and how it leaves: `owns` is false once it went elsewhere, and an open cell is kept. */
export function useGridDom(grid: GridStore, gridId: string, owns: { current: boolean }): GridDom {
  const before = useRef<HTMLSpanElement>(null);
  const after = useRef<HTMLSpanElement>(null);

  const focusCell = useCallback(() => {
    owns.current = true;
    const { focus, editor } = grid.store.getState();
    const cell = document.getElementById(cellId(gridId, focus.line, focus.column));
    const target = editor ? cell?.querySelector('input') : cell;
    target?.focus({ preventScroll: true });
  }, [grid, gridId, owns]);

  const leave = useCallback(
    (to: 'next' | 'previous' | 'out') => {
      owns.current = false;
      if (grid.wishes.onLeave?.(to)) return;
      (to === 'previous' ? before : after).current?.focus();
    },
    [grid, owns],
  );

  useEffect(() => {
    const frame = before.current?.parentElement;
    if (!frame) return;
    const came = (event: FocusEvent) => {
      if (event.target !== before.current && event.target !== after.current) owns.current = true;
    };
    const went = () =>
      queueMicrotask(() => {
        if (!document.hasFocus() || isWithin(frame, gridId)) return;
        owns.current = false;
        if (grid.store.getState().editor) grid.send({ type: 'leave-editor' });
      });
    frame.addEventListener('focusin', came);
    frame.addEventListener('focusout', went);
    return () => {
      frame.removeEventListener('focusin', came);
      frame.removeEventListener('focusout', went);
    };
  }, [grid, gridId, owns]);

  return { before, after, leave, focusCell };
}

/** Lists and menus of the grid stand at the end of the document, yet belong to it. */
function isWithin(frame: Element, gridId: string): boolean {
  const { activeElement } = document;
  return (
    frame.contains(activeElement) || activeElement?.closest('[data-grid-popup]')?.id === `${gridId}-popup`
  );
}
