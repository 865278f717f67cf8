import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';

export type SideState = 'none' | 'active' | 'inactive';
export type Side = 'customer' | 'vendor';

export interface SideFacts {
  readonly party: string;
  readonly side: Side;
  readonly state: SideState;
  /** The customer that stands for this one. */
  readonly duplicateOf: string | null;
}

/** One side of a party: what we sell to, or what we buy from. */
export const partyCan = {
  /** Taking a new order, or placing one. */
  trade: ({ party, side, state, duplicateOf }: SideFacts): May => {
    if (state === 'none') return refusal('parties.not-this-side', { party, side });
    if (duplicateOf !== null) return refusal('parties.is-duplicate', { party, side, of: duplicateOf });
    return state === 'active' || refusal('parties.inactive', { party, side });
  },

  change: ({ party, side, state }: SideFacts): May =>
    state !== 'none' || refusal('parties.not-this-side', { party, side }),

  deactivate: (facts: SideFacts): May => partyCan.trade(facts),

  reactivate: ({ party, side, state, duplicateOf }: SideFacts): May => {
    if (state === 'none') return refusal('parties.not-this-side', { party, side });
    if (duplicateOf !== null) return refusal('parties.is-duplicate', { party, side, of: duplicateOf });
    return state === 'inactive' || refusal('parties.already-active', { party, side });
  },

  /** `of`: the side of who stands for it; `hasDuplicates`: others point at the one to be marked. */
  markDuplicate: (facts: SideFacts, of: SideFacts, hasDuplicates: boolean): May => {
    const { party, side, state, duplicateOf } = facts;
    if (state === 'none') return refusal('parties.not-this-side', { party, side });
    if (duplicateOf !== null) return refusal('parties.is-duplicate', { party, side, of: duplicateOf });
    if (party === of.party) return refusal('parties.duplicate-of-itself', { party });
    if (hasDuplicates) return refusal('parties.has-duplicates', { party });
    return partyCan.trade(of);
  },

  unmarkDuplicate: ({ party, duplicateOf }: SideFacts): May =>
    duplicateOf !== null || refusal('parties.no-duplicate', { party }),

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
