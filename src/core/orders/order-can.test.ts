import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIST_PRICE, orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import type { Solo } from '../../../tests/support/solo-replica.ts';
import { makeId } from '../../shared/kernel/id.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { inTransaction } from '../platform/database.ts';
import { runLocallyWithin } from '../sync/local-run.ts';

/** What can happen to an order before a person looks at its buttons. */
const steps = [
  'confirm',
  'confirm with a reason',
  'withdraw',
  'cancel',
  'close',
  'reopen',
  'hold',
  'empty',
  'cheaper',
  'end the item',
  'deactivate the customer',
  'reactivate the customer',
  'sell the stock to others',
  'ship',
  'lower the limit',
  'release',
] as const;

const buttons = {
  change: ['order.change-header', (order: string) => ({ order, changes: { customerPo: 'x' } })],
  confirm: ['order.confirm', (order: string) => ({ order })],
  withdraw: ['order.withdraw', (order: string) => ({ order, why: 'x' })],
  cancel: ['order.cancel', (order: string) => ({ order, why: 'x' })],
  close: ['order.close', (order: string) => ({ order, why: 'x' })],
  reopen: ['order.reopen', (order: string) => ({ order, why: 'x' })],
  hold: ['hold.place', (order: string) => ({ order, kind: 'manual', why: 'x' })],
  ship: ['order.ship-lines', (order: string) => ({ order, shippedOn: PLACED_ON })],
  copy: ['order.copy', (order: string) => ({ order, placedOn: PLACED_ON })],
  checkCredit: ['order.check-credit', (order: string) => ({ order })],
} as const;

type Button = keyof typeof buttons;

test('a button is live exactly where its command is accepted, and says the command’s own reason where it is not', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...steps), { maxLength: 6 }),
      fc.constantFrom('office manager', 'order desk', 'warehouse', 'viewer'),
      fc.boolean(),
      (history, role, shipComplete) => {
        const { solo, order } = situation(history, shipComplete);
        const person = solo.hire('Pat', role);
        const can = solo.query<Record<Button, Refusal | null>>('order.can', { order }, person);
        for (const button of Object.keys(buttons) as Button[]) {
          const [command, input] = buttons[button];
          const refusal = tried(solo, command, input(order), person);
          const label = `${button} for ${role} after ${history.join(', ')}`;
          expect({ label, refusal: can[button] }).toEqual({ label, refusal });
          seen.add(`${button} ${refusal?.code ?? 'yes'}`);
        }
      },
    ),
    {
      numRuns: 60,
      seed: 20260105,
      examples: [
        [['sell the stock to others'], 'order desk', true],
        [['cheaper'], 'order desk', false],
        [['empty'], 'office manager', false],
        [['confirm', 'close'], 'order desk', false],
        [['confirm', 'ship'], 'warehouse', true],
        [['confirm', 'ship'], 'office manager', false],
        [['confirm', 'hold'], 'warehouse', false],
        [['confirm', 'lower the limit'], 'order desk', false],
      ],
    },
  );
  for (const button of Object.keys(buttons)) expect(seen, button).toContain(`${button} yes`);
  for (const code of [
    'orders.held-by-hand',
    'orders.over-credit-now',
    'orders.shipped-so-not-withdrawn',
    'orders.ship-complete-short',
    'orders.price-needs-approval',
    'orders.no-lines',
  ]) {
    expect(
      [...seen].some((each) => each.endsWith(code)),
      code,
    ).toBe(true);
  }
});

function situation(history: readonly (typeof steps)[number][], shipComplete: boolean) {
  const { solo, draft, item, customer, show } = orderWorld(10);
  const order = draft(3, { header: { shipComplete } });
  const why = 'x';
  for (const step of history) {
    const line = show(order).lines[0]?.id;
    const calls: Record<typeof step, () => unknown> = {
      confirm: () => solo.attempt('order.confirm', { order }),
      'confirm with a reason': () => solo.attempt('order.confirm', { order, priceReason: why }),
      withdraw: () => solo.attempt('order.withdraw', { order, why }),
      cancel: () => solo.attempt('order.cancel', { order, why }),
      close: () => solo.attempt('order.close', { order, why }),
      reopen: () => solo.attempt('order.reopen', { order, why }),
      ship: () => solo.attempt('order.ship-lines', { order, shippedOn: PLACED_ON }),
      'lower the limit': () => solo.attempt('credit.set-limit', { customer, limit: 5_00 }),
      release: () => {
        for (const { id } of show(order).holds) solo.attempt('hold.release', { hold: id, why });
      },
      hold: () => solo.attempt('hold.place', { order, kind: 'manual', why }),
      empty: () => solo.attempt('order.remove-line', { order, line }),
      cheaper: () =>
        solo.attempt('order.change-line', { order, line, changes: { unitPrice: LIST_PRICE - 1_000_000 } }),
      'end the item': () => {
        solo.attempt('item.change-lifecycle', { item, lifecycle: 'ending', successor: null });
        solo.attempt('item.change-lifecycle', { item, lifecycle: 'ended', successor: null });
      },
      'deactivate the customer': () => solo.attempt('customer.deactivate', { customer }),
      'reactivate the customer': () => solo.attempt('customer.reactivate', { customer }),
      'sell the stock to others': () => {
        solo.attempt('stock.adjust', {
          item,
          quantity: -quantityOf(9),
          businessDate: '2026-01-05',
          reason: 'lost',
        });
      },
    };
    calls[step]();
  }
  return { solo, order };
}

class TakeBack extends Error {}

/** What the command answers here and now; nothing of it stays. */
function tried({ replica }: Solo, command: string, input: unknown, person: string): Refusal | null {
  const call = { id: makeId(0, new Uint8Array(10)), command, input, person, now: 0, grant: null };
  let refusal: Refusal | null = null;
  try {
    inTransaction(replica.db, () => {
      const result = runLocallyWithin(replica, call);
      if (!result.ok) refusal = result.refusal;
      throw new TakeBack();
    });
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
  }
  return refusal;
}
