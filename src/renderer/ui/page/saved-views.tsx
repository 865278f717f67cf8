import { type ComponentType, type ReactNode, useMemo, useState } from 'react';
import { savedViewCommands, savedViewQueries } from '../../../shared/kernel/saved-view-commands.ts';
import { runAndSay } from '../../platform/command-runs.ts';
import type { PageAction } from '../../platform/page-actions.ts';
import { useAnswer } from '../../platform/query-cache.ts';
import { say } from '../../platform/strings.ts';
import { CommandDialog } from '../form/CommandForm.tsx';
import type { ListAddress } from '../list/list-address.ts';
import { partsOf } from '../list/list-query.ts';
import type { ViewChip } from './ViewChips.tsx';

export interface SavedViews {
  /** After the views of the list, in the order in which they were saved. */
  readonly chips: readonly ViewChip[];
  /** The id of the saved view the list stands in; null: none. */
  readonly view: string | null;
  /** True where `id` is one of them: then it has been opened. */
  readonly open: (id: string) => boolean;
  readonly actions: readonly PageAction[];
  readonly dialog: ReactNode;
}

/** How many rows a saved view holds, by the parts of its address: a `ChipCount`. */
export type SavedCount = ComponentType<{ readonly parts: Readonly<Record<string, string>> }>;

/**
 * A person's own views of a list. *Save view* is offered only while the list stands otherwise than the view it was opened
 * in; without an address (a list that has none) there are none.
 */
export function useSavedViews(
  list: string,
  address: ListAddress | undefined,
  Count: SavedCount | undefined,
): SavedViews {
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null);
  const answer = useAnswer(savedViewQueries.listViews, { list }, { enabled: address !== undefined });
  const views = useMemo(() => answer.data?.views ?? [], [answer.data]);
  const here = views.find(({ id }) => id === address?.saved);
  const query = address?.query ?? '';
  const isChanged = address !== undefined && query !== (here?.query ?? address.plain);
  const actions = useMemo(() => actionsOf(here, isChanged, query, setAsking), [here, isChanged, query]);
  const chips = useMemo(
    () =>
      views.map(({ id, name, query: kept }): ViewChip => {
        return { id, title: name, ...(Count ? { counter: <Count parts={partsOf(kept)} /> } : {}) };
      }),
    [views, Count],
  );
  const close = () => setAsking(null);
  const fields = [{ name: 'name', label: say('list.view-name'), kind: 'line', required: true }] as const;
  return {
    chips,
    view: here?.id ?? null,
    open(id) {
      const chosen = views.find((each) => each.id === id);
      if (chosen) address?.openSaved(chosen.id, chosen.query);
      return chosen !== undefined;
    },
    actions,
    dialog:
      asking === 'save' ? (
        <CommandDialog
          title={say('list.save-view')}
          command={savedViewCommands.saveView}
          fields={fields}
          fixed={{ list, query }}
          said={({ name }) => say('list.view-saved', { name: String(name) })}
          onDone={({ id }) => {
            close();
            address?.openSaved(id, query);
          }}
          onCancel={close}
        />
      ) : asking === 'rename' && here ? (
        <CommandDialog
          title={say('list.rename-view')}
          command={savedViewCommands.changeView}
          verb={say('list.rename-view')}
          fields={fields}
          values={{ name: here.name }}
          fixed={{ view: here.id, query: here.query }}
          said={({ name }) => say('list.view-renamed', { name: String(name) })}
          onDone={close}
          onCancel={close}
        />
      ) : null,
  };
}

interface View {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

function actionsOf(
  here: View | undefined,
  isChanged: boolean,
  query: string,
  ask: (what: 'save' | 'rename') => void,
): readonly PageAction[] {
  const save: PageAction = { id: 'view.save', title: say('list.save-view'), run: () => ask('save') };
  if (!here) return isChanged ? [save] : [];
  const { id: view, name } = here;
  return [
    ...(isChanged
      ? [
          save,
          {
            id: 'view.change',
            title: say('list.change-view', { name }),
            run: () =>
              void runAndSay(
                savedViewCommands.changeView,
                { view, name, query },
                say('list.view-changed', { name }),
              ),
          },
        ]
      : []),
    { id: 'view.rename', title: say('list.rename-view'), run: () => ask('rename') },
    {
      id: 'view.remove',
      title: say('list.remove-view', { name }),
      run: () => void runAndSay(savedViewCommands.removeView, { view }, say('list.view-removed', { name })),
    },
  ];
}
