import { describe, expect, test } from 'vitest';
import { commandDeclarations } from '../../src/shared/daybook-declarations.ts';
import type { CommandCall } from '../../src/shared/kernel/command.ts';
import { type InverseWorld, inverseCases, inverseWorld } from './inverse-cases.ts';

const invertible = commandDeclarations.filter(({ inverse }) => inverse !== undefined);

/** Nouns of the domains from people to pricing: their commands must all stand in `inverse-cases.ts`. */
const nouns = new Set(inverseCases.map(({ command }) => nounOf(command)));

describe('what a command did is taken back by its inverse', () => {
  test.each(inverseCases.map((each) => [each.command, each] as const))('%s', (command, { input, leaves }) => {
    const world = inverseWorld();
    const given = input(world);
    const before = stateOf(world);
    const output = world.solo.run(command, given);
    expect(stateOf(world)).not.toEqual(before);
    const back = inverseOf(command, given, output);
    world.solo.run(back.command, back.input);
    const after = stateOf(world);
    if (leaves === 'nothing') expect(after).toEqual(before);
    for (const [table, rows] of Object.entries(before)) {
      if (leaves === 'a side') expect(after[table]?.length, table).toBe(rows.length);
      else for (const row of rows) expect(after[table], table).toContainEqual(row);
    }
  });

  test('and every other command of the same nouns that has a way back is tried here too', () => {
    const tried = new Set(inverseCases.map(({ command }) => command));
    const missing = invertible.filter(({ name }) => nouns.has(nounOf(name)) && !tried.has(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

function nounOf(command: string): string {
  return command.slice(0, command.indexOf('.'));
}

function inverseOf(command: string, input: unknown, output: unknown): CommandCall {
  const declaration = commandDeclarations.find(({ name }) => name === command);
  const parsed = declaration?.input.parse(input);
  const back = declaration?.inverse?.(parsed as never, output as never);
  if (!back) throw new Error(`${command} answers no inverse`);
  return back;
}

/** All rows without their ids: what is taken away and put back is another row that says the same. */
function stateOf({ solo }: InverseWorld): Record<string, unknown[]> {
  const tables = solo.replica.schema.tables.map(({ name, columns }) => {
    const said = columns.filter((column) => column !== 'id').map((column) => `"${column}"`);
    return [name, solo.rows(`SELECT ${said.join(', ')} FROM "${name}" ORDER BY ${said.join(', ')}`)] as const;
  });
  return Object.fromEntries(tables);
}
