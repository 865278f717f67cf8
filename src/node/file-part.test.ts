import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openedPart, sealedPart } from './file-part.ts';

test('a part is opened as it was sealed, and not with any bit of it turned over', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(),
      fc.integer({ min: 0, max: 7 }),
      (bytes, at, bit) => {
        const sealed = sealedPart(bytes);
        expect(openedPart(sealed)).toEqual(Buffer.from(bytes));
        const place = at % sealed.length;
        sealed[place] = (sealed[place] ?? 0) ^ (1 << bit);
        expect(openedPart(sealed)).toBeNull();
      },
    ),
  );
  for (const length of [0, 1, 31]) expect(openedPart(randomBytes(length))).toBeNull();
});
