import { create } from 'zustand';

export interface NamedOrder {
  readonly id: string;
  readonly number: string;
}

/** What is being asked before it is done: a reason, quantities, a choice. */
export type OrderDeed =
  | {
      readonly kind: 'hold' | 'release' | 'cancel' | 'close' | 'reopen' | 'withdraw' | 'ship' | 'allocate';
      readonly order: NamedOrder;
    }
  | { readonly kind: 'note'; readonly order: NamedOrder; readonly note: string | null }
  | {
      readonly kind: 'cancel-line' | 'short-close-line';
      readonly order: NamedOrder;
      readonly line: { readonly id: string; readonly position: number };
    }
  | {
      readonly kind: 'take-back';
      readonly order: NamedOrder;
      readonly movement: string;
      readonly what: string;
    }
  | { readonly kind: 'hold-all' | 'cancel-all'; readonly orders: readonly string[] };

/** One dialog at a time, over whichever page asked. Pages that ask show an `OrderDeedDialog`. */
export const useOrderDeed = create<{ readonly deed: OrderDeed | null }>(() => ({ deed: null }));

export function askDeed(deed: OrderDeed): void {
  useOrderDeed.setState({ deed });
}

export function endDeed(): void {
  useOrderDeed.setState({ deed: null });
}
