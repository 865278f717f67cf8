import { type KeyboardEvent, useMemo, useRef } from 'react';
import { usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import classes from './PageSearch.module.css';

export interface PageSearchProps {
  /** What is searched: “Search customers”. */
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The search of a page: rows follow while typing; Enter and Down go to them, Esc empties it. */
export function PageSearch({ label, text, onText }: PageSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  const actions = useMemo(
    () => [
      {
        id: 'page.search',
        title: say('keys.search'),
        key: 'search' as const,
        run: () => field.current?.focus(),
      },
    ],
    [],
  );
  usePageActions(actions);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onText('');
    else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    field.current?.blur();
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  return (
    <input
      ref={field}
      type="search"
      className={classes.search}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={label}
      value={text}
      onChange={({ currentTarget }) => onText(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
