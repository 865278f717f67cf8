import { isBusinessDate } from '../../shared/kernel/calendar.ts';
import { showShortDate } from '../platform/date-format.ts';
import { showPercent, showQuantity } from '../platform/number-format.ts';
import { hasText, say } from '../platform/strings.ts';

type Stored = string | number | null;

/** How a stored number is meant; a text is shown as it is, and an id not at all. */
const MEANINGS: Readonly<Record<string, 'scaled' | 'percent' | 'count' | 'yes-no'>> = {
  quantity: 'scaled',
  unitPrice: 'scaled',
  listPrice: 'scaled',
  floorPrice: 'scaled',
  discountPercent: 'percent',
  documentDiscount: 'percent',
  customerDiscountPercent: 'percent',
  vendorDiscountPercent: 'percent',
  customerNetDays: 'count',
  vendorNetDays: 'count',
  customerRank: 'count',
  leadTimeDays: 'count',
  active: 'yes-no',
  isShipTo: 'yes-no',
  isBillTo: 'yes-no',
  prepaid: 'yes-no',
  shipComplete: 'yes-no',
};

const ID = /^[0-9a-z]{26}$/;

/** What a column is called on screens; null where it has no word of its own. */
export function columnWord(column: string): string | null {
  const key = `attention.field-${column}`;
  return hasText(key) ? say(key) : null;
}

/** A stored value as a person reads it; null where only a machine would. */
export function columnValue(column: string, value: Stored): string | null {
  if (value === null || value === '') return say('attention.empty');
  if (typeof value === 'string') {
    if (ID.test(value)) return null;
    return isBusinessDate(value) ? showShortDate(value) : value;
  }
  switch (MEANINGS[column]) {
    case 'scaled':
      return showQuantity(value);
    case 'percent':
      return showPercent(value);
    case 'count':
      return String(value);
    case 'yes-no':
      return say(value === 0 ? 'attention.no' : 'attention.yes');
    default:
      return null;
  }
}
