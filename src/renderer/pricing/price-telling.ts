import { bandsOf } from '../../shared/pricing/promotion-choice.ts';
import { say } from '../platform/strings.ts';
import { type ColumnTelling, showPrice, type Tellings, type ToldRow } from '../ui/page/event-telling.ts';
import { bandsText, bandText, daysText } from './price-words.ts';

const validity: Readonly<Record<string, ColumnTelling>> = {
  validFrom: { label: 'pricing.valid-from', as: 'date' },
  validUntil: { label: 'pricing.valid-until', as: 'date' },
};
const priority: ColumnTelling = { label: 'pricing.priority', as: 'text' };

/** What happened to prices, with the prices: “Set price: Base, USD 64.00 per EA, since Nov 22”. */
export const priceTellings: Tellings = {
  priceLists: {
    columns: {
      name: { label: 'pricing.name', as: 'text' },
      contractNumber: { label: 'pricing.contract-number', as: 'text' },
      ...validity,
    },
  },
  listPrices: {
    about: 'list',
    row: priceRow,
    columns: { price: { label: 'pricing.told-price', as: 'rate', in: 'list' }, ...validity },
  },
  priceListAssignments: { about: 'list', row: assignmentRow, columns: { priority, ...validity } },
  promotions: {
    columns: {
      name: { label: 'pricing.name', as: 'text' },
      bands: { label: 'pricing.off', as: 'own', write: (bands) => bandsText(bandsOf(String(bands))) },
      customer: { label: 'pricing.customer', as: 'name' },
      customerGroup: { label: 'pricing.group', as: 'text' },
      item: { label: 'pricing.item', as: 'name' },
      itemGroup: { label: 'pricing.told-item-group', as: 'text' },
      priority,
      ...validity,
    },
    row: (row) => [bandsText(bandsOf(row.text('bands') ?? '[]')), daysOf(row)].join(', '),
  },
};

function priceRow(row: ToldRow): string {
  const list = row.named('list');
  const unit = row.text('unit') ?? '';
  const price = showPrice(row.number('price') ?? 0, list?.currency ?? 'XXX');
  const per = [price, say('pricing.per', { unit })].join(' ');
  const band = bandText({ fromQuantity: row.number('fromQuantity') ?? 0, unit });
  return [list?.name, per, band, daysOf(row)].filter(Boolean).join(', ');
}

function assignmentRow(row: ToldRow): string {
  const group = row.text('customerGroup');
  const who = group === null ? row.named('customer')?.name : say('pricing.group-named', { group });
  return [who, daysOf(row)].filter(Boolean).join(', ');
}

function daysOf({ text }: ToldRow): string {
  return daysText({ validFrom: text('validFrom'), validUntil: text('validUntil') });
}
