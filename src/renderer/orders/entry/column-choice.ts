import { refusal } from '../../../shared/kernel/refusal.ts';
import type { PageAction } from '../../platform/page-actions.ts';
import { prefer, usePreferences } from '../../platform/preferences.ts';
import { useMay } from '../../platform/session.ts';
import { say } from '../../platform/strings.ts';
import { CHOSEN_COLUMNS, type ChosenColumn } from './entry-columns.ts';

/** Who may see what things cost sees what is earned on them. */
const SEES_COSTS = 'items.view-cost';

/** The columns this person added, and what adds and takes them away. */
export function useColumnChoice(): {
  readonly chosen: ReadonlySet<ChosenColumn>;
  readonly actions: readonly PageAction[];
} {
  const wished = usePreferences(({ entryColumns }) => entryColumns);
  const seesCosts = useMay(SEES_COSTS);
  const allowed = (column: ChosenColumn) => column !== 'margin' || seesCosts;
  const chosen = new Set(CHOSEN_COLUMNS.filter((column) => allowed(column) && wished.includes(column)));
  const actions = CHOSEN_COLUMNS.map((column): PageAction => {
    const isThere = chosen.has(column);
    return {
      id: `entry.column-${column}`,
      title: say('entry.show-or-hide', { column: say(titles[column]) }),
      may: allowed(column) || refusal('people.no-permission', { permission: SEES_COSTS, command: '' }),
      run: () =>
        prefer({
          entryColumns: isThere ? wished.filter((each) => each !== column) : [...wished, column],
        }),
    };
  });
  return { chosen, actions };
}

const titles = {
  requested: 'entry.requestedDate',
  note: 'entry.note',
  margin: 'entry.margin',
} as const satisfies Record<ChosenColumn, string>;
