import { globalOptions } from './argument-reader.ts';
import type { AnyCliCommand, OptionSpecs } from './cli-command.ts';
import { usageOf } from './help-text.ts';

export const DOCS_BEGIN =
  '<!-- commands: written by scripts/write-command-docs.ts from src/cli/command-table.ts -->';
export const DOCS_END = '<!-- end of commands -->';

/** The part of docs/command-line.md that tells of every command, from the same table as the help. */
export function commandDocs(commands: readonly AnyCliCommand[]): string {
  const overview = commands.map(
    ({ name, summary }) => `| [\`${name}\`](#${name.replaceAll(' ', '-')}) | ${cell(summary)} |`,
  );
  return [
    DOCS_BEGIN,
    ['| command | does |', '|---|---|', ...overview].join('\n'),
    `Every command also takes:\n\n${optionRows(globalOptions)}`,
    ...commands.map(sectionOf),
    DOCS_END,
  ].join('\n\n');
}

/** A document with the part between the markers replaced. Throws where a marker is missing. */
export function withCommandDocs(document: string, commands: readonly AnyCliCommand[]): string {
  const [before, rest] = document.split(DOCS_BEGIN);
  const after = rest?.split(DOCS_END)[1];
  if (before === undefined || after === undefined)
    throw new Error('docs/command-line.md has lost its markers');
  return before + commandDocs(commands) + after;
}

function sectionOf(command: AnyCliCommand): string {
  const words = Object.entries(command.arguments).map(
    ([name, { help }]) => `| \`${name}\` | ${cell(help)} |`,
  );
  const table = [...words, ...optionLines(command.options)];
  return [
    `### ${command.name}`,
    `\`daybook ${usageOf(command)}\``,
    command.summary,
    command.details?.replaceAll('\n', ' '),
    table.length > 0 ? ['| | |', '|---|---|', ...table].join('\n') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function optionRows(options: OptionSpecs): string {
  return ['| | |', '|---|---|', ...optionLines(options)].join('\n');
}

function optionLines(options: OptionSpecs): string[] {
  return Object.entries(options).map(
    ([name, { value, help }]) =>
      `| \`${cell(value ? `--${name} ${value}` : `--${name}`)}\` | ${cell(help)} |`,
  );
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
