import { describe, expect, test } from 'vitest';
import { newCustomer, newItem } from '../../../tests/support/order-world.ts';
import { type Solo, soloReplica } from '../../../tests/support/solo-replica.ts';

interface TaxShop {
  readonly solo: Solo;
  readonly customer: string;
  readonly item: string;
  /** A code of so many percent from 2026 on; answers its id. */
  code(code: string, percent: number, rest?: object): string;
  rule(title: string, taxes: readonly string[], rest?: object): string;
  explain(rest?: object): Explained;
}

interface Explained {
  readonly taxes: readonly { readonly code: string; readonly rate: number }[];
  readonly why: { readonly kind: string; readonly rule?: { readonly title: string } };
  readonly checks: readonly { readonly code: string }[];
}

const ANYWHERE = {
  ...{ customerGroup: null, itemGroup: null, country: null, region: null, postalPrefix: null },
  ...{ priority: 0, inclusive: false, validFrom: '2026-01-01', validUntil: null },
};
const OHIO = { country: 'US', region: 'OH', postalCode: '43604' };
const TOLEDO = { country: 'US', region: 'OH', postalPrefix: '436' };
const DATE = '2026-02-01';

function taxShop(): TaxShop {
  const solo = soloReplica();
  const [customer, item] = [newCustomer(solo, 'Acme'), newItem(solo, 'W-1')];
  const made = (command: string, input: object) => solo.run<{ id: string }>(command, input).id;
  return {
    ...{ solo, customer, item },
    code: (code, percent, rest = {}) =>
      made('tax-code.create', {
        ...{ code, title: code, basis: 'net', currency: null },
        ...{ rate: percent * 1_000_000, validFrom: '2026-01-01', ...rest },
      }),
    rule: (title, taxes, rest = {}) => made('tax-rule.create', { ...ANYWHERE, title, taxes, ...rest }),
    explain: (rest = {}) => solo.query('tax.explain', { customer, item, date: DATE, place: OHIO, ...rest }),
  };
}

