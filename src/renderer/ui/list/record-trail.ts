import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { create } from 'zustand';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import type { RowSource } from './row-source.ts';

/** Rows on either side of the one that was opened. */
const REACH = 200;

/** Ids of the list a record was opened from, in its order, by kind of record. */
const useTrails = create<{ readonly trails: Readonly<Record<string, readonly string[]>> }>(() => ({
  trails: {},
}));

/** Keeps the rows around the one that is opened: on its page `J` and `K` go on in the list. */
export function keepTrail<Row>(
  kind: string,
  source: RowSource<Row>,
  at: number,
  idOf: (row: Row) => string,
): void {
  const ids = new Set<string>();
  for (let index = Math.max(0, at - REACH); index < Math.min(source.total ?? 0, at + REACH); index += 1) {
    const row = source.row(index);
    if (row !== undefined) ids.add(idOf(row));
  }
  useTrails.setState(({ trails }) => ({ trails: { ...trails, [kind]: [...ids] } }));
}

/** `J` and `K`: next and previous record of the list one came from. */
export function useTrailKeys(kind: string, id: string, pathOf: (id: string) => string): void {
  const trail = useTrails(({ trails }) => trails[kind]);
  const navigate = useNavigate();
  const actions = useMemo((): readonly PageAction[] => {
    const at = trail?.indexOf(id) ?? -1;
    const step = (by: number) => {
      const next = at < 0 ? undefined : trail?.[at + by];
      if (next !== undefined) void navigate({ to: pathOf(next), replace: true });
    };
    return [
      { id: 'trail.next', title: say('keys.nextRow'), key: 'nextRow', hidden: true, run: () => step(1) },
      {
        id: 'trail.previous',
        title: say('keys.previousRow'),
        key: 'previousRow',
        hidden: true,
        run: () => step(-1),
      },
    ];
  }, [trail, id, pathOf, navigate]);
  usePageActions(actions);
}
