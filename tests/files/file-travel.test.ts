import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemChance } from '../../src/node/clock-and-chance.ts';
import { endHealing } from '../../src/server/healing-window.ts';
import { backupServer, restoreServer } from '../../src/server/server-administration.ts';
import { refusal } from '../../src/shared/kernel/refusal.ts';
import type { FileTransport, ServerAnswer } from '../../src/shared/sync/server-transport.ts';
import type { Workstation } from '../../src/workstation/workstation.ts';
import { type OfficeFleet, officeFleet, type Through } from '../support/office-fleet.ts';
import { refusedWith } from '../support/server-case.ts';
import { must } from '../support/shelf-workstation.ts';

const CUT: ServerAnswer<never> = {
  kind: 'unreachable',
  refusal: refusal('server.unreachable', { reason: 'cut' }),
};

/** A PDF by its first bytes. */
function scan(bytes: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function attach(workstation: Workstation, content: Buffer, scope = 'everyone'): Promise<string> {
  const { upload, partBytes } = must(workstation.files.begin('scan.pdf', content.length));
  for (let at = 0; at < content.length; at += partBytes)
    must(workstation.files.part(upload, at, content.subarray(at, at + partBytes)));
  const file = must(await workstation.files.finish(upload));
  const input = { record: 'company', kind: 'contract', scope, file };
  const answer = workstation.run({ command: 'document.attach', input });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return file.sha256;
}

interface Listed {
  readonly sha256: string;
  readonly file: string;
  readonly onServer: boolean;
  readonly origin: string;
  readonly originName: string | null;
}

function listed(workstation: Workstation, sha256: string): readonly Listed[] {
  const input = { record: 'company' };
  const answer = workstation.query({ query: 'document.list', input }, office.owner);
  if (!answer.ok) throw new Error(answer.refusal.code);
  const { documents } = answer.output as { documents: Listed[] };
  return documents.filter((document) => document.sha256 === sha256);
}

function fileIn(name: string, sha256: string): Buffer | null {
  const path = join(office.folder(name), 'files', sha256);
  return existsSync(path) ? readFileSync(path) : null;
}

/** What is done to what is said about files, in this test. */
let meddle: (files: FileTransport) => Partial<FileTransport>;
const through: Through = (transport) => {
  const { files } = transport;
  const now = (): FileTransport => ({ ...files, ...meddle(files) });
  return {
    ...transport,
    files: {
      ask: (...args) => now().ask(...args),
      put: (...args) => now().put(...args),
      get: (...args) => now().get(...args),
    },
  };
};

let office: OfficeFleet;
let enrolled = 0;
beforeAll(async () => {
  meddle = () => ({});
  office = await officeFleet(through);
});
beforeEach(() => {
  meddle = () => ({});
});
afterAll(() => office.end());

/** Another workstation, with nothing of other tests on it that has to be fetched first. */
async function enrol(
  role: string,
  way = through,
): Promise<{ readonly name: string; readonly desk: Workstation }> {
  enrolled += 1;
  const name = `desk-${enrolled}`;
  const desk = await office.enrol(name, [role], way);
  await desk.sync.once();
  return { name, desk };
}

function onServer(sha256: string): boolean {
  return existsSync(join(office.at.folder, 'files', sha256));
}

describe('the file of a document', () => {
  test('goes after its row to the server and from there to every workstation that may see it', async () => {
    const { name, desk } = await enrol('order desk');
    const content = scan(2_300_000);
    const sha256 = await attach(office.first, content);
    expect(listed(office.first, sha256)).toMatchObject([{ file: 'here', onServer: false }]);
    expect(office.first.status().files).toEqual({ toSend: 1, toFetch: 0 });
    expect(await office.first.sync.once()).toMatchObject({ complete: true });
    expect(listed(office.first, sha256)).toMatchObject([{ file: 'here', onServer: true }]);
    expect(await desk.sync.once()).toMatchObject({ complete: true });
    expect(listed(desk, sha256)).toMatchObject([{ file: 'here', onServer: true, originName: 'first' }]);
    expect(fileIn(name, sha256)?.equals(content)).toBe(true);
    expect(desk.status().files).toEqual({ toSend: 0, toFetch: 0 });
  });

  test('that has not reached the server is told to be on its way, and from where', async () => {
    const { desk } = await enrol('order desk');
    meddle = () => ({ put: () => Promise.resolve(CUT) });
    const sha256 = await attach(office.first, scan(50_000));
    expect(await office.first.sync.once()).toMatchObject({ complete: false, pending: 0 });
    expect(await desk.sync.once()).toMatchObject({ complete: true });
    const { code } = office.first.status();
    expect(listed(desk, sha256)).toMatchObject([{ file: 'on its way', origin: code, originName: 'first' }]);
    const read = desk.files.read(sha256, 0, 10, office.owner);
    expect(read).toMatchObject({ refusal: { code: 'file.not-here' } });
    meddle = () => ({});
    await office.first.sync.once();
    await desk.sync.once();
    expect(listed(desk, sha256)).toMatchObject([{ file: 'here' }]);
  });

  test('goes on at the byte where it was cut, both ways', async () => {
    const { name, desk } = await enrol('order desk');
    const content = scan(3_000_000);
    const sent: number[] = [];
    const got: number[] = [];
    let cutAfter = 1;
    meddle = (files) => ({
      put(key, sha256, offset, part) {
        if (cutAfter-- <= 0) return Promise.resolve(CUT);
        sent.push(offset);
        return files.put(key, sha256, offset, part);
      },
      get(key, sha256, offset) {
        if (cutAfter-- <= 0) return Promise.resolve(CUT);
        got.push(offset);
        return files.get(key, sha256, offset);
      },
    });
    const sha256 = await attach(office.first, content);
    await office.first.sync.once();
    // A crash tore a part: there are a few bytes more than was ever told.
    const more = content.subarray(MB, MB + 777);
    appendFileSync(join(office.at.folder, 'files', `${sha256}.part`), more);
    cutAfter = 1_000;
    await office.first.sync.once();
    expect(sent).toEqual([0, MB + 777, 2 * MB + 777]);
    cutAfter = 1;
    await desk.sync.once();
    appendFileSync(join(office.folder(name), 'files', `${sha256}.part`), more.subarray(0, 1));
    cutAfter = 1_000;
    expect(await desk.sync.once()).toMatchObject({ complete: true });
    expect(got).toEqual([0, MB + 1, 2 * MB + 1]);
    expect(fileIn(name, sha256)?.equals(content)).toBe(true);
  });

  test('arrives whole after a crash that kept the length of a part and not its bytes', async () => {
    const { name, desk } = await enrol('order desk');
    const content = scan(4_000);
    const sha256 = await attach(office.first, content);
    await office.first.sync.once();
    const part = join(office.folder(name), 'files', `${sha256}.part`);
    writeFileSync(part, Buffer.concat([content.subarray(0, 1_000), Buffer.alloc(500)]));
    await desk.sync.once();
    expect(fileIn(name, sha256)).toBeNull();
    await desk.sync.once();
    expect(fileIn(name, sha256)?.equals(content)).toBe(true);
  });

  test('is refused where a part was tampered with on the way, and comes whole when it no longer is', async () => {
    const { name, desk } = await enrol('order desk');
    let spoil = 1_000;
    meddle = (files) => ({
      put: (key, sha256, offset, part) => files.put(key, sha256, offset, spoil-- > 0 ? turned(part) : part),
      async get(key, sha256, offset) {
        const answer = await files.get(key, sha256, offset);
        return answer.kind === 'answer' && spoil-- > 0 ? { ...answer, value: turned(answer.value) } : answer;
      },
    });
    const sha256 = await attach(office.first, scan(20_000));
    await office.first.sync.once();
    expect(onServer(sha256)).toBe(false);
    spoil = 2;
    await office.first.sync.once();
    expect(onServer(sha256)).toBe(true);
    spoil = 1_000;
    await desk.sync.once();
    expect(fileIn(name, sha256)).toBeNull();
    spoil = 2;
    await desk.sync.once();
    expect(hashOf(fileIn(name, sha256) ?? Buffer.alloc(0))).toBe(sha256);
  });

  test('that is not what its hash tells is thrown away by a server and by a workstation', async () => {
    const { name, desk } = await enrol('order desk');
    const content = scan(9_000);
    const forged = Buffer.from(content);
    forged[5_000] = (forged[5_000] ?? 0) ^ 1;
    const sha256 = await attach(office.first, content);
    writeFileSync(join(office.folder('first'), 'files', sha256), forged);
    await office.first.sync.once();
    expect(onServer(sha256)).toBe(false);
    expect(office.at.lines.some((line) => line.includes('file is not what its hash says'))).toBe(true);
    writeFileSync(join(office.at.folder, 'files', sha256), forged);
    await desk.sync.once();
    expect(fileIn(name, sha256)).toBeNull();
    expect(listed(desk, sha256)).toMatchObject([{ file: 'on its way' }]);
  });

  test('is not given to a workstation that may not see the document, though it names the hash', async () => {
    let key = '';
    let files: FileTransport | null = null;
    const { desk } = await enrol('order desk', (transport) => {
      files = transport.files;
      return {
        ...transport,
        pull(...args) {
          [key] = args;
          return transport.pull(...args);
        },
      };
    });
    const sha256 = await attach(office.first, scan(5_000), 'finance');
    await office.first.sync.once();
    await desk.sync.once();
    expect(listed(desk, sha256)).toEqual([]);
    const wire = files as unknown as FileTransport;
    expect(refusedWith(await wire.get(key, sha256, 0))).toBe('file.unknown');
    expect(refusedWith(await wire.put(key, sha256, 0, Buffer.alloc(40)))).toBe('file.unknown');
    expect(refusedWith(await wire.get(key, '..%2F..%2Fserver.db', 0))).toBe('file.unknown');
    expect(await wire.ask(key, { files: [sha256] })).toMatchObject({
      value: { files: [{ state: 'unknown', offset: 0 }] },
    });
    expect(await wire.get('no-key', sha256, 0)).toMatchObject({ kind: 'refused', status: 401 });
  });

  test('is not kept by a workstation that lost the right to see it', async () => {
    const { name, desk } = await enrol('owner');
    const sha256 = await attach(office.first, scan(5_000), 'finance');
    await office.first.sync.once();
    await desk.sync.once();
    expect(fileIn(name, sha256)).not.toBeNull();
    const roles = office.first.query({ query: 'role.list', input: {} });
    if (!roles.ok) throw new Error(roles.refusal.code);
    const { roles: known } = roles.output as { roles: { id: string; name: string }[] };
    const role = known.find((one) => one.name === 'order desk')?.id;
    const change = { workstation: desk.status().workstation, roles: [role] };
    expect(office.first.run({ command: 'workstation.change-roles', input: change })).toMatchObject({
      ok: true,
    });
    await office.first.sync.once();
    await desk.sync.once();
    expect(fileIn(name, sha256)).toBeNull();
    expect(fileIn('first', sha256)).not.toBeNull();
  });

  test('is in the backup of a server, comes back with it, and is sent again where it did not', async () => {
    const content = scan(5_000);
    const sha256 = await attach(office.first, content);
    await office.first.sync.once();
    const backup = office.folder('server-backup');
    expect(backupServer(office.at.folder, backup)).toBeNull();
    const back = office.folder('server-back');
    const at = { clock: office.at.clock, chance: systemChance };
    expect(restoreServer({ folder: back, ...at }, backup)).toBeNull();
    expect(readFileSync(join(back, 'files', sha256)).equals(content)).toBe(true);
    await office.at.stop();
    rmSync(join(back, 'files', sha256));
    const { port } = new URL(office.at.server.url);
    await office.at.restart(back, Number(port));
    await office.first.sync.once();
    endHealing(office.at.server.context);
    expect(await office.first.sync.once()).toMatchObject({ complete: true });
    expect(existsSync(join(back, 'files', sha256))).toBe(true);
  });
});

const MB = 1024 * 1024;

/** With its last bit turned over. */
function turned(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}
