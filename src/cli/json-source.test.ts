import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { MAX_JSON_BYTES, readJson } from './json-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'daybook-json-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function terminalWith(input: string | Uint8Array) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const interruption = () => new AbortController().signal;
  return { environment: {}, input: Readable.from([Buffer.from(input)]), output, errors, interruption };
}

async function codeOf(input: string | Uint8Array): Promise<string> {
  const read = await readJson('-', terminalWith(input));
  return read.ok ? 'read' : read.refusal.code;
}

test('a document is read from a file or from the input', async () => {
  const file = join(folder, 'order.json');
  writeFileSync(file, '\uFEFF{"quantity": 3}\n');
  expect(await readJson(file, terminalWith(''))).toEqual({ ok: true, value: { quantity: 3 } });
  expect(await readJson('-', terminalWith('[true, null, "\u{1F4E6}"]'))).toEqual({
    ok: true,
    value: [true, null, '\u{1F4E6}'],
  });
});

describe('what no replica could read the same way is refused with its place', () => {
  test.each([
    ['nothing at all', '', 'input.not-json-text'],
    ['half a document', '{"a":', 'input.not-json-text'],
    ['two documents', '{} {}', 'input.not-json-text'],
    ['not a number of JSON', 'NaN', 'input.not-json-text'],
    ['a prototype', '{"a":{"__proto__":{"admin":true}}}', 'input.forbidden-key'],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}', 'input.forbidden-key'],
    ['half a character', '"\\ud800"', 'input.text-not-unicode'],
    ['half a character as a key', '{"\\udc00":1}', 'input.text-not-unicode'],
    ['NUL', '"a\\u0000b"', 'input.text-has-nul'],
    ['2 to the 53rd', '{"n":9007199254740992}', 'input.number-not-exact'],
    ['a number that JSON.parse makes infinite', '1e999', 'input.number-not-exact'],
    ['a fraction', '{"price":0.1}', 'input.number-not-exact'],
    ['deep nesting', `${'['.repeat(25)}${']'.repeat(25)}`, 'input.too-deep'],
    ['nesting no stack could follow', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'input.too-deep'],
    ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'input.not-utf8'],
    ['more than anybody types', Buffer.alloc(MAX_JSON_BYTES + 1, ' '), 'input.too-large'],
  ])('%s', async (_, input, code) => {
    expect(await codeOf(input)).toBe(code);
  });
});

test('a file that is not there, or is none, is a plain refusal', async () => {
  const missing = await readJson(join(folder, 'none.json'), terminalWith(''));
  expect(missing).toMatchObject({ refusal: { code: 'input.file-missing' } });
  const none = await readJson(folder, terminalWith(''));
  expect(none).toMatchObject({ refusal: { code: 'input.file-unreadable', params: { code: 'EISDIR' } } });
});
