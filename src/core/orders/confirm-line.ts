import { SAME_CURRENCY } from '../../shared/company/exchange-rate.ts';
import { isSoldOff } from '../../shared/items/item-lifecycle.ts';
import type { MicroPercent, MicroPrice } from '../../shared/kernel/money.ts';
import type { ConfirmLine, EndOfLife } from '../../shared/orders/confirm-facts.ts';
import { lineCheck } from '../../shared/orders/line-checks.ts';
import { coversPrice } from '../../shared/orders/line-price.ts';
import { netRate } from '../../shared/orders/order-totals.ts';
import { discountGiven } from '../../shared/pricing/rate-steps.ts';
import { company } from '../company/company-tables.ts';
import { items } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { floorPrice } from '../pricing/floor-price.ts';
import { type LineSketch, typedPromise } from './line-sketch.ts';
import type { FoundSupply } from './line-supply.ts';
import type { OrderAmounts } from './order-amounts.ts';
import type { ConfirmAsked, Item, Order, OrderLine } from './order-facts.ts';
import { approvals } from './order-tables.ts';

interface LineLook {
  readonly order: Order;
  readonly asked: ConfirmAsked;
  /** The company's. */
  readonly currency: string;
  readonly sketch: LineSketch;
  readonly supply: FoundSupply;
  readonly amounts: OrderAmounts;
}

/** What the checks are told of one line. */
export function confirmLine(read: RowReader, look: LineLook): ConfirmLine {
  const { order, asked, sketch, supply, amounts } = look;
  const { key, row, item, unread } = sketch;
  const isApproved = read
    .find(approvals, { order: order.id })
    .some((approval) => approval.line === row.id && coversPrice(approval, row));
  const said = asked.overrides?.find(({ rule, line }) => rule === 'price' && line === key);
  const given = unread.length > 0 ? 0 : discountOfLine(read, row);
  const at = { key, position: row.position };
  return {
    ...at,
    item: item?.number ?? row.item,
    unit: row.unit ?? item?.baseUnit ?? '',
    quantity: row.quantity,
    unitPrice: row.unitPrice,
    discountPercent: row.discountPercent,
    priceReason: said?.why ?? asked.priceReason,
    unread,
    found: (amounts.taxChecks.get(row.id) ?? []).map((check) => lineCheck(at, 'amber', 'taxGroup', check)),
    itemPlanned: item?.lifecycle === 'planned',
    endOfLife: item ? endOfLife(read, item, supply) : null,
    listPrice: row.listPrice,
    given,
    offList: !isApproved && given > asked.ceiling,
    ceiling: asked.ceiling,
    belowFloor: isApproved || !item || unread.length > 0 ? null : brokenFloor(read, look, item, row),
    requestedDate: row.requestedDate,
    promisedDate: typedPromise(row),
    cancelBy: row.cancelBy,
    supply,
  };
}

/** What is ending or ended is sold off: as much as is left to sell. */
function endOfLife(read: RowReader, item: Item, { beyond, leftInUnit }: FoundSupply): EndOfLife | null {
  if (!isSoldOff(item.lifecycle) || beyond <= 0) return null;
  const next = item.successor === null ? undefined : read.get(items, item.successor);
  return { left: leftInUnit, successor: next ? { item: next.id, number: next.number } : null };
}

/** The floor per line unit, where the net rate is below it; null where it is kept or there is none. */
function brokenFloor(
  read: RowReader,
  { order, currency }: LineLook,
  item: Item,
  row: OrderLine,
): MicroPrice | null {
  const unit = row.unit ?? item.baseUnit;
  const rate = order.currency === currency ? SAME_CURRENCY : order.exchangeRate;
  const lowest = rate === null ? null : floorPrice(read, { item: item.id, unit, rate });
  return lowest !== null && netRate(row, read.get(company, 'company')?.rateDecimals ?? 4) < lowest
    ? lowest
    : null;
}

/** How far the rate of a line is below the price by rule, in millionths of a percent. What was quoted stands, whatever the rule says now. */
export function discountOfLine(read: RowReader, row: OrderLine): MicroPercent {
  const price = row.priceSource === 'quoted' ? row.unitPrice : row.listPrice;
  return discountGiven({ ...row, price }, netRate(row, read.get(company, 'company')?.rateDecimals ?? 4));
}
