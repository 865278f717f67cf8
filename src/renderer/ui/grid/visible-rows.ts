import { type RefObject, useLayoutEffect, useState } from 'react';

export const ROW_HEIGHT = 31;
export const HEAD_HEIGHT = 28;
/** Rows kept ready beyond the edges, and by how many rows the window moves at once. */
const SPARE_ROWS = 8;

export interface RowWindow {
  readonly first: number;
  /** One beyond the last. */
  readonly end: number;
}

/** Which rows of a scroller stand in sight, with some to spare. */
export function useVisibleRows(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [rows, setRows] = useState<RowWindow>({ first: 0, end: SPARE_ROWS * 4 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setRows((standing) => {
        const next = rowsInSight(element.scrollTop, element.clientHeight);
        return next.first === standing.first && next.end === standing.end ? standing : next;
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  return { first: Math.min(rows.first, Math.max(0, count - 1)), end: Math.min(rows.end, count) };
}

export function rowsInSight(scrollTop: number, height: number): RowWindow {
  const top = Math.floor(scrollTop / ROW_HEIGHT / SPARE_ROWS) - 1;
  const bottom = Math.ceil((scrollTop + height) / ROW_HEIGHT / SPARE_ROWS) + 1;
  return { first: Math.max(0, top * SPARE_ROWS), end: bottom * SPARE_ROWS };
}

/** Scrolls as little as shows the cell whole, clear of heading and frozen columns. */
export function bringIntoSight(
  scroller: HTMLElement,
  row: number,
  cell: HTMLElement | null,
  frozen: number,
): void {
  const top = row * ROW_HEIGHT;
  const room = scroller.clientHeight - HEAD_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + ROW_HEIGHT > scroller.scrollTop + room) scroller.scrollTop = top + ROW_HEIGHT - room;
  if (!cell || cell.dataset.frozen !== undefined) return;
  const [left, right] = [cell.offsetLeft, cell.offsetLeft + cell.offsetWidth];
  if (left - frozen < scroller.scrollLeft) scroller.scrollLeft = left - frozen;
  else if (right > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = right - scroller.clientWidth;
}
