import type { Replica } from '../core/platform/replica.ts';
import { readMeta } from '../core/platform/replica-meta.ts';
import { pendingCount } from '../core/sync/pending-store.ts';
import type { Chance, Clock } from '../node/clock-and-chance.ts';
import type { FileStore } from '../node/file-store.ts';
import type { LeadLock } from '../node/lead-lock.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
import type { ServerTransport, WakeLine } from '../shared/sync/server-transport.ts';
import type { SyncReport } from '../shared/sync/workstation-views.ts';
import type { DataFolder } from './data-folder.ts';
import { exchangeFiles } from './file-exchange.ts';
import { readLocal, writeLocal } from './local-settings.ts';
import { storageRefusal } from './storage-refusal.ts';
import { runTurns } from './sync-turns.ts';
import type { WorkstationSync } from './workstation.ts';

/** How long a sync waits, in ms. */
export interface SyncPace {
  /** Between two tries to become the leader of the folder. */
  readonly lead: number;
  /** After the first failure; doubles up to `longestBackOff`. */
  readonly backOff: number;
  readonly longestBackOff: number;
  /** Without any sign that something is to be done. */
  readonly idle: number;
  /** How long `once` waits for another process that leads. */
  readonly otherLeader: number;
}

export const SYNC_PACE: SyncPace = {
  lead: 1_000,
  backOff: 1_000,
  longestBackOff: 300_000,
  idle: 60_000,
  otherLeader: 120_000,
};

export interface SyncPorts {
  readonly replica: Replica;
  readonly data: DataFolder;
  readonly store: FileStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly machine: string;
  readonly lock: LeadLock;
  readonly pace: SyncPace;
  readonly server: () => { readonly transport: ServerTransport; readonly key: string } | null;
  /** Called when contact is made, before the first turn; `grantsEnded` where somebody’s grant may be no more. */
  readonly onContact: (grantsEnded: boolean) => Promise<void>;
  readonly onStep: () => void;
  /** Told of what was thrown: a bug, or a disk that is full. */
  readonly alarm: (bug: unknown) => void;
}

/** The sync of one process: one of those on a folder leads, the others ask it. */
export function syncClient(ports: SyncPorts): WorkstationSync {
  const { replica, lock } = ports;
  const sleep = sleeper();
  let running: Promise<SyncReport> | null = null;
  let loop: Promise<void> | null = null;
  let isStopped = false;
  // What is said of grants while no line is open is not heard: the first turn after that asks.
  let grantsEnded = true;

  const turn = (): Promise<SyncReport> => {
    if (running !== null) return running;
    const asks = grantsEnded;
    grantsEnded = false;
    running = oneSync(ports, () => isStopped, asks)
      .catch((error: unknown) => {
        ports.alarm(error);
        const message = error instanceof Error ? error.message : String(error);
        return resting(replica, storageRefusal(error) ?? refusal('sync.error', { message }));
      })
      .then((report) => {
        grantsEnded ||= asks && report.stopped !== null;
        return report;
      })
      .finally(() => {
        running = null;
      });
    return running;
  };
  const lead = async () => {
    let wake: WakeLine | null = null;
    let failures = 0;
    const drop = (line: WakeLine | null) => {
      line?.close();
      if (line !== wake || wake === null) return;
      wake = null;
      grantsEnded = true;
    };
    const onGrantsEnded = () => {
      grantsEnded = true;
      sleep.wake();
    };
    try {
      while (!isStopped) {
        // Where the company lives here there is nobody to sync with, until another process moves it to a server.
        if (readMeta(replica.db).authority || !lock.tryLead()) {
          await sleep.for(ports.pace.lead);
          continue;
        }
        const wanted = readLocal(replica.db, 'syncWanted');
        const report = await turn();
        if (wanted !== null) writeLocal(replica.db, 'syncAnswered', { wanted, report });
        failures = report.stopped ? failures + 1 : 0;
        // A line over which nothing came while the server could not be reached may be dead without knowing it.
        if (report.stopped) drop(wake);
        else wake ??= openWake(ports, { onHead: () => sleep.wake(), onGrantsEnded, onClosed: drop });
        if (readLocal(replica.db, 'offline')) drop(wake);
        if (readLocal(replica.db, 'syncWanted') === wanted) await sleep.for(pause(ports, failures));
      }
    } finally {
      wake?.close();
      lock.release();
    }
  };
  return {
    async once() {
      await running;
      // The loop may rest after failures: it is to hear that the server is there again, and to open its line.
      if (loop !== null) sleep.wake();
      if (readMeta(replica.db).authority || loop !== null) return turn();
      if (!lock.tryLead()) return askLeader(ports);
      try {
        return await turn();
      } finally {
        lock.release();
      }
    },
    start() {
      isStopped = false;
      // A stopped disk ends it; whoever opens the database anew begins another.
      loop ??= lead().catch(ports.alarm);
    },
    async stop() {
      isStopped = true;
      sleep.wake();
      await loop;
      await running;
      loop = null;
      isStopped = false;
    },
    setOffline(on) {
      writeLocal(replica.db, 'offline', on ? true : null);
      sleep.wake();
      ports.onStep();
    },
    poke: () => sleep.wake(),
  };
}

