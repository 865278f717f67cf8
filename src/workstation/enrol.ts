import { renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inTransaction, openDatabase } from '../core/platform/database.ts';
import { readMeta, writeMeta } from '../core/platform/replica-meta.ts';
import { openUpgraded } from '../core/sync/upgrade.ts';
import { keepWitness } from '../core/sync/witness.ts';
import { readFileIfThere, syncFolder, writeFileAtomically } from '../node/atomic-file.ts';
import { newId } from '../node/clock-and-chance.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { BootstrapAnswer } from '../shared/sync/server-contract.ts';
import { type EnrolReply, enrolReply } from '../shared/sync/server-people-contract.ts';
import type { ServerTransport } from '../shared/sync/server-transport.ts';
import type { Witness } from '../shared/sync/wire-schemas.ts';
import { type DataFolder, folderMark, prepareFolder } from './data-folder.ts';
import { enrolAgain, finishedFolder } from './enrol-again.ts';
import { keysFile } from './keys-file.ts';
import { writeLocal } from './local-settings.ts';
import { INCARNATION_UNKNOWN } from './server-exchange.ts';
import { downloadSnapshot, removeArriving } from './snapshot-download.ts';
import type { Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';
import { portsOf, type WorkstationOptions, type WorkstationPorts } from './workstation-ports.ts';

export interface Enrolling {
  readonly folder: string;
  readonly server: string;
  /** One-time code. A folder whose enrolment was cut after the code was used goes on without one. */
  readonly code: string;
  readonly machineName?: string;
  readonly onProgress?: (bytes: number, of: number) => void;
}

const ENROLMENT = 'enrolment.json';
/** How often a server that is still building the snapshot is asked again, and how long in between (ms). */
const ASKED = 120;
const BETWEEN = 1_000;

/**
 * Makes this computer a workstation of a server: the downloaded snapshot itself becomes the database. May be called again
 * after a cut; what has arrived stays. In the folder of a workstation whose key was revoked it brings that one back.
 */
export async function enrolWorkstation(
  options: WorkstationOptions & Enrolling,
): Promise<Result<Workstation>> {
  const ports = portsOf(options);
  const finished = finishedFolder(options.folder, ports.seal);
  if (finished) {
    const again = await enrolAgain(finished, ports, options);
    return again.ok ? openWorkstation(options) : again;
  }
  const data = prepareFolder(options.folder, newId(ports.clock, ports.chance), ports.seal);
  if (!data.ok) return data;
  const transport = ports.connect(options.server);
  const identity = await identityFor(data.value, transport, options);
  if (!identity.ok) return identity;
  const made = await makeDatabase(data.value, transport, ports, identity.value, options);
  if (!made.ok) return made;
  // Removing what was downloaded takes five times as long as opening: a workstation need not wait for it to be there.
  // What cannot be removed goes with the next download.
  const removed = removeArriving(data.value).catch(() => {});
  const opened = await openWorkstation(options, removed);
  if (!opened.ok) await removed;
  return opened;
}

async function identityFor(
  data: DataFolder,
  transport: ServerTransport,
  { server, code, machineName = hostname() }: Enrolling,
): Promise<Result<EnrolReply>> {
  const keys = keysFile(data);
  const file = join(data.folder, ENROLMENT);
  const kept = readFileIfThere(file);
  if (kept !== null && keys.read().server?.url === server) return ok(enrolReply.parse(JSON.parse(kept)));
  const answer = await transport.enrol({ code, machineName });
  if (answer.kind !== 'answer') return { ok: false, refusal: answer.refusal };
  writeFileAtomically(file, JSON.stringify(answer.value));
  keys.update((all) => ({ ...all, server: { url: server, key: answer.value.key } }));
  return ok(answer.value);
}

async function makeDatabase(
  data: DataFolder,
  transport: ServerTransport,
  ports: WorkstationPorts,
  identity: EnrolReply,
  { onProgress }: Enrolling,
): Promise<Result<null>> {
  const { key, workstation, code, incarnation, companyName, witness } = identity;
  const offer = await snapshotFor(transport, ports, identity);
  if (!offer.ok) return offer;
  const { snapshot, progress } = offer.value;
  const fetched = await downloadSnapshot({ data, transport, key, onProgress }, snapshot);
  if (!fetched.ok) return fetched;
  const db = openDatabase(fetched.value);
  try {
    const { cursor, hash } = readMeta(db);
    if (cursor !== snapshot.head.seq || hash !== snapshot.head.hash) {
      return refused('sync.snapshot-damaged', { snapshot: snapshot.id });
    }
    openUpgraded(db, ports.core);
    inTransaction(db, () => {
      writeMeta(db, { workstation, code, incarnation, counter: progress, authority: false });
      if (witness) keepWitness(db, witness);
      writeLocal(db, 'company', companyName);
      writeLocal(db, 'folderMark', folderMark(data, ports.machine));
    });
  } finally {
    db.sqlite.close();
  }
  renameSync(fetched.value, data.database);
  rmSync(join(data.folder, ENROLMENT), { force: true });
  syncFolder(data.folder);
  return ok(null);
}

type Offered = Extract<BootstrapAnswer, { readonly kind: 'snapshot' }>;

async function snapshotFor(
  transport: ServerTransport,
  ports: WorkstationPorts,
  { key, epoch: enrolledIn, incarnation, witness }: EnrolReply,
): Promise<Result<Offered>> {
  const schema = ports.core.migrations.length;
  const asked = { incarnation, schema, cursor: 0, progressOf: incarnation, notBefore: 0 };
  let epoch = enrolledIn;
  let witnessed: readonly Witness[] = witness ? [witness] : [];
  for (let n = 1; ; n++) {
    const answer = await transport.bootstrap(key, { ...asked, epoch, pending: [], keptFrom: 0 });
    const value = answer.kind === 'answer' ? answer.value : null;
    if (value?.kind === 'snapshot') return ok(value);
    if (value?.kind === 'upgrade-needed') return refused('sync.upgrade-needed', { schema: value.schema });
    const isLost = answer.kind !== 'answer' && answer.refusal.code === INCARNATION_UNKNOWN;
    if (answer.kind !== 'answer' && !(isLost && witnessed.length > 0))
      return { ok: false, refusal: answer.refusal };
    if (value?.kind === 'epoch' || value?.kind === 'healing') epoch = value.epoch;
    if (value?.kind === 'healing' || isLost) {
      // Restored meanwhile: this enrolment is all there is to report.
      const report = { part: 0, last: true, entries: [], hashes: {}, decided: [] };
      const told = await transport.heal(key, { ...report, epoch, witnessed: [...witnessed] });
      if (told.kind !== 'answer') return { ok: false, refusal: told.refusal };
      if (told.value.kind !== 'open') return refused('sync.server-healing');
      witnessed = [];
    }
    if (n >= ASKED) return refused('sync.snapshot-building');
    if (value?.kind === 'later') await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  }
}
