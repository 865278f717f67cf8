import { describe, expect, test } from 'vitest';
import { freeNames } from './free-names.ts';
import { parseFile } from './syntax-tree.ts';

describe('a name that means a global', () => {
  test.each([
    ['Date.now()', 'Date.now'],
    ["Math['random']()", 'Math.random'],
    ['const { random } = Math', 'Math'],
    ['type Day = Date', 'Date'],
    ['typeof process', 'process'],
    ['const copy = { process }', 'process'],
    ['const key = { [crypto]: 1 }', 'crypto'],
    ['export { Date as Day }', 'Date'],
    ['{ const Date = 1; Date } Date', 'Date'],
    ['function f() { { let process = 1 } return process }', 'process'],
    ['const f = function process() {}; process', 'process'],
    ['try {} catch (process) {} process', 'process'],
  ])('is found in: %s', (text, name) => {
    expect(namesIn(text)).toEqual([name]);
  });
});

describe('a name the file declares, or a mere label', () => {
  test.each([
    'function f(document: { Date: 1 }, { a: process }: { a: 1 }, ...fetch: 1[]) { document.Date + process + fetch[0] }',
    'const f = (crypto = 1) => crypto',
    'function f() { { var Date = 1 } return Date }',
    'for (const Date of []) Date',
    'import { now as Date, type process } from "./clock.ts"; Date(); type P = process',
    'export { Date as Day } from "./clock.ts"',
    'export { x as Date }; const x = 1',
    'class fetch { Date = 1; process() {} } new fetch()',
    'type F = (Date: number, crypto: string) => void; type G<performance> = performance',
    'const order = { Date: 1, process() {} }; order.Date',
    'process: for (;;) break process',
  ])('is not: %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });
});

function namesIn(text: string): readonly string[] {
  return freeNames(parseFile('order.ts', text).program).map(({ name, member }) =>
    member === undefined ? name : `${name}.${member}`,
  );
}
