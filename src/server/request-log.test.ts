import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestLog } from './request-log.ts';

function lineOf(value: string): string {
  const lines: string[] = [];
  requestLog((line) => lines.push(line), { now: () => 0 }).write('info', 'request', { value });
  return lines.join('\n');
}

describe('a log line', () => {
  test('stays one line of plain characters whatever is logged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const line = lineOf(value);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(JSON.parse(line)).toMatchObject({ at: '1970-01-01T00:00:00.000Z', level: 'info' });
      }),
    );
  });

  test('shows what was neutralised, and cuts what is long', () => {
    expect(lineOf('a\r\n{"level":"alarm"}\u001b[31m\u202eb')).toContain('a\\\\u{d}\\\\u{a}');
    expect(lineOf('x'.repeat(100_000)).length).toBeLessThan(500);
  });
});
