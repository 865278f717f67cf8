import type { Supply } from '../../shared/inventory/available-to-promise.ts';
import { type ExpectedReceiptFacts, stillExpected } from '../../shared/inventory/expected-receipt-rules.ts';
import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import { type Quantity, sumOfQuantities } from '../../shared/kernel/quantity.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { expectedReceipts, movements } from './inventory-tables.ts';

export type ExpectedReceiptRow = RowOf<typeof expectedReceipts>;

/** What has come of it: its movements, less those reversed. Base units. */
export function receivedOf(read: RowReader, receipt: string): Quantity {
  return sumOfQuantities(
    read
      .find(movements, { expectedReceipt: receipt })
      .map(({ quantity, reverses }) => (reverses === null ? quantity : -quantity)),
  );
}

export function receiptFacts(read: RowReader, row: ExpectedReceiptRow): ExpectedReceiptFacts {
  const { id: receipt, status, transfer } = row;
  return { receipt, status, isTransfer: transfer !== null, received: receivedOf(read, receipt) };
}

/** What is still to come of an item, earliest first, overdue or not; of one site, where one is given. */
export function suppliesOf(read: RowReader, item: string, site: string | null): readonly Supply[] {
  return read.find(expectedReceipts, { item, status: 'open' }, ['date']).flatMap((row) => {
    if (site !== null && (row.site ?? MAIN_SITE) !== site) return [];
    const quantity = stillExpected(row.quantity, receivedOf(read, row.id));
    if (quantity === 0) return [];
    const { id: receipt, date, reference, acknowledged } = row;
    return [{ receipt, date, quantity, reference, acknowledged: acknowledged === 1 }];
  });
}

/** When a receipt's movement is reversed, what it brought is expected again; a reversed transfer is not any more. */
export function expectAgain(ctx: CommandContext, movement: RowOf<typeof movements>): void {
  const { id, expectedReceipt } = movement;
  if (expectedReceipt !== null && ctx.read.get(expectedReceipts, expectedReceipt)?.status === 'received') {
    ctx.write.update(expectedReceipts, expectedReceipt, { status: 'open', why: null });
  }
  for (const sent of ctx.read.find(expectedReceipts, { transfer: id })) {
    if (receivedOf(ctx.read, sent.id) > 0) ctx.refuse('inventory.receipt-begun', { receipt: sent.id });
    ctx.write.update(expectedReceipts, sent.id, { status: 'cancelled' });
  }
}
