import {
  type Commitment,
  type Outlook,
  type OutlookFacts,
  stockOutlook,
} from '../../shared/inventory/available-to-promise.ts';
import { isSoldOff } from '../../shared/items/item-lifecycle.ts';
import { addDays, type BusinessDate } from '../../shared/kernel/calendar.ts';
import { addQuantity, type Quantity } from '../../shared/kernel/quantity.ts';
import type { ItemRow } from '../items/item-row.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { suppliesOf } from './expected-receipt-row.ts';
import { siteWorkingDay } from './site-calendar.ts';
import { availableNow, stockLevels } from './stock-levels.ts';

export interface OutlookQuestion {
  readonly today: BusinessDate;
  /** Null: all sites together. */
  readonly site: string | null;
  /** What is promised and has no stock yet; the orders, a later domain, know it. */
  readonly commitments: readonly Commitment[];
  /** What the asker's own order holds and may take again: counted as available. Default nothing. */
  readonly freed?: Quantity;
}

/** What the outlook of an item is made of, read from stock, expected receipts and the item's lead time. */
export function outlookFacts(read: RowReader, item: ItemRow, question: OutlookQuestion): OutlookFacts {
  const { today, site, commitments, freed = 0 } = question;
  return {
    today,
    availableNow: addQuantity(availableNow(stockLevels(read, item.id, site)), freed),
    supplies: suppliesOf(read, item.id, site),
    commitments,
    leadDate: leadDateOf(read, item, { today, site }),
  };
}

export function itemOutlook(read: RowReader, item: ItemRow, question: OutlookQuestion): Outlook {
  return stockOutlook(outlookFacts(read, item, question));
}

/** The working day on which goods ordered today are here; null where no lead time is known or the item ends. */
export function leadDateOf(
  read: RowReader,
  { leadTimeDays, lifecycle }: Pick<ItemRow, 'leadTimeDays' | 'lifecycle'>,
  { today, site }: Pick<OutlookQuestion, 'today' | 'site'>,
): BusinessDate | null {
  if (leadTimeDays === null || isSoldOff(lifecycle)) return null;
  return siteWorkingDay(read, site, addDays(today, leadTimeDays));
}
