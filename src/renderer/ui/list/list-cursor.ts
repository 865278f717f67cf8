import { useMemo, useState } from 'react';
import type { KeyName } from '../../../shared/kernel/key-table.ts';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';

export interface ListCursor {
  readonly at: number;
  readonly setAt: (row: number) => void;
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (ids: ReadonlySet<string>) => void;
}

interface ListKeysOptions {
  readonly cursor: ListCursor;
  readonly total: number;
  readonly pageRows: number;
  readonly idAt: (row: number) => string | undefined;
  readonly scrollTo: (row: number) => void;
  readonly open: (row: number) => void;
  /** Absent where the rows have no page of their own. */
  readonly openApart?: ((row: number) => void) | undefined;
}

export function useListCursor(first = 0): ListCursor {
  const [at, setAt] = useState(first);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => ({ at, setAt, selected, setSelected }), [at, selected]);
}

/** The keys of lists: move, select, open (keyboard.md, section 2). */
export function useListKeys(options: ListKeysOptions): void {
  const { cursor, total, pageRows, idAt, scrollTo, open, openApart } = options;
  const actions = useMemo(() => {
    const move = (to: number) => {
      const row = Math.max(0, Math.min(total - 1, to));
      cursor.setAt(row);
      scrollTo(row);
    };
    const toggle = (row: number, on?: boolean) => {
      const id = idAt(row);
      if (id === undefined) return;
      const next = new Set(cursor.selected);
      if (on ?? !next.has(id)) next.add(id);
      else next.delete(id);
      cursor.setSelected(next);
    };
    const selectTo = (step: number) => {
      toggle(cursor.at, true);
      move(cursor.at + step);
      toggle(Math.max(0, Math.min(total - 1, cursor.at + step)), true);
    };
    // Only when it is asked for: a list may have a million rows.
    const all = () => Array.from({ length: total }, (_, row) => idAt(row)).filter((id) => id !== undefined);
    return [
      movement('nextRow', () => move(cursor.at + 1)),
      movement('previousRow', () => move(cursor.at - 1)),
      movement('firstRow', () => move(0)),
      movement('lastRow', () => move(total - 1)),
      movement('nextScreen', () => move(cursor.at + pageRows)),
      movement('previousScreen', () => move(cursor.at - pageRows)),
      movement('selectDown', () => selectTo(1)),
      movement('selectUp', () => selectTo(-1)),
      movement('selectRow', () => toggle(cursor.at)),
      movement('selectAll', () => cursor.setSelected(new Set(all()))),
      movement('open', () => open(cursor.at)),
      ...(openApart ? [movement('openApart', () => openApart(cursor.at))] : []),
    ];
  }, [cursor, total, pageRows, idAt, scrollTo, open, openApart]);
  usePageActions(actions);
}

function movement(key: KeyName, run: () => void): PageAction {
  return { id: `list.${key}`, title: say(`keys.${key}`), key, run, hidden: true };
}
