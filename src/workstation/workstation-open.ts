import type { Db } from '../core/platform/database.ts';
import { storedDigest } from '../core/platform/digest-store.ts';
import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { settleMore } from '../core/platform/settle-later.ts';
import { storageFaultOf } from '../core/platform/storage-fault.ts';
import { settledAttention } from '../core/sync/attention-store.ts';
import { verifyReplica } from '../core/sync/verify.ts';
import { ballast } from '../node/ballast.ts';
import { fileStore } from '../node/file-store.ts';
import { leadLock } from '../node/lead-lock.ts';
import { quietWork } from '../node/quiet-work.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { ServerTransport } from '../shared/sync/server-transport.ts';
import { discardItem, handOver, listAttention, noteSeen, reopenItem } from './attention.ts';
import { writeBackup } from './backup.ts';
import { changeFeed } from './change-feed.ts';
import { inverseCall } from './change-set-undo.ts';
import { backupHabits, dailyBackups } from './daily-backups.ts';
import { type DataFolder, findFolder, folderMark } from './data-folder.ts';
import { openFolderDatabase } from './database-open.ts';
import { workstationDesk } from './desk.ts';
import { sweepFiles } from './file-sweep.ts';
import { exchange, mayGoBack, resumeGoingBack, unpackForReturn } from './going-back.ts';
import type { ImportDesk } from './import-desk/import-desk.ts';
import { type KeysFile, keysFile, keysProblem } from './keys-file.ts';
import { type HostedWorkstation, lastingWorkstation } from './lasting-workstation.ts';
import { readLocal, writeLocal } from './local-settings.ts';
import { localWork } from './local-work.ts';
import { currentSession, type PeoplePorts, peopleHere, refreshGrants } from './people-here.ts';
import { queryThread } from './query-thread.ts';
import { type StorageWatch, storageWatch } from './storage-watch.ts';
import { syncClient } from './sync-client.ts';
import { backUpBeforeUpgrade } from './upgrade-backup.ts';
import type { PersonSession, Workstation } from './workstation.ts';
import { workstationFiles } from './workstation-files.ts';
import { readLog } from './workstation-log.ts';
import { portsOf, type WorkstationOptions, type WorkstationPorts } from './workstation-ports.ts';
import { readStatus } from './workstation-status.ts';

const LOG_LINES = 100;

/**
 * Opens a data folder. Refusals: `folder.missing`, `folder.not-daybook`, `folder.not-finished`,
 * `database.from-the-future`, `database.damaged`, `keys.sealed`, `keys.unreadable`,
 * `database.not-backed-up`; nothing is changed then.
 *
 * @param beside What else goes on in the folder: whoever closes the workstation waits for it.
 */
export async function openWorkstation(
  options: WorkstationOptions & { readonly folder: string },
  beside: Promise<void> = Promise.resolve(),
): Promise<Result<Workstation>> {
  const ports = portsOf(options);
  resumeGoingBack(options.folder);
  const data = findFolder(options.folder, ports.seal);
  if (!data.ok) return data;
  const sealed = keysProblem(data.value);
  if (sealed) return { ok: false, refusal: sealed };
  const unsafe = await backUpBeforeUpgrade(data.value, ports);
  if (unsafe) return { ok: false, refusal: unsafe };
  return openLasting(data.value, ports, beside);
}

interface Hosted {
  readonly replica: Replica;
  readonly workstation: HostedWorkstation;
  /** Ends what goes on by itself; whoever asks is still answered. */
  rest(): Promise<void>;
  /** Closes what rests, at once. */
  shut(): void;
}

/** Opens the database now, and again whenever its disk has failed. */
function openLasting(data: DataFolder, ports: WorkstationPorts, beside: Promise<void>): Result<Workstation> {
  const held = ballast(data.ballast);
  const open = (): Result<Hosted> => {
    const replica = openFolderDatabase(data, ports, care);
    if (!replica.ok) return replica;
    recogniseCopy(replica.value, data, ports.machine);
    return ok(hostWorkstation(replica.value, data, ports, watch));
  };
  const goBack: Workstation['goBack'] = async (file, as) => {
    const may = mayGoBack(hosted, as);
    if (!may.ok) return may;
    const unpacked = unpackForReturn(file, data, ports);
    if (!unpacked.ok) return unpacked;
    await hosted.rest();
    // What was saved until now counts; from here to the end nobody else has a turn.
    const still = mayGoBack(hosted, as);
    const habits = backupHabits(hosted.replica.db);
    hosted.shut();
    try {
      return still.ok ? exchange(data, ports) : still;
    } finally {
      takeUp(habits);
    }
  };
  /** Opens what stands in the folder now. */
  const takeUp = (habits: (to: Db) => void): void => {
    const next = open();
    if (!next.ok) throw new Error(next.refusal.code);
    hosted = next.value;
    habits(hosted.replica.db);
    lasting.replace(hosted.workstation);
    lasting.tellAll();
  };
  const { watch, care, end } = storageWatch({
    ballast: held,
    alarm: ports.alarm,
    reopen() {
      letGo(hosted);
      const next = open();
      if (!next.ok) return next;
      hosted = next.value;
      lasting.replace(hosted.workstation);
      return ok(hosted.replica);
    },
  });
  const first = open();
  if (!first.ok) return first;
  let hosted = first.value;
  const onClose = () => {
    end();
    held.end();
    return beside;
  };
  const lasting = lastingWorkstation(hosted.workstation, { goBack, onClose });
  held.keep();
  return ok(lasting.workstation);
}

