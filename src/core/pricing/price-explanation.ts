import type { MicroPrice } from '../../shared/kernel/money.ts';
import type { QueryInput, QueryOutput } from '../../shared/kernel/query.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { explainPrice as explainDeclaration } from '../../shared/pricing/price-explanation.ts';
import { type PriceRule, priceVerdictsOf } from '../../shared/pricing/price-of.ts';
import { discountGiven, rateSteps } from '../../shared/pricing/rate-steps.ts';
import { company } from '../company/company-tables.ts';
import { exchangeRateOn } from '../company/exchange-rates.ts';
import { parties } from '../parties/party-tables.ts';
import { discountCeiling } from '../people/discount-ceiling.ts';
import type { QueryContext, QueryHandler } from '../platform/command-handler.ts';
import { rowReader } from '../platform/row-reader.ts';
import { floorPrice } from './floor-price.ts';
import { type FoundPrice, findPrice, rulesAsked, unitFactor } from './price-lookup.ts';

type Asked = QueryInput<typeof explainDeclaration>;
type Explained = QueryOutput<typeof explainDeclaration>;

export const explainPrice: QueryHandler<typeof explainDeclaration> = (ctx, asked) => {
  const read = rowReader(ctx.db);
  const { item, unit } = asked;
  if (!unitFactor(read, item, unit)) ctx.refuse('pricing.no-such-unit', { item, unit });
  const inquiry = { ...asked, currency: asked.currency ?? ownCurrency(ctx, asked.customer) };
  const found = findPrice(read, inquiry);
  const { rules, question } = rulesAsked(read, inquiry);
  const looked = priceVerdictsOf(rules, question).map(({ rule, verdict }) => ({
    ...sourceOf(rule),
    verdict,
  }));
  const exchangeRate = exchangeRateOn(read, inquiry.currency, inquiry.date);
  const floor = exchangeRate === null ? null : floorPrice(read, { item, unit, rate: exchangeRate });
  const ceiling = discountCeiling(read, ctx.person);
  const rate = ratePart(asked, found, { floor, ceiling, decimals: question.rateDecimals });
  if (found.kind === 'none') return { kind: 'none', looked, ...rate };
  if (found.kind === 'conflict') {
    const between = found.between.map(({ amount, ...rule }) => ({ ...sourceOf(rule), amount }));
    return { kind: 'conflict', between, looked, ...rate };
  }
  const { price, from, beaten } = found;
  return { kind: 'price', price, from: sourceOf(from), beaten: beaten.map(sourceOf), looked, ...rate };
};

type RatePart = Omit<Extract<Explained, { kind: 'none' }>, 'kind' | 'looked'>;

function ratePart(
  asked: Asked,
  found: FoundPrice,
  limits: { readonly floor: MicroPrice | null; readonly ceiling: number; readonly decimals: number },
): RatePart {
  const { floor, ceiling, decimals } = limits;
  const byRule = found.kind === 'price' ? found.price : null;
  const unitPrice = asked.unitPrice ?? byRule;
  const promotion = found.promotion && {
    id: found.promotion.promotion.id,
    name: found.promotion.promotion.name,
    percentOff: found.promotion.percentOff,
  };
  const nothing = { promotion, floor, ceiling, steps: [], netRate: null, discountGiven: 0, checks: [] };
  if (unitPrice === null) return nothing;
  // A typed price is the last word: the promotion is of the list, not of it.
  const promotionPercent = asked.unitPrice === undefined ? (promotion?.percentOff ?? null) : null;
  const { marginPercent = null, discountPercent = null } = asked;
  const { steps, netRate } = rateSteps(
    { unitPrice, promotionPercent, marginPercent, discountPercent },
    decimals,
  );
  const given = discountGiven({ price: byRule, promotionPercent: promotion?.percentOff ?? null }, netRate);
  const checks: Refusal[] = [];
  if (floor !== null && netRate < floor)
    checks.push(refusal('pricing.below-floor', { rate: netRate, floor }));
  if (given > ceiling) checks.push(refusal('pricing.over-ceiling', { percent: given, ceiling }));
  return {
    ...{ promotion, floor, ceiling, netRate, discountGiven: given, checks },
    steps: [
      firstStep(asked, found, unitPrice),
      ...steps.map(({ kind, percent, rate }) => ({
        code: `pricing.step-${kind}`,
        params: { percent, rate, name: kind === 'promotion' ? (promotion?.name ?? null) : null },
      })),
    ],
  };
}

function firstStep(asked: Asked, found: FoundPrice, price: MicroPrice): Refusal {
  if (asked.unitPrice !== undefined || found.kind !== 'price') {
    return { code: 'pricing.step-typed', params: { price, unit: asked.unit } };
  }
  const { kind, listName, unit } = found.from;
  return {
    code: unit === asked.unit ? `pricing.step-${kind}` : `pricing.step-${kind}-converted`,
    params: { price, unit: asked.unit, list: listName, ownPrice: found.from.price, ownUnit: unit },
  };
}

function ownCurrency(ctx: QueryContext, customer: string | null): string {
  const read = rowReader(ctx.db);
  const party = customer === null ? undefined : read.get(parties, customer);
  if (customer !== null && !party) return ctx.refuse('parties.no-such-party', { party: customer });
  return party?.currency ?? read.get(company, 'company')?.currency ?? ctx.refuse('company.not-founded');
}

function sourceOf({ audience: _, ...rule }: PriceRule) {
  return rule;
}
