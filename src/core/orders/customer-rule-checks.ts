import type { CheckField, OrderCheck, OrderFix } from '../../shared/orders/order-check.ts';
import { fixTitle } from '../../shared/orders/order-check.ts';
import { documentCheck } from '../../shared/orders/order-checks.ts';
import { type BrokenRule, brokenRules, type OrderRuleKind } from '../../shared/parties/order-rule.ts';
import { rulesOfCustomer } from '../parties/order-rule-edits.ts';
import { parties } from '../parties/party-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { LineSketch } from './line-sketch.ts';
import type { OrderAmounts } from './order-amounts.ts';
import type { Order } from './order-facts.ts';

/** What the customer wants of every order and this one does not do: red for a must, amber for a should. */
export function ruleChecks(
  read: RowReader,
  order: Order,
  { totals }: OrderAmounts,
  lines: readonly LineSketch[],
): readonly OrderCheck[] {
  if (order.customer === null) return [];
  const isTheirs = read.get(parties, order.customer)?.currency === order.currency;
  const dates = lines.map(({ row }) => row.promisedDate ?? row.requestedDate ?? order.requestedDate);
  const broken = brokenRules(rulesOfCustomer(read, order.customer), {
    customerPo: order.customerPo,
    shipTo: order.shipTo,
    shipComplete: order.shipComplete === 1,
    net: isTheirs ? totals.net : null,
    deliveryDates: dates.filter((date) => date !== null),
  });
  return broken.map(({ kind, strength, why }) =>
    documentCheck(strength === 'must' ? 'red' : 'amber', FIELDS[kind], why, fixesOf(kind)),
  );
}

const FIELDS: Readonly<Record<OrderRuleKind, CheckField>> = {
  'customer-po': 'customerPo',
  'po-on-label': 'customerPo',
  'no-delivery': 'requestedDate',
  'ship-complete': 'shipTo',
  'minimum-value': 'lines',
  'only-ship-tos': 'shipTo',
  note: 'customer',
};

function fixesOf(kind: BrokenRule['kind']): OrderFix[] {
  if (kind !== 'ship-complete') return [];
  return [
    { kind: 'set-header', title: fixTitle('orders.fix-ship-complete'), changes: { shipComplete: true } },
  ];
}
