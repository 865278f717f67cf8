import type { BusinessDate } from '../kernel/calendar.ts';

/** Where goods go to: by which tax is chosen. Written as on the address; compared without case and blanks. */
export interface TaxPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
}

/** Speaks for the lines it meets; null meets everything. */
export interface TaxRule {
  readonly id: string;
  readonly title: string;
  readonly customerGroup: string | null;
  readonly itemGroup: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly postalPrefix: string | null;
  readonly priority: number;
  readonly inclusive: boolean;
  /** Ids of tax codes, in the order in which they are stacked; none: not taxed. */
  readonly taxes: readonly string[];
  readonly validFrom: BusinessDate;
  /** The last day; null is open. */
  readonly validUntil: BusinessDate | null;
}

export interface TaxQuestion {
  readonly customerGroup: string | null;
  readonly itemGroup: string | null;
  readonly place: TaxPlace | null;
  readonly date: BusinessDate;
}

export type TaxRuleChoice =
  /** `beaten`: the weaker rules that meet the line too, strongest first. */
  | { readonly kind: 'rule'; readonly rule: TaxRule; readonly beaten: readonly TaxRule[] }
  /** Rules of equal standing that tax differently: a person decides, never the software. */
  | { readonly kind: 'conflict'; readonly between: readonly TaxRule[] }
  | { readonly kind: 'none' };

/**
 * The rule by which a line is taxed: a higher priority beats everything, then one for the customer's tax group, then one
 * for the item's, then the nearest place: a longer postal prefix before a shorter, region before country before anywhere.
 */
export function chooseTaxRule(rules: readonly TaxRule[], question: TaxQuestion): TaxRuleChoice {
  const strongest = strongestFirst(rules.filter((rule) => meets(rule, question)));
  const [rule] = strongest;
  if (rule === undefined) return { kind: 'none' };
  const equals = strongest.filter((other) => standing(other, rule) === 0);
  if (equals.some((other) => effect(other) !== effect(rule))) return { kind: 'conflict', between: equals };
  return { kind: 'rule', rule, beaten: strongest.slice(1) };
}

/** Rules in the order in which they are asked: the first that meets a line speaks for it. */
export function strongestFirst<R extends TaxRule>(rules: readonly R[]): readonly R[] {
  return rules.toSorted((a, b) => standing(a, b) || (a.id < b.id ? -1 : 1));
}

export function isInPlace(
  where: {
    readonly country: string | null;
    readonly region: string | null;
    readonly postalPrefix?: string | null;
  },
  place: TaxPlace | null,
): boolean {
  if (where.country !== null && where.country !== place?.country) return false;
  if (where.region !== null && plain(where.region) !== plain(place?.region ?? '')) return false;
  return plain(place?.postalCode ?? '').startsWith(plain(where.postalPrefix ?? ''));
}

function meets(rule: TaxRule, { customerGroup, itemGroup, place, date }: TaxQuestion): boolean {
  if (rule.customerGroup !== null && rule.customerGroup !== customerGroup) return false;
  if (rule.itemGroup !== null && rule.itemGroup !== itemGroup) return false;
  if (rule.validFrom > date || (rule.validUntil !== null && rule.validUntil < date)) return false;
  return isInPlace(rule, place);
}

/** Negative: `a` is stronger; zero: they stand equal. */
function standing(a: TaxRule, b: TaxRule): number {
  return (
    b.priority - a.priority ||
    Number(b.customerGroup !== null) - Number(a.customerGroup !== null) ||
    Number(b.itemGroup !== null) - Number(a.itemGroup !== null) ||
    nearness(b) - nearness(a)
  );
}

function nearness({ country, region, postalPrefix }: TaxRule): number {
  if (postalPrefix !== null) return 2 + plain(postalPrefix).length;
  return region !== null ? 2 : Number(country !== null);
}

function effect({ inclusive, taxes }: TaxRule): string {
  return `${taxes.length > 0 && inclusive} ${taxes.join(' ')}`;
}

function plain(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase();
}
