import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { openDatabase } from '../../src/core/platform/database.ts';
import { attachReplica, type Replica } from '../../src/core/platform/replica.ts';
import { readMeta } from '../../src/core/platform/replica-meta.ts';
import { runLocally } from '../../src/core/sync/local-run.ts';
import { hasUndecided } from '../../src/core/sync/pending-store.ts';
import { nextRequest } from '../../src/core/sync/sync-request.ts';
import { SYNC_LIMITS, type SyncState } from '../../src/core/sync/sync-state.ts';
import { startSync, takeReply } from '../../src/core/sync/sync-step.ts';
import { systemChance, systemClock } from '../../src/node/clock-and-chance.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { serverClient } from '../../src/node/server-client.ts';
import { daybookCompany } from '../../src/server/daybook-company.ts';
import { type DataFolder, findFolder } from '../../src/workstation/data-folder.ts';
import { enrolWorkstation } from '../../src/workstation/enrol.ts';
import { keysFile } from '../../src/workstation/keys-file.ts';
import { type Asked, ask, askAhead, type Exchanged } from '../../src/workstation/server-exchange.ts';
import { freshId, noteNumber, withNotes } from './notes-core.ts';

/**
 * One side of the sync benchmark in a process of its own: the real server, workstation folder, wire and state machine;
 * only the notes are added to Daybook's tables.
 *
 * `server FOLDER [ROWS] [CODES]`; `enrol FOLDER URL CODE [PASSWORD]` (with a password: signs the owner in); `bootstrap FOLDER URL
 * CODE` (times enrolment); `send FOLDER COUNT ROWS`
 * (makes COUNT change sets of ROWS rows, then times the pushing until all have verdicts); `receive FOLDER` (times pulling
 * to the head, digest compared).
 */
const [role, folder = '', ...rest] = process.argv.slice(2);
const core = withNotes(daybookDefinition());
const PASSWORD = 'seven green harbours';
const sockets: Socket[] = [];

switch (role) {
  case 'server':
    await serve();
    break;
  case 'enrol':
    await enrol(rest[0] ?? '', rest[1] ?? '', rest[2]);
    break;
  case 'bootstrap':
    await bootstrap(rest[0] ?? '', rest[1] ?? '');
    break;
  case 'send':
    await send(Number(rest[0]), Number(rest[1]));
    break;
  case 'receive':
    await receive();
    break;
}

async function serve(): Promise<void> {
  // Only here: a workstation's memory is measured without the server's code.
  const { startServer } = await import('../../src/server/server.ts');
  const { createEnrolmentCode } = await import('../../src/server/server-administration.ts');
  const founding = { companyName: 'Bench', currency: 'EUR', ownerName: 'Olga' };
  const started = await startServer({
    folder,
    core,
    company: daybookCompany,
    founding,
    port: 0,
    log: () => {},
  });
  if (!started.ok) throw new Error(started.refusal.code);
  const { url, firstStart, context } = started.value;
  if (firstStart?.kind !== 'founded') throw new Error('the server had started before');
  fill(context.database.replica(), Number(rest[0] ?? 0));
  const roles = daybookCompany.firstWorkstationRoles(context.database.replica().db);
  const at = { folder, clock: systemClock, chance: systemChance };
  const more = Array.from(
    { length: Number(rest[1] ?? 2) - 1 },
    () => createEnrolmentCode(at, { roles, createdBy: null }).code,
  );
  tell({ url, codes: [firstStart.enrolmentCode, ...more], password: firstStart.oneTimePassword });
  process.on('message', async () => {
    tell({ rssMb: rssMb() });
    await started.value.close();
    process.disconnect();
  });
}

/** Puts notes into the company before anybody enrols. */
function fill(replica: Replica, rows: number): void {
  const owner = daybookCompany.ownerOf(replica.db) ?? '';
  for (let from = 0; from < rows; from += 100) {
    const notes = Array.from({ length: Math.min(100, rows - from) }, (_, k) => noteNumber(from + k));
    const call = {
      id: freshId(),
      command: 'note.create-several',
      person: owner,
      grant: null,
      now: Date.now(),
    };
    const result = runLocally(replica, { ...call, input: { notes } });
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  }
}

/** Times enrolment with a snapshot that is ready: download, verification, unpacking, opening. */
async function bootstrap(server: string, code: string): Promise<void> {
  countBytes();
  const start = performance.now();
  const made = await enrolWorkstation({ folder, server, code, core });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const ms = performance.now() - start;
  await made.value.close();
  tell({ ms, bytes: bytesOnTheWire(), rssMb: rssMb() });
}

