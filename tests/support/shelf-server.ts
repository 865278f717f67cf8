import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { CoreDefinition } from '../../src/core/platform/core-definition.ts';
import { inTransaction, openDatabase } from '../../src/core/platform/database.ts';
import { attachReplica, openReplica, type Replica } from '../../src/core/platform/replica.ts';
import { readMeta, writeMeta } from '../../src/core/platform/replica-meta.ts';
import { type Authority, push } from '../../src/core/sync/authority.ts';
import { bootstrapVerdicts } from '../../src/core/sync/bootstrap-verdicts.ts';
import { embeddedLog } from '../../src/core/sync/embedded-log.ts';
import { headOf } from '../../src/core/sync/entry-store.ts';
import { encodePage } from '../../src/core/sync/entry-wire.ts';
import { type HealingReport, heal } from '../../src/core/sync/healing.ts';
import { pull } from '../../src/core/sync/pull.ts';
import type { Sealer } from '../../src/core/sync/sealer.ts';
import { buildSnapshot } from '../../src/core/sync/snapshot.ts';
import { systemChance } from '../../src/node/clock-and-chance.ts';
import { makeVerifier } from '../../src/node/password-verifier.ts';
import { type Refusal, refusal } from '../../src/shared/kernel/refusal.ts';
import type { SnapshotOffer } from '../../src/shared/sync/server-contract.ts';
import type { MoveBeginBody } from '../../src/shared/sync/server-people-contract.ts';
import type { ServerAnswer, ServerTransport, WakeListener } from '../../src/shared/sync/server-transport.ts';
import { WIRE_VERSION } from '../../src/shared/sync/wire-schemas.ts';
import { shelfReplica } from './shelf-core.ts';

const CHUNK = 4096;
const GRANT_MS = 60 * 24 * 3_600_000;

const sealer: Sealer = {
  seal: (text) => Buffer.from(text).toString('base64'),
  unseal: (sealed) => Buffer.from(sealed, 'base64').toString(),
};

/** What goes wrong on the way to the server; a test sets it. */
export interface Weather {
  /** Nothing arrives. */
  cut: boolean;
  /** Requests arrive and are carried out, the answer is lost, so many times. */
  loseAnswers: number;
  /** Chunk answers that arrive with a bit turned over, so many times. */
  spoilChunks: number;
  /** Pushes are put off. */
  pushesLater: boolean;
  /** The key counts no more. */
  revoked: boolean;
  /** The server's clock minus the test's. */
  clockAhead: number;
  /** Called before every request. */
  before: (route: string) => void;
}

/** A server in the same process, with the authority of the toy world and a wire that can be cut: for tests. */
export interface ShelfServer {
  replica(): Replica;
  readonly weather: Weather;
  readonly asked: string[];
  transport(): ServerTransport;
  /** An image to come back to. */
  image(): Buffer;
  /** Comes back from an image, under a new epoch, waiting for reports of the fleet. */
  restore(image: Buffer): void;
  account(name: string, personId: string, password: string): void;
  endGrants(): void;
  /** Says on all open wake lines that grants were ended. */
  tellGrants(): void;
  /** Tells all open wake lines. */
  wake(): void;
}

