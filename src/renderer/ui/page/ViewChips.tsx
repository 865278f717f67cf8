import { type ReactNode, useEffect } from 'react';
import { VIEW_KEYS } from '../../../shared/kernel/key-table.ts';
import { isTyping } from '../../platform/key-matching.ts';
import { showManyCount } from '../../platform/number-format.ts';
import { usePreferences } from '../../platform/preferences.ts';
import { countMark } from '../figure-marks.ts';
import classes from './ViewChips.module.css';

export interface ViewChip {
  readonly id: string;
  readonly title: string;
  /** Null while it is being counted; absent where nothing is counted. */
  readonly count?: number | null;
  /** A `ChipCount` that counts by itself, in place of `count`. */
  readonly counter?: ReactNode;
}

export interface ViewChipsProps {
  readonly views: readonly ViewChip[];
  readonly view: string;
  readonly onView: (view: string) => void;
}

/** Saved filters with counts; keys 1 to 9. */
export function ViewChips({ views, view, onView }: ViewChipsProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      if (!usePreferences.getState().singleKeys) return;
      const chosen = views[VIEW_KEYS.indexOf(event.key as (typeof VIEW_KEYS)[number])];
      if (!chosen) return;
      event.preventDefault();
      onView(chosen.id);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [views, onView]);
  return (
    <div className={classes.chips} role="group">
      {views.map(({ id, title, count, counter }, index) => (
        <button
          key={id}
          type="button"
          className={classes.chip}
          aria-pressed={id === view}
          aria-keyshortcuts={VIEW_KEYS[index]}
          onClick={() => onView(id)}
          // A chip that stands half in the header is no sight to a browser that only looks whether it is there.
          onFocus={({ currentTarget }) =>
            currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
          }
        >
          {title}
          {counter ?? (count === undefined ? null : <ChipCount count={count ?? undefined} />)}
        </button>
      ))}
    </div>
  );
}

/** How many rows a view holds; its place while it is not known, so that nothing beside it moves. */
export function ChipCount({ count }: { readonly count: number | undefined }) {
  if (count === undefined) return <span className={classes.count} />;
  return (
    <span className={classes.count} {...countMark(count)}>
      {showManyCount(count)}
    </span>
  );
}