/** What is still under way on a stopped connection ends with the next statement it asks for; nobody waits for it. */
function letGo({ replica, workstation }: Hosted): void {
  void workstation.close().catch(() => {});
  if (replica.db.sqlite.open) replica.db.sqlite.close();
}

/** A copied folder works, but gets an identity of its own before it speaks to the server. */
function recogniseCopy(replica: Replica, data: DataFolder, machine: string): void {
  const { db } = replica;
  const mark = folderMark(data, machine);
  const known = readLocal(db, 'folderMark');
  if (known === null || readMeta(db).authority) writeLocal(db, 'folderMark', mark);
  else if (known !== mark) writeLocal(db, 'reEnrol', 'copied-folder');
  else if (readLocal(db, 'reEnrol') === 'copied-folder') writeLocal(db, 'reEnrol', null);
}

function hostWorkstation(
  replica: Replica,
  data: DataFolder,
  ports: WorkstationPorts,
  storage: StorageWatch,
): Hosted {
  const { db } = replica;
  const { clock, chance, alarm } = ports;
  const keys = keysFile(data);
  const server = serverOf(keys, ports);
  const now = () => clock.now() + (readLocal(db, 'clockOffset') ?? 0);
  const peoplePorts: PeoplePorts = {
    replica,
    keys,
    clock: { now },
    chance,
    reach: () => (readLocal(db, 'offline') ? null : server()),
  };
  const people = peopleHere(peoplePorts);
  const lock = leadLock(data.syncLock);
  const store = fileStore(data.files);
  sweepFiles(replica, store, clock.now());
  const backups = dailyBackups({ replica, data, clock, alarm });
  const settling = quietWork(
    () => settleMore(replica),
    (error) => {
      // A disk that is full or failed is told by what people do.
      if (storageFaultOf(error) === null) alarm(error);
    },
  );
  settling.poke();
  const feed = changeFeed(replica, ports.watchEvery, () => sync.poke());
  const sync = syncClient({
    replica,
    data,
    store,
    clock,
    chance,
    machine: ports.machine,
    lock,
    pace: ports.pace,
    server,
    onContact: (grantsEnded) => refreshGrants(peoplePorts, grantsEnded),
    onStep() {
      feed.look();
      settling.poke();
    },
    alarm,
  });
  const sessionFor = (as: PersonSession | undefined) => (as ? ok(as) : currentSession(people));
  // The thread knows Daybook's own definition only.
  const thread = ports.isOwnCore ? queryThread(data.database) : null;
  const work = localWork({
    replica,
    now,
    chance,
    sessionFor,
    onSaved() {
      feed.lookSoon();
      sync.poke();
      settling.poke();
    },
    alarm,
    thread,
    storage,
  });
  const asked = {
    folder: data.folder,
    core: ports.core,
    run: work.run,
    runMany: work.runMany,
    query: work.query,
    answer: work.answer,
    timeline: work.timeline,
    unsettled: work.unsettled,
  };
  let imports: Promise<ImportDesk> | null = null;
  const openImports = async () => {
    const { ImportDesk } = await import('./import-desk/import-desk.ts');
    return new ImportDesk(asked, alarm);
  };
  const rest = async (): Promise<void> => {
    feed.end();
    settling.end();
    const synced = sync.stop();
    await (await imports)?.close();
    await backups.stop();
    await synced;
    // Last: a question would have another one made.
    await thread?.close();
  };
  const shut = (): void => {
    lock.release();
    db.sqlite.close();
  };
  const workstation: HostedWorkstation = {
    ...asked,
    imports() {
      imports ??= openImports();
      return imports;
    },
    onChanges: feed.subscribe,
    status: () => ({
      ...readStatus(replica, data, keys.read(), people.current(), lock.leader()),
      storage: storage.problem(),
    }),
    sync,
    people,
    attention: {
      list: () => listAttention(replica),
      settledSince: (since) => settledAttention(db, since),
      resend: work.resend,
      discard: (id, note) => feed.lookAfter(() => discardItem(replica, id, note, clock.now())),
      handOverTo: work.handOverTo,
      handOver: (id, note) => feed.lookAfter(() => handOver(replica, id, note)),
      seen: (id, note = '') => feed.lookAfter(() => noteSeen(replica, id, note, clock.now())),
      reopen: (id) => feed.lookAfter(() => reopenItem(replica, id)),
    },
    desk: workstationDesk({ db, now: clock.now, sessionFor, onSaved: feed.lookSoon }),
    backups,
    files: workstationFiles({ replica, store, chance, sessionFor, query: work.query }),
    log: ({ limit = LOG_LINES, ...page } = {}) => readLog(replica, limit, page),
    undo(changeSet, as) {
      const call = inverseCall(replica, changeSet);
      return call.ok ? work.run(call.value, as) : call;
    },
    inverseOf: (changeSet) => inverseCall(replica, changeSet),
    digest: () => storedDigest(db).byLabel(),
    verify: () => verifyReplica(replica),
    backup: (file) => writeBackup(replica, data, file, clock.now()),
    async close() {
      await rest();
      shut();
    },
  };
  return { replica, workstation, rest, shut };
}

/** The server this workstation belongs to; one transport for as long as the address stays. */
function serverOf(
  keys: KeysFile,
  ports: WorkstationPorts,
): () => { readonly transport: ServerTransport; readonly key: string } | null {
  let known: { readonly url: string; readonly transport: ServerTransport } | null = null;
  return () => {
    const { server } = keys.read();
    if (!server) return null;
    if (known?.url !== server.url) known = { url: server.url, transport: ports.connect(server.url) };
    return { transport: known.transport, key: server.key };
  };
}
