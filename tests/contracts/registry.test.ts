import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { daybookCore } from '../../src/core/daybook-core.ts';
import { readMigrations } from '../../src/node/migration-files.ts';
import {
  allPermissions,
  commandDeclarations,
  permissionCatalogue,
  queryDeclarations,
} from '../../src/shared/daybook-declarations.ts';
import { FOUND_COMPANY } from '../../src/shared/people/founding.ts';

const core = daybookCore(readMigrations());
const declarations = [...commandDeclarations, ...queryDeclarations];

describe('the registry', () => {
  test('has a handler for every declaration, in the same order, and no other', () => {
    expect(core.commands.map(({ declaration }) => declaration)).toEqual(commandDeclarations);
    expect(core.queries.map(({ declaration }) => declaration.name)).toEqual(
      queryDeclarations.map(({ name }) => name),
    );
  });

  test('names nothing twice', () => {
    const names = declarations.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('grants in a catalogue nothing that no command, query or handler asks for', () => {
    const asked = new Set(declarations.map(({ permission }) => permission));
    const sources = handlerTexts();
    const granted = Object.keys(permissionCatalogue).filter((name) => !asked.has(name));
    expect(granted.filter((name) => !sources.includes(`'${name}'`))).toEqual([]);
  });

  test.each(declarations.map((declaration) => [declaration.name, declaration] as const))(
    '%s is named, titled, permitted and has schemas a form and a document can be made of',
    (name, { title, permission, input, output }) => {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
      expect(title).toMatch(/^\p{Lu}.*[^.!?]$/u);
      if (permission !== null && permission !== FOUND_COMPANY) expect(allPermissions).toContain(permission);
      expect(isStrict(z.toJSONSchema(input, { io: 'input' }))).toBe(true);
      expect(z.toJSONSchema(output, { io: 'input' })).toHaveProperty('$schema');
    },
  );

  test.each(queryDeclarations.map((declaration) => [declaration.name, declaration.tables] as const))(
    '%s says which tables its answer comes from',
    (_, tables) => {
      const known = new Set([...core.tables, ...core.derived].map(({ name }) => name));
      expect(tables.filter((table) => !known.has(table))).toEqual([]);
      expect(tables.length).toBeGreaterThan(0);
    },
  );

  test.each(commandDeclarations.filter(({ version }) => version > 1).map((d) => [d.name, d] as const))(
    '%s lifts every older version',
    (_, { version, upgrades }) => {
      const versions = Array.from({ length: version - 1 }, (__, i) => String(i + 1));
      expect(Object.keys(upgrades ?? {})).toEqual(versions);
    },
  );
});

/** Everything in src/core: a handler may ask for more than its declaration, with `ctx.can`. */
/** Handlers and the rules they share with buttons; not the catalogues themselves. */
function handlerTexts(): string {
  return ['core', 'shared']
    .flatMap((name) => {
      const folder = join(import.meta.dirname, '../../src', name);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      return files
        .filter((file) => file.endsWith('.ts') && !/(\.test|-permissions)\.ts$/.test(file))
        .map((file) => readFileSync(join(folder, file), 'utf8'));
    })
    .join('\n');
}

/** An object that takes no property it does not name: what a newer program adds must not be dropped unseen. */
function isStrict(schema: object): boolean {
  const { type, additionalProperties } = schema as { type?: string; additionalProperties?: unknown };
  if (type === 'object') return additionalProperties === false;
  const { anyOf, oneOf } = schema as { anyOf?: object[]; oneOf?: object[] };
  return (anyOf ?? oneOf ?? []).length > 0 && (anyOf ?? oneOf ?? []).every(isStrict);
}
