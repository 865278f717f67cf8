import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';
import { type ItemState, itemLifecycle } from './item-lifecycle.ts';

export const itemCan = {
  /** `successorEnds`: a chain of successors that leads back to the item itself, or that does not exist. */
  move: (facts: {
    readonly item: string;
    readonly from: ItemState;
    readonly to: ItemState;
    readonly successor: 'none' | 'sound' | 'unknown' | 'circle';
  }): May => {
    const { item, from, to, successor } = facts;
    if (from !== to && !itemLifecycle.canMove(from, to)) {
      return refusal('lifecycle.no-such-move', { lifecycle: itemLifecycle.name, from, to });
    }
    if (successor === 'none') return true;
    if (!REPLACEABLE.includes(to)) return refusal('items.successor-too-early', { item, lifecycle: to });
    if (successor === 'unknown') return refusal('items.no-such-item', { item });
    return successor === 'sound' || refusal('items.successor-circle', { item });
  },

  addUnit: (facts: { readonly item: string; readonly unit: string; readonly hasUnit: boolean }): May =>
    !facts.hasUnit || refusal('items.unit-exists', { item: facts.item, unit: facts.unit }),

  removeUnit: (facts: {
    readonly item: string;
    readonly unit: string;
    readonly has: 'no' | 'base' | 'own';
    readonly barcodes: number;
  }): May => {
    const { item, unit, has, barcodes } = facts;
    if (has === 'no') return refusal('items.no-such-unit', { item, unit });
    if (has === 'base') return refusal('items.base-unit-stands', { item, unit });
    return barcodes === 0 || refusal('items.unit-has-barcodes', { item, unit, barcodes });
  },
};

/** States in which something may be named to replace the item. */
const REPLACEABLE: readonly ItemState[] = ['ending', 'ended'];
