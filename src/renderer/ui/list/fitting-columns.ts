import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';

interface Leaving {
  readonly width: number;
  readonly leaves?: number;
}

/** Room beside the columns: the tick, and what stands left and right of a row, px. */
const BESIDE = 32 + 24;

/** The columns that fit the width of a list; those that leave do so in their order, and come back when there is room. */
export function useFittingColumns<Column extends Leaving>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column[],
): readonly Column[] {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setRoom(element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller]);
  return useMemo(() => fittingColumns(columns, room - BESIDE), [columns, room]);
}

export function fittingColumns<Column extends Leaving>(
  columns: readonly Column[],
  room: number,
): readonly Column[] {
  const leaving = columns
    .filter(({ leaves }) => leaves !== undefined)
    .toSorted((a, b) => (a.leaves ?? 0) - (b.leaves ?? 0));
  let over = columns.reduce((sum, { width }) => sum + width, 0) - room;
  const gone = new Set<Column>();
  for (const column of leaving) {
    if (over <= 0) break;
    gone.add(column);
    over -= column.width;
  }
  return columns.filter((column) => !gone.has(column));
}
