import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { say } from '../../platform/strings.ts';
import { WorkHeader, type WorkHeaderProps } from '../WorkHeader.tsx';
import classes from './QueuePage.module.css';
import { RightRegion } from './RightRegion.tsx';
import { StandsStill } from './StandsStill.tsx';

export interface QueuePageProps<Item> extends Omit<WorkHeaderProps, 'actions'> {
  readonly actions?: readonly PageAction[];
  /** How it is sorted, in words. */
  readonly order: string;
  readonly items: readonly Item[];
  readonly itemId: (item: Item) => string;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly card: (item: Item) => ReactNode;
  /** What happened, what the server says, what depends on it, ways out. */
  readonly detail: (item: Item) => ReactNode;
  /** The record in question; only where the label is given too. */
  readonly right?: (item: Item) => ReactNode;
  readonly rightLabel?: string;
  readonly empty: ReactNode;
}

/** A queue: cards that each want one decision, and the selected one beside them. */
export function QueuePage<Item>(props: QueuePageProps<Item>) {
  const {
    order,
    items,
    itemId,
    selected,
    onSelect,
    card,
    detail,
    right,
    rightLabel,
    empty,
    actions = [],
    primary,
    ...header
  } = props;
  const at = Math.max(
    0,
    items.findIndex((item) => itemId(item) === selected),
  );
  const item = items[at];
  const own = useMemo(() => {
    const move = (step: number) => {
      const next = items[Math.max(0, Math.min(items.length - 1, at + step))];
      if (next) onSelect(itemId(next));
    };
    const keys: readonly PageAction[] = [
      { id: 'queue.next', title: say('keys.nextRow'), key: 'nextRow', hidden: true, run: () => move(1) },
      {
        id: 'queue.previous',
        title: say('keys.previousRow'),
        key: 'previousRow',
        hidden: true,
        run: () => move(-1),
      },
    ];
    return [...(primary ? [primary] : []), ...actions, ...keys];
  }, [items, at, itemId, onSelect, primary, actions]);
  usePageActions(own);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const shown = item === undefined ? null : itemId(item);
  const before = useRef(shown);
  useEffect(() => {
    const isGone =
      before.current !== null && before.current !== shown && document.activeElement === document.body;
    before.current = shown;
    // What was acted on is gone, and the focus with it: it goes to the next.
    if (isGone) list.current?.children[at]?.querySelector('button')?.focus();
  }, [at, shown]);
  return (
    <>
      <WorkHeader
        {...header}
        fact={items.length > 0 ? order : undefined}
        actions={actions}
        primary={primary}
      />
      {item === undefined ? (
        empty
      ) : (
        <div className={classes.body}>
          <ul className={classes.cards} ref={list} data-queue>
            {items.map((each) => {
              const id = itemId(each);
              return (
                <li key={id}>
                  <button
                    type="button"
                    className={classes.card}
                    aria-pressed={each === item}
                    onClick={() => onSelect(id)}
                  >
                    {card(each)}
                  </button>
                </li>
              );
            })}
          </ul>
          <section className={classes.detail} aria-label={say('queue.selected')}>
            {detail(item)}
          </section>
          {right === undefined || rightLabel === undefined ? null : (
            <RightRegion kind="queue" label={rightLabel}>
              <StandsStill>{right(item)}</StandsStill>
            </RightRegion>
          )}
        </div>
      )}
    </>
  );
}
