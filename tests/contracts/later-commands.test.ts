import { expect, test } from 'vitest';
import { commandDeclarations } from '../../src/shared/daybook-declarations.ts';
import { laterCommands } from '../../src/shared/parties/party-steps.ts';

test('commands that a domain names although they come after it are called so, and need that right', () => {
  for (const { name, permission } of Object.values(laterCommands)) {
    const declared = commandDeclarations.find((command) => command.name === name);
    expect(declared).toBeDefined();
    if (permission !== null) expect(declared?.permission).toBe(permission);
  }
});
