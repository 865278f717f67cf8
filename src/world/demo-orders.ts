import { addDays } from '../shared/kernel/calendar.ts';
import { quantityOf } from '../shared/kernel/quantity.ts';
import { orderEditCommands } from '../shared/orders/order-commands.ts';
import { orderDecisionCommands } from '../shared/orders/order-decisions.ts';
import type { DemoClerk } from './demo-clerk.ts';
import { FREIGHT, idOf, NONE_LEFT, SHACKLE } from './demo-items.ts';
import { ACME, BLUEWATER, CASCADE, DELTA } from './demo-parties.ts';
import type { DemoPeople } from './demo-people.ts';

type Ids = Readonly<Record<string, string>>;

/** Where an order of the demo company stands. */
type DemoStage = 'draft' | 'confirmed' | 'cancelled';

interface DemoOrder {
  readonly name: string;
  readonly customer: string;
  readonly stage: DemoStage;
  readonly po?: string;
  /** Days from today it is wanted in. */
  readonly inDays?: number;
  readonly lines: readonly (readonly [item: string, count: number, unit?: string])[];
}

const orders: readonly DemoOrder[] = [
  {
    name: 'dealer rope',
    customer: BLUEWATER,
    stage: 'confirmed',
    po: 'BW-7741',
    inDays: 5,
    lines: [
      ['SKU-104', 300],
      ['SKU-107', 2, 'BX'],
    ],
  },
  {
    name: 'contract shackles',
    customer: CASCADE,
    stage: 'confirmed',
    po: '2291',
    inDays: 7,
    lines: [
      [SHACKLE, 50],
      ['SKU-103', 8],
    ],
  },
  {
    name: 'over the limit',
    customer: ACME,
    stage: 'confirmed',
    po: 'AC-100382',
    inDays: 3,
    lines: [
      ['SKU-110', 4],
      ['SKU-111', 1, 'BX'],
    ],
  },
  {
    name: 'prepaid vests',
    customer: DELTA,
    stage: 'confirmed',
    inDays: 14,
    lines: [
      ['SKU-114', 40],
      ['SKU-116', 4],
    ],
  },
  {
    name: 'zincs to come',
    customer: 'EASTPORT',
    stage: 'confirmed',
    po: 'EFC 88',
    inDays: 10,
    lines: [
      [NONE_LEFT, 24],
      ['SKU-109', 2],
    ],
  },
  {
    name: 'club fenders',
    customer: 'FAIRWAY',
    stage: 'draft',
    lines: [
      ['SKU-106', 12],
      ['SKU-120', 3],
    ],
  },
  { name: 'half typed', customer: BLUEWATER, stage: 'draft', lines: [['SKU-105', 150]] },
  { name: 'changed their mind', customer: CASCADE, stage: 'cancelled', po: '2288', lines: [['SKU-112', 1]] },
];

/** Writes the orders and answers their ids by name. */
export function takeOrders(
  clerk: DemoClerk,
  people: DemoPeople,
  ids: { readonly items: Ids; readonly customers: Ids },
  today: string,
): Ids {
  return Object.fromEntries(
    orders.map((order, i) => {
      const desk = i % 2 === 0 ? people.dana : people.mike;
      return [order.name, takeOrder(clerk, desk, order, ids, today)];
    }),
  );
}

function takeOrder(
  clerk: DemoClerk,
  desk: string,
  { customer, stage, po, inDays, lines }: DemoOrder,
  ids: { readonly items: Ids; readonly customers: Ids },
  today: string,
): string {
  const { order } = clerk.do(desk, orderEditCommands.createOrder, {
    customer: idOf(ids.customers, customer),
    placedOn: today,
    ...(po === undefined ? {} : { customerPo: po }),
    ...(inDays === undefined ? {} : { requestedDate: addDays(today, inDays) }),
    lines: [
      ...lines.map(([item, count, unit]) => ({
        item: idOf(ids.items, item),
        quantity: quantityOf(count),
        ...(unit === undefined ? {} : { unit }),
      })),
      { item: idOf(ids.items, FREIGHT), quantity: quantityOf(1), unitPrice: FREIGHT_PRICE },
    ],
  });
  if (stage === 'confirmed') clerk.do(desk, orderDecisionCommands.confirmOrder, { order });
  if (stage === 'cancelled') {
    clerk.do(desk, orderDecisionCommands.cancelOrder, { order, why: 'The boat was sold.' });
  }
  return order;
}

/** Millionths of the currency. Freight is on no list. */
const FREIGHT_PRICE = 18_500_000;
