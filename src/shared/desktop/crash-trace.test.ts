import { describe, expect, test } from 'vitest';
import { crashTrace } from './crash-trace.ts';

describe('what is written down of a crash', () => {
  test('is the kind of error and the places in the program', () => {
    const error = new TypeError('Ada Quay owes 1,200.00');
    error.stack =
      'TypeError: Ada Quay owes 1,200.00\n    at confirm (/home/ada/daybook/src/core/orders/order.ts:12:7)\n    at C:\\Users\\ada\\x.mjs:3:1';
    expect(crashTrace(error)).toBe('TypeError < order.ts:12:7 < x.mjs:3:1');
  });

  test('holds nothing a person typed, and no folder of theirs', () => {
    const error = Object.assign(new Error('/home/ada: secret'), { code: 'ENOSPC', name: 'Ada Quay' });
    const trace = crashTrace(error);
    expect(trace).toMatch(/^Error ENOSPC/);
    expect(trace).not.toMatch(/ada|secret|home/i);
  });

  test('is a word where something else than an error was thrown', () => {
    expect(crashTrace('Ada')).toBe('threw a string');
    expect(crashTrace(null)).toBe('threw a object');
  });
});
