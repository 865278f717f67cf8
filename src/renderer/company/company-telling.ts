import { showShortDate } from '../platform/date-format.ts';
import { showRate } from '../platform/number-format.ts';
import type { Tellings } from '../ui/page/event-telling.ts';

export const companyTellings: Tellings = {
  company: { columns: { name: { as: 'text' } } },
  holidays: { row: ({ text }) => [text('name'), dayText(text('date'))].filter(Boolean).join(', ') },
  exchangeRates: {
    columns: { rate: { as: 'rate' } },
    row: ({ text, number }) => {
      const currency = text('currency') ?? '';
      return `${currency} ${showRate(number('rate') ?? 0, currency)}, ${dayText(text('validFrom'))}`;
    },
  },
};

function dayText(date: string | null): string {
  return date === null ? '' : showShortDate(date);
}
