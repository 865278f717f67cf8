import { globalOptions } from './argument-reader.ts';
import type { AnyCliCommand, OptionSpecs } from './cli-command.ts';

const INTRODUCTION = `Daybook's command line: JSON in and out.

  daybook [--data DIR] [--as PERSON] COMMAND …

Answers are one JSON document on stdout; what is for people is on stderr.
Exit code 0: done; 1: refused or failed, the reason is on stderr; 2: wrong use.
`;

/** What `daybook help` says. */
export function overviewText(commands: readonly AnyCliCommand[]): string {
  const rows = commands.map((command) => [usageOf(command), command.summary] as const);
  return `${INTRODUCTION}\n${inColumns(rows)}\n\n${optionsText('Options of every command', globalOptions)}\n`;
}

/** What `daybook help COMMAND` says. */
export function commandText(command: AnyCliCommand): string {
  const { summary, details, arguments: specs, options } = command;
  const words = Object.entries(specs).map(([name, { help }]) => [name, help] as const);
  const parts = [
    `daybook ${usageOf(command)}\n\n${summary}`,
    details,
    words.length > 0 ? `Words\n${inColumns(words)}` : undefined,
    optionsText('Options', { ...options, ...globalOptions }),
  ];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** The command and its words as one line: `import KIND FILE [--map FILE]`. */
export function usageOf({ name, arguments: specs, options }: AnyCliCommand): string {
  const words = Object.entries(specs).map(([word, { choices, optional }]) =>
    bracketed(choices?.join('|') ?? word, optional),
  );
  const opts = Object.entries(options).map(([option, { value, required }]) =>
    bracketed(value ? `--${option} ${value}` : `--${option}`, !required),
  );
  return [name, ...words, ...opts].join(' ');
}

function bracketed(text: string, optional: boolean | undefined): string {
  return optional ? `[${text}]` : text;
}

function optionsText(title: string, options: OptionSpecs): string {
  const rows = Object.entries(options).map(
    ([name, { value, help }]) => [value ? `--${name} ${value}` : `--${name}`, help] as const,
  );
  return `${title}\n${inColumns(rows)}`;
}

const WIDEST = 44;

/** Two columns; a left cell that is too wide has its right one below it. */
function inColumns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(WIDEST, Math.max(...rows.map(([left]) => left.length)));
  return rows
    .map(([left, right]) =>
      left.length > width
        ? `  ${left}\n  ${' '.repeat(width)}  ${right}`
        : `  ${left.padEnd(width)}  ${right}`,
    )
    .join('\n');
}
