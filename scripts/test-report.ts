import { z } from 'zod';

/** What a run of tests came to. `failed` also counts test files that did not load: their tests never ran. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  /** File and title of every test that was left out (skipped or still to be written). */
  readonly skipped: readonly string[];
}

const reportSchema = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** Counts the tests of vitest's JSON report. A run that vitest calls a failure never counts as none failed (an error
 * outside any test belongs to no test), and a run without tests is a failure. */
export function countTests(report: unknown): TestCount {
  const { success, testResults } = reportSchema.parse(report);
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: file.name })),
  );
  const unloaded = testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
  });
  const left = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed').length + unloaded.length;
  const unexplained = failed === 0 && (!success || passed === 0);
  return {
    passed,
    failed: unexplained ? 1 : failed,
    skipped: left.map(({ file, fullName }) => `${file}: ${fullName}`),
  };
}

/** The line a run ends with, alone on its line. */
export function countLine({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
