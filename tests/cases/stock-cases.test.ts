import { describe, expect, test } from 'vitest';
import { shareStock } from '../../src/shared/inventory/allocation-rule.ts';
import { quantityOf } from '../../src/shared/kernel/quantity.ts';
import { newCustomer, orderWorld, PLACED_ON } from '../support/order-world.ts';
import credit from './credit-exposure.json' with { type: 'json' };
import leftToSell from './left-to-sell.json' with { type: 'json' };
import availability from './stock-availability.json' with { type: 'json' };
import sharing from './stock-sharing.json' with { type: 'json' };

interface AvailabilityCase {
  readonly name: string;
  readonly availableNow: number;
  readonly receipts?: readonly (readonly [date: string, quantity: number])[];
  readonly commitments?: readonly (readonly [date: string | null, quantity: number])[];
  readonly leadDate?: string;
  readonly wanted: number;
  readonly promise: readonly unknown[];
}

interface Promised {
  readonly promise: {
    readonly parts: readonly { readonly quantity: number; readonly date: string; readonly from: string }[];
  };
}

describe(availability.title, () => {
  test.each((availability.cases as unknown as AvailabilityCase[]).map((each) => [each.name, each] as const))(
    '%s',
    (_, each) => {
      const { today } = availability;
      const { solo, item, place, draft, confirm } = orderWorld(0);
      // What is due is confirmed while there is nothing; stock that comes then is not allocated by itself.
      for (const [date, quantity] of each.commitments ?? []) {
        confirm(draft(quantity, date === null ? {} : { header: { requestedDate: date } }));
      }
      const count = { item, place, businessDate: today, reason: 'found' };
      if (each.availableNow > 0)
        solo.run('stock.adjust', { ...count, quantity: quantityOf(each.availableNow) });
      if (each.availableNow < 0) {
        solo.run('stock.adjust', { ...count, quantity: quantityOf(5) });
        confirm(draft(5));
        solo.run('stock.adjust', { ...count, quantity: quantityOf(each.availableNow), reason: 'lost' });
      }
      for (const [date, quantity] of each.receipts ?? []) {
        solo.run('receipt-expected.add', { item, date, quantity: quantityOf(quantity) });
      }
      if (each.leadDate !== undefined) solo.run('item.change', { item, changes: { leadTimeDays: 21 } });
      const asked = { item, today, quantity: quantityOf(each.wanted) };
      const { promise } = solo.query<Promised>('stock.availability', asked);
      const parts = promise.parts.map(({ quantity, date, from }) => [quantity / 1_000_000, date, from]);
      expect(parts).toEqual(each.promise);
    },
  );
});

interface LeftCase {
  readonly name: string;
  readonly onHand: number;
  readonly allocated?: number;
  readonly waiting?: number;
  readonly expected?: readonly (readonly [date: string, quantity: number])[];
  readonly left: number;
  readonly wanted: number;
  readonly confirmed: boolean;
}

describe(leftToSell.title, () => {
  test.each((leftToSell.cases as unknown as LeftCase[]).map((each) => [each.name, each] as const))(
    '%s',
    (_, { onHand, allocated = 0, waiting = 0, expected = [], left, wanted, confirmed }) => {
      expect(leftToSell.today).toBe(PLACED_ON);
      const { solo, item, place, draft, confirm } = orderWorld(0);
      // What waits is confirmed while there is nothing; stock that comes then is not allocated by itself.
      if (waiting > 0) confirm(draft(waiting));
      const found = { item, place, businessDate: PLACED_ON, reason: 'found' };
      if (onHand > 0) solo.run('stock.adjust', { ...found, quantity: quantityOf(onHand) });
      if (allocated > 0) confirm(draft(allocated));
      for (const [date, quantity] of expected)
        solo.run('receipt-expected.add', { item, date, quantity: quantityOf(quantity) });
      solo.run('item.change-lifecycle', { item, lifecycle: 'ending', successor: null });
      const asked = { item, today: PLACED_ON };
      expect(solo.query('stock.availability', asked)).toMatchObject({
        leftToSell: { left: quantityOf(left) },
      });
      const order = draft(wanted);
      if (confirmed) confirm(order);
      else
        expect(solo.refused('order.confirm', { order })).toMatchObject({
          code: 'orders.end-of-life',
          params: { left: String(left) },
        });
    },
  );
});

type SharedLine = readonly [
  line: string,
  wanted: number,
  rank: number | null,
  date: string | null,
  at: number,
];

describe(sharing.title, () => {
  test.each(sharing.cases.map((each) => [each.name, each] as const))(
    '%s',
    (_, { available, lines, shares }) => {
      const demands = (lines as unknown as SharedLine[]).map(
        ([line, wanted, customerRank, promisedDate, placedAt]) => ({
          line,
          wanted,
          customerRank,
          promisedDate,
          placedAt,
        }),
      );
      const given = shareStock(available, demands).map((share) => [
        share.line,
        share.given,
        share.after?.because ?? null,
      ]);
      expect(given).toEqual(shares);
    },
  );
});

interface CreditCase {
  readonly name: string;
  readonly limit: number | null;
  readonly receivable: number;
  readonly overdue?: readonly [amount: number, days: number];
  readonly graceDays?: number | null;
  readonly today?: string;
  readonly committed: number;
  readonly document: number;
  readonly exposure: number;
  readonly left: number | null;
  readonly holds: readonly string[];
}

describe(credit.title, () => {
  test.each((credit.cases as unknown as CreditCase[]).map((each) => [each.name, each] as const))(
    '%s',
    (_, each) => {
      const { solo, item, draft, confirm } = orderWorld();
      const customer = newCustomer(solo, 'Acme Packaging');
      const { asOf } = credit;
      if (each.committed > 0) {
        const line = { item, unitPrice: each.committed * 10_000, quantity: quantityOf(1) };
        confirm(draft(1, { header: { customer }, line }), { priceReason: 'agreed' });
      }
      const [overdue, overdueDays] = each.overdue ?? [null, null];
      solo.run('credit.set-limit', { customer, limit: each.limit });
      solo.run('credit.set-grace', { customer, graceDays: each.graceDays ?? null });
      solo.run('credit.set-receivable', {
        customer,
        receivable: each.receivable,
        asOf,
        overdue,
        overdueDays,
      });
      const asked = { customer, adding: each.document, today: each.today ?? asOf };
      const { exposure, left, holds } = each;
      expect(solo.query('credit.explain', asked)).toMatchObject({ exposure, left, holds });
    },
  );
});
