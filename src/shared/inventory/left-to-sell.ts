import { addQuantity, type Quantity, subtractQuantity, sumOfQuantities } from '../kernel/quantity.ts';
import type { Outlook, StockPromise } from './available-to-promise.ts';

/** What is left to sell of an item that is not bought again, and what that is made of; in its base unit, none negative. */
export interface LeftToSell {
  /** On hand, less allocated, plus expected, less promised, plus beyond. */
  readonly left: Quantity;
  readonly onHand: Quantity;
  readonly allocated: Quantity;
  /** Still to come, and in time: nothing rests on what is overdue. */
  readonly expected: Quantity;
  /** What lines wait for and no stock is tied to yet. */
  readonly promised: Quantity;
  /** What is allocated and promised beyond all there is and comes: nobody can be sold less than nothing. */
  readonly beyond: Quantity;
}

export function leftToSellOf({ rows }: Outlook, onHand: Quantity): LeftToSell {
  const now = rows[0];
  const availableNow = now === undefined ? 0 : addQuantity(now.projected, now.commitments);
  const expected = sumOfQuantities(rows.map(({ receipts }) => receipts));
  const promised = sumOfQuantities(rows.map(({ commitments }) => commitments));
  const stands = subtractQuantity(addQuantity(availableNow, expected), promised);
  return {
    left: Math.max(0, stands),
    onHand,
    allocated: subtractQuantity(onHand, availableNow),
    expected,
    promised,
    beyond: Math.max(0, -stands),
  };
}

/**
 * What of a promise is beyond what is left to sell: nothing that is here or comes covers it. For every quantity,
 * `wanted − beyondLeft(promiseOf(outlook, wanted))` is at most the `left` of `leftToSellOf`, and all of it where more is wanted.
 */
export function beyondLeft({ parts }: StockPromise): Quantity {
  return sumOfQuantities(
    parts.filter(({ from }) => from !== 'stock' && from !== 'receipts').map(({ quantity }) => quantity),
  );
}
