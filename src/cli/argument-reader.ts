import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { AnyCliCommand, OptionSpecs } from './cli-command.ts';

/** What every command takes. */
export const globalOptions = {
  data: { value: 'DIR', help: 'the data folder; default: DAYBOOK_DATA, else ~/.daybook' },
  as: { value: 'PERSON', help: 'sign-in name or id of the person who acts; default: who is signed in' },
  progress: { help: 'tell on stderr how far long work has come, also where nobody looks at a terminal' },
  help: { help: 'say how to use the command' },
} as const satisfies OptionSpecs;

export interface ReadArguments {
  /** Undefined where no command was named. */
  readonly command: AnyCliCommand | undefined;
  readonly arguments: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string | boolean>>;
}

/**
 * The words of a command line against what the named command declares. Strict: an unknown or repeated option, a word too
 * many or one missing is a wrong use (refusals `usage.…`), so that a slip of the hand never does something else.
 */
export function readArguments(
  words: readonly string[],
  commands: readonly AnyCliCommand[],
): Result<ReadArguments> {
  const lead = leadingOptions(words);
  if (!lead.ok) return lead;
  const rest = words.slice(lead.value);
  const { command, named: nameWords } = commandNamed(rest, commands);
  if (!command && rest[0] !== undefined) return wrong('usage.command-unknown', { command: rest[0] });
  const own = rest.slice(nameWords);
  const specs: OptionSpecs = { ...command?.options, ...globalOptions };
  const read = readOptions([...words.slice(0, lead.value), ...own], specs);
  if (!read.ok) return read;
  const { options, positionals } = read.value;
  if (options.help === true || !command) return ok({ command, arguments: {}, options });
  const problem = problemOf(command, options, positionals);
  return (
    problem ?? ok({ command, arguments: named(command, positionals), options: withSwitches(options, specs) })
  );
}

function wrong(code: string, params: Refusal['params']): Result<never> {
  return { ok: false, refusal: refusal(code, params) };
}

/** How many words stand before the name of the command; only options that every command takes may. */
function leadingOptions(words: readonly string[]): Result<number> {
  let at = 0;
  for (let word = words[at]; word?.startsWith('-'); word = words[at]) {
    const [name = '', value] = splitOption(word);
    const spec = Object.hasOwn(globalOptions, name)
      ? globalOptions[name as keyof typeof globalOptions]
      : undefined;
    if (!word.startsWith('--') || !spec) return wrong('usage.option-unknown', { option: word });
    at += 'value' in spec && value === undefined ? 2 : 1;
  }
  return ok(Math.min(at, words.length));
}

function splitOption(word: string): readonly string[] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word.slice(2)] : [word.slice(2, equals), word.slice(equals + 1)];
}

/** The longest name that stands first: `people add` before `people`, which is `people list`. */
function commandNamed(
  words: readonly string[],
  commands: readonly AnyCliCommand[],
): { readonly command: AnyCliCommand | undefined; readonly named: number } {
  const called = (name: string) => commands.find((command) => command.name === name);
  const [first = '', second = ''] = words;
  const subcommand = called(`${first} ${second}`);
  if (subcommand) return { command: subcommand, named: 2 };
  const command = called(first) ?? called(`${first} list`);
  return { command, named: command ? 1 : 0 };
}

interface ReadOptions {
  readonly options: Record<string, string | boolean>;
  readonly positionals: string[];
}

function readOptions(words: string[], specs: OptionSpecs): Result<ReadOptions> {
  const known: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(specs).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
  );
  const { tokens } = parseArgs({
    args: words,
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: ReadOptions['options'] = Object.create(null);
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName: option, value, inlineValue } = token;
    const spec = option.startsWith('--') && Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) return wrong('usage.option-unknown', { option });
    if (name in options) return wrong('usage.option-twice', { option });
    if (spec.value === undefined && value !== undefined) return wrong('usage.option-is-switch', { option });
    if (spec.value !== undefined && (value === undefined || (!inlineValue && looksLikeOption(value)))) {
      return wrong('usage.option-needs-value', { option, value: spec.value });
    }
    options[name] = value ?? true;
  }
  return ok({ options, positionals });
}

function looksLikeOption(value: string): boolean {
  return value.length > 1 && value.startsWith('-');
}

function problemOf(
  { name: command, arguments: specs, options: optionSpecs }: AnyCliCommand,
  options: Readonly<Record<string, string | boolean>>,
  positionals: readonly string[],
): Result<never> | null {
  const expected = Object.entries(specs);
  for (const [i, [argument, { optional, choices }]] of expected.entries()) {
    const given = positionals[i];
    if (given === undefined) {
      if (optional) continue;
      return wrong('usage.argument-missing', { command, argument: choices?.join('|') ?? argument });
    }
    if (choices && !choices.includes(given)) {
      return wrong('usage.argument-unknown', { argument: given, choices: choices.join(', ') });
    }
  }
  const tooMany = positionals[expected.length];
  if (tooMany !== undefined) return wrong('usage.argument-too-many', { command, argument: tooMany });
  for (const [option, { required, value }] of Object.entries(optionSpecs)) {
    if (required && !(option in options)) {
      return wrong('usage.option-missing', {
        command,
        option: value ? `--${option} ${value}` : `--${option}`,
      });
    }
  }
  return null;
}

/** Switches nobody turned are off. */
function withSwitches(options: ReadOptions['options'], specs: OptionSpecs): ReadOptions['options'] {
  const switches = Object.entries(specs).filter(([, { value }]) => value === undefined);
  return { ...Object.fromEntries(switches.map(([name]) => [name, false])), ...options };
}

function named({ arguments: specs }: AnyCliCommand, positionals: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.keys(specs).flatMap((name, i) => (positionals[i] === undefined ? [] : [[name, positionals[i]]])),
  );
}
