import { z } from 'zod';
import type { AnyCommand } from '../shared/kernel/command.ts';
import type { QueryDeclaration } from '../shared/kernel/query.ts';
import { type CliOutcome, cliCommand } from './cli-command.ts';
import { ownCore } from './own-core.ts';

const asJson = { json: { help: 'everything about each, JSON schemas included' } };

export const commandsCommand = cliCommand({
  name: 'commands',
  summary: 'List the commands of the registry: everything that can be changed.',
  details: 'Without --json a table for people; a data folder is not needed.',
  arguments: {},
  options: asJson,
  run: ({ options }) =>
    listed(
      ownCore().commands.map(({ declaration }) => describeCommand(declaration)),
      options.json,
    ),
});

export const queriesCommand = cliCommand({
  name: 'queries',
  summary: 'List the queries of the registry: everything that can be asked.',
  details: 'Without --json a table for people; a data folder is not needed.',
  arguments: {},
  options: asJson,
  run: ({ options }) =>
    listed(
      ownCore().queries.map(({ declaration }) => describe(declaration)),
      options.json,
    ),
});

interface Described {
  readonly name: string;
  readonly title: string;
  readonly permission: string | null;
}

function listed(all: readonly Described[], asDocument: boolean): CliOutcome {
  const sorted = all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (asDocument) return { document: sorted };
  const widest = (of: (one: Described) => string) => Math.max(0, ...sorted.map((one) => of(one).length));
  const [names, titles] = [widest(({ name }) => name), widest(({ title }) => title)];
  const lines = sorted.map(({ name, title, permission }) =>
    `${name.padEnd(names)}  ${title.padEnd(titles)}  ${permission ?? ''}`.trimEnd(),
  );
  return { text: lines.map((line) => `${line}\n`).join('') };
}

function describeCommand(declaration: AnyCommand) {
  const { version, inverse, independent, confidentialInput } = declaration;
  return {
    ...describe(declaration),
    version,
    hasInverse: inverse !== undefined,
    independent: independent ?? false,
    confidentialInput: confidentialInput ?? false,
  };
}

function describe(declaration: Pick<QueryDeclaration, 'name' | 'title' | 'permission' | 'input' | 'output'>) {
  const { name, title, permission, input, output } = declaration;
  return { name, title, permission, input: jsonSchema(input, 'input'), output: jsonSchema(output, 'output') };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
