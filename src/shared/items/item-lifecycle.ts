import { defineLifecycle, type StateOf } from '../kernel/lifecycle.ts';

/** Ending: sold off, not bought again. Nothing is final: an item ended by mistake goes back a step. */
export const itemLifecycle = defineLifecycle({
  name: 'item',
  initial: 'planned',
  transitions: {
    planned: ['active', 'ended'],
    active: ['planned', 'ending'],
    ending: ['active', 'ended'],
    ended: ['planned', 'ending'],
  },
  terminal: [],
});

export type ItemState = StateOf<typeof itemLifecycle>;

/** Whether an item is sold off and not bought again: no more of it is sold than `leftToSellOf` says. */
export function isSoldOff(lifecycle: ItemState): boolean {
  return lifecycle === 'ending' || lifecycle === 'ended';
}
