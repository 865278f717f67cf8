import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CoreDefinition } from '../core/platform/core-definition.ts';
import type { Replica } from '../core/platform/replica.ts';
import { labelsText } from '../core/platform/replica-meta.ts';
import { headOf } from '../core/sync/entry-store.ts';
import { isOfThisHistory } from '../core/sync/snapshot.ts';
import { PRIVATE_FOLDER } from '../node/atomic-file.ts';
import { type Chance, type Clock, newId } from '../node/clock-and-chance.ts';
import { type SnapshotOffer, snapshotOffer } from '../shared/sync/server-contract.ts';
import type { RequestLog } from './request-log.ts';
import { buildSnapshotFile, type SnapshotJob, snapshotFolder } from './snapshot-file.ts';

/** A snapshot this many entries behind is built anew; pulling the tail takes longer than that is worth. */
const STALE_ENTRIES = 5_000;
/** Older snapshots of one scope that are kept, for whoever is downloading them. */
const KEPT = 2;
const HISTORY_MS = 24 * 30.5 * 24 * 3_600_000;

/** Snapshots made ahead of time, one per scope and schema version (architecture.md, "Bootstrap"). */
export interface SnapshotStore {
  /** The newest one for those labels, not older than `notBefore`; null while it is being built. */
  offer(labels: ReadonlySet<string>, notBefore: number, patienceMs: number): Promise<SnapshotOffer | null>;
  /** A chunk, or null if there is no such one or it is of another scope. */
  chunk(id: string, n: number, labels: ReadonlySet<string>): Promise<Uint8Array | null>;
  /** Builds what is missing or stale among those scopes, in the background. */
  refresh(scopes: Iterable<ReadonlySet<string>>): void;
  /** Resolves when nothing is being built. */
  idle(): Promise<void>;
}

export interface SnapshotParts {
  readonly folder: string;
  readonly core: CoreDefinition;
  /** True: snapshots of Daybook are built in a thread of their own. Any other core is built in this one. */
  readonly inThread: boolean;
  readonly replica: () => Replica;
  readonly sealingKey: Uint8Array;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: RequestLog;
}

export function openSnapshots(parts: SnapshotParts): SnapshotStore {
  const folder = snapshotFolder(parts.folder);
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const offers = readOffers(folder);
  const building = new Map<string, Promise<void>>();
  const newest = (labels: ReadonlySet<string>) => newestFor(parts.replica(), offers, labels);
  const build = (labels: ReadonlySet<string>): Promise<void> => {
    const key = labelsText(labels);
    const running = building.get(key);
    if (running !== undefined) return running;
    const started = buildOne(parts, labels)
      .then((offer) => {
        offers.push(offer);
        dropOld(folder, offers, key);
      })
      .catch((error: unknown) => parts.log.write('alarm', 'snapshot failed', { error: String(error) }))
      .finally(() => building.delete(key));
    building.set(key, started);
    return started;
  };
  return {
    async offer(labels, notBefore, patienceMs) {
      const found = newest(labels);
      if (found && found.head.seq >= notBefore) {
        if (isStale(parts.replica(), found)) void build(labels);
        return found;
      }
      await withPatience(build(labels), patienceMs);
      const built = newest(labels);
      return built && built.head.seq >= notBefore ? built : null;
    },
    async chunk(id, n, labels) {
      const offer = offers.find((candidate) => candidate.id === id);
      if (!offer || JSON.stringify(offer.head.labels) !== labelsText(labels)) return null;
      return n < offer.chunks.length ? readChunk(join(folder, `${id}.zst`), offer, n) : null;
    },
    refresh(scopes) {
      for (const labels of scopes) {
        const found = newest(labels);
        if (!found || isStale(parts.replica(), found)) void build(labels);
      }
    },
    async idle() {
      while (building.size > 0) await Promise.all(building.values());
    },
  };
}

function newestFor(
  replica: Replica,
  offers: readonly SnapshotOffer[],
  labels: ReadonlySet<string>,
): SnapshotOffer | null {
  const key = labelsText(labels);
  const fitting = offers
    .filter(({ head }) => JSON.stringify(head.labels) === key && head.schema === replica.schemaVersion)
    .filter(({ head }) => isOfThisHistory(replica, head));
  return fitting.sort((a, b) => b.head.seq - a.head.seq)[0] ?? null;
}

function isStale(replica: Replica, offer: SnapshotOffer): boolean {
  return headOf(replica.db).seq - offer.head.seq > STALE_ENTRIES;
}

async function buildOne(parts: SnapshotParts, labels: ReadonlySet<string>): Promise<SnapshotOffer> {
  const { clock, chance, folder, sealingKey, log } = parts;
  const id = newId(clock, chance);
  const since = clock.now();
  const job = { folder, id, labels: [...labels].sort(), sealingKey, historySince: since - HISTORY_MS };
  const offer = await (parts.inThread ? buildInThread(job) : buildSnapshotFile(job, parts.core));
  const { seq } = offer.head;
  log.write('info', 'snapshot built', { id, seq, bytes: offer.bytes, ms: clock.now() - since });
  return offer;
}

function buildInThread(job: SnapshotJob): Promise<SnapshotOffer> {
  const worker = new Worker(new URL('./snapshot-worker.ts', import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    worker.once('message', (offer) => resolve(snapshotOffer.parse(offer)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the snapshot thread ended with ${code}`)));
  });
}

async function readChunk(file: string, offer: SnapshotOffer, n: number): Promise<Uint8Array | null> {
  const start = n * offer.chunkBytes;
  const length = Math.min(offer.chunkBytes, offer.packedBytes - start);
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, start);
    return bytesRead === length ? buffer : null;
  } finally {
    await handle.close();
  }
}

function readOffers(folder: string): SnapshotOffer[] {
  const names = readdirSync(folder);
  const offers = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => snapshotOffer.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const whole = new Set(offers.flatMap(({ id }) => [`${id}.json`, `${id}.zst`]));
  for (const name of names) if (!whole.has(name)) rmSync(join(folder, name));
  return offers.filter(({ id }) => names.includes(`${id}.zst`));
}

function dropOld(folder: string, offers: SnapshotOffer[], key: string): void {
  const same = offers.filter(({ head }) => JSON.stringify(head.labels) === key);
  for (const old of same.slice(0, -KEPT)) {
    offers.splice(offers.indexOf(old), 1);
    rmSync(join(folder, `${old.id}.json`));
    rmSync(join(folder, `${old.id}.zst`));
  }
}

/** Resolves with the work or after so many milliseconds, whichever comes first. */
async function withPatience(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
