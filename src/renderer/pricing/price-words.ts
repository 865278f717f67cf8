import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { explainPrice } from '../../shared/pricing/price-explanation.ts';
import type { PromotionBand } from '../../shared/pricing/promotion-choice.ts';
import { showShortDate } from '../platform/date-format.ts';
import { showPercent, showQuantity, showRate } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';

/** What `price.explain` answers. */
export type PriceExplained = QueryOutput<typeof explainPrice>;
export type PriceSource = PriceExplained['looked'][number];

const RATES: ReadonlySet<string> = new Set(['price', 'rate', 'ownPrice', 'floor']);
const PERCENTS: ReadonlySet<string> = new Set(['percent', 'ceiling']);

/** A step or check of a price as a sentence, its millionths written out. */
export function priceSentence({ code, params }: Refusal, currency: CurrencyCode): string {
  const shown = Object.entries(params).map(([name, value]) => {
    if (typeof value !== 'number') return [name, value] as const;
    if (RATES.has(name)) return [name, showRate(value, currency)] as const;
    return [name, PERCENTS.has(name) ? showPercent(value) : value] as const;
  });
  return say(code, Object.fromEntries(shown));
}

/** “from 100 EA” where a price begins at a quantity. */
export function bandText({ fromQuantity, unit }: Pick<PriceSource, 'fromQuantity' | 'unit'>): string {
  return fromQuantity === 0
    ? ''
    : say('pricing.from-quantity', { quantity: showQuantity(fromQuantity), unit });
}

/** “Nov 22 – Dec 31”, open to either side. */
export function daysText(days: {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}): string {
  const from = days.validFrom === null ? null : showShortDate(days.validFrom);
  const until = days.validUntil === null ? null : showShortDate(days.validUntil);
  if (from === null) return until === null ? say('pricing.always') : say('pricing.until', { until });
  return until === null ? say('pricing.since', { from }) : say('pricing.from-until', { from, until });
}

/** “5 %, 10 % from 100”. */
export function bandsText(bands: readonly PromotionBand[]): string {
  return bands
    .map(({ fromQuantity, percentOff }) =>
      fromQuantity === 0
        ? showPercent(percentOff)
        : say('pricing.off-from', {
            percent: showPercent(percentOff),
            quantity: showQuantity(fromQuantity),
          }),
    )
    .join(', ');
}
