import { type NumberedKind, numberedKinds, startingPrefixes } from '../../shared/company/number-series.ts';
import type { TimelineChange } from '../../shared/sync/workstation-views.ts';
import { showRate } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { type Tellings, toldText } from '../ui/page/event-telling.ts';

/** What happened to the company: “Changed company settings: Working days Monday to Friday → Monday to Saturday”. */
export const companyTellings: Tellings = {
  company: {
    columns: {
      name: { as: 'text' },
      rateDecimals: toldText('company.rate-decimals'),
      taxRounding: {
        ...{ label: 'company.tax-rounding', as: 'word', key: 'company.tax-rounding-' },
        none: 'company.tax-rounding-document',
      },
      workingWeekdays: { label: 'company.working-days', as: 'own', write: (days) => toldDays(String(days)) },
    },
  },
  numberSeries: { told: toldPrefix },
  holidays: { columns: { date: { as: 'date' } }, row: ['name', 'date'] },
  exchangeRates: {
    columns: { rate: { as: 'rate' } },
    row: ({ text, number, day }) => {
      const currency = text('currency') ?? '';
      return `${currency} ${showRate(number('rate') ?? 0, currency)}, ${day('validFrom')}`;
    },
  },
};

/** Days of the week in a row are told by the first and the last: `12345` is “Monday to Friday”. */
function toldDays(weekdays: string): string {
  const runs: number[][] = [];
  for (const day of [...weekdays].map(Number)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => say(`company.weekday-${day}`);
  return runs
    .flatMap((run) =>
      run.length > 2
        ? [say('company.told-days', { from: name(run[0]), until: name(run.at(-1)) })]
        : run.map(name),
    )
    .join(', ');
}

/** A series has a row once its prefix was changed; until then it begins as every company’s does. */
function toldPrefix({ record, values }: TimelineChange): string | null {
  if (!isNumberedKind(record) || !values.prefix) return null;
  const starting = startingPrefixes[record];
  const [before, after] = [values.prefix.before ?? starting, values.prefix.after ?? starting];
  if (before === after) return null;
  const label = `${say(`company.prefix-${record}`)} `;
  return say('timeline.told-change', { label, before, after });
}

function isNumberedKind(kind: string): kind is NumberedKind {
  return (numberedKinds as readonly string[]).includes(kind);
}
