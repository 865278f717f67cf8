import { daysBetween } from '../../shared/kernel/calendar.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { taxQueries } from '../../shared/tax/tax-queries.ts';
import { SOON_DAYS } from '../../shared/tax/tax-steps.ts';
import { showShortDate, today } from '../platform/date-format.ts';
import { showPercent, showRate } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import type { Tone } from '../ui/StateWord.tsx';

export type TaxCode = QueryOutput<typeof taxQueries.listTaxCodes>['codes'][number];
export type TaxRule = QueryOutput<typeof taxQueries.listTaxRules>['rules'][number];
export type TaxExemption = QueryOutput<typeof taxQueries.listTaxExemptions>['exemptions'][number];
export type TaxExplained = QueryOutput<typeof taxQueries.explainTax>;

/** “7.25 %”, or “0.50 USD per unit”; a dash where none holds yet. */
export function rateText(rate: number | null, code: Pick<TaxCode, 'basis' | 'currency'>): string {
  if (rate === null) return '–';
  if (code.basis !== 'unit') return showPercent(rate);
  const currency = code.currency ?? 'XXX';
  return say('tax.per-unit', { rate: showRate(rate, currency), currency });
}

/** “US, CA, 902”, or everywhere. */
export function placeText(place: {
  readonly country: string | null;
  readonly region: string | null;
  readonly postalPrefix?: string | null;
}): string {
  const { country, region, postalPrefix } = place;
  const parts = [country, region, postalPrefix ? say('tax.postal', { prefix: postalPrefix }) : null].filter(
    Boolean,
  );
  return parts.length === 0 ? say('tax.everywhere') : parts.join(', ');
}

export function daysText(days: { readonly validFrom: string; readonly validUntil: string | null }): string {
  const from = showShortDate(days.validFrom);
  if (days.validUntil === null) return say('tax.since', { from });
  return say('tax.from-until', { from, until: showShortDate(days.validUntil) });
}

/** How a certificate stands today, and how loudly that is said. */
export function exemptionState(exemption: TaxExemption): { readonly word: string; readonly tone: Tone } {
  const { endedOn, validFrom, validUntil } = exemption;
  if (endedOn !== null)
    return { word: say('tax.state-ended', { date: showShortDate(endedOn) }), tone: 'muted' };
  if (validFrom > today()) return { word: say('tax.state-not-yet'), tone: 'muted' };
  if (validUntil === null) return { word: say('tax.state-holds'), tone: 'plain' };
  const left = daysBetween(today(), validUntil);
  if (left < 0) return { word: say('tax.state-expired'), tone: 'red' };
  if (left <= SOON_DAYS) return { word: say('tax.state-expires', { count: left }), tone: 'amber' };
  return { word: say('tax.state-holds'), tone: 'plain' };
}
