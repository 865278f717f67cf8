import { addDays, type BusinessDate } from '../../shared/kernel/calendar.ts';
import type { CurrencyCode } from '../../shared/kernel/currency.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { LineTax, LineTaxing } from '../../shared/tax/line-tax.ts';
import { chooseTaxRule, isInPlace, type TaxPlace, type TaxRule } from '../../shared/tax/tax-choice.ts';
import { items } from '../items/item-tables.ts';
import { addresses, parties } from '../parties/party-tables.ts';
import { askingOnce, type RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { taxCodes, taxExemptions, taxRates, taxRules } from './tax-tables.ts';

/** What the lines of one document have in common. */
export interface TaxInquiry {
  readonly customer: string | null;
  /** Where it goes to: {@link placeOf}. */
  readonly place: TaxPlace | null;
  /** The day whose rules and rates hold. */
  readonly date: BusinessDate;
  /** Of the document: a tax per unit in another is left out, and said. */
  readonly currency: CurrencyCode;
}

export type TaxExemption = RowOf<typeof taxExemptions>;

export type TaxReason =
  | { readonly kind: 'exempt'; readonly exemption: TaxExemption }
  | { readonly kind: 'rule'; readonly rule: TaxRule; readonly beaten: readonly TaxRule[] }
  | { readonly kind: 'conflict'; readonly between: readonly TaxRule[] }
  | { readonly kind: 'none' };

/** How one line is taxed, why, and what somebody should look at (amber). */
export interface FoundTax {
  /** The same object for lines that are taxed the same: `documentTax` is faster by it. */
  readonly taxing: LineTaxing;
  readonly why: TaxReason;
  readonly checks: readonly Refusal[];
}

/** Days before the last one from which an exemption is said to expire. */
const SOON = 30;

/** `item` null: a charge that is no item, like freight. `taxGroup`: instead of the item's own. */
export type TaxFinder = (item: string | null, taxGroup?: string | null) => FoundTax;

/**
 * Finds the taxes of one line after the other, for a command and a query alike; what all lines share is read once. Standing conflicts and lines no rule speaks for are not taxed, and say so.
 */
export function taxFinder(reader: RowReader, inquiry: TaxInquiry): TaxFinder {
  const read = askingOnce(reader);
  const { customer, place, date } = inquiry;
  const customerGroup = customer === null ? null : (read.get(parties, customer)?.taxGroup ?? null);
  const { exemption, checks: exemptionChecks } = exemptionOf(read, inquiry);
  const rules = rulesFor(read, place);
  const byGroup = new Map<string | null, FoundTax>();

  const ofGroup = (itemGroup: string | null): FoundTax => {
    const known = byGroup.get(itemGroup);
    if (known) return known;
    const why: TaxReason = exemption
      ? { kind: 'exempt', exemption }
      : chooseTaxRule(rules, { customerGroup, itemGroup, place, date });
    const { taxing, checks } = ratesOf(read, inquiry, why, null);
    const told = why.kind === 'none' && !usesTax(read) ? [] : reasonChecks(why);
    const found = { taxing, why, checks: [...exemptionChecks, ...told, ...checks] };
    byGroup.set(itemGroup, found);
    return found;
  };

  return (item, taxGroup = null) => {
    const found = ofGroup(taxGroup ?? (item === null ? null : (read.get(items, item)?.taxGroup ?? null)));
    if (item === null || found.taxing.taxes.length === 0 || read.find(taxRates, { item }).length === 0)
      return found;
    const { taxing, checks } = ratesOf(read, inquiry, found.why, item);
    return { taxing, why: found.why, checks: [...exemptionChecks, ...checks] };
  };
}

/** Where goods for a customer go to: the address named, or the customer's own ship-to. Null: nobody knows. */
export function placeOf(read: RowReader, customer: string | null, shipTo: string | null): TaxPlace | null {
  const address = shipTo ?? (customer === null ? null : (read.get(parties, customer)?.defaultShipTo ?? null));
  const row = address === null ? undefined : read.get(addresses, address);
  return row ? { country: row.country, region: row.region, postalCode: row.postalCode } : null;
}

export function ruleOf({ inclusive, taxes, ...row }: RowOf<typeof taxRules>): TaxRule {
  return { ...row, inclusive: inclusive === 1, taxes: taxes === '' ? [] : taxes.split(' ') };
}

/** The newest rate on a day: the item's own if it has one. */
export function rateOn(
  read: RowReader,
  taxCode: string,
  item: string | null,
  date: BusinessDate,
): number | null {
  const newest = (of: string | null) =>
    read.find(taxRates, { taxCode, item: of }, ['validFrom']).findLast(({ validFrom }) => validFrom <= date);
  return ((item === null ? undefined : newest(item)) ?? newest(null))?.rate ?? null;
}

/** A company without tax codes has nothing to be told about lines without tax. */
function usesTax(read: RowReader): boolean {
  return read.find(taxCodes, { active: 1 }).length > 0;
}

function rulesFor(read: RowReader, place: TaxPlace | null): TaxRule[] {
  const anywhere = read.find(taxRules, { country: null });
  const there = place?.country == null ? [] : read.find(taxRules, { country: place.country });
  return [...anywhere, ...there].map(ruleOf);
}

/** The certificate that lifts all tax, or what is to be said of one that has expired. */
function exemptionOf(
  read: RowReader,
  { customer, place, date }: TaxInquiry,
): { readonly exemption: TaxExemption | null; readonly checks: readonly Refusal[] } {
  const granted = customer === null ? [] : read.find(taxExemptions, { customer }, ['validFrom']);
  const here = granted.filter(
    (row) => isInPlace(row, place) && row.validFrom <= date && (row.endedOn === null || row.endedOn >= date),
  );
  const exemption = here.findLast(({ validUntil }) => validUntil === null || validUntil >= date) ?? null;
  const said = exemption ?? here.at(-1);
  if (said === undefined || said.validUntil === null || said.validUntil > addDays(date, SOON)) {
    return { exemption, checks: [] };
  }
  const params = { certificate: said.certificate, validUntil: said.validUntil };
  return {
    exemption,
    checks: [
      exemption ? refusal('tax.exemption-expires-soon', params) : refusal('tax.exemption-expired', params),
    ],
  };
}

function reasonChecks(why: TaxReason): readonly Refusal[] {
  if (why.kind === 'none') return [refusal('tax.no-rule')];
  if (why.kind !== 'conflict') return [];
  const [first] = why.between;
  const other = why.between.find(({ taxes }) => taxes.join() !== first?.taxes.join()) ?? why.between.at(-1);
  return [refusal('tax.rules-conflict', { first: first?.title ?? '', second: other?.title ?? '' })];
}

function ratesOf(
  read: RowReader,
  { date, currency }: TaxInquiry,
  why: TaxReason,
  item: string | null,
): { readonly taxing: LineTaxing; readonly checks: readonly Refusal[] } {
  const checks: Refusal[] = [];
  if (why.kind !== 'rule') return { taxing: { inclusive: false, taxes: [] }, checks };
  const taxes = why.rule.taxes.flatMap((id): LineTax[] => {
    const row = read.get(taxCodes, id);
    if (!row) throw new Error(`the tax rule ${why.rule.id} names a code that is not there: ${id}`);
    const { code, title, basis } = row;
    if (row.currency !== null && row.currency !== currency) {
      checks.push(refusal('tax.other-currency', { code, currency: row.currency }));
      return [];
    }
    const rate = rateOn(read, id, item, date);
    if (rate !== null) return [{ code, title, basis, rate }];
    checks.push(refusal('tax.no-rate', { code, date }));
    return [];
  });
  return { taxing: { inclusive: why.rule.inclusive, taxes }, checks };
}
