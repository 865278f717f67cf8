import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contentHashOf } from '../../src/core/sync/entry.ts';
import { readEntries } from '../../src/core/sync/entry-store.ts';
import { encodePage } from '../../src/core/sync/entry-wire.ts';
import * as files from '../../src/shared/sync/file-contract.ts';
import * as server from '../../src/shared/sync/server-contract.ts';
import * as people from '../../src/shared/sync/server-people-contract.ts';
import * as wire from '../../src/shared/sync/wire-schemas.ts';
import { mustRun, shelfReplica } from '../support/shelf-core.ts';

/**
 * The wire format as landed: raise `WIRE_VERSION` and write its line of history in docs/PROTOCOL.md when one of these
 * changes, because workstations of the last version are still out there.
 */
const LANDED = {
  version: 3,
  schemas: 'bedd8c4d84f46029',
  page: '9918a40054339ebc',
  content: 'DXkeCekk7SzOKZWG9mgKJqdvAgR',
};

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Every schema either side checks on arrival, as JSON Schema, by name. */
function schemaTexts(modules: readonly object[]): unknown[] {
  return modules
    .flatMap((module) => Object.entries(module))
    .filter(([, schema]) => schema instanceof z.ZodType)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any' })]);
}

function samplePage(): unknown {
  const replica = shelfReplica();
  const shelf = mustRun(replica, 'shelf.add', { name: 'north' });
  const box = mustRun(replica, 'box.add', { shelf, slot: 1, weight: 5 });
  mustRun(replica, 'box.note', { box, note: 'fragile' });
  mustRun(replica, 'box.remove', { box });
  const entries = readEntries(replica.db, replica.schema, 0, 10);
  const page = {
    epoch: 'e',
    incarnation: 1,
    from: 0,
    to: 4,
    hash: entries.at(-1)?.hash ?? '',
    head: 4,
    digests: null,
  };
  return encodePage({ ...page, entries });
}

describe('the wire format', () => {
  test('is the one that landed under its version', () => {
    const body = ['c', 1, 'p', null, 5, { a: 1 }, { SO: 'SO-A-000001' }, [], [], 7, 'A'] as const;
    expect({
      version: wire.WIRE_VERSION,
      schemas: hashOf(schemaTexts([server, people, files, wire])),
      page: hashOf(samplePage()),
      content: contentHashOf('id', body),
    }).toEqual(LANDED);
  });

  test('has one line of history for its version', () => {
    const protocol = readFileSync(join(import.meta.dirname, '../../docs/PROTOCOL.md'), 'utf8');
    const history = protocol.slice(protocol.indexOf('## Wire format history'));
    expect(history.match(/^\| \d+ \|/gm)).toHaveLength(wire.WIRE_VERSION);
    expect(history).toContain(`| ${wire.WIRE_VERSION} |`);
  });

  test('changes its hash when a field is added to a schema', () => {
    const before = { one: z.strictObject({ a: z.int() }) };
    const after = { one: z.strictObject({ a: z.int(), b: z.int() }) };
    expect(hashOf(schemaTexts([before]))).not.toBe(hashOf(schemaTexts([after])));
    expect(schemaTexts([server, people, files, wire]).length).toBeGreaterThan(20);
  });
});
