import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../tests/support/shelf-workstation.ts';
import type { Workstation } from '../workstation/workstation.ts';
import { makeDemo } from './demo-seat.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-demo-'));
let office: Workstation;
beforeAll(async () => {
  office = must(await makeDemo({ folder: join(root, 'data') }));
});
afterAll(async () => {
  await office.close();
  rmSync(root, { recursive: true, force: true });
});

test('an order refused for its price and a website that two people changed wait in the demo company', () => {
  const found = office.attention.list();
  expect(found.map(({ kind, command, reason }) => [kind, command, reason?.code])).toEqual([
    ['refused', 'order.confirm', 'orders.over-ceiling'],
    ['refused', 'customer.change', 'sync.conflict'],
  ]);
  expect(found[1]?.conflict).toMatchObject({ column: 'website', by: { person: expect.any(String) } });
});

test('its log, with what was refused in it, proves itself', () => {
  expect(office.log({ limit: 500 }).filter(({ state }) => state === 'refused')).toHaveLength(2);
  expect(office.verify().flatMap(({ faults }) => faults)).toEqual([]);
});

test('at list prices the order is confirmed, and only the conflict waits', () => {
  const refused = office.attention.list().find(({ command }) => command === 'order.confirm');
  const input = { ...(refused?.input as object), atListPrices: true };
  const sent = office.attention.resend(refused?.id ?? '', input, 'at list prices');
  expect(sent).toMatchObject({ ok: true, state: 'accepted' });
  expect(office.attention.list().map(({ command }) => command)).toEqual(['customer.change']);
});
