import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soloReplica } from '../../../tests/support/solo-replica.ts';
import { partOfPartyCan, partyCan, type Side, type SideState } from '../../shared/parties/party-rules.ts';

const sides = ['customer', 'vendor'] as const;
const steps = fc.array(
  fc.record({
    side: fc.constantFrom(...sides),
    act: fc.constantFrom('deactivate', 'reactivate', 'addSide', 'change'),
  }),
  { maxLength: 12 },
);

const COMMANDS = {
  customer: {
    deactivate: 'customer.deactivate',
    reactivate: 'customer.reactivate',
    change: 'customer.change',
  },
  vendor: { deactivate: 'vendor.deactivate', reactivate: 'vendor.reactivate', change: 'vendor.change' },
} as const;

describe('what may be done with a party', () => {
  test('is the same for the button and for the command, after any history', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...sides), (history, first) => {
        const solo = soloReplica();
        const blank = { code: null, name: 'X', currency: null, terms: null, website: null, note: null };
        const input = first === 'customer' ? { ...blank, customerGroup: null } : blank;
        const { id: party } = solo.run<{ id: string }>(`${first}.create`, input);
        for (const { side, act } of history) {
          const facts = { party, side, state: stateOf(party, side), duplicateOf: null };
          const may = partyCan[act](facts);
          const result = solo.attempt(...callOf(party, side, act));
          expect(result.ok ? true : result.refusal).toEqual(may);
        }
        function stateOf(id: string, side: Side): SideState {
          return solo.rows(`SELECT ${side}State AS state FROM parties WHERE id = ?`, id)[0]
            ?.state as SideState;
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what may be done with an address or a contact', () => {
  test('is the same for the button and for the command, after any history', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('change', 'remove', 'restore'), { maxLength: 8 }), (history) => {
        const solo = soloReplica();
        const { id: party } = solo.run<{ id: string }>('vendor.create', {
          code: null,
          name: 'X',
          currency: null,
          terms: null,
          website: null,
          note: null,
        });
        const fields = { name: 'Kim', jobTitle: null, email: null, phone: null, fax: null, note: null };
        const { id: contact } = solo.run<{ id: string }>('contact.add', { party, ...fields });
        for (const act of history) {
          const active = solo.rows('SELECT active FROM contacts')[0]?.active === 1;
          const may = partOfPartyCan[act === 'restore' ? 'restore' : 'change']({ id: contact, active });
          const result = solo.attempt(
            `contact.${act}`,
            act === 'change' ? { contact, changes: {} } : { contact },
          );
          expect(result.ok ? true : result.refusal).toEqual(may);
        }
      }),
      { numRuns: 30 },
    );
  });
});

function callOf(
  party: string,
  side: Side,
  act: 'deactivate' | 'reactivate' | 'addSide' | 'change',
): [string, object] {
  if (act === 'addSide') {
    return side === 'customer'
      ? ['vendor.sell-to', { vendor: party, code: null }]
      : ['customer.buy-from', { customer: party, code: null }];
  }
  return [COMMANDS[side][act], { [side]: party, ...(act === 'change' ? { changes: { name: 'Y' } } : {}) }];
}
