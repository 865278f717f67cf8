import { type BusinessDate, compareDates } from '../kernel/calendar.ts';
import { MICROS_PER_ONE } from '../kernel/decimal.ts';
import {
  absolute,
  divideAwayFromZero,
  divideToNearest,
  toBigInt,
  toSafeInteger,
} from '../kernel/exact-integer.ts';
import { type MicroPrice, roundRate } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { ConversionFactor } from '../kernel/unit.ts';

/** What a price list is, from the strongest down: a contract beats a customer list, which beats the base list. */
export const priceListKinds = ['contract', 'customer', 'base'] as const;
export type PriceListKind = (typeof priceListKinds)[number];

/** Whom a list is for, from the most specific up. */
export const priceAudiences = ['customer', 'customer-group', 'everyone'] as const;
export type PriceAudience = (typeof priceAudiences)[number];

/** One price of a list, as the price question meets it. */
export interface PriceRule {
  readonly list: string;
  readonly listName: string;
  readonly kind: PriceListKind;
  readonly audience: PriceAudience;
  readonly priority: number;
  /** Per one `unit`. */
  readonly price: MicroPrice;
  readonly unit: string;
  /** In `unit`: the price holds from this quantity on. */
  readonly fromQuantity: Quantity;
  readonly validFrom: BusinessDate;
  /** The last day; null is open. */
  readonly validUntil: BusinessDate | null;
}

export interface PriceQuestion {
  readonly unit: string;
  readonly baseUnit: string;
  /** Base units in one `unit`. */
  readonly toBase: ConversionFactor;
  /** In `unit`; a return asks with its own sign. */
  readonly quantity: Quantity;
  readonly date: BusinessDate;
  /** Decimals prices are rounded to. */
  readonly rateDecimals: number;
  /** The list a person chose where rules of equal standing disagree. */
  readonly picked?: string | null;
}

export type PriceAnswer =
  /** `price` is per one of the unit asked for; `beaten` are the weaker rules, strongest first. */
  | {
      readonly kind: 'price';
      readonly price: MicroPrice;
      readonly from: PriceRule;
      readonly beaten: readonly PriceRule[];
    }
  /** Rules of equal standing that disagree: a person decides, never the software. */
  | { readonly kind: 'conflict'; readonly between: readonly RivalPrice[] }
  | { readonly kind: 'none' };

/** A rule of a conflict, with what it asks per one of the unit asked for. */
export interface RivalPrice extends PriceRule {
  readonly amount: MicroPrice;
}

/** Whether a rule speaks, and if not, why. `weaker`: another of its list holds, of a higher band or a newer date. */
export const priceVerdicts = [
  'wins',
  'beaten',
  'conflict',
  'weaker',
  'other-unit',
  'not-yet',
  'over',
  'below-quantity',
] as const;
export type PriceVerdict = (typeof priceVerdicts)[number];

/**
 * The price of an item (domain.md §2): a higher priority beats everything, then contract, customer list, base list; within
 * one of these the customer's own beats the group's. Of one list, the highest quantity band reached holds, and of one band
 * the newest date. A price in the unit asked for beats one in the base unit, which is multiplied up.
 * A list a person picked ends a conflict it is part of, and is never asked otherwise.
 */
export function priceOf(rules: readonly PriceRule[], question: PriceQuestion): PriceAnswer {
  const strongestFirst = listPrices(rules, question).sort(
    (a, b) => standing(a, b) || (a.list < b.list ? -1 : 1),
  );
  const [first] = strongestFirst;
  if (first === undefined) return { kind: 'none' };
  const rivals = strongestFirst
    .filter((rule) => standing(rule, first) === 0)
    .map((rule) => ({ ...rule, amount: priceIn(rule, question) }));
  const disagree = rivals.some(({ amount }) => amount !== rivals[0]?.amount);
  const from = disagree ? strongestFirst.find(({ list }) => list === question.picked) : first;
  if (from === undefined || standing(from, first) !== 0) return { kind: 'conflict', between: rivals };
  const beaten = strongestFirst.filter((rule) => rule !== from);
  return { kind: 'price', price: priceIn(from, question), from, beaten };
}

