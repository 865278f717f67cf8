import { type ItemState, itemLifecycle } from '../../shared/items/item-lifecycle.ts';
import { itemCan } from '../../shared/items/item-rules.ts';
import type { May } from '../../shared/kernel/may.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';

interface Staged {
  readonly id: string;
  readonly lifecycle: ItemState;
}

/** The moves through its life an item has before it; those that lead nowhere from here are not verbs of this item. */
export function stageActions(
  { id, lifecycle }: Staged,
  right: May,
  begin: (to: ItemState) => void,
): readonly PageAction[] {
  return itemLifecycle.transitions[lifecycle].map((to) => ({
    id: `item.change-lifecycle:${to}`,
    title: say(`items.move-${lifecycle}-${to}`),
    may: right === true ? itemCan.move({ item: id, from: lifecycle, to, successor: 'none' }) : right,
    run: () => begin(to),
  }));
}

/** Whether something may be named to replace the item once it is there. */
export function mayBeReplaced(item: string, to: ItemState): boolean {
  return itemCan.move({ item, from: to, to, successor: 'sound' }) === true;
}
