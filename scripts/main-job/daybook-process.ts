import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrokenExpectation } from './job-story.ts';

/** The command line of Daybook as people start it, in a process of its own. */
export const DAYBOOK = fileURLToPath(new URL('../../src/cli/daybook.ts', import.meta.url));

/** What processes of Daybook run in: the job starts hundreds, and compiled once they start in half the time. */
export const environment = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'daybook-compile-cache') };

export interface CliAnswer {
  readonly exitCode: number | null;
  /** What stood on stdout, as JSON; undefined where nothing did. */
  readonly document: unknown;
  readonly errors: string;
  /** Milliseconds, the start of the process included. */
  readonly ms: number;
}

/** Runs `daybook …words` to its end. `input` is what it finds on stdin. */
export async function runDaybook(words: readonly string[], input = ''): Promise<CliAnswer> {
  const start = performance.now();
  const child = spawn(process.execPath, [DAYBOOK, ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment,
  });
  const [output, errors] = [collect(child.stdout), collect(child.stderr)];
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    exitCode,
    document: documentOf(output(), words),
    errors: errors(),
    ms: performance.now() - start,
  };
}

/** As {@link runDaybook}, where anything but exit code 0 ends the job. */
export async function mustDaybook(words: readonly string[], input = ''): Promise<CliAnswer> {
  const answer = await runDaybook(words, input);
  if (answer.exitCode === 0) return answer;
  throw new BrokenExpectation(`“daybook ${words.join(' ')}” ends with exit code 0`, 0, {
    exitCode: answer.exitCode,
    errors: answer.errors,
    document: answer.document,
  });
}

function documentOf(text: string, words: readonly string[]): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenExpectation(`“daybook ${words.join(' ')}” prints JSON`, 'JSON', text);
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
