import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shelfReplica } from '../../../tests/support/shelf-core.ts';
import { shelfSteps, takeStep } from '../../../tests/support/shelf-script.ts';
import type { WireEntry } from '../../shared/sync/wire-entry.ts';
import { GENESIS } from '../platform/replica-meta.ts';
import { readEntries } from './entry-store.ts';
import { decodeEntry, encodePage, type WirePage } from './entry-wire.ts';
import { entryText, pageText, parsedPage } from './page-text.ts';

test('a page is the JSON of what is sent, made from what is stored or from what arrived, and is read as what it says', () => {
  fc.assert(
    fc.property(shelfSteps, (steps) => {
      const replica = shelfReplica();
      for (const step of steps) takeStep(replica, step);
      const { db, schema } = replica;
      const stored = readEntries(db, schema, 0, 100).map((entry, i) =>
        i % 3 === 1 && entry.kind !== 'bare' ? { ...entry, body: null } : entry,
      );
      const { entries: sent, ...head } = encodePage({ ...HEAD, to: stored.length, entries: stored });
      const text = pageText(head, stored.map(entryText));
      const told = JSON.parse(JSON.stringify({ ...head, entries: sent }));
      expect(JSON.parse(text)).toEqual(told);
      const arrived = parsedPage(text) as WirePage;
      expect(JSON.parse(JSON.stringify(arrived))).toEqual(told);
      const again = arrived.entries.map((wire) => entryText(decodeEntry(schema, wire as WireEntry, GENESIS)));
      expect(pageText(head, again)).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test('a page without its frame is JSON as well, and lines that are not of it are refused', () => {
  expect(parsedPage('{"kind":"retry"}')).toEqual({ kind: 'retry' });
  expect(parsedPage('{\n  "kind": "retry"\n}')).toEqual({ kind: 'retry' });
  const five = (entries: string) => `{"entries":[[1,"a","w",1,1,"accepted",${entries}]}`;
  expect(() =>
    parsedPage(five('\n["c"]\n,null,\n[]\n,null],[2,"b","w",1,2,"accepted",null,null,[],null]')),
  ).toThrow(SyntaxError);
  expect(() => parsedPage(five('\n["c"],3\n,null,\n[]\n,null]'))).toThrow(SyntaxError);
});

const HEAD = {
  epoch: 'e',
  incarnation: 1,
  from: 0,
  hash: GENESIS,
  head: 100,
  digests: null,
};