async function enrol(server: string, code: string, oneTimePassword: string | undefined): Promise<void> {
  const made = await enrolWorkstation({ folder, server, code, core });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  if (oneTimePassword !== undefined) await signInOwner(server, oneTimePassword);
  const synced = await made.value.sync.once();
  if (synced.stopped) throw new Error(JSON.stringify(synced.stopped));
  await made.value.close();
  tell({ enrolled: true });
}

async function signInOwner(server: string, password: string): Promise<void> {
  const data = dataFolder();
  const key = keysFile(data).read().server?.key ?? '';
  const answer = await serverClient(server).signIn(key, { person: 'Olga', password, newPassword: PASSWORD });
  if (answer.kind !== 'answer') throw new Error(JSON.stringify(answer));
  const { personId, grant } = answer.value;
  const person = { person: personId, name: 'Olga', verifier: '', grant, session: null, signedIn: true };
  keysFile(data).update((keys) => ({ ...keys, people: [person], current: personId }));
}

async function send(count: number, rowsEach: number): Promise<void> {
  const { replica, exchanging } = opened();
  const owner = keysFile(dataFolder()).read().people[0];
  if (!owner) throw new Error('nobody is signed in');
  for (let i = 0; i < count; i++) {
    const [command, input] =
      rowsEach === 1
        ? ['note.create', noteNumber(i)]
        : [
            'note.create-several',
            { notes: Array.from({ length: rowsEach }, (_, k) => noteNumber(i * rowsEach + k)) },
          ];
    const { person, grant } = owner;
    const call = { id: freshId(), command, person, grant: grant?.id ?? null, now: Date.now(), input };
    const result = runLocally(replica, call);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  }
  countBytes();
  const start = performance.now();
  const state: SyncState = { phase: 'exchange', turn: 'push' };
  let asked: Asked | null = ask(exchanging, nextRequest(replica, state, SYNC_LIMITS));
  while (asked?.request.kind === 'push') {
    const { request } = asked;
    const answer: Exchanged = await asked.answer;
    if (answer.kind === 'stopped') throw new Error(JSON.stringify(answer.refusal));
    asked = await askAhead(exchanging, 'push', request, answer.reply, SYNC_LIMITS);
    takeReply(replica, state, request, answer.reply, SYNC_LIMITS);
  }
  if (hasUndecided(replica.db)) throw new Error('not everything has its verdict');
  tell({ ms: performance.now() - start, bytes: bytesOnTheWire(), rssMb: rssMb() });
}

async function receive(): Promise<void> {
  const { replica, exchanging } = opened();
  countBytes();
  const start = performance.now();
  let state: SyncState = startSync();
  let ahead: Asked | null = null;
  for (;;) {
    const { request, answer: coming }: Asked =
      ahead ?? ask(exchanging, nextRequest(replica, state, SYNC_LIMITS));
    const answer = await coming;
    if (answer.kind === 'stopped') throw new Error(JSON.stringify(answer.refusal));
    ahead = await askAhead(exchanging, 'push', request, answer.reply, SYNC_LIMITS);
    const step = takeReply(replica, state, request, answer.reply, SYNC_LIMITS);
    if (step.news.kind === 'page' && step.news.outcome.kind !== 'applied')
      throw new Error(step.news.outcome.kind);
    state = step.state;
    if (step.pace === 'idle') break;
  }
  tell({ ms: performance.now() - start, bytes: bytesOnTheWire(), rssMb: rssMb() });
}

function opened(): { replica: Replica; exchanging: Parameters<typeof ask>[0] } {
  const replica = attachReplica(openDatabase(join(folder, 'daybook.db')), core);
  const server = keysFile(dataFolder()).read().server;
  if (!server || readMeta(replica.db).authority) throw new Error('this folder is no member of a server');
  const exchanging = { replica, data: dataFolder(), transport: serverClient(server.url), key: server.key };
  return { replica, exchanging };
}

function dataFolder(): DataFolder {
  const data = findFolder(folder);
  if (!data.ok) throw new Error(data.refusal.code);
  return data.value;
}

/** Counts what goes over the sockets opened from now on, both ways, with every header. */
function countBytes(): void {
  subscribe('net.client.socket', (message) => sockets.push((message as { socket: Socket }).socket));
}

function bytesOnTheWire(): number {
  return sockets.reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0);
}

function rssMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function tell(message: object): void {
  process.send?.(message);
}
