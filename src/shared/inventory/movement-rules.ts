import type { May } from '../kernel/may.ts';
import { refusal } from '../kernel/refusal.ts';

export interface MovementFacts {
  /** The order it was shipped for, or came back from; null: none. */
  readonly order: string | null;
  readonly reference: string | null;
  /** The movement it takes back. */
  readonly reverses: string | null;
  readonly isReversed: boolean;
}

/** What may be done with a movement: for the buttons and for the commands. */
export const movementCan = {
  reverse: ({ order, reference, reverses, isReversed }: MovementFacts): May => {
    if (order !== null) return refusal('inventory.of-an-order', { reference });
    if (reverses !== null) return refusal('inventory.is-a-reversal');
    return !isReversed || refusal('inventory.already-reversed');
  },
};
