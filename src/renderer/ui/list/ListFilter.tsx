import { useMemo, useRef } from 'react';
import { usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import classes from './ListFilter.module.css';

export interface ListFilterProps {
  /** “Group”. */
  readonly label: string;
  /** What stands there while nothing is chosen: “All groups”. */
  readonly all: string;
  readonly choices: readonly { readonly value: string; readonly title: string }[];
  readonly value: string | undefined;
  readonly onValue: (value: string | undefined) => void;
  /** `F` goes here; one of the filters of a page. */
  readonly first?: boolean;
}

/** One filter of a list. */
export function ListFilter({ label, all, choices, value, onValue, first = false }: ListFilterProps) {
  const field = useRef<HTMLSelectElement>(null);
  const actions = useMemo(
    () =>
      first
        ? [
            {
              id: 'list.filter',
              title: say('keys.filter'),
              key: 'filter' as const,
              hidden: true,
              run: () => field.current?.focus(),
            },
          ]
        : [],
    [first],
  );
  usePageActions(actions);
  return (
    <select
      ref={field}
      className={classes.filter}
      data-set={value !== undefined}
      aria-label={label}
      aria-keyshortcuts={first ? 'F' : undefined}
      value={value ?? ''}
      onChange={({ currentTarget }) => onValue(currentTarget.value === '' ? undefined : currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    >
      <option value="">{all}</option>
      {choices.map(({ value: each, title }) => (
        <option key={each} value={each}>
          {title}
        </option>
      ))}
    </select>
  );
}
