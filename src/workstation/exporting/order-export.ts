import type { z } from 'zod';
import { isCurrency } from '../../shared/kernel/currency.ts';
import { formatDecimal, MICRO_DECIMALS } from '../../shared/kernel/decimal.ts';
import { formatAmount, formatRate } from '../../shared/kernel/money.ts';
import { formatQuantity } from '../../shared/kernel/quantity.ts';
import { orderQueries } from '../../shared/orders/order-queries.ts';
import { partyQueries } from '../../shared/parties/party-queries.ts';
import type { CsvCell } from './csv-file.ts';
import { exportHeaders } from './export-headers.ts';
import { type ExportSource, pagesOf } from './export-source.ts';

type Order = z.output<typeof orderQueries.showOrder.output>;

/** Orders, one row per line, newest first, in the columns by which `import` reads them again. */
export const orderExport: ExportSource = {
  header: exportHeaders.orders,
  *pages(ask) {
    const codes = new Map<string, string | null>();
    const codeOf = (customer: string | null) => {
      if (customer === null) return null;
      const known = codes.get(customer);
      if (known !== undefined) return known;
      const { customerCode } = ask(partyQueries.showParty, { party: customer });
      codes.set(customer, customerCode);
      return customerCode;
    };
    for (const { orders } of pagesOf((after) => ask(orderQueries.listOrders, { limit: 200, ...after }))) {
      yield orders.flatMap(({ id, customer }) =>
        rowsOf(ask(orderQueries.showOrder, { order: id }), codeOf(customer)),
      );
    }
  },
};

/** An order without lines still is a row. */
function rowsOf(order: Order, customerCode: string | null): CsvCell[][] {
  const head = [
    order.number,
    order.kind,
    order.status,
    customerCode,
    order.customerName,
    order.customerPo,
    order.placedOn,
    order.requestedDate,
    order.shippedOn,
    order.currency,
    order.shipToText,
    order.freight === null ? null : amount(order.freight, order.currency),
    order.note,
  ];
  const lines = order.lines.map((line) => [
    line.position,
    line.itemNumber,
    line.description,
    formatQuantity(line.quantity),
    line.unit,
    isCurrency(order.currency) ? formatRate(line.unitPrice, order.currency) : line.unitPrice,
    line.discountPercent === null ? null : formatDecimal(line.discountPercent, MICRO_DECIMALS, 0),
    amount(line.amount, order.currency),
    line.status,
  ]);
  return (lines.length === 0 ? [Array<CsvCell>(9).fill(null)] : lines).map((line) => [...head, ...line]);
}

function amount(minor: number, currency: string): CsvCell {
  return isCurrency(currency) ? formatAmount(minor, currency) : minor;
}
