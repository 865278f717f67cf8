import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inTransaction } from '../core/platform/database.ts';
import { storedDigest } from '../core/platform/digest-store.ts';
import type { Replica } from '../core/platform/replica.ts';
import { labelsText, readMeta, writeMeta } from '../core/platform/replica-meta.ts';
import { keepWitness } from '../core/sync/witness.ts';
import { readFileIfThere, syncFolder, writeFileAtomically } from '../node/atomic-file.ts';
import { fitsVerifier } from '../node/password-verifier.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { type EnrolReply, enrolReply } from '../shared/sync/server-people-contract.ts';
import type { ServerAnswer, ServerTransport } from '../shared/sync/server-transport.ts';
import { type PackedCompany, packCompany } from './company-pack.ts';
import { type DataFolder, findFolder } from './data-folder.ts';
import { openFolderDatabase } from './database-open.ts';
import { keysFile, keysProblem } from './keys-file.ts';
import { readLocal, writeLocal } from './local-settings.ts';
import { clearArriving } from './snapshot-download.ts';
import { backUpBeforeUpgrade } from './upgrade-backup.ts';
import type { Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';
import { portsOf, type WorkstationOptions } from './workstation-ports.ts';

export interface Moving {
  readonly folder: string;
  readonly server: string;
  /** The server's one-time owner setup code; after a move whose last answer was lost, an enrolment code. */
  readonly code: string;
  /** Who owns the company: their sign-in here becomes their sign-in at the server. */
  readonly owner: { readonly signInName: string; readonly password: string };
  readonly machineName?: string;
  readonly onProgress?: (chunks: number, of: number) => void;
}

const TRIES = 3;
const MOVED = 'moved.json';

/**
 * Gives a company on one computer to an empty server and makes this workstation a member of it. From the first call on
 * nothing new is taken in here until it is done (`workstation.moving`) or given up; after a cut, call it again.
 */
export async function moveToServer(options: WorkstationOptions & Moving): Promise<Result<Workstation>> {
  const ports = portsOf(options);
  const data = findFolder(options.folder, ports.seal);
  if (!data.ok) return data;
  const sealed = keysProblem(data.value);
  if (sealed) return { ok: false, refusal: sealed };
  const unsafe = await backUpBeforeUpgrade(data.value, ports);
  if (unsafe) return { ok: false, refusal: unsafe };
  const replica = openFolderDatabase(data.value, ports);
  if (!replica.ok) return replica;
  try {
    const moved = await move(replica.value, data.value, ports.connect(options.server), options);
    if (!moved.ok) return moved;
  } finally {
    replica.value.db.sqlite.close();
  }
  const opened = await openWorkstation(options);
  if (opened.ok && !opened.value.people.current()) {
    await opened.value.people.signIn(options.owner.signInName, options.owner.password);
  }
  return opened;
}

/** Takes a move back that never reached its end. Refused once the server may have taken the company in. */
export function giveUpMove(options: WorkstationOptions & { readonly folder: string }): Result<null> {
  const data = findFolder(options.folder);
  if (!data.ok) return data;
  const replica = openFolderDatabase(data.value, portsOf(options));
  if (!replica.ok) return replica;
  const { db } = replica.value;
  try {
    const moving = readLocal(db, 'moving');
    if (!moving) return refused('move.not-begun');
    if (moving.stage === 'finishing') return refused('move.perhaps-done', { server: moving.server });
    writeLocal(db, 'moving', null);
    clearArriving(data.value);
    return ok(null);
  } finally {
    db.sqlite.close();
  }
}

async function move(
  replica: Replica,
  data: DataFolder,
  transport: ServerTransport,
  moving: Moving,
): Promise<Result<null>> {
  const { db } = replica;
  const keys = keysFile(data).read();
  if (!readMeta(db).authority) {
    return keys.server?.url === moving.server ? ok(null) : refused('move.not-authority');
  }
  const kept = readFileIfThere(join(data.folder, MOVED));
  if (kept !== null) return becomeMember(replica, data, moving.server, enrolReply.parse(JSON.parse(kept)));
  const { signInName, password } = moving.owner;
  const owner = keys.people.find((person) => person.name.toLowerCase() === signInName.toLowerCase());
  if (!(await fitsVerifier(password, owner?.verifier ?? '')) || !owner) return refused('sign-in.wrong');
  const before = readLocal(db, 'moving');
  if (before && before.server !== moving.server)
    return refused('move.begun-elsewhere', { server: before.server });
  if (!before) writeLocal(db, 'moving', { server: moving.server, stage: 'uploading' });
  const packed = await packCompany(replica, data, moving.machineName ?? hostname());
  const uploaded = await upload(transport, moving, packed);
  if (!uploaded.ok) {
    return before?.stage === 'finishing' ? joinAgain(replica, data, transport, moving, uploaded) : uploaded;
  }
  writeLocal(db, 'moving', { server: moving.server, stage: 'finishing' });
  const finished = await tried(() =>
    transport.move.finish(moving.code, { personId: owner.person, signInName, password }),
  );
  if (!finished.ok) return finished;
  return arrive(replica, data, moving.server, finished.value);
}

async function upload(
  transport: ServerTransport,
  { code, onProgress }: Moving,
  { plan, chunk }: PackedCompany,
): Promise<Result<null>> {
  const begun = await tried(() => transport.move.begin(code, plan));
  if (!begun.ok) return begun;
  let done = plan.chunks.length - begun.value.missing.length;
  for (const n of begun.value.missing) {
    const sent = await tried(() => transport.move.chunk(code, n, chunk(n)));
    if (!sent.ok) return sent;
    done++;
    onProgress?.(done, plan.chunks.length);
  }
  return ok(null);
}

/**
 * The server used up the setup code, so it has the company and its answer was lost. An enrolment code leads back in,
 * once the server has proved that this history is its own.
 */
async function joinAgain(
  replica: Replica,
  data: DataFolder,
  transport: ServerTransport,
  { code, server, machineName = hostname() }: Moving,
  otherwise: Result<null>,
): Promise<Result<null>> {
  const answer = await tried(() => transport.enrol({ code, machineName }));
  if (!answer.ok) return otherwise;
  const { key, epoch, incarnation, code: letters, labels } = answer.value;
  const { cursor, hash } = readMeta(replica.db);
  const place = { epoch, incarnation, code: letters, cursor, hash };
  const ask = { ...place, labels: labelsText(new Set(labels)), limit: 1 };
  const page = await tried(() => transport.pull(key, { ...ask, schema: replica.schemaVersion }));
  if (!page.ok) return page;
  if (page.value.kind !== 'page') return refused('move.other-company', { server });
  return arrive(replica, data, server, answer.value);
}

/** From here on the way back is cut: what the server said is kept until it is carried out. */
function arrive(replica: Replica, data: DataFolder, server: string, reply: EnrolReply): Result<null> {
  writeFileAtomically(join(data.folder, MOVED), JSON.stringify(reply));
  return becomeMember(replica, data, server, reply);
}

function becomeMember(replica: Replica, data: DataFolder, server: string, reply: EnrolReply): Result<null> {
  const { db } = replica;
  const { workstation, incarnation, code, epoch, key, companyName, witness } = reply;
  keysFile(data).update((keys) => ({ ...keys, server: { url: server, key }, people: [], current: null }));
  inTransaction(db, () => {
    const counter = readMeta(db).incarnation === incarnation ? readMeta(db).counter : 0;
    const held = Object.keys(storedDigest(db).byLabel());
    // Rows beyond the enrolled scope: a scope that is nobody's makes the first pull replace the base without them.
    const labels = new Set(held.every((label) => reply.labels.includes(label)) ? reply.labels : []);
    writeMeta(db, { workstation, incarnation, code, epoch, counter, labels, authority: false });
    if (witness) keepWitness(db, witness);
    writeLocal(db, 'company', companyName);
    writeLocal(db, 'moving', null);
  });
  rmSync(join(data.folder, MOVED), { force: true });
  syncFolder(data.folder);
  clearArriving(data);
  return ok(null);
}

async function tried<T>(ask: () => Promise<ServerAnswer<T>>): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (answer.kind === 'answer') return ok(answer.value);
    if (answer.kind === 'refused' || attempt >= TRIES) return { ok: false, refusal: answer.refusal };
    await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
  }
}
