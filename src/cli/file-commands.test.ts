import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runInside } from '../../tests/support/daybook-cli.ts';
import { openWorkstation } from '../workstation/workstation-open.ts';

let place: string;
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'daybook-cli-'));
  const made = await runInside([
    '--data',
    join(place, 'data'),
    'init',
    '--company',
    'Acme',
    '--currency',
    'USD',
  ]);
  expect(made.code).toBe(0);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const daybook = (...words: string[]) => runInside(['--data', join(place, 'data'), ...words]);

test('a file is attached and comes out again as it went in', async () => {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_500_000, 7)]);
  writeFileSync(join(place, 'terms.pdf'), content);
  const attached = await daybook('attach', 'company', join(place, 'terms.pdf'), '--kind', 'contract');
  expect(JSON.parse(attached.output)).toMatchObject({ verdict: 'accepted' });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const out = join(place, 'out.pdf');
  expect((await daybook('file', 'get', sha256, out)).code).toBe(0);
  expect(readFileSync(out).equals(content)).toBe(true);
  const again = await daybook('file', 'get', sha256, out);
  expect(again).toMatchObject({ code: 1 });
});

test('a file is kept beside what is typed and not finished, and stands in the list of it', async () => {
  writeFileSync(join(place, 'po.pdf'), '%PDF-1.7\n');
  const nothing = await daybook('typed', 'attach', 'b1', join(place, 'po.pdf'));
  expect(nothing).toMatchObject({ code: 1 });
  const opened = await openWorkstation({ folder: join(place, 'data') });
  if (!opened.ok) throw new Error(opened.refusal.code);
  opened.value.desk.saveBuffer({ buffer: 'b1', kind: 'order', title: 'Acme', body: {}, version: 0 });
  await opened.value.close();
  expect((await daybook('typed', 'attach', 'b1', join(place, 'po.pdf'))).code).toBe(0);
  const listed = await daybook('typed', 'list');
  expect(JSON.parse(listed.output)).toMatchObject([
    { id: 'b1', title: 'Acme', papers: [{ name: 'po.pdf', mediaType: 'application/pdf' }] },
  ]);
  expect(JSON.parse((await daybook('typed', 'list', '--discarded')).output)).toEqual([]);
});

test('what cannot be attached or found says so and leaves nothing', async () => {
  writeFileSync(join(place, 'run.exe'), 'MZ');
  for (const words of [
    ['attach', 'company', join(place, 'run.exe')],
    ['attach', 'company', join(place, 'missing.pdf')],
    ['file', 'get', '../keys.json', join(place, 'out')],
    ['file', 'get', 'a'.repeat(64), join(place, 'out')],
  ]) {
    expect((await daybook(...words)).code, words.join(' ')).toBe(1);
  }
  expect(existsSync(join(place, 'out'))).toBe(false);
});

test('daily backups are taken, listed, and restored with what was attached', async () => {
  writeFileSync(join(place, 'terms.pdf'), '%PDF-1.7 terms');
  await daybook('attach', 'company', join(place, 'terms.pdf'), '--kind', 'contract');
  const disk = join(place, 'disk');
  expect((await daybook('backups', 'to', disk)).code).toBe(1);
  mkdirSync(disk);
  expect((await daybook('backups', 'to', disk)).code).toBe(0);
  const { file } = (await daybook('backups', 'now')).document as { file: string };
  expect((await daybook('backups')).document).toMatchObject({ backups: [{ file }], problem: null });
  const back = join(place, 'back');
  const restored = await runInside(['--data', back, 'restore', file]);
  expect(restored.code).toBe(0);
  expect(readdirSync(join(back, 'files'))).toHaveLength(1);
});
