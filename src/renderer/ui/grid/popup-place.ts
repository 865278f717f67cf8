import { type CSSProperties, type RefObject, useLayoutEffect, useState } from 'react';

/** Room a popup keeps to the edges of the window, in pixels. */
const MARGIN = 8;

/**
 * Where a popup stands: under the element with this id, above it where there is no room below. It follows when the grid
 * scrolls or the window changes; undefined until it has been measured.
 */
export function usePlaceUnder(
  anchorId: string | null,
  popup: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): CSSProperties | undefined {
  const [style, setStyle] = useState<CSSProperties>();
  useLayoutEffect(() => {
    const measure = () => {
      const anchor = anchorId === null ? null : document.getElementById(anchorId);
      if (anchor && popup.current) setStyle(placeUnder(anchor.getBoundingClientRect(), popup.current));
    };
    measure();
    const { current } = scroller;
    const observer = new ResizeObserver(measure);
    if (popup.current) observer.observe(popup.current);
    current?.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      current?.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [anchorId, popup, scroller]);
  return style;
}

function placeUnder(anchor: DOMRect, popup: HTMLElement): CSSProperties {
  const { offsetHeight, offsetWidth } = popup;
  const below = window.innerHeight - anchor.bottom - MARGIN;
  const above = below < offsetHeight && anchor.top > below;
  return {
    left: Math.max(MARGIN, Math.min(anchor.left, window.innerWidth - offsetWidth - MARGIN)),
    ...(above ? { bottom: window.innerHeight - anchor.top + 2 } : { top: anchor.bottom + 2 }),
  };
}
