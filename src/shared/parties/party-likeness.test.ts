import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likenessKeys, nameKey, type PartyTraits, signsUnder } from './party-likeness.ts';

const blank: PartyTraits = { name: 'X', taxNumber: null, addresses: [], phones: [], emails: [] };

function shared(a: Partial<PartyTraits>, b: Partial<PartyTraits>): string[] {
  const [left, right] = [likenessKeys({ ...blank, ...a }), likenessKeys({ ...blank, ...b, name: 'Y' })];
  return [...left].filter(([key]) => right.has(key)).map(([, reason]) => reason);
}

test.each([
  ['The ACME Co., Ltd.', 'acme'],
  ['Müller & Söhne GmbH', 'Muller und Sohne'],
  ["O'Brien Marine, Inc.", 'OBrien Marine'],
])('%s is %s', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b));
});

test('a company called by nothing but a legal form keeps its name', () => {
  expect(nameKey('Company')).toBe('company');
  expect(nameKey('Acme North')).not.toBe(nameKey('Acme South'));
});

describe('two customers are alike', () => {
  test('by the same phone line, with or without the country’s code, and not by an extension', () => {
    expect(shared({ phones: ['+1 (555) 123-4567'] }, { phones: ['555.123.4567'] })).toEqual(['phone']);
    expect(shared({ phones: ['ext. 12'] }, { phones: ['12'] })).toEqual([]);
  });

  test('by the same door, however it is written', () => {
    const [a, b] = [
      { street: '18 N. Pier St.', postalCode: '04101' },
      { street: '18 North Pier Street', postalCode: '04101' },
    ];
    expect(shared({ addresses: [a] }, { addresses: [b] })).toEqual(['address']);
    expect(shared({ addresses: [a] }, { addresses: [{ ...b, postalCode: '04102' }] })).toEqual([]);
    expect(
      shared({ addresses: [{ ...a, postalCode: null }] }, { addresses: [{ ...b, postalCode: null }] }),
    ).toEqual([]);
  });

  test('by email and tax number', () => {
    const [a, b] = [
      { emails: ['Ann@Acme.example'], taxNumber: 'DE 123-456' },
      { emails: ['ann@acme.example'], taxNumber: 'de123456' },
    ];
    expect(shared(a, b)).toEqual(['tax number', 'email']);
  });
});

test('every text of ASCII holds the signs of its key in their order, so that a search for them finds it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary-ascii' }),
    fc.constantFrom('The A.C.M.E. Co., Ltd.', "O'Brien & Sons", '+1 (555) 123-4567', 'DE 123-456', 'A|b@x'),
  );
  fc.assert(
    fc.property(text, (given) => {
      const traits = {
        name: given,
        taxNumber: given,
        addresses: [{ street: 'Pier 1', postalCode: given }],
        phones: [given],
        emails: [given],
      };
      for (const key of likenessKeys(traits).keys())
        expect(holds(given.toLowerCase(), signsUnder(key))).toBe(true);
    }),
  );
});

function holds(text: string, signs: readonly string[]): boolean {
  let from = 0;
  for (const sign of signs) {
    const at = text.indexOf(sign, from);
    if (at === -1) return false;
    from = at + sign.length;
  }
  return true;
}