/** The least quantity, from one up, at which a rule speaks: what a price begins with. Null where none does at any. */
export function leastPricedQuantity(
  rules: readonly PriceRule[],
  asked: Omit<PriceQuestion, 'quantity'>,
): Quantity | null {
  const question = { ...asked, quantity: MICROS_PER_ONE };
  const from = rules.flatMap((rule): Quantity[] => {
    const silent = silence(rule, question);
    if (silent !== 'below-quantity') return silent === null ? [MICROS_PER_ONE] : [];
    const { numerator, denominator } = factorTo(rule, question);
    return [
      toSafeInteger(
        divideAwayFromZero(toBigInt(rule.fromQuantity) * toBigInt(denominator), toBigInt(numerator)),
      ),
    ];
  });
  return from.length === 0 ? null : Math.min(...from);
}

/** Every rule that was looked at, strongest first, and what became of it: "why this price" in full. */
export function priceVerdictsOf(
  rules: readonly PriceRule[],
  question: PriceQuestion,
): readonly { readonly rule: PriceRule; readonly verdict: PriceVerdict }[] {
  const answer = priceOf(rules, question);
  const speaking = new Set(listPrices(rules, question));
  const verdictOf = (rule: PriceRule): PriceVerdict => {
    const silent = silence(rule, question);
    if (silent !== null) return silent;
    if (!speaking.has(rule)) return 'weaker';
    if (answer.kind === 'price') return rule === answer.from ? 'wins' : 'beaten';
    const first = answer.kind === 'conflict' ? answer.between[0] : undefined;
    return first && standing(rule, first) === 0 ? 'conflict' : 'beaten';
  };
  return rules
    .toSorted((a, b) => standing(a, b) || (a.list < b.list ? -1 : Number(a.list > b.list)))
    .map((rule) => ({ rule, verdict: verdictOf(rule) }));
}

/** The one rule of each list and way of assignment that holds. */
function listPrices(rules: readonly PriceRule[], question: PriceQuestion): PriceRule[] {
  const best = new Map<string, PriceRule>();
  for (const rule of rules) {
    if (!holds(rule, question)) continue;
    const key = `${rule.list}|${rule.kind}|${rule.audience}|${rule.priority}`;
    const other = best.get(key);
    if (other === undefined || beatsWithinList(rule, other, question)) best.set(key, rule);
  }
  return [...best.values()];
}

function holds(rule: PriceRule, question: PriceQuestion): boolean {
  return silence(rule, question) === null;
}

function silence(rule: PriceRule, question: PriceQuestion): PriceVerdict | null {
  if (rule.unit !== question.unit && rule.unit !== question.baseUnit) return 'other-unit';
  if (compareDates(rule.validFrom, question.date) > 0) return 'not-yet';
  if (rule.validUntil !== null && compareDates(rule.validUntil, question.date) < 0) return 'over';
  const { numerator, denominator } = factorTo(rule, question);
  const asked = absolute(toBigInt(question.quantity)) * toBigInt(numerator);
  return toBigInt(rule.fromQuantity) * toBigInt(denominator) <= asked ? null : 'below-quantity';
}

function beatsWithinList(rule: PriceRule, other: PriceRule, { unit }: PriceQuestion): boolean {
  if (rule.unit !== other.unit) return rule.unit === unit;
  if (rule.fromQuantity !== other.fromQuantity) return rule.fromQuantity > other.fromQuantity;
  return compareDates(rule.validFrom, other.validFrom) > 0;
}

/** Negative: `a` is stronger; zero: they stand equal. */
function standing(a: PriceRule, b: PriceRule): number {
  return (
    b.priority - a.priority ||
    priceListKinds.indexOf(a.kind) - priceListKinds.indexOf(b.kind) ||
    priceAudiences.indexOf(a.audience) - priceAudiences.indexOf(b.audience)
  );
}

function priceIn(rule: PriceRule, question: PriceQuestion): MicroPrice {
  const { numerator, denominator } = factorTo(rule, question);
  const exact = divideToNearest(toBigInt(rule.price) * toBigInt(numerator), toBigInt(denominator));
  return roundRate(toSafeInteger(exact), question.rateDecimals);
}

/** Units of the rule in one unit of the question. */
function factorTo(rule: PriceRule, question: PriceQuestion): ConversionFactor {
  return rule.unit === question.unit ? { numerator: 1, denominator: 1 } : question.toBase;
}
