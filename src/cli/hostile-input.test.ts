import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCli, runInside, temporaryFolder } from '../../tests/support/daybook-cli.ts';
import { ownCore } from './own-core.ts';

const folder = join(temporaryFolder(), 'data');
const here = ['--data', folder];
const nest = (depth: number, core: string) => `${'{"a":'.repeat(depth)}${core}${'}'.repeat(depth)}`;

beforeAll(async () => {
  const made = await runInside(['init', '--company', 'Acme', '--person', 'Olga', ...here]);
  expect(made.code).toBe(0);
});

/** What must be the same before and after: the log and the digest. */
async function state(): Promise<unknown> {
  const [log, digest] = [await runInside(['log', ...here]), await runInside(['digest', ...here])];
  return [log.document, digest.document];
}

const hostile: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['nothing', '', 'input.not-json-text'],
  ['half a document', '{"name": "Wanda", "roles": [', 'input.not-json-text'],
  ['nesting without end', nest(100_000, '1'), 'input.too-deep'],
  ['nesting one too deep', nest(25, '1'), 'input.too-deep'],
  ['a prototype', '{"name": "W", "roles": [], "__proto__": {"active": 1}}', 'input.forbidden-key'],
  ['a constructor', '{"name": "W", "roles": [], "constructor": {"prototype": {}}}', 'input.forbidden-key'],
  ['half a character', '{"name": "W\\ud83d", "roles": []}', 'input.text-not-unicode'],
  ['NUL', '{"name": "W\\u0000", "roles": []}', 'input.text-has-nul'],
  ['a number beyond 2^53', '{"name": "W", "roles": [], "rank": 9007199254740993}', 'input.number-not-exact'],
  ['a fraction', '{"name": "W", "roles": [0.5]}', 'input.number-not-exact'],
  ['bytes that are no text', Uint8Array.of(0x7b, 0xc3, 0x28, 0x7d), 'input.not-utf8'],
  ['a number for a name', '{"name": 7, "roles": []}', 'input.invalid'],
  ['a list for the whole', '[]', 'input.invalid'],
  ['null for the whole', 'null', 'input.invalid'],
  ['a key nobody asked for', '{"name": "W", "roles": [], "admin": true}', 'input.invalid'],
  ['a name of 100,000 characters', JSON.stringify({ name: 'W'.repeat(100_000), roles: [] }), 'input.invalid'],
  ['control characters in a name', '{"name": "W\\u001b[2J", "roles": []}', 'input.invalid'],
  ['10,000 roles', JSON.stringify({ name: 'W', roles: Array(10_000).fill('r') }), 'input.invalid'],
];

describe('hostile JSON is refused plainly, and nothing is written', () => {
  test.each(hostile)('%s', async (_, input, code) => {
    const before = await state();
    const run = await runInside(['run', 'person.add', '--json', '-', ...here], input);
    expect(run).toMatchObject({ code: 1, document: { refusal: { code } } });
    expect(run.errors).toMatch(/^\S.*\S\n$/);
    expect(run.errors).not.toContain(code);
    expect(await state()).toEqual(before);
  });

  test.each(hostile)('%s, asked as a question', async (_, input) => {
    const run = await runInside(['query', 'person.list', '--json', '-', ...here], input);
    expect(run).toMatchObject({ code: 1, document: { refusal: { code: expect.any(String) } } });
  });

  test('as a process: it ends by itself with 1, and the folder works on', async () => {
    const input = `${'['.repeat(1_000_000)}`;
    expect(await runCli(['run', 'person.add', '--json', '-', ...here], input)).toMatchObject({ code: 1 });
    const good = await runCli(
      ['run', 'person.add', '--json', '-', ...here],
      '{"name": "Wanda", "roles": []}',
    );
    expect(good).toMatchObject({ code: 0, document: { verdict: 'accepted' } });
  });
});

test.each(['constructor', '__proto__', 'toString', '', 'person.add\0', '../person.add'])(
  'a command named %j does not exist',
  async (name) => {
    const run = await runInside(['run', name, '--json', '-', ...here], '{}');
    expect(run).toMatchObject({ code: 1, document: { refusal: { code: 'command.unknown' } } });
    const asked = await runInside(['query', name, ...here]);
    expect(asked).toMatchObject({ code: 1, document: { refusal: { code: 'query.unknown' } } });
  },
);

test.each(['../../etc/passwd', '__proto__', 'x'.repeat(10_000), "'; DROP TABLE people; --", '\u0000'])(
  'no id leads anywhere: %j',
  async (id) => {
    const before = await state();
    expect(await runInside(['undo', id, ...here])).toMatchObject({ code: 1 });
    expect(await runInside(['attention', 'discard', id, '--note', 'x', ...here])).toMatchObject({ code: 1 });
    expect(await runInside(['log', '--record', id, ...here])).toMatchObject({ code: 0, document: [] });
    expect(await state()).toEqual(before);
  },
);

describe('everything the registry holds is reached by “run” and “query”, and takes nothing it does not declare', () => {
  const { commands, queries } = ownCore();

  test('every command', async () => {
    const before = await state();
    for (const { declaration } of commands) {
      const run = await runInside(['run', declaration.name, '--json', '-', ...here], 'null');
      const { refusal }: { refusal: { code: string } } = run.document;
      expect({ name: declaration.name, code: run.code, refusal: refusal.code }).toEqual({
        name: declaration.name,
        code: 1,
        refusal: 'input.invalid',
      });
    }
    expect(await state()).toEqual(before);
  });

  test('every query', async () => {
    for (const { declaration } of queries) {
      const run = await runInside(['query', declaration.name, '--json', '-', ...here], 'null');
      expect({ name: declaration.name, code: run.code }).toEqual({ name: declaration.name, code: 1 });
      expect(run.document).toMatchObject({ refusal: { code: 'input.invalid' } });
    }
  });
});
