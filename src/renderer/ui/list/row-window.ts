import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Browsers lay out at most 33.5 million px, and at 200 % zoom half of it: above this, scrolling is scaled. */
const LONGEST = 8_000_000;

export interface RowWindow {
  /** Height of the scrolled surface, px. */
  readonly height: number;
  /** Rows to draw, and how far above the window the first of them begins, px. */
  readonly first: number;
  readonly last: number;
  readonly shift: number;
  readonly scrollTo: (row: number) => void;
  readonly pageRows: number;
}

/**
 * Which rows stand in a scrolled window, however many there are. The wheel moves by pixels always; the scroll bar by
 * share of the whole once the list is longer than a browser can lay out.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
  above: number,
): RowWindow {
  const [view, setView] = useState(0);
  const [offset, setOffset] = useState(0);
  const real = total * rowHeight;
  const height = Math.min(real, LONGEST - above);
  const room = Math.max(0, view - above);
  const scale = real > height && height > room ? (real - room) / (height - room) : 1;
  const at = useRef({ offset: 0, scale: 1, expected: 0, most: 0 });
  at.current.scale = scale;
  at.current.most = Math.max(0, real - room);

  const move = useCallback(
    (to: number) => {
      const now = at.current;
      now.offset = Math.min(Math.max(0, to), now.most);
      now.expected = now.offset / now.scale;
      if (scroller.current) {
        scroller.current.scrollTop = now.expected;
        // A browser rounds: what it has then is what its next event will say.
        now.expected = scroller.current.scrollTop;
      }
      setOffset(now.offset);
    },
    [scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setView(element.clientHeight));
    observer.observe(element);
    setView(element.clientHeight);
    return () => observer.disconnect();
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      const now = at.current;
      if (Math.abs(element.scrollTop - now.expected) < 1) return;
      now.expected = element.scrollTop;
      now.offset = Math.min(element.scrollTop * now.scale, now.most);
      setOffset(now.offset);
    };
    const onWheel = (event: WheelEvent) => {
      if (at.current.scale === 1 || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1;
      move(at.current.offset + event.deltaY * unit);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller, move, rowHeight]);

  const shown = Math.min(offset, at.current.most);
  const first = Math.floor(shown / rowHeight);
  const pageRows = Math.max(1, Math.floor(room / rowHeight));
  const scrollTo = useCallback(
    (row: number) => {
      const top = row * rowHeight;
      const { offset: now } = at.current;
      if (top < now) move(top);
      else if (top + rowHeight > now + room) move(top + rowHeight - room);
    },
    [move, room, rowHeight],
  );
  return {
    height: height + above,
    first,
    last: Math.min(total, first + pageRows + 2),
    shift: first * rowHeight - shown,
    scrollTo,
    pageRows,
  };
}
