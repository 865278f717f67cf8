import { isDeepStrictEqual } from 'node:util';

/** One sentence that was held against what came out. */
export interface Expectation {
  readonly step: string;
  readonly sentence: string;
}

export interface JobResult {
  readonly ok: boolean;
  readonly steps: readonly { readonly title: string; readonly seconds: number }[];
  readonly expectations: readonly Expectation[];
  readonly counts: Readonly<Record<string, number>>;
  /** The first expectation that did not hold, after which nothing more was done; null if all held. */
  readonly broken: (Expectation & { readonly expected: unknown; readonly found: unknown }) | null;
  /** What went wrong beside the expectations: a program that did not start, a bug. */
  readonly failure: string | null;
}

/** An expectation that did not hold: the job ends here. */
export class BrokenExpectation extends Error {
  readonly sentence: string;
  readonly expected: unknown;
  readonly found: unknown;
  constructor(sentence: string, expected: unknown, found: unknown) {
    super(`${sentence}\n  expected ${shown(expected)}\n  found    ${shown(found)}`);
    this.sentence = sentence;
    this.expected = expected;
    this.found = found;
  }
}

/** Tells the job as it goes, and keeps what it came to. */
export interface JobStory {
  /** A part of the job, timed. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  say(line: string): void;
  /** Throws {@link BrokenExpectation} unless both are deeply equal. */
  expect(sentence: string, found: unknown, expected: unknown): void;
  /** A number worth reporting. */
  count(name: string, value: number): void;
  result(broken?: unknown): JobResult;
}

export function jobStory(write: (line: string) => void): JobStory {
  const steps: { title: string; seconds: number }[] = [];
  const expectations: Expectation[] = [];
  const counts: Record<string, number> = {};
  let current = '';
  return {
    async step(title, work) {
      current = title;
      write(`\n${title}`);
      const start = performance.now();
      try {
        return await work();
      } finally {
        const seconds = Math.round((performance.now() - start) / 100) / 10;
        steps.push({ title, seconds });
        write(`  (${seconds} s)`);
      }
    },
    say: (line) => write(`  ${line}`),
    expect(sentence, found, expected) {
      if (!isDeepStrictEqual(found, expected)) throw new BrokenExpectation(sentence, expected, found);
      expectations.push({ step: current, sentence });
      write(`  + ${sentence}`);
    },
    count(name, value) {
      counts[name] = value;
    },
    result(error) {
      const broken =
        error instanceof BrokenExpectation
          ? { step: current, sentence: error.sentence, expected: error.expected, found: error.found }
          : null;
      const failure = error === undefined || broken ? null : failureText(error);
      return { ok: error === undefined, steps, expectations, counts, broken, failure };
    },
  };
}

function failureText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

const LONGEST = 2000;
