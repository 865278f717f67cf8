import { bindingOf } from '../../shared/kernel/key-table.ts';
import { mayDo, offeredActions, type PageAction, useActionGroups } from './page-actions.ts';
import { queryCache } from './query-cache.ts';
import { sentenceOf } from './strings.ts';

/** An action as the page offers it now. */
export interface InspectedAction {
  readonly id: string;
  readonly title: string;
  /** Its keys, as in the key table. */
  readonly keys: readonly string[];
  /** Why it cannot be done; null where it can. */
  readonly cannot: string | null;
  readonly hidden: boolean;
}

/** What a window opened with `?inspect` lets a test or the picture script ask; it changes nothing. */
export interface PageInspection {
  /** Paths of all pages, `/customers/$customer`. */
  readonly routes: readonly string[];
  readonly actions: () => readonly InspectedAction[];
  /** How many answers the page still waits for. */
  readonly asking: () => number;
  /** Ids of the actions that would be run by what `act` does; none of them is. */
  readonly runsDuring: (act: () => void) => readonly string[];
}

declare global {
  interface Window {
    daybookInspection?: PageInspection;
  }
}

/** Offers the inspection where the address asks for it. */
export function offerInspection(routes: readonly string[]): void {
  if (!new URLSearchParams(location.search).has('inspect')) return;
  window.daybookInspection = {
    routes,
    actions: inspectedActions,
    asking: () => queryCache.isFetching(),
    runsDuring,
  };
}

function inspectedActions(): readonly InspectedAction[] {
  return offeredActions()
    .map((action) => ({ ...action, may: mayDo(action) }))
    .map(({ id, title, key, may, hidden = false }) => ({
      id,
      title,
      keys: key ? bindingOf(key).keys : [],
      cannot: may === true ? null : sentenceOf(may),
      hidden,
    }));
}

function runsDuring(act: () => void): readonly string[] {
  const { groups } = useActionGroups.getState();
  const runs: string[] = [];
  const recording = (actions: readonly PageAction[]): readonly PageAction[] =>
    actions.map((action) => ({ ...action, may: true, run: () => void runs.push(action.id) }));
  useActionGroups.setState({
    groups: new Map([...groups].map(([id, own]) => [id, { ...own, actions: recording(own.actions) }])),
  });
  try {
    act();
  } finally {
    useActionGroups.setState({ groups });
  }
  return runs;
}
