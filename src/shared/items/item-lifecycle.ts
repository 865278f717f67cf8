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
