import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shelfReplica } from '../../../tests/support/shelf-core.ts';
import { shelfSteps, takeStep } from '../../../tests/support/shelf-script.ts';
import type { WireEntry } from '../../shared/sync/wire-entry.ts';
import { GENESIS } from '../platform/replica-meta.ts';
import { readEntries } from './entry-store.ts';
import { decodeEntry, encodeEntry, entryText } from './entry-wire.ts';

test('the text of an entry is the JSON of what is sent, made from what is stored or from what arrived', () => {
  fc.assert(
    fc.property(shelfSteps, (steps) => {
      const replica = shelfReplica();
      for (const step of steps) takeStep(replica, step);
      const { db, schema } = replica;
      for (const stored of readEntries(db, schema, 0, 100)) {
        const json = JSON.stringify(encodeEntry(stored));
        expect(entryText(stored)).toBe(json);
        expect(entryText(decodeEntry(schema, JSON.parse(json) as WireEntry, GENESIS))).toBe(json);
      }
    }),
    { numRuns: 30 },
  );
});
