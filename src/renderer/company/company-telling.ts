import { showRate } from '../platform/number-format.ts';
import type { Tellings } from '../ui/page/event-telling.ts';

export const companyTellings: Tellings = {
  company: { columns: { name: { as: 'text' } } },
  holidays: { columns: { date: { as: 'date' } }, row: ['name', 'date'] },
  exchangeRates: {
    columns: { rate: { as: 'rate' } },
    row: ({ text, number, day }) => {
      const currency = text('currency') ?? '';
      return `${currency} ${showRate(number('rate') ?? 0, currency)}, ${day('validFrom')}`;
    },
  },
};
