import type { LineTaxing } from '../../../src/shared/tax/line-tax.ts';
import { newCustomer, newItem } from '../../support/order-world.ts';
import type { Solo } from '../../support/solo-replica.ts';
import { millionths } from '../case-amount.ts';
import type { CaseRow } from '../case-file.ts';

const BASES = {
  'of net': 'net',
  'of the tax before': 'previous-amount',
  'of the running total': 'previous-total',
  'per unit': 'unit',
} as const;

const DATE = '2026-02-01';

/**
 * Makes the codes, a rule for each way in which lines are taxed, and an item for each line; answers how a line is taxed as
 * the query of the screens says. Taxes of a line are named in `details`, parted by `+`; `with tax`: its price holds them.
 */
export function makeTaxes(
  solo: Solo,
  currency: string,
  taxes: readonly CaseRow[],
  lines: readonly CaseRow[],
): (line: CaseRow) => LineTaxing {
  const ids = new Map(taxes.map((row) => [row.name ?? '', taxCode(solo, currency, row)]));
  const customer = newCustomer(solo, 'Acme');
  const itemOf = new Map<CaseRow, string>();
  const groups = new Set<string>();
  lines.forEach((line, index) => {
    const [named = '', ...rest] = (line.details ?? '').split(';').map((part) => part.trim());
    const taxGroup = `${named}${rest.includes('with tax') ? ' inside' : ''}` || 'untaxed';
    if (!groups.has(taxGroup)) {
      const codes = named === '' ? [] : named.split(' + ');
      taxRule(
        solo,
        taxGroup,
        rest.includes('with tax'),
        codes.map((code) => idOf(ids, code)),
      );
      groups.add(taxGroup);
    }
    const item = newItem(solo, `ITEM-${index}`);
    solo.run('item.change', { item, changes: { taxGroup } });
    itemOf.set(line, item);
  });
  return (line) => {
    const asked = { customer, item: itemOf.get(line), date: DATE, currency };
    const { inclusive, taxes: found } = solo.query<LineTaxing>('tax.explain', asked);
    return { inclusive, taxes: found };
  };
}

/** `5 % of net`, `0.035 per unit`. */
function taxCode(solo: Solo, currency: string, { name: code, details = '' }: CaseRow): string {
  const [, rate = '', how = ''] = /^(\S+)(?: %)? (of .*|per unit)$/.exec(details) ?? [];
  const basis = BASES[how as keyof typeof BASES];
  return solo.run<{ id: string }>('tax-code.create', {
    ...{ code, title: code, basis, currency: basis === 'unit' ? currency : null },
    ...{ rate: millionths(rate), validFrom: '2026-01-01' },
  }).id;
}

function taxRule(solo: Solo, itemGroup: string, inclusive: boolean, taxes: readonly string[]): void {
  solo.run('tax-rule.create', {
    ...{ title: itemGroup, customerGroup: null, itemGroup, country: null, region: null, postalPrefix: null },
    ...{ priority: 0, inclusive, taxes, validFrom: '2026-01-01', validUntil: null },
  });
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`no row makes the tax ${code}`);
  return id;
}
