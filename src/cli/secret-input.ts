import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { systemChance } from '../node/clock-and-chance.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { readText } from './json-source.ts';
import type { Terminal } from './terminal.ts';

/**
 * A password: the first line of a file, or of stdin for `-`; asked for where a person sits at the terminal. Never a word
 * of the command line, which every process on the machine can read. Refusal: `input.secret-empty`.
 */
export async function readSecret(
  terminal: Terminal,
  source: string | undefined,
  question: string,
): Promise<Result<string>> {
  if (source === undefined && terminal.input.isTTY) return nonEmpty(await ask(terminal, question));
  const text = await readText(source ?? '-', terminal);
  return text.ok ? nonEmpty(text.value.split(/\r?\n/, 1)[0] ?? '') : text;
}

/** The password of `--password`, or one made up here (96 bits), which is then told this once. */
export async function givenOrMadePassword(
  terminal: Terminal,
  source: string | undefined,
): Promise<Result<{ readonly text: string; readonly isMade: boolean }>> {
  if (source === undefined)
    return ok({ text: Buffer.from(systemChance.bytes(12)).toString('base64url'), isMade: true });
  const given = await readSecret(terminal, source, '');
  return given.ok ? ok({ text: given.value, isMade: false }) : given;
}

function nonEmpty(secret: string): Result<string> {
  return secret === '' ? refused('input.secret-empty') : ok(secret);
}

/** Asks on stderr; what is typed is not shown. */
async function ask(terminal: Terminal, question: string): Promise<string> {
  terminal.errors.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: terminal.input, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    terminal.errors.write('\n');
  }
}