describe('which tax a line bears', () => {
  test('is nothing, without a word, where a company has no tax rules', () => {
    expect(taxShop().explain()).toMatchObject({ taxes: [], why: { kind: 'none' }, checks: [] });
  });

  test('is said by the nearest place', () => {
    const { code, rule, explain } = taxShop();
    rule('Everywhere', []);
    rule('United States', [code('US', 1)], { country: 'US' });
    expect(explain()).toMatchObject({ why: { rule: { title: 'United States' } } });
    rule('Ohio', [code('OH', 5.75)], { country: 'US', region: 'oh' });
    expect(explain()).toMatchObject({ taxes: [{ code: 'OH', rate: 5_750_000 }] });
    rule('Toledo', [code('LUCAS', 7.75)], TOLEDO);
    expect(explain()).toMatchObject({
      why: { beaten: [{ title: 'Ohio' }, { title: 'United States' }, { title: 'Everywhere' }] },
    });
    expect(explain({ place: { ...OHIO, postalCode: '43 605' } }).taxes).toMatchObject([{ code: 'LUCAS' }]);
    expect(explain({ place: { ...OHIO, postalCode: '44101' } }).taxes).toMatchObject([{ code: 'OH' }]);
    expect(explain({ place: { ...OHIO, country: 'CA' } }).why.rule?.title).toBe('Everywhere');
  });

  test('is the customer group’s before the item group’s before the place’s, and a priority beats all', () => {
    const { solo, customer, item, code, rule, explain } = taxShop();
    rule('Toledo', [code('LUCAS', 7.75)], TOLEDO);
    rule('Food', [code('FOOD', 1)], { itemGroup: 'FOOD' });
    rule('Embassies', [], { customerGroup: 'EMBASSY' });
    expect(explain().why.rule?.title).toBe('Toledo');
    expect(explain({ taxGroup: 'FOOD' }).why.rule?.title).toBe('Food');
    solo.run('item.change', { item, changes: { taxGroup: 'FOOD' } });
    expect(explain().why.rule?.title).toBe('Food');
    solo.run('customer.change', { customer, changes: { taxGroup: 'EMBASSY' } });
    expect(explain()).toMatchObject({ taxes: [], why: { rule: { title: 'Embassies' } }, checks: [] });
    rule('Everybody pays', [code('ALL', 2)], { priority: 1 });
    expect(explain().taxes).toMatchObject([{ code: 'ALL' }]);
  });

  test('two rules of equal standing that tax differently are a conflict, and nothing is picked', () => {
    const { code, rule, explain } = taxShop();
    rule('A', [code('A', 1)]);
    rule('B', [code('B', 2)]);
    expect(explain()).toMatchObject({
      taxes: [],
      why: { kind: 'conflict' },
      checks: [{ code: 'tax.rules-conflict' }],
    });
  });

  test('has the rate of the day, and the item’s own rate where it has one', () => {
    const { solo, item, code, rule, explain } = taxShop();
    const taxCode = code('OH', 5.75);
    rule('Ohio', [taxCode], { country: 'US', region: 'OH' });
    solo.run('tax-rate.set', { taxCode, item: null, validFrom: DATE, rate: 6_000_000 });
    expect(explain({ date: '2026-01-31' }).taxes).toMatchObject([{ rate: 5_750_000 }]);
    expect(explain().taxes).toMatchObject([{ rate: 6_000_000 }]);
    solo.run('tax-rate.set', { taxCode, item, validFrom: DATE, rate: 0 });
    expect(explain().taxes).toMatchObject([{ rate: 0 }]);
    expect(explain({ item: null }).taxes).toMatchObject([{ rate: 6_000_000 }]);
    expect(explain({ date: '2026-01-31' }).taxes).toMatchObject([{ rate: 5_750_000 }]);
  });

  test('is looked for at the customer’s own ship-to unless a place is named', () => {
    const { solo, customer, item, code, rule } = taxShop();
    rule('Ohio', [code('OH', 5.75)], { country: 'US', region: 'OH' });
    const dock = { name: 'Dock', street: '1 Rd', city: 'Toledo', isShipTo: true, isBillTo: true, ...OHIO };
    const asked = { customer, item, date: DATE };
    solo.run('customer.change', { customer, changes: { defaultShipTo: null } });
    expect(solo.query('tax.explain', asked)).toMatchObject({ taxes: [], checks: [{ code: 'tax.no-rule' }] });
    const { id } = solo.run<{ id: string }>('address.add', { party: customer, ...dock });
    solo.run('customer.change', { customer, changes: { defaultShipTo: null } });
    expect(solo.query('tax.explain', { ...asked, shipTo: id })).toMatchObject({ taxes: [{ code: 'OH' }] });
    solo.run('customer.change', { customer, changes: { defaultShipTo: id } });
    expect(solo.query('tax.explain', asked)).toMatchObject({ taxes: [{ code: 'OH' }] });
  });

  test('an amount per unit in another currency than the document’s is left out, and said', () => {
    const { code, rule, explain } = taxShop();
    rule('Fee', [code('ECO', 0.2, { basis: 'unit', currency: 'EUR' })]);
    expect(explain()).toMatchObject({ taxes: [], checks: [{ code: 'tax.other-currency' }] });
    expect(explain({ currency: 'EUR' })).toMatchObject({
      taxes: [{ code: 'ECO', rate: 200_000 }],
      checks: [],
    });
  });
});

