import type { May } from '../../shared/kernel/may.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { creditCheckCommands } from '../../shared/orders/credit-check.ts';
import type { NextAction } from '../../shared/orders/next-action.ts';
import { orderEditCommands } from '../../shared/orders/order-commands.ts';
import type { canOrder } from '../../shared/orders/order-queries.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { today } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import { askDeed, type NamedOrder } from './order-deeds.ts';
import type { OrderProgress } from './order-words.tsx';

export type OrderMay = QueryOutput<typeof canOrder>;

/** Goes to an address of this window. */
export type Go = (path: string) => void;

type Next = NonNullable<OrderProgress['next']>;

/** The step that takes an order on, as a button: it does it, asks for what it needs, or leads to where it is done. */
export function nextStepAction(order: NamedOrder, next: Next, go: Go): PageAction {
  return {
    id: `order.next:${order.id}`,
    title: say(`order.next-${next.action}`),
    may: next.refusal ?? true,
    run: () => takeStep(order, next.action, go),
  };
}

function takeStep(order: NamedOrder, action: NextAction, go: Go): void {
  if (action === 'confirm') go(pagePath('orders', order.id, 'edit'));
  else if (action === 'copy') void copyOrder(order, go);
  else if (action === 'check-credit') void checkCredit(order);
  else askDeed({ kind: action, order });
}

/** Everything a person may do with one order, each with the refusal of the command’s own rule. */
export function orderActions(
  order: NamedOrder & { readonly isDraft: boolean; readonly isHeld: boolean },
  can: OrderMay,
  go: Go,
) {
  const { id, isDraft, isHeld } = order;
  const ask =
    (kind: 'cancel' | 'close' | 'reopen' | 'withdraw' | 'ship' | 'hold' | 'release' | 'allocate') => () =>
      askDeed({ kind, order });
  const edit: PageAction = isDraft
    ? {
        id: 'order.edit',
        title: say('order.edit'),
        key: 'edit',
        may: yes(can.change),
        run: () => go(pagePath('orders', id, 'edit')),
      }
    : {
        id: 'order.amend',
        title: say('order.amend'),
        key: 'edit',
        may: yes(can.amend),
        run: () => go(pagePath('orders', id, 'amend')),
      };
  const hold: PageAction = isHeld
    ? { id: 'hold.release', title: say('order.release'), key: 'hold', run: ask('release') }
    : { id: 'hold.place', title: say('order.hold'), key: 'hold', may: yes(can.hold), run: ask('hold') };
  return {
    edit,
    hold,
    ship: {
      id: 'order.ship-lines',
      title: say('order.ship'),
      key: 'ship',
      may: yes(can.ship),
      run: ask('ship'),
    },
    allocate: {
      id: 'backorder.allocate',
      title: say('order.allocate'),
      key: 'allocate',
      may: yes(can.amend),
      run: ask('allocate'),
    },
    copy: {
      id: 'order.copy',
      title: say('order.copy'),
      may: yes(can.copy),
      run: () => void copyOrder(order, go),
    },
    checkCredit: {
      id: 'order.check-credit',
      title: say('order.check-credit'),
      may: yes(can.checkCredit),
      run: () => void checkCredit(order),
    },
    withdraw: {
      id: 'order.withdraw',
      title: say('order.withdraw'),
      may: yes(can.withdraw),
      run: ask('withdraw'),
    },
    cancel: { id: 'order.cancel', title: say('order.cancel'), may: yes(can.cancel), run: ask('cancel') },
    close: { id: 'order.close', title: say('order.close'), may: yes(can.close), run: ask('close') },
    reopen: { id: 'order.reopen', title: say('order.reopen'), may: yes(can.reopen), run: ask('reopen') },
  } as const satisfies Readonly<Record<string, PageAction>>;
}

function yes(refusal: Refusal | null): May {
  return refusal ?? true;
}

async function copyOrder({ id, number }: NamedOrder, go: Go): Promise<void> {
  const answer = await runAndSay(
    orderEditCommands.copyOrder,
    { order: id, placedOn: today() },
    say('order.copied', { number }),
  );
  if (answer.ok) go(pagePath('orders', answer.output.order, 'edit'));
}

async function checkCredit({ id, number }: NamedOrder): Promise<void> {
  await runAndSay(
    creditCheckCommands.checkOrderCredit,
    { order: id },
    say('order.credit-checked', { number }),
  );
}
