import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../tests/support/shelf-workstation.ts';
import { createCompany } from './company-create.ts';
import { ORPHAN_MS } from './file-sweep.ts';
import { answerLocally } from './local-calls.ts';
import type { Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';

const company = { name: 'Acme', currency: 'USD', owner: { name: 'Olga', password: 'a good long password' } };

let folder: string;
let workstation: Workstation;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-files-'));
  workstation = must(await createCompany({ folder: join(folder, 'data'), company }));
});
afterEach(async () => {
  await workstation.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A PDF by its first bytes. */
function scan(bytes: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);
}

function call(command: string, input: unknown): Promise<unknown> {
  return (
    answerLocally(workstation, 'command', command, input, undefined) ?? Promise.reject(new Error(command))
  );
}

async function take(name: string, content: Buffer, part = 1024 * 1024) {
  const { upload } = must(workstation.files.begin(name, content.length));
  for (let at = 0; at < content.length; at += part)
    must(workstation.files.part(upload, at, content.subarray(at, at + part)));
  return workstation.files.finish(upload);
}

function filesKept(): string[] {
  return readdirSync(join(folder, 'data', 'files'));
}

describe('a file', () => {
  test('comes in by parts, is named after what it holds, attached and read again', async () => {
    const content = scan(2_500_000);
    const file = must(await take('PO 4711.pdf', content));
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(file).toEqual({ sha256, size: 2_500_000, mediaType: 'application/pdf', name: 'PO 4711.pdf' });
    expect(filesKept()).toEqual([sha256]);
    expect(workstation.files.read(sha256, 0, 10)).toMatchObject({
      refusal: { code: 'documents.no-such-file' },
    });
    const attach = { record: 'company', kind: 'contract', file };
    expect(workstation.run({ command: 'document.attach', input: attach })).toMatchObject({ ok: true });
    const { size, bytes } = must(workstation.files.read(sha256, 1_000_000, 2_000_000));
    expect(size).toBe(2_500_000);
    expect(bytes.equals(content.subarray(1_000_000))).toBe(true);
    const list = workstation.query({ query: 'document.list', input: { record: 'company' } });
    expect(list).toMatchObject({ output: { documents: [{ file: 'here', onServer: true }] } });
  });

  test('goes on where it was when a part comes twice or too early', async () => {
    const content = scan(100);
    const { upload } = must(workstation.files.begin('a.pdf', 100));
    expect(workstation.files.part(upload, 0, content.subarray(0, 60))).toEqual({
      ok: true,
      value: { offset: 60 },
    });
    expect(workstation.files.part(upload, 0, content.subarray(0, 60))).toEqual({
      ok: true,
      value: { offset: 60 },
    });
    expect(workstation.files.part(upload, 90, content.subarray(90))).toEqual({
      ok: true,
      value: { offset: 60 },
    });
    expect(await workstation.files.finish(upload)).toMatchObject({ refusal: { code: 'file.not-whole' } });
    must(workstation.files.part(upload, 60, content.subarray(60)));
    expect(await workstation.files.finish(upload)).toMatchObject({ ok: true });
  });

  test('is not taken where it is not what its name says, and nothing of it stays', async () => {
    expect(await take('a.pdf', Buffer.from('<script>alert(1)</script>'))).toMatchObject({
      refusal: { code: 'file.not-what-it-says' },
    });
    expect(await take('a.txt', Buffer.from('MZ\0\0'))).toMatchObject({
      refusal: { code: 'file.not-what-it-says' },
    });
    expect(filesKept()).toEqual([]);
  });

  test('is never larger than it said, and never of a kind that may not be filed', () => {
    const { upload } = must(workstation.files.begin('a.pdf', 20));
    expect(workstation.files.part(upload, 0, scan(21))).toMatchObject({
      refusal: { code: 'file.part-does-not-fit' },
    });
    expect(workstation.files.begin('a.exe', 20)).toMatchObject({
      refusal: { code: 'documents.type-not-taken' },
    });
    expect(workstation.files.begin('a.pdf', 60_000_000)).toMatchObject({
      refusal: { code: 'documents.file-too-large' },
    });
    expect(workstation.files.begin('a.pdf', 0)).toMatchObject({ refusal: { code: 'documents.file-empty' } });
  });

  test('from a hostile name gets a plain one', async () => {
    const file = must(await take('..\\..\\windows/sys\u202Etem.pdf', scan(20)));
    expect(file.name).toBe('-..-windows-system.pdf');
    expect(existsSync(join(folder, 'windows'))).toBe(false);
  });

  test('that another person is handing over is not theirs to finish', async () => {
    const { upload } = must(workstation.files.begin('a.pdf', 20));
    const stranger = { person: 'somebody', grant: null };
    expect(workstation.files.part(upload, 0, scan(20), stranger)).toMatchObject({
      refusal: { code: 'file.upload-unknown' },
    });
    await workstation.people.signOut();
    expect(workstation.files.begin('a.pdf', 20)).toMatchObject({
      refusal: { code: 'people.nobody-signed-in' },
    });
  });

  test('comes in over the wire of the screens, where malformed parts are refused', async () => {
    const content = scan(50);
    const begun = (await call('local.file-begin', { name: 'a.pdf', size: 50 })) as {
      value: { upload: string };
    };
    const { upload } = begun.value;
    const malformed = await call('local.file-part', { upload, offset: 0, bytes: 'not base64!' });
    expect(malformed).toMatchObject({ refusal: { code: 'input.invalid', params: { path: 'bytes' } } });
    await call('local.file-part', { upload, offset: 0, bytes: content.toString('base64') });
    expect(await call('local.file-finish', { upload })).toMatchObject({ ok: true, value: { size: 50 } });
    expect(await call('local.file-finish', { upload: '../x' })).toMatchObject({
      refusal: { code: 'file.upload-unknown' },
    });
  });
});

test('a file that was never attached is freed after a week, an attached one never', async () => {
  const kept = must(await take('kept.pdf', scan(30)));
  const orphan = must(await take('orphan.pdf', scan(31)));
  const attach = { record: 'company', kind: 'contract', file: kept };
  const attached = workstation.run({ command: 'document.attach', input: attach });
  if (!attached.ok) throw new Error('attached');
  const detach = { document: (attached.output as { id: string }).id };
  expect(workstation.run({ command: 'document.detach', input: detach })).toMatchObject({ ok: true });
  const { upload } = must(workstation.files.begin('cut.pdf', 30));
  must(workstation.files.part(upload, 0, scan(10)));
  const reopen = async (now: number) => {
    await workstation.close();
    workstation = must(await openWorkstation({ folder: join(folder, 'data'), clock: { now: () => now } }));
  };
  await reopen(Date.now());
  expect(filesKept()).toHaveLength(3);
  const old = new Date(Date.now() - ORPHAN_MS - 60_000);
  for (const name of filesKept()) utimesSync(join(folder, 'data', 'files', name), old, old);
  await reopen(Date.now());
  expect(filesKept()).toEqual([kept.sha256]);
  expect(filesKept()).not.toContain(orphan.sha256);
});
