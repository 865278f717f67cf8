import type { May } from '../../shared/kernel/may.ts';
import { sumOfQuantities } from '../../shared/kernel/quantity.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import { coversPrice } from '../../shared/orders/line-price.ts';
import { orderCan } from '../../shared/orders/order-can.ts';
import type { OrderCheck } from '../../shared/orders/order-check.ts';
import { orderChecks } from '../../shared/orders/order-checks.ts';
import { orderQueries } from '../../shared/orders/order-queries.ts';
import { lineAmount } from '../../shared/orders/order-totals.ts';
import { company } from '../company/company-tables.ts';
import { utcDay } from '../company/utc-day.ts';
import { allocations } from '../inventory/inventory-tables.ts';
import { items } from '../items/item-tables.ts';
import { parties } from '../parties/party-tables.ts';
import { personMay } from '../people/person-may.ts';
import { bindQueries, type QueryContext } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import { afterConfirmAnswers } from './after-confirm-answers.ts';
import { headerValuesOf } from './header-rows.ts';
import { wholeAmounts } from './order-amounts.ts';
import { type Order, situationOf } from './order-facts.ts';
import { foundOrders, listedOrders } from './order-lists.ts';
import { progressOf } from './order-progress.ts';
import { approvals, backorders, holds, orderDecisions, orderLines, orders } from './order-tables.ts';
import { freeDiscount } from './price-right.ts';

export const orderAnswers = bindQueries(orderQueries, {
  findOrders: foundOrders,
  listOrders: listedOrders,

  showOrder: (ctx, { order: id }) => {
    const read = rowReader(ctx.db);
    const order = standing(ctx, id);
    const rateDecimals = read.get(company, 'company')?.rateDecimals ?? 4;
    const precision = { currency: order.currency, rateDecimals };
    const rows = read.find(orderLines, { order: id }, ['position']);
    const allocated = read.find(allocations, { order: id });
    const waiting = read.find(backorders, { order: id });
    const { totals } = wholeAmounts(read, order);
    const { number, kind, origin, status, customer, currency, placedOn, placedAt } = order;
    const { shippedOn, revision, shipToText, freight, note, owner, importRemarks } = order;
    return {
      ...{ id, number, kind, origin, status, customer, currency, placedOn, placedAt },
      ...{ shippedOn, revision, shipToText, freight, note, owner },
      ...headerValuesOf(order),
      customerName: order.customer === null ? null : (read.get(parties, order.customer)?.name ?? null),
      importRemarks: importRemarks === null ? [] : (JSON.parse(importRemarks) as Refusal[]),
      ...{ net: totals.net, discount: totals.discount, tax: totals.tax, total: totals.total },
      taxRows: [...totals.taxRows],
      lines: rows.map(({ order: __, ...line }) => {
        const item = read.get(items, line.item);
        const backorder = waiting.find((row) => row.line === line.id);
        return {
          ...line,
          itemNumber: item?.number ?? line.item,
          description: line.description ?? item?.description ?? '',
          ownDescription: line.description,
          unit: line.unit ?? item?.baseUnit ?? '',
          notGoods: line.notGoods === 1,
          promiseByRule: line.promiseByRule === 1,
          amount: lineAmount(line, precision),
          allocated: sumOfQuantities(
            allocated.filter((row) => row.line === line.id).map((row) => row.quantity),
          ),
          backordered: backorder?.quantity ?? 0,
          backorderWhy: backorder ? (JSON.parse(backorder.why) as Refusal) : null,
        };
      }),
      holds: read.find(holds, { order: id }, ['placedAt']).map(({ order: __, amount: ___, ...hold }) => ({
        ...hold,
        placedRule: ruleOf(hold.placedRule),
      })),
      approvals: read.find(approvals, { order: id }, ['approvedAt']).map(({ id: __, order: ___, ...row }) => {
        const line = rows.find((candidate) => candidate.id === row.line);
        return { ...row, stands: line !== undefined && coversPrice(row, line) };
      }),
      decisions: read
        .find(orderDecisions, { order: id }, ['decidedAt'])
        .map(({ id: __, order: ___, ...decision }) => decision),
    };
  },

  canOrder: (ctx, { order: id, hasPriceReason }) => {
    const order = standing(ctx, id);
    const { facts } = situationOf(rowReader(ctx.db), order, {
      mayOverridePrice: personMay(ctx.db, ctx.person, 'pricing.override'),
      ceiling: freeDiscount(rowReader(ctx.db), ctx.person),
      priceReason: hasPriceReason ? '' : null,
      today: utcDay(ctx.now),
    });
    const progress = progressOf(rowReader(ctx.db), order, ctx.now);
    const answer = (command: string, permission: string, may: May): Refusal | null => {
      if (!personMay(ctx.db, ctx.person, permission)) {
        return refusal('people.no-permission', { permission, command });
      }
      return may === true ? null : may;
    };
    return {
      change: answer('order.change-header', 'orders.enter', orderCan.change(facts)),
      confirm: answer('order.confirm', 'orders.confirm', orderCan.confirm(facts)),
      withdraw: answer('order.withdraw', 'orders.confirm', orderCan.withdraw(progress)),
      cancel: answer('order.cancel', 'orders.cancel', orderCan.cancel(progress)),
      close: answer('order.close', 'orders.cancel', orderCan.close(progress, '')),
      reopen: answer('order.reopen', 'orders.confirm', orderCan.reopen(facts)),
      hold: answer('hold.place', 'orders.hold', orderCan.hold(facts)),
      ...afterConfirmAnswers(rowReader(ctx.db), order, progress, answer),
      checks: orderChecks(facts).map(shownCheck),
    };
  },
});

function standing(ctx: QueryContext, id: string): Order {
  return rowReader(ctx.db).get(orders, id) ?? ctx.refuse('orders.no-such-order', { order: id });
}

/** A copy that may be changed, as answers are. */
export function shownCheck(check: OrderCheck) {
  return { ...check, fixes: [...check.fixes] };
}

function ruleOf(text: string | null): Refusal | null {
  return text === null ? null : (JSON.parse(text) as Refusal);
}
