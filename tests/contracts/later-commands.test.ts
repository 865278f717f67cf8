import { expect, test } from 'vitest';
import { commandDeclarations } from '../../src/shared/daybook-declarations.ts';
import { laterStockCommands } from '../../src/shared/inventory/item-steps.ts';
import { mayRelease } from '../../src/shared/orders/hold-can.ts';
import { holdKinds } from '../../src/shared/orders/order-lifecycle.ts';
import { laterCommands, mayReleaseHold } from '../../src/shared/parties/party-steps.ts';

test('commands that a domain names although they come after it are called so, and need that right', () => {
  for (const { name, permission } of Object.values({ ...laterCommands, ...laterStockCommands })) {
    const declared = commandDeclarations.find((command) => command.name === name);
    expect(declared).toBeDefined();
    if (permission !== null) expect(declared?.permission).toBe(permission);
  }
});

test('who may release a hold is said of a customer as it is said of the order', () => {
  for (const kind of holdKinds) {
    for (const isOwn of [true, false]) {
      for (const right of ['credit.release', 'orders.release', 'orders.view']) {
        const has = (permission: string) => permission === right;
        expect(mayReleaseHold({ kind, isOwn }, has)).toEqual(
          mayRelease({ kind, isOwn, isReleased: false }, has),
        );
      }
    }
  }
});
