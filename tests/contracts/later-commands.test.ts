import { expect, test } from 'vitest';
import { commandDeclarations } from '../../src/shared/daybook-declarations.ts';
import { laterStockCommands } from '../../src/shared/inventory/item-steps.ts';
import { laterCommands } from '../../src/shared/parties/party-steps.ts';

test('commands that a domain names although they come after it are called so, and need that right', () => {
  for (const { name, permission } of Object.values({ ...laterCommands, ...laterStockCommands })) {
    const declared = commandDeclarations.find((command) => command.name === name);
    expect(declared).toBeDefined();
    if (permission !== null) expect(declared?.permission).toBe(permission);
  }
});
