import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { prefer, usePreferences } from '../../platform/preferences.ts';
import { say } from '../../platform/strings.ts';
import classes from './RightRegion.module.css';

const LEAST = 280;
const MOST = 440;
const USUAL = 320;

export interface RightRegionProps {
  /** Its width is kept per kind of page. */
  readonly kind: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** The region at the right: one thing, as wide as the person likes it. */
export function RightRegion({ kind, label, children }: RightRegionProps) {
  const width = usePreferences(({ rightWidths }) => rightWidths[kind] ?? USUAL);
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const resize = (to: number) => {
    const rightWidths = { ...usePreferences.getState().rightWidths };
    rightWidths[kind] = Math.round(Math.min(MOST, Math.max(LEAST, to)));
    prefer({ rightWidths });
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(width + 20);
    else if (event.key === 'ArrowRight') resize(width - 20);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside className={classes.right} style={{ inlineSize: width }} aria-label={label}>
      <div
        className={classes.edge}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={say('frame.right-width')}
        aria-valuenow={width}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        onPointerDown={onPointerDown}
        onPointerMove={({ clientX }) => drag.current && resize(drag.current.width + drag.current.x - clientX)}
        onPointerUp={() => {
          drag.current = null;
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.content}>{children}</div>
    </aside>
  );
}
