import { describe, expect, test } from 'vitest';
import { countLine, countTests } from './test-report.ts';

describe('the count a test run ends with', () => {
  test('names what was skipped or is still to be written', () => {
    const count = countTests(report(true, file('a', 'passed', ['passed', 'skipped', 'todo'])));
    expect(count.skipped).toEqual(['a: test 1', 'a: test 2']);
    expect(countLine(count)).toBe('1 passed, 0 failed, 2 skipped');
  });

  test('adds up over files', () => {
    const files = [file('a', 'passed', ['passed', 'passed']), file('b', 'failed', ['passed', 'failed'])];
    expect(countLine(countTests(report(false, ...files)))).toBe('3 passed, 1 failed, 0 skipped');
  });

  test('counts a file that did not load as a failure', () => {
    const files = [file('a', 'passed', ['passed']), file('b', 'failed', [])];
    expect(countTests(report(false, ...files)).failed).toBe(1);
  });

  test('counts an error outside any test as a failure', () => {
    expect(countTests(report(false, file('a', 'passed', ['passed']))).failed).toBe(1);
  });

  test.each([report(true), report(true, file('a', 'passed', ['skipped']))])(
    'counts a run in which nothing ran as a failure',
    (nothing) => {
      expect(countTests(nothing).failed).toBe(1);
    },
  );

  test.each([{}, null, { success: true, testResults: [{}] }])(
    'refuses a report it does not know: %j',
    (other) => {
      expect(() => countTests(other)).toThrow();
    },
  );
});

function report(success: boolean, ...testResults: readonly unknown[]) {
  return { success, testResults };
}

function file(name: string, status: string, tests: readonly string[]) {
  const assertionResults = tests.map((result, index) => ({ status: result, fullName: `test ${index}` }));
  return { name, status, assertionResults };
}