export function shelfServer(core: CoreDefinition, now: () => number = () => 1_700_000_000_000): ShelfServer {
  const weather: Weather = {
    cut: false,
    loseAnswers: 0,
    spoilChunks: 0,
    pushesLater: false,
    revoked: false,
    clockAhead: 0,
    before: () => {},
  };
  let replica = shelfReplica(
    { workstation: 'server', code: 'S', incarnation: 999_999, epoch: 'epoch-1' },
    core,
  );
  let isHealing = false;
  let epochs = 1;
  let incarnations = 0;
  let parts: HealingReport | null = null;
  const asked: string[] = [];
  const workstations: string[] = [];
  const snapshots = new Map<string, KeptSnapshot>();
  const accounts = new Map<string, { personId: string; password: string }>();
  const endedGrants = new Set<string>();
  const listeners = new Set<WakeListener>();
  let grantsGiven = 0;
  let isSetUp = false;
  let announced: MoveBeginBody | null = null;
  const uploaded = new Map<number, Uint8Array>();
  const requireSetupCode = (code: string) => {
    if (code !== 'SETUP-CODE' || isSetUp) throw new Rejection(401, refusal('code.not-valid'));
  };

  const authority = (): Authority => ({
    replica,
    log: embeddedLog(replica),
    ports: {
      grantProblem: ({ grant }) => (grant && endedGrants.has(grant) ? refusal('grant.ended') : null),
      clampNow: (instant) => instant,
      alarm: () => {},
    },
  });
  const reply = async <T>(route: string, work: () => T | Promise<T>): Promise<ServerAnswer<T>> => {
    asked.push(route);
    weather.before(route);
    await new Promise(setImmediate);
    if (weather.cut) return { kind: 'unreachable', refusal: refusal('sync.unreachable') };
    if (weather.revoked && route !== 'health') {
      return { kind: 'refused', status: 401, refusal: refusal('workstation.revoked') };
    }
    let value: T;
    try {
      value = await work();
    } catch (error) {
      if (error instanceof Rejection)
        return { kind: 'refused', status: error.status, refusal: error.refusal };
      throw error;
    }
    if (weather.loseAnswers > 0) {
      weather.loseAnswers--;
      return { kind: 'unreachable', refusal: refusal('sync.unreachable') };
    }
    const arrived = value instanceof Uint8Array ? value : (JSON.parse(JSON.stringify(value)) as T);
    return { kind: 'answer', value: arrived };
  };
  const epoch = () => readMeta(replica.db).epoch;
  const healingReply = () => ({ kind: 'healing' as const, epoch: epoch(), head: headOf(replica.db).seq });
  const labelsOf = (workstation: string) => core.people.workstationLabels(replica.db, workstation);

  const transport = (): ServerTransport => ({
    health: () =>
      reply('health', () => ({
        wire: WIRE_VERSION,
        epoch: epoch(),
        schema: replica.schemaVersion,
        healing: isHealing,
        head: headOf(replica.db).seq,
        now: now() + weather.clockAhead,
      })),
    enrol: ({ code }) =>
      reply('enrol', () => {
        if (code !== 'GOOD-CODE') throw new Rejection(401, refusal('code.not-valid'));
        const workstation = `ws-${workstations.length + 1}`;
        workstations.push(workstation);
        incarnations++;
        return {
          workstation,
          code: letter(incarnations),
          incarnation: incarnations,
          key: workstation,
          epoch: epoch(),
          labels: [...labelsOf(workstation)].sort(),
          companyName: 'Shelves Ltd',
        };
      }),
    reEnrol: (workstation) =>
      reply('re-enrol', () => {
        if (isHealing) throw new Rejection(503, refusal('server.healing'));
        incarnations++;
        return { workstation, code: letter(incarnations), incarnation: incarnations, epoch: epoch() };
      }),
    signIn: (workstation, { person, password }) =>
      reply('sign-in', async () => {
        const account = accounts.get(person);
        if (account?.password !== password) throw new Rejection(401, refusal('sign-in.wrong'));
        grantsGiven++;
        const at = now();
        return {
          personId: account.personId,
          session: { token: `session-${grantsGiven}`, expiresAt: at + 3_600_000 },
          grant: { id: `grant-${grantsGiven}-${workstation}`, issuedAt: at, expiresAt: at + GRANT_MS },
          offlineVerifier: await makeVerifier(password, systemChance, { N: 16, r: 1, p: 1 }),
        };
      }),
    signOut: () => reply('sign-out', () => ({})),
    refreshGrants: (_key, grants) =>
      reply('grants', () => ({
        grants: grants
          .filter((id) => !endedGrants.has(id))
          .map((id) => ({ id, issuedAt: now(), expiresAt: now() + GRANT_MS, personId: 'anna' })),
        ended: grants.filter((id) => endedGrants.has(id)).map((id) => ({ id, reason: 'revoked' as const })),
      })),
    push: (workstation, body) =>
      reply('push', () => {
        if (isHealing) return healingReply();
        if (weather.pushesLater) return { kind: 'later' as const };
        const items = body.items.map(([id, counter, content]) => ({
          id,
          workstation,
          incarnation: body.incarnation,
          counter,
          body: content,
        }));
        return push(authority(), {
          epoch: body.epoch,
          incarnation: body.incarnation,
          workstation,
          items,
        }) as never;
      }),
    pull: (workstation, body) =>
      reply('pull', () => {
        if (isHealing) return healingReply();
        const page = pull(authority(), sealer, { ...body, workstation });
        return (page.kind === 'page' ? { ...encodePage(page), kind: 'page' } : page) as never;
      }),
    bootstrap: (workstation, body) =>
      reply('bootstrap', () => {
        if (isHealing) return healingReply();
        const offer = snapshotFor(replica, labelsOf(workstation), snapshots);
        const verdicts = bootstrapVerdicts(replica, { ...body, workstation });
        return { kind: 'snapshot', snapshot: offer, ...verdicts } as never;
      }),
    snapshotChunk: (_key, id, n) =>
      reply('chunk', () => {
        const chunk = Uint8Array.from(snapshots.get(id)?.packed.subarray(n * CHUNK, (n + 1) * CHUNK) ?? []);
        if (weather.spoilChunks > 0) {
          weather.spoilChunks--;
          chunk[0] = (chunk[0] ?? 0) ^ 1;
        }
        return chunk;
      }),
    heal: (workstation, body) =>
      reply('heal', () => {
        const { entries, hashes, decided, witnessed } = body as unknown as HealingReport;
        const before = body.part === 0 ? null : parts;
        parts = {
          workstation,
          entries: [...(before?.entries ?? []), ...entries],
          hashes: { ...before?.hashes, ...hashes },
          decided: [...(before?.decided ?? []), ...decided],
          witnessed: [...(before?.witnessed ?? []), ...witnessed],
        };
        if (!isHealing) return { kind: 'open' as const };
        if (!body.last) return { kind: 'waiting' as const };
        heal(authority(), sealer, [parts]);
        isHealing = false;
        return { kind: 'open' as const };
      }),
    wake(_key, listener) {
      listeners.add(listener);
      return { close: () => listeners.delete(listener) };
    },
    admin: (session, route) => reply('admin', () => ({ session, route })),
    files: {
      ask: (_key, { files }) =>
        reply('files', () => ({ files: files.map((sha256) => ({ sha256, state: 'unknown', offset: 0 })) })),
      put: () => reply('files', () => ({ offset: 0, whole: false })),
      get: () => reply('files', () => new Uint8Array()),
    },
    move: {
      begin: (code, plan) =>
        reply('move/begin', () => {
          requireSetupCode(code);
          announced = plan;
          return { missing: [...plan.chunks.keys()].filter((n) => !uploaded.has(n)) };
        }),
      chunk: (code, n, bytes) =>
        reply('move/chunk', () => {
          requireSetupCode(code);
          if (sha256(bytes) !== announced?.chunks[n]) throw new Rejection(400, refusal('move.chunk-damaged'));
          uploaded.set(n, bytes);
          return {};
        }),
      finish: (code, { personId, signInName, password }) =>
        reply('move/finish', () => {
          requireSetupCode(code);
          const image = zstdDecompressSync(
            Buffer.concat([...uploaded].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)),
          );
          if (sha256(image) !== announced?.sha256) throw new Rejection(400, refusal('move.file-damaged'));
          replica = attachReplica(openDatabase(image), core, { capture: true });
          accounts.set(signInName, { personId, password });
          isSetUp = true;
          const { workstation, incarnation, code: letters } = readMeta(replica.db);
          const labels = [...labelsOf(workstation)].sort();
          const names = { companyName: 'Shelves Ltd', epoch: epoch(), key: workstation, labels };
          return { workstation, incarnation, code: letters, ...names };
        }),
    },
  });
  return {
    replica: () => replica,
    weather,
    asked,
    transport,
    image: () => replica.db.sqlite.serialize(),
    restore(image) {
      replica = attachReplica(openDatabase(image), core, { capture: true });
      epochs++;
      isHealing = true;
      parts = null;
      inTransaction(replica.db, () => writeMeta(replica.db, { epoch: `epoch-${epochs}` }));
    },
    account: (name, personId, password) => accounts.set(name, { personId, password }),
    endGrants() {
      for (let n = 1; n <= grantsGiven; n++)
        for (const ws of workstations) endedGrants.add(`grant-${n}-${ws}`);
    },
    tellGrants() {
      for (const listener of listeners) listener.onGrantsEnded();
    },
    wake() {
      for (const listener of listeners) listener.onHead(headOf(replica.db).seq);
    },
  };
}

