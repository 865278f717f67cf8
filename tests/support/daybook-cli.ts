import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';

export const CLI_FILE = fileURLToPath(new URL('../../src/cli/daybook.ts', import.meta.url));

export interface CliRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** The one document on stdout; undefined where there is none. Throws where it is not JSON. */
  readonly document: never;
}

/** A folder that goes when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the command line as people do, in a process of its own. */
export function startCli(words: readonly string[]): ChildProcessWithoutNullStreams {
  const { DAYBOOK_DATA, ...environment } = process.env;
  return spawn(process.execPath, [CLI_FILE, ...words], { env: environment });
}

/** Runs it to its end. */
export async function runCli(words: readonly string[], input: string | Uint8Array = ''): Promise<CliRun> {
  const child = startCli(words);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return ranAs(await ended, output, errors);
}

/** The same without a process: for many cases of one thing. */
export async function runInside(words: readonly string[], input: string | Uint8Array = ''): Promise<CliRun> {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const interruption = () => new AbortController().signal;
  const stdin = Readable.from([Buffer.from(input)]);
  const code = await runCommandLine(words, { environment: {}, input: stdin, output, errors, interruption });
  output.end();
  errors.end();
  return ranAs(code, await text(output), await text(errors));
}

function ranAs(code: number | null, output: string, errors: string): CliRun {
  return {
    code,
    output,
    errors,
    get document() {
      return output === '' ? (undefined as never) : (JSON.parse(output) as never);
    },
  };
}
