import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { type ReadArguments, readArguments } from './argument-reader.ts';
import type { AnyCliCommand, CliCall, CliOutcome } from './cli-command.ts';
import { printJson } from './command-output.ts';
import { commandTable } from './command-table.ts';
import { commandText, overviewText, usageOf } from './help-text.ts';
import { spokenSentence } from './refusal-sentences.ts';
import { say, type Terminal } from './terminal.ts';

export const DONE = 0;
export const FAILED = 1;
export const WRONG_USE = 2;

/** Runs one command line to its end and answers its exit code. Never throws for what a person can type or hand in. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<number> {
  const read = readArguments(words, commandTable);
  if (!read.ok) return wrongUse(terminal, read.refusal);
  const { command, options } = read.value;
  if (options.help === true)
    return print(terminal, command ? commandText(command) : overviewText(commandTable));
  if (!command) return wrongUse(terminal, refusal('usage.nothing'));
  try {
    return finish(terminal, command, await command.run(callOf(read.value, terminal) as never));
  } catch (error) {
    say(terminal, `Daybook made a mistake: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && error.stack) say(terminal, error.stack);
    return FAILED;
  }
}

function callOf({ arguments: words, options }: ReadArguments, terminal: Terminal): CliCall {
  const { data, as, progress, ...own } = options;
  const named = data ?? terminal.environment.DAYBOOK_DATA;
  const folder = typeof named === 'string' && named !== '' ? named : undefined;
  return {
    arguments: words,
    options: own as CliCall['options'],
    folder: resolve(folder ?? join(homedir(), '.daybook')),
    folderIsNamed: folder !== undefined,
    as: typeof as === 'string' ? as : undefined,
    showsProgress: progress === true || terminal.errors.isTTY === true,
    terminal,
  };
}

function finish(terminal: Terminal, command: AnyCliCommand, outcome: CliOutcome): number {
  if ('text' in outcome) return print(terminal, outcome.text);
  const { refusal: reason } = outcome;
  if (reason?.code.startsWith('usage.')) return wrongUse(terminal, reason, command);
  if ('document' in outcome) {
    printJson(terminal, outcome.document);
    for (const note of outcome.notes ?? []) say(terminal, note);
  } else if (reason) printJson(terminal, { refusal: reason });
  if (!reason) return DONE;
  say(terminal, spokenSentence(reason));
  return FAILED;
}

function wrongUse(terminal: Terminal, reason: Refusal, command?: AnyCliCommand): number {
  say(terminal, spokenSentence(reason));
  say(terminal, command ? `Use: daybook ${usageOf(command)}` : '“daybook help” says what there is.');
  return WRONG_USE;
}

function print(terminal: Terminal, text: string): number {
  terminal.output.write(text);
  return DONE;
}
