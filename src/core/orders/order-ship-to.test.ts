import { describe, expect, test } from 'vitest';
import { memberReplica } from '../../../tests/support/member-replica.ts';
import { orderWorld, PLACED_ON } from '../../../tests/support/order-world.ts';
import { quantityOf } from '../../shared/kernel/quantity.ts';
import { inTransaction } from '../platform/database.ts';
import { runWithAuthority } from '../sync/authority.ts';
import type { LocalResult } from '../sync/local-run.ts';

describe('an order without a ship-to', () => {
  function orderForNowhere() {
    const { solo, item } = orderWorld(5);
    const party = { name: 'Nowhere', code: null, currency: null, terms: null, website: null, note: null };
    const made = solo.run<{ id: string }>('customer.create', { ...party, customerGroup: null });
    const lines = [{ item, quantity: quantityOf(1) }];
    const header = { customer: made.id, placedOn: PLACED_ON };
    const { order } = solo.run<{ order: string }>('order.create', { ...header, lines });
    return { solo, order };
  }
  const codeOf = (result: LocalResult) => (result.ok ? 'confirmed' : result.refusal.code);

  test('is not confirmed, and nobody can send what only the work of an older workstation may say', () => {
    const { solo, order } = orderForNowhere();
    const told = { order, withoutShipTo: true };
    for (const version of [1, 2]) {
      expect(codeOf(solo.attempt('order.confirm', told, solo.owner, version))).toBe('input.invalid');
    }
    const desk = memberReplica(solo, 1, ['order desk']);
    expect(codeOf(desk.attempt('order.confirm', told))).toBe('input.invalid');
  });

  test('is not confirmed now under the version that did not ask for one', () => {
    const { solo, order } = orderForNowhere();
    expect(codeOf(solo.attempt('order.confirm', { order }, solo.owner, 1))).toBe('orders.no-ship-to');
    expect(codeOf(solo.attempt('order.confirm', { order }))).toBe('orders.no-ship-to');
  });

  test('stays confirmed where an older workstation had promised it before the rule was', () => {
    const { solo, order } = orderForNowhere();
    const made = { command: 'order.confirm', version: 1, person: solo.owner, grant: 'g', input: { order } };
    const content = { ...made, now: 1, numbers: {}, dependencies: [], seen: [], schema: 7, code: 'B' };
    const decide = (told: object) =>
      inTransaction(solo.replica.db, () => {
        const decided = { ...content, input: { order, ...told } };
        return runWithAuthority(solo.replica, 'old', decided, { first: false, restitution: false }).outcome;
      });
    expect(decide({ withoutShipTo: true })).toMatchObject({ ok: false, refusal: { code: 'input.invalid' } });
    expect(decide({})).toMatchObject({ ok: true });
  });
});
