import { describe, expect, test } from 'vitest';
import type { ChangeSetBody } from './change-set.ts';
import { changeSetBodySchema, isChangeSetBody, isPushItem, pushItemSchema } from './wire-schemas.ts';

const body: ChangeSetBody = [
  'order.note',
  1,
  'person-1',
  'grant-1',
  1_770_000_000_000,
  { order: 'o-1', note: 'call first' },
  { SO: 'SO-A-000001' },
  ['change-set-0'],
  [[7, 'o-1', 12, null]],
  26,
  'A',
];

/** What the server asks of a push, and a workstation of a page: one answer. */
function fits(value: unknown): boolean {
  const asked = changeSetBodySchema.safeParse(value).success;
  expect(isChangeSetBody(value)).toBe(asked);
  return asked;
}

const changed = (place: number, value: unknown) => body.map((part, i) => (i === place ? value : part));

describe('a change set on the wire', () => {
  test('is taken as it was made', () => {
    expect(fits(body)).toBe(true);
    expect(fits(changed(3, null))).toBe(true);
    for (const seen of ['north', 12, -1, null]) expect(fits(changed(8, [[7, 'o-1', 12, seen]]))).toBe(true);
  });

  test.each([
    ['a command without a name', 0, ''],
    ['a command with an endless name', 0, 'x'.repeat(201)],
    ['a version below nothing', 1, -1],
    ['a version that is no whole number', 1, 1.5],
    ['nobody who made it', 2, ''],
    ['a person that is no text', 2, 7],
    ['a grant that is none', 3, ''],
    ['an instant as text', 4, '2026'],
    ['an instant that no replica counts to', 4, 2 ** 60],
    ['numbers as a list', 6, []],
    ['numbers that are none', 6, null],
    ['a document number that is no text', 6, { SO: 1 }],
    ['no list of what it builds on', 7, {}],
    ['building on nothing', 7, ['']],
    ['seen values as a record', 8, {}],
    ['a seen value without its column', 8, [[7, 'o-1', null]]],
    ['a seen value of no table', 8, [[-7, 'o-1', 12, null]]],
    ['a seen value of an endless row', 8, [[7, 'x'.repeat(401), 12, null]]],
    ['a seen value that no column holds', 8, [[7, 'o-1', 12, true]]],
    ['a schema below nothing', 9, -1],
    ['an endless code', 10, 'x'.repeat(21)],
    ['a code that is no text', 10, null],
  ])('is refused with %s', (_, place, value) => {
    expect(fits(changed(place, value))).toBe(false);
  });

  test('is pushed under an id and a counter from 1 on', () => {
    const pushes = (item: unknown) => {
      const asked = pushItemSchema.safeParse(item).success;
      expect(isPushItem(item)).toBe(asked);
      return asked;
    };
    expect(pushes(['change-set-1', 1, body])).toBe(true);
    for (const item of [
      ['', 1, body],
      ['change-set-1', 0, body],
      ['change-set-1', '1', body],
      ['change-set-1', 1, []],
      ['change-set-1', 1],
      ['change-set-1', 1, body, null],
      { id: 'change-set-1' },
    ])
      expect(pushes(item)).toBe(false);
  });

  test('is refused when it is shorter, longer or no list', () => {
    for (const value of [body.slice(0, 10), [...body, null], {}, 'x', null]) expect(fits(value)).toBe(false);
  });
});
