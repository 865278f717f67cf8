import { describe, expect, test } from 'vitest';
import {
  brokenRules,
  type OrderRule,
  type OrderRuleTerms,
  type RuledOrder,
  shipsComplete,
} from './order-rule.ts';

/** A Friday. */
const FRIDAY = '2026-11-27';

const order: RuledOrder = {
  customerPo: '4711',
  shipTo: 'dock',
  shipComplete: true,
  net: 50_000,
  deliveryDates: ['2026-11-26'],
};

function rule(terms: OrderRuleTerms, strength: OrderRule['strength'] = 'must'): OrderRule {
  return { id: `r-${terms.kind}`, strength, terms };
}

function broken(terms: OrderRuleTerms, rest: Partial<RuledOrder> = {}): unknown {
  const [only] = brokenRules([rule(terms)], { ...order, ...rest });
  return only && [only.strength, only.why.code];
}

const friday = { kind: 'no-delivery', weekday: 5, fromTime: null, untilTime: null } as const;

describe('a customer’s rule is broken by an order', () => {
  test.each([
    [{ kind: 'customer-po' }, { customerPo: null }, 'parties.rule-customer-po'],
    [{ kind: 'ship-complete' }, { shipComplete: false }, 'parties.rule-ship-complete'],
    [{ kind: 'minimum-value', amount: 50_001 }, {}, 'parties.rule-minimum-value'],
    [{ kind: 'only-ship-tos', addresses: ['yard', 'roof'] }, {}, 'parties.rule-only-ship-tos'],
    [{ kind: 'only-ship-tos', addresses: ['dock'] }, { shipTo: null }, 'parties.rule-only-ship-tos'],
    [friday, { deliveryDates: ['2026-11-26', FRIDAY] }, 'parties.rule-no-delivery'],
  ] as const)('%j', (terms, rest, code) => {
    expect(broken(terms as OrderRuleTerms, rest)).toEqual(['must', code]);
  });

  test.each([
    [{ kind: 'customer-po' }],
    [{ kind: 'ship-complete' }],
    [{ kind: 'minimum-value', amount: 50_000 }],
    [{ kind: 'only-ship-tos', addresses: ['yard', 'dock'] }],
    [friday],
    [{ kind: 'po-on-label' }],
    [{ kind: 'note', note: 'Calls on Mondays.' }],
  ] as const)('and not where it is kept: %j', (terms) => {
    expect(broken(terms as OrderRuleTerms)).toBeUndefined();
  });
});

test('hours of a day are something to look at: a date alone cannot break them', () => {
  const terms = { ...friday, fromTime: '12:00' } as const;
  expect(brokenRules([rule(terms)], { ...order, deliveryDates: [FRIDAY] })).toMatchObject([
    {
      strength: 'should',
      why: { code: 'parties.rule-no-delivery-hours', params: { from: '12:00', until: '24:00' } },
    },
  ]);
});

test('a value in another currency than the customer’s is not compared', () => {
  expect(broken({ kind: 'minimum-value', amount: 50_001 }, { net: null })).toBeUndefined();
});

test('a customer who wants all lines together has orders that begin so', () => {
  expect(shipsComplete([rule({ kind: 'ship-complete' }, 'should')])).toBe(true);
  expect(shipsComplete([rule({ kind: 'customer-po' })])).toBe(false);
});
