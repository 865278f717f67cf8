import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { runInside } from '../../tests/support/daybook-cli.ts';
import { globalOptions } from './argument-reader.ts';
import { withCommandDocs } from './command-docs.ts';
import { commandTable } from './command-table.ts';
import { usageOf } from './help-text.ts';
import { ownCore } from './own-core.ts';

const docs = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');

describe('the table of commands', () => {
  test('is this', () => {
    expect(commandTable.map(usageOf)).toMatchSnapshot();
  });

  test('names every command once, and none shadows an option of all commands', () => {
    const names = commandTable.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const { name, options } of commandTable) {
      expect({ name, shadowed: Object.keys(options).filter((option) => option in globalOptions) }).toEqual({
        name,
        shadowed: [],
      });
    }
  });

  test.each(commandTable.map(({ name }) => name))('“help %s” says how to use it', async (name) => {
    const { code, output } = await runInside(['help', ...name.split(' ')]);
    expect(code).toBe(0);
    const command = commandTable.find((one) => one.name === name);
    expect(output).toContain(command?.summary);
    for (const option of Object.keys(command?.options ?? {})) expect(output).toContain(`--${option}`);
  });

  test('is what docs/command-line.md says; if not: node scripts/write-command-docs.ts', () => {
    expect(withCommandDocs(docs, commandTable)).toBe(docs);
  });
});

describe('the registry', () => {
  const core = ownCore();

  test('every command stands in “commands --json” with title, permission and schemas', async () => {
    const listed: readonly Record<string, unknown>[] = (await runInside(['commands', '--json'])).document;
    expect(listed.map(({ name }) => name)).toEqual(
      core.commands.map(({ declaration }) => declaration.name).sort(),
    );
    for (const { name, title, permission, input, output } of listed) {
      expect({ name, title, input, output }).toEqual({
        name,
        title: expect.stringMatching(/^[A-Z]/),
        input: expect.objectContaining({ type: 'object' }),
        output: expect.anything(),
      });
      expect(permission === null || typeof permission === 'string').toBe(true);
    }
  });

  test('every query stands in “queries --json”', async () => {
    const listed: readonly { readonly name: string }[] = (await runInside(['queries', '--json'])).document;
    expect(listed.map(({ name }) => name)).toEqual(
      core.queries.map(({ declaration }) => declaration.name).sort(),
    );
  });

  test('a schema that is printed says what the command takes', async () => {
    const listed: readonly { readonly name: string; readonly input: z.core.JSONSchema.JSONSchema }[] = (
      await runInside(['commands', '--json'])
    ).document;
    const rename = listed.find(({ name }) => name === 'company.rename');
    expect(rename?.input).toMatchObject({ required: ['name'], additionalProperties: false });
  });

  test('without --json there is a line for each, for people', async () => {
    const { output } = await runInside(['commands']);
    expect(output.trimEnd().split('\n')).toHaveLength(core.commands.length);
  });
});
