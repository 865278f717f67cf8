import { type CurrencyCode, currencyDecimals } from '../kernel/currency.ts';
import { absolute, toBigInt } from '../kernel/exact-integer.ts';
import type { LineTax, LineTaxing } from './line-tax.ts';

/** An exact amount in minor units: (perAmount × line amount + perQuantity × millionths of the stock unit) / denominator. */
export interface TaxFormula {
  readonly perAmount: bigint;
  readonly perQuantity: bigint;
}

/** What each tax of a line comes to, before any rounding: every way of taxing is linear in amount and quantity. */
export interface TaxRecipe {
  readonly denominator: bigint;
  readonly formulas: readonly TaxFormula[];
}

/** The exact formula of each tax of a line, in the order of its taxes. */
export function taxRecipe({ taxes, inclusive }: LineTaxing, currency: CurrencyCode): TaxRecipe {
  const denominator = WHOLE ** BigInt(taxes.length) * MICRO_SQUARED;
  const onNet = formulasOnNet(taxes, denominator, 10n ** BigInt(currencyDecimals(currency)));
  if (!inclusive) return lowestTerms(onNet, denominator);
  // amount = net + taxes = (grossPerNet × net + fixed × quantity) / denominator, solved for net and put into each tax.
  const grossPerNet = onNet.reduce((sum, { perAmount }) => sum + perAmount, denominator);
  const fixed = onNet.reduce((sum, { perQuantity }) => sum + perQuantity, 0n);
  const onTotal = onNet.map(({ perAmount, perQuantity }) => ({
    perAmount: perAmount * denominator,
    perQuantity: perQuantity * grossPerNet - perAmount * fixed,
  }));
  return lowestTerms(onTotal, grossPerNet * denominator);
}

/** 100 % in millionths of a percent. */
const WHOLE = 100_000_000n;
/** Millionths of the currency per unit, times millionths of the unit. */
const MICRO_SQUARED = 10n ** 12n;

/** Of the net amount; all divisions come out even, because the denominator has a whole for each tax of a stack. */
function formulasOnNet(taxes: readonly LineTax[], denominator: bigint, minorPerMajor: bigint): TaxFormula[] {
  const formulas: TaxFormula[] = [];
  let total: TaxFormula = { perAmount: denominator, perQuantity: 0n };
  for (const { basis, rate } of taxes) {
    const factor = toBigInt(rate);
    const before = formulas.at(-1) ?? NOTHING;
    const formula =
      basis === 'unit'
        ? { perAmount: 0n, perQuantity: (denominator / MICRO_SQUARED) * factor * minorPerMajor }
        : part(
            {
              net: { perAmount: denominator, perQuantity: 0n },
              'previous-amount': before,
              'previous-total': total,
            }[basis],
            factor,
          );
    formulas.push(formula);
    total = {
      perAmount: total.perAmount + formula.perAmount,
      perQuantity: total.perQuantity + formula.perQuantity,
    };
  }
  return formulas;
}

const NOTHING: TaxFormula = { perAmount: 0n, perQuantity: 0n };

function part({ perAmount, perQuantity }: TaxFormula, rate: bigint): TaxFormula {
  return { perAmount: (perAmount * rate) / WHOLE, perQuantity: (perQuantity * rate) / WHOLE };
}

function lowestTerms(formulas: readonly TaxFormula[], denominator: bigint): TaxRecipe {
  const divisor = formulas
    .flatMap(({ perAmount, perQuantity }) => [perAmount, perQuantity])
    .reduce(commonDivisor, denominator);
  return {
    denominator: denominator / divisor,
    formulas: formulas.map(({ perAmount, perQuantity }) => ({
      perAmount: perAmount / divisor,
      perQuantity: perQuantity / divisor,
    })),
  };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [absolute(a), absolute(b)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
