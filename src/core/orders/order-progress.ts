import type { ProgressFacts } from '../../shared/orders/after-confirm-can.ts';
import type { ProgressLine } from '../../shared/orders/line-progress.ts';
import { reachesCustomer } from '../../shared/orders/paper-sending.ts';
import { utcDay } from '../company/utc-day.ts';
import { items } from '../items/item-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { creditHoldCovers } from './hold-cover.ts';
import { lineProgress, type ProgressOf } from './line-progress.ts';
import { creditNow } from './order-credit.ts';
import { factsOf, type Item, type Order, type OrderLine, wantedOf } from './order-facts.ts';
import { holds, orderLines } from './order-tables.ts';
import { paperSendings } from './paper-sendings.ts';

/** Everything decisions after a confirmation look at, for the command and for the button. `now`: in milliseconds. */
export function progressOf(read: RowReader, order: Order, now: number): ProgressFacts {
  const standing = read.find(holds, { order: order.id }, ['placedAt']);
  const credit = creditNow(read, order, utcDay(now));
  const isLetPass = creditHoldCovers(standing, order.committedAmount ?? 0);
  return {
    ...factsOf(order),
    shipComplete: order.shipComplete === 1,
    isSent: isSent(read, order.id),
    holds: standing.filter(({ releasedAt }) => releasedAt === null).map(({ kind }) => kind),
    overCredit: credit.over && !isLetPass,
    overdue: credit.overdue && !isLetPass,
    lines: progressLines(read, order),
  };
}

/** How far each line has come, by position. */
export function progressLines(read: RowReader, order: Order): readonly ProgressLine[] {
  const progress = lineProgress(read, order.id);
  return read
    .find(orderLines, { order: order.id }, ['position'])
    .map((line) => progressLine(read, line, read.get(items, line.item), progress));
}

function progressLine(
  read: RowReader,
  line: OrderLine,
  item: Item | undefined,
  moved: ProgressOf,
): ProgressLine {
  const { id, position, status } = line;
  return {
    id,
    position,
    status,
    item: item?.number ?? line.item,
    isGoods: item?.kind === 'goods' && line.notGoods === 0,
    progress: moved(line, item ? wantedOf(read, line, item) : 0),
    tolerance: { over: line.overShipPercent, under: line.underShipPercent, whole: item?.wholeUnits === 1 },
  };
}

/** Once the customer has a paper of it, an order is amended and not withdrawn. */
function isSent(read: RowReader, order: string): boolean {
  return read.find(paperSendings, { record: order }).some(({ way }) => reachesCustomer(way));
}