async function oneSync(
  ports: SyncPorts,
  isStopped: () => boolean,
  grantsEnded: boolean,
): Promise<SyncReport> {
  const { replica, data, clock, machine, onStep } = ports;
  if (readMeta(replica.db).authority) return resting(replica, null);
  if (readLocal(replica.db, 'offline')) return resting(replica, refusal('sync.offline'));
  const server = ports.server();
  if (!server) return resting(replica, refusal('sync.no-server'));
  await ports.onContact(grantsEnded);
  const isCut = () => isStopped() || readLocal(replica.db, 'offline') === true;
  const turns = { replica, data, clock, machine, ...server, isStopped: isCut, onStep };
  const { key, transport } = server;
  const count = { pushed: 0, pulled: 0 };
  for (;;) {
    const report = await runTurns(turns);
    count.pushed += report.pushed;
    count.pulled += report.pulled;
    if (report.stopped || isCut()) return { ...report, ...count };
    const { store } = ports;
    const files = await exchangeFiles({ replica, store, transport: transport.files, key, isStopped: isCut });
    onStep();
    if (files.stopped) return { ...report, ...count, complete: false, stopped: files.stopped };
    if (!files.more) return { ...report, ...count };
  }
}

function resting(replica: Replica, stopped: Refusal | null): SyncReport {
  if (stopped?.code === 'storage.stopped') {
    return { complete: false, pushed: 0, pulled: 0, pending: 0, cursor: 0, head: 0, stopped };
  }
  const { cursor } = readMeta(replica.db);
  const pending = pendingCount(replica.db);
  const head = Math.max(cursor, readLocal(replica.db, 'head') ?? 0);
  return { complete: stopped === null, pushed: 0, pulled: 0, pending, cursor, head, stopped };
}

/** Another process leads: leaves word for it and waits for its answer. */
async function askLeader(ports: SyncPorts): Promise<SyncReport> {
  const { db } = ports.replica;
  const wanted = new DataView(ports.chance.bytes(4).slice().buffer).getUint32(0);
  writeLocal(db, 'syncWanted', wanted);
  for (let waited = 0; waited < ports.pace.otherLeader; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = readLocal(db, 'syncAnswered');
    if (answer?.wanted === wanted) return answer.report as SyncReport;
    if (ports.lock.leader() === 'none') return resting(ports.replica, refusal('sync.leader-gone'));
  }
  return resting(ports.replica, refusal('sync.another-leads'));
}

interface LineEars {
  readonly onHead: () => void;
  readonly onGrantsEnded: () => void;
  readonly onClosed: (line: WakeLine) => void;
}

function openWake(ports: SyncPorts, { onHead, onGrantsEnded, onClosed }: LineEars): WakeLine | null {
  const server = ports.server();
  if (!server || readLocal(ports.replica.db, 'offline')) return null;
  const line: WakeLine = server.transport.wake(server.key, {
    onGrantsEnded,
    onHead: (head) => {
      const { db, core } = ports.replica;
      // A file that has arrived is told by the head that stands already.
      const waits = core.files !== undefined && core.files.waiting(db).toFetch > 0;
      if (head > readMeta(db).cursor || waits) onHead();
    },
    onClosed: (revoked) => {
      if (revoked) writeLocal(ports.replica.db, 'reEnrol', 'revoked');
      onClosed(line);
    },
  });
  return line;
}

/** Doubling with jitter, so that a fleet does not come back in one instant. */
function pause(ports: SyncPorts, failures: number): number {
  if (failures === 0) return ports.pace.idle;
  const longest = Math.min(ports.pace.longestBackOff, ports.pace.backOff * 2 ** Math.min(failures - 1, 20));
  const [byte = 0] = ports.chance.bytes(1);
  return longest * (0.5 + byte / 510);
}

/** A sleep that can be cut short; a wake that comes before it counts. */
function sleeper() {
  let isWoken = false;
  let end: (() => void) | null = null;
  return {
    async for(ms: number) {
      if (!isWoken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isWoken = false;
      end = null;
    },
    wake() {
      isWoken = true;
      end?.();
    },
  };
}