describe('an exemption', () => {
  function exempted(rest: object = {}) {
    const shop = taxShop();
    shop.rule('Ohio', [shop.code('OH', 5.75)], { country: 'US', region: 'OH' });
    const dates = { validFrom: '2026-01-01', validUntil: '2026-06-30' };
    const certificate = { certificate: 'OH-7', country: 'US', region: 'OH', ...dates, ...rest };
    const { id } = shop.solo.run<{ id: string }>('tax-exemption.grant', {
      customer: shop.customer,
      ...certificate,
    });
    return { ...shop, exemption: id };
  }

  test('lifts the tax while it stands, where it holds', () => {
    const { explain } = exempted();
    expect(explain()).toMatchObject({
      taxes: [],
      why: { kind: 'exempt', exemption: { certificate: 'OH-7' } },
      checks: [],
    });
    expect(explain({ date: '2025-12-31' }).why.kind).toBe('none');
    expect(explain({ customer: null }).taxes).toMatchObject([{ code: 'OH' }]);
    expect(exempted({ region: 'TX' }).explain().taxes).toMatchObject([{ code: 'OH' }]);
  });

  test('is said to expire a month before, and once expired the tax is charged and it is said', () => {
    const { explain } = exempted();
    expect(explain({ date: '2026-05-30' }).checks).toEqual([]);
    expect(explain({ date: '2026-05-31' })).toMatchObject({
      taxes: [],
      checks: [{ code: 'tax.exemption-expires-soon' }],
    });
    expect(explain({ date: '2026-07-01' })).toMatchObject({
      taxes: [{ code: 'OH' }],
      checks: [{ code: 'tax.exemption-expired', params: { certificate: 'OH-7', validUntil: '2026-06-30' } }],
    });
  });

  test('that somebody ended says nothing any more, until it is relied on again', () => {
    const { solo, exemption, explain } = exempted();
    solo.run('tax-exemption.end', { exemption, endedOn: '2026-01-31', why: 'Moved' });
    expect(explain()).toMatchObject({ taxes: [{ code: 'OH' }], checks: [] });
    expect(solo.refused('tax-exemption.end', { exemption, endedOn: DATE, why: 'Again' }).code).toBe(
      'tax.exemption-ended',
    );
    solo.run('tax-exemption.resume', { exemption });
    expect(explain().why.kind).toBe('exempt');
    expect(solo.refused('tax-exemption.resume', { exemption }).code).toBe('tax.exemption-stands');
  });

  test('is listed by its last day, with the customer’s name', () => {
    const { solo } = exempted();
    const listed = (expiresBy: string) => solo.query('tax-exemption.list', { expiresBy });
    expect(listed('2026-06-30')).toMatchObject({
      exemptions: [{ customerName: 'Acme', certificate: 'OH-7' }],
    });
    expect(listed('2026-06-29')).toEqual({ exemptions: [], total: 0 });
  });

  test('is granted by those who may, to a customer, from a day until a later one', () => {
    const { solo, customer } = taxShop();
    const desk = solo.hire('Dana', 'order desk');
    const grant = {
      customer,
      certificate: 'X',
      country: null,
      region: null,
      validFrom: DATE,
      validUntil: null,
    };
    expect(solo.refused('tax-exemption.grant', grant, desk).code).toBe('people.no-permission');
    expect(solo.refused('tax-exemption.grant', { ...grant, customer: 'nobody' }).code).toBe(
      'tax.no-such-customer',
    );
    expect(solo.refused('tax-exemption.grant', { ...grant, region: 'OH' }).code).toBe(
      'tax.place-needs-country',
    );
    expect(solo.refused('tax-exemption.grant', { ...grant, validUntil: '2026-01-31' }).code).toBe(
      'tax.ends-before-it-starts',
    );
  });
});

describe('tax codes and rules', () => {
  test('a code is named once, and only a tax per unit has a currency', () => {
    const { solo, code } = taxShop();
    const id = code('OH', 5.75);
    const input = { code: 'OH', title: 'X', basis: 'net', currency: null, rate: 0, validFrom: DATE };
    expect(solo.refused('tax-code.create', input).code).toBe('tax.code-taken');
    expect(solo.refused('tax-code.create', { ...input, code: 'B', currency: 'USD' }).code).toBe(
      'tax.needs-no-currency',
    );
    expect(solo.refused('tax-code.create', { ...input, code: 'B', basis: 'unit' }).code).toBe(
      'tax.needs-currency',
    );
    expect(solo.query('tax-code.show', { taxCode: id })).toMatchObject({
      code: 'OH',
      rates: [{ rate: 5_750_000, item: null }],
    });
    expect(solo.query('tax-code.list', { date: '2025-12-31' })).toMatchObject({
      codes: [{ code: 'OH', rate: null }],
    });
  });

  test('a code out of use stays in the rules that have it and comes into no other', () => {
    const { solo, code, rule, explain } = taxShop();
    const [taxCode, other] = [code('OH', 5.75), code('TX', 6.25)];
    const standing = rule('Ohio', [taxCode]);
    solo.run('tax-code.deactivate', { taxCode });
    expect(explain().taxes).toMatchObject([{ code: 'OH' }]);
    solo.run('tax-rule.change', { rule: standing, changes: { taxes: [taxCode, other] } });
    const fresh = { ...ANYWHERE, title: 'New', taxes: [taxCode] };
    expect(solo.refused('tax-rule.create', fresh).code).toBe('tax.code-inactive');
    expect(solo.refused('tax-rule.create', { ...fresh, taxes: [other, other] }).code).toBe('tax.code-twice');
    expect(solo.refused('tax-rule.create', { ...fresh, taxes: ['none'] }).code).toBe('tax.no-such-code');
    expect(solo.refused('tax-rule.create', { ...fresh, taxes: [], region: 'OH' }).code).toBe(
      'tax.place-needs-country',
    );
  });
});