interface KeptSnapshot {
  readonly offer: SnapshotOffer;
  readonly packed: Uint8Array;
}

class Rejection extends Error {
  readonly status: number;
  readonly refusal: Refusal;
  constructor(status: number, why: Refusal) {
    super(why.code);
    this.status = status;
    this.refusal = why;
  }
}

function letter(n: number): string {
  return String.fromCharCode(64 + n);
}

function snapshotFor(
  replica: Replica,
  labels: ReadonlySet<string>,
  kept: Map<string, KeptSnapshot>,
): SnapshotOffer {
  const { epoch, cursor } = readMeta(replica.db);
  const id = `snapshot-${epoch}-${cursor}-${[...labels].sort().join('-')}`;
  const known = kept.get(id);
  if (known) return known.offer;
  const folder = mkdtempSync(join(tmpdir(), 'daybook-snapshot-'));
  try {
    const file = join(folder, 'snapshot.db');
    const target = openReplica(openDatabase(file), replica.core);
    const head = buildSnapshot(replica, target, labels, sealer, 0);
    target.db.sqlite.close();
    const bytes = readFileSync(file);
    const packed = zstdCompressSync(bytes);
    const chunks = Array.from({ length: Math.ceil(packed.length / CHUNK) }, (_, n) =>
      sha256(packed.subarray(n * CHUNK, (n + 1) * CHUNK)),
    );
    const size = { bytes: bytes.length, packedBytes: packed.length, chunkBytes: CHUNK };
    const offer = { id, head: { ...head, labels: [...head.labels] }, ...size, sha256: sha256(bytes), chunks };
    kept.set(id, { offer, packed });
    return offer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
