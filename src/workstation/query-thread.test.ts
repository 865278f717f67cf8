import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createCompany } from './company-create.ts';
import { queryThread } from './query-thread.ts';
import type { Workstation } from './workstation.ts';

const folder = mkdtempSync(join(tmpdir(), 'daybook-thread-'));
let workstation: Workstation | null = null;

afterEach(async () => {
  await workstation?.close();
  workstation = null;
  rmSync(folder, { recursive: true, force: true });
});

test('what may take long is answered beside, from what is saved, and the same as here', async () => {
  const owner = { name: 'Olga', password: 'seven green harbours' };
  const made = await createCompany({ folder, company: { name: 'Acme', currency: 'EUR', owner } });
  if (!made.ok) throw new Error(made.refusal.code);
  workstation = made.value;
  const person = made.value.people.current()?.person ?? '';
  const input = { today: '2026-02-01' };
  const here = made.value.query({ query: 'order.row-count', input });
  expect(await made.value.answer({ query: 'order.row-count', input })).toEqual(here);
  expect(here).toEqual({ ok: true, output: { total: 0 } });

  const thread = queryThread(join(folder, 'daybook.db'));
  const call = { query: 'order.row-count', person, now: 0, input };
  const unwanted = new AbortController();
  const answers = [thread.ask(call), thread.ask(call, unwanted.signal), thread.ask({ ...call, input: {} })];
  unwanted.abort();
  const [first, second, third] = await Promise.all(answers);
  expect(first).toEqual(here);
  expect(second).toMatchObject({ ok: false, refusal: { code: 'query.called-off' } });
  expect(third).toMatchObject({ ok: false, refusal: { code: 'input.invalid' } });
  const cut = thread.ask(call);
  await thread.close();
  expect(await cut).toMatchObject({ ok: false, refusal: { code: 'query.called-off' } });
});

test('what is called off while it is answered holds up nothing that is asked after it', async () => {
  const endless = `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ query }) => {
      if (query === 'endless') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      parentPort.postMessage({ answer: { ok: true, output: query } });
    });`;
  const thread = queryThread('', () => new Worker(endless, { eval: true }));
  const call = { query: 'endless', person: '', now: 0, input: {} };
  const unwanted = new AbortController();
  const asked = thread.ask(call, unwanted.signal);
  const after = thread.ask({ ...call, query: 'short' });
  unwanted.abort();
  expect(await asked).toMatchObject({ ok: false, refusal: { code: 'query.called-off' } });
  expect(await after).toEqual({ ok: true, output: 'short' });
  await thread.close();
});
