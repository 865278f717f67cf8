import { useMemo } from 'react';
import { openInNewWindow } from '../platform/new-window.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { useListAddress } from '../ui/list/list-address.ts';
import type { ViewChipsProps } from '../ui/page/ViewChips.tsx';

export interface OwnQueue<Row> {
  /** What the person may decide, in the order given; in the view of all, the rest after it. */
  readonly rows: readonly Row[];
  readonly chips: ViewChipsProps;
  readonly isMine: boolean;
}

/** A queue of which a person may decide a part: that part is what its count in the bar says, and what it shows at first. */
export function useOwnQueue<Row>(
  all: readonly Row[] | undefined,
  mayDecide: (row: Row) => boolean,
): OwnQueue<Row> {
  const { view, setView } = useListAddress({ view: 'mine', sort: '' });
  const isMine = view !== 'all';
  return useMemo(() => {
    const own = (all ?? []).filter(mayDecide);
    const others = (all ?? []).filter((row) => !mayDecide(row));
    const views = [
      { id: 'mine', title: say('order.queue-mine'), count: own.length },
      { id: 'all', title: say('order.queue-all'), count: own.length + others.length },
    ];
    return {
      rows: isMine ? own : [...own, ...others],
      chips: { views, view: isMine ? 'mine' : 'all', onView: setView },
      isMine,
    };
  }, [all, mayDecide, isMine, setView]);
}

/** Opens the selected one’s record in a window of its own: the queue stays where it is. */
export function openApart(path: string): PageAction {
  const run = () => openInNewWindow(path);
  return { id: 'queue.open-apart', title: say('keys.openApart'), key: 'openApart', hidden: true, run };
}
