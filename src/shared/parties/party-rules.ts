import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';

export type SideState = 'none' | 'active' | 'inactive';
export type Side = 'customer' | 'vendor';

export interface SideFacts {
  readonly party: string;
  readonly side: Side;
  readonly state: SideState;
}

/** One side of a party: what we sell to, or what we buy from. */
export const partyCan = {
  /** Taking a new order, or placing one. */
  trade: ({ party, side, state }: SideFacts): May => {
    if (state === 'none') return refusal('parties.not-this-side', { party, side });
    return state === 'active' || refusal('parties.inactive', { party, side });
  },

  change: ({ party, side, state }: SideFacts): May =>
    state !== 'none' || refusal('parties.not-this-side', { party, side }),

  deactivate: (facts: SideFacts): May => partyCan.trade(facts),

  reactivate: ({ party, side, state }: SideFacts): May => {
    if (state === 'none') return refusal('parties.not-this-side', { party, side });
    return state === 'inactive' || refusal('parties.already-active', { party, side });
  },

  addSide: ({ party, side, state }: SideFacts): May =>
    state === 'none' || refusal('parties.already-this-side', { party, side }),
};

/** An address or a contact. */
export const partOfPartyCan = {
  change: ({ id, active }: { readonly id: string; readonly active: boolean }): May =>
    active || refusal('parties.removed', { record: id }),

  restore: ({ id, active }: { readonly id: string; readonly active: boolean }): May =>
    !active || refusal('parties.not-removed', { record: id }),
};
