import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useNarrowWindow } from '../../platform/narrow-window.ts';
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
  /** The page itself shows and hides it; else it is shut in a narrow window, behind a button with its name. */
  readonly ownsOpening?: boolean;
}

/** The region at the right: one thing, as wide as the person likes it; in a narrow window a sheet over the work. */
export function RightRegion({ kind, label, children, ownsOpening = false }: RightRegionProps) {
  const isNarrow = useNarrowWindow();
  const [isOpen, setOpen] = useState(false);
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
  const folds = isNarrow && !ownsOpening;
  if (folds && !isOpen) {
    return (
      <button type="button" className={classes.tab} aria-expanded={false} onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  }
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
      {/* Whoever has no wheel scrolls it by keys. */}
      <div className={classes.content} role="group" aria-label={label} tabIndex={0}>
        {folds ? (
          <button type="button" className={classes.shut} onClick={() => setOpen(false)}>
            {say('back')}
          </button>
        ) : null}
        {children}
      </div>
    </aside>
  );
}
