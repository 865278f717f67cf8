import { expect, test } from 'vitest';
import { newCustomer } from '../../../tests/support/order-world.ts';
import { soloReplica } from '../../../tests/support/solo-replica.ts';

type Next = { readonly action: string; readonly refusal: { readonly code: string } | null } | null;

const TODAY = '2026-05-01';
const CODE = { title: 'Sales tax', basis: 'net', currency: null, rate: 1_000_000 };
const ANYWHERE = {
  ...{ customerGroup: null, itemGroup: null, country: null, region: null, postalPrefix: null },
  ...{ priority: 0, inclusive: false, validFrom: '2026-01-01', validUntil: null },
};

function office() {
  const solo = soloReplica();
  const made = (command: string, input: object) => solo.run<{ id: string }>(command, input).id;
  return {
    solo,
    made,
    codes: (date: string) =>
      solo.query<{ codes: { code: string; nextStep: Next }[] }>('tax-code.list', { date }).codes,
    rules: (today: string) => solo.query<{ rules: { nextStep: Next }[] }>('tax-rule.list', { today }).rules,
    exemptions: (input: object, person?: string) =>
      solo.query<{ exemptions: { certificate: string; nextStep: Next }[]; total: number }>(
        'tax-exemption.list',
        { today: TODAY, ...input },
        person,
      ),
  };
}

test('a code in use without a rate is given one', () => {
  const { solo, made, codes } = office();
  const code = made('tax-code.create', { ...CODE, code: 'OH', validFrom: '2026-06-01' });
  expect(codes(TODAY)[0]?.nextStep).toMatchObject({ action: 'set-rate', refusal: null });
  expect(codes('2026-06-01')[0]?.nextStep).toBeNull();
  solo.run('tax-code.deactivate', { taxCode: code });
  expect(codes(TODAY)[0]?.nextStep).toBeNull();
});

test('a rule that charges a code out of use is changed, while it speaks', () => {
  const { solo, made, rules } = office();
  const code = made('tax-code.create', { ...CODE, code: 'OH', validFrom: '2026-01-01' });
  made('tax-rule.create', { ...ANYWHERE, title: 'Ohio', taxes: [code], validUntil: '2026-12-31' });
  expect(rules(TODAY)[0]?.nextStep).toBeNull();
  solo.run('tax-code.deactivate', { taxCode: code });
  expect(rules(TODAY)[0]?.nextStep).toMatchObject({ action: 'change', refusal: null });
  expect(rules('2027-01-01')[0]?.nextStep).toBeNull();
});

test('a certificate is renewed from sixty days before its last one, until the next is on file or it is ended', () => {
  const { solo, made, exemptions } = office();
  const customer = newCustomer(solo, 'Acme');
  const grant = { customer, country: 'US', region: 'OH', validFrom: '2026-01-01' };
  const old = made('tax-exemption.grant', { ...grant, certificate: 'OH-1', validUntil: '2026-06-30' });
  const next = (today: string) =>
    exemptions({ today }).exemptions.find(({ certificate }) => certificate === 'OH-1')?.nextStep;
  expect(next('2026-04-30')).toBeNull();
  expect(next(TODAY)).toMatchObject({ action: 'renew', refusal: null });
  expect(next('2026-08-01')).toMatchObject({ action: 'renew' });
  const vic = solo.hire('Vic', 'viewer');
  expect(exemptions({}, vic).exemptions[0]?.nextStep?.refusal?.code).toBe('people.no-permission');
  made('tax-exemption.grant', { ...grant, region: 'TX', certificate: 'TX-1', validUntil: null });
  expect(next(TODAY)?.action).toBe('renew');
  const newer = made('tax-exemption.grant', { ...grant, certificate: 'OH-2', validUntil: '2027-06-30' });
  expect(next(TODAY)).toBeNull();
  solo.run('tax-exemption.end', { exemption: newer, endedOn: TODAY, why: 'Sold' });
  solo.run('tax-exemption.end', { exemption: old, endedOn: TODAY, why: 'Sold' });
  expect(next(TODAY)).toBeNull();
});

test('certificates are read page by page, found by number and customer, and counted', () => {
  const { solo, made, exemptions } = office();
  const [acme, bo] = [newCustomer(solo, 'Acme Industrial'), newCustomer(solo, 'Bo')];
  const grant = { country: null, region: null, validFrom: '2026-01-01' };
  const on = (customer: string, certificate: string, validUntil: string | null) =>
    made('tax-exemption.grant', { ...grant, customer, certificate, validUntil });
  on(acme, 'A-1', null);
  on(bo, 'B-2', '2026-12-31');
  on(bo, 'B-1', '2026-11-30');
  const found = (input: object) => {
    const page = exemptions(input);
    return [page.total, ...page.exemptions.map(({ certificate }) => certificate)];
  };
  expect(found({ limit: 2 })).toEqual([3, 'B-1', 'B-2']);
  expect(found({ limit: 2, offset: 2 })).toEqual([3, 'A-1']);
  expect(found({ expiresBy: '2026-11-30' })).toEqual([1, 'B-1']);
  expect(found({ text: 'b-' })).toEqual([2, 'B-1', 'B-2']);
  expect(found({ text: 'indus' })).toEqual([1, 'A-1']);
  expect(found({ customer: bo, text: 'a-1' })).toEqual([0]);
});
