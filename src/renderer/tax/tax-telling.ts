import { say } from '../platform/strings.ts';
import { type ColumnTelling, type Tellings, type ToldRow, toldText } from '../ui/page/event-telling.ts';
import { daysText, placeText, rateText } from './tax-words.ts';

const validity: Readonly<Record<string, ColumnTelling>> = {
  validFrom: { label: 'tax.from', as: 'date' },
  validUntil: { label: 'tax.last-day', as: 'date' },
};

/** What happened to taxes, with the rates: “Set tax rate: VAT, 7.25 %, since Nov 22”. */
export const taxTellings: Tellings = {
  taxCodes: {
    columns: {
      code: toldText('tax.code'),
      title: toldText('tax.title'),
      basis: { label: 'tax.basis', as: 'word', key: 'tax.basis-' },
      currency: toldText('tax.currency'),
    },
  },
  taxRates: {
    row: (row) => {
      const code = row.named('taxCode');
      const basis = code?.currency ? 'unit' : 'net';
      const rate = rateText(row.number('rate'), { basis, currency: code?.currency ?? null });
      return [code?.name, row.named('item')?.name, rate, daysOf(row)].filter(Boolean).join(', ');
    },
  },
  taxRules: {
    columns: {
      title: toldText('tax.title'),
      taxes: { label: 'tax.taxes', as: 'name' },
      customerGroup: toldText('tax.customer-group'),
      itemGroup: toldText('tax.item-group'),
      country: toldText('tax.country'),
      region: toldText('tax.region'),
      postalPrefix: toldText('tax.postal-prefix'),
      inclusive: { label: 'tax.inclusive-field', as: 'yes-no' },
      priority: toldText('tax.priority'),
      ...validity,
    },
    row: (row) => {
      const codes = (row.text('taxes') ?? '').split(' ').flatMap((id) => row.names[id]?.name ?? []);
      const taxes = codes.length === 0 ? say('tax.no-tax') : codes.join(', ');
      return [taxes, placeOf(row), daysOf(row)].join(', ');
    },
  },
  taxExemptions: {
    columns: {
      endedOn: { label: 'tax.last-day-relied-on', as: 'date' },
      endedWhy: { as: 'text', onlyAfter: true },
    },
    row: (row) => [row.text('certificate'), placeOf(row), daysOf(row)].filter(Boolean).join(', '),
  },
};

function placeOf({ text: cell }: ToldRow): string {
  const [country, region, postalPrefix] = [cell('country'), cell('region'), cell('postalPrefix')];
  return placeText({ country, region, postalPrefix });
}

function daysOf({ text: cell }: ToldRow): string {
  return daysText({ validFrom: cell('validFrom') ?? '', validUntil: cell('validUntil') });
}
