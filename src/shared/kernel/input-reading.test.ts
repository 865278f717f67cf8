import { expect, test } from 'vitest';
import { z } from 'zod';
import { readInput } from './input-reading.ts';

const parcel = z.strictObject({
  boxes: z.array(z.strictObject({ weight: z.int() })),
  note: z.string().trim(),
});

test('what comes from outside is read by its schema', () => {
  expect(readInput(parcel, { boxes: [], note: ' fragile ' })).toEqual({
    ok: true,
    value: { boxes: [], note: 'fragile' },
  });
});

test.each([
  ['its first mistake', { boxes: [{ weight: 'much' }], note: 'x' }, 'input.invalid', 'boxes.0.weight'],
  [
    'a fraction before any schema',
    { boxes: [{ weight: 0.5 }], note: 1 },
    'input.number-not-exact',
    'boxes.0.weight',
  ],
])('is refused with %s and where it stands', (_, input, code, path) => {
  expect(readInput(parcel, input)).toMatchObject({ ok: false, refusal: { code, params: { path } } });
});
