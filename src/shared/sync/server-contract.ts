import { z } from 'zod';
import {
  changeSetBodySchema,
  MAX_PUSH_ITEMS,
  pushItemSchema,
  refusalSchema,
  verdictSchema,
  wireEntrySchema,
  wireId,
  witnessSchema,
} from './wire-schemas.ts';

/**
 * Every request and reply of a server about history: who sends what, checked on arrival on both sides. Requests are
 * strict, replies let later servers say more. Instants are milliseconds since the epoch. Errors are {@link errorReply}
 * with a status of 4xx or 5xx. Signing in and administration stand in `server-people-contract.ts`.
 */
const count = z.number().int().nonnegative();
const epoch = z.string().min(1).max(120);
const incarnation = z.number().int().positive();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const errorReply = z.object({ refusal: refusalSchema });

/** GET /v1/health, open to everyone: what a workstation asks before anything else. */
export const healthReply = z.object({
  wire: count,
  epoch: z.string().max(120),
  schema: count,
  healing: z.boolean(),
  head: count,
  /** The server's clock, so that a workstation can measure how far its own is off. */
  now: z.number().int(),
});
export type HealthReply = z.output<typeof healthReply>;

/** POST /v1/push, by workstation key. */
export const pushRequest = z.strictObject({
  epoch,
  incarnation,
  items: z.array(pushItemSchema).max(MAX_PUSH_ITEMS),
});
export type PushBody = z.output<typeof pushRequest>;

const otherEpoch = z.object({ kind: z.literal('epoch'), epoch });
/** Restored to `head` and waiting for the fleet's reports. */
const healing = z.object({ kind: z.literal('healing'), epoch, head: count });
const later = z.object({ kind: z.literal('later') });

export const pushReply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('verdicts'),
    epoch,
    incarnation,
    verdicts: z.array(verdictSchema),
    stop: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('gap'), sendFrom: count }),
        z.object({ kind: z.literal('fork') }),
      ])
      .nullable(),
  }),
  otherEpoch,
  healing,
  later,
]);
export type PushAnswer = z.output<typeof pushReply>;

/**
 * POST /v1/pull, by workstation key. `code`: the letters of its document numbers; `limit`: most entries wanted, the
 * server also bounds bytes.
 */
export const pullRequest = z.strictObject({
  epoch,
  incarnation,
  code: z.string().min(1).max(20),
  cursor: count,
  hash: z.string().min(1).max(120),
  labels: z.string().max(10_000),
  schema: count,
  limit: z.number().int().positive().max(10_000),
});
export type PullBody = z.output<typeof pullRequest>;

export const pullReply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    epoch,
    incarnation,
    from: count,
    to: count,
    hash: z.string(),
    entries: z.array(wireEntrySchema),
    head: count,
    digests: z.record(z.string(), z.string()).nullable(),
  }),
  otherEpoch,
  healing,
  z.object({ kind: z.literal('retry') }),
  z.object({ kind: z.literal('restored'), epoch }),
  z.object({ kind: z.literal('re-scope') }),
  z.object({ kind: z.literal('upgrade-needed'), schema: count }),
]);
export type PullAnswer = z.output<typeof pullReply>;

/** POST /v1/bootstrap, by workstation key: `BootstrapRequest` of `src/core/sync/protocol.ts`. */
export const bootstrapRequest = z.strictObject({
  epoch,
  incarnation,
  schema: count,
  cursor: count,
  progressOf: incarnation,
  notBefore: count,
  pending: z.array(wireId).max(100_000),
  keptFrom: count,
});
export type BootstrapBody = z.output<typeof bootstrapRequest>;

export const snapshotHead = z.object({
  seq: count,
  hash: z.string(),
  epoch,
  schema: count,
  labels: z.array(z.string()),
  digests: z.record(z.string(), z.string()),
});

/** A snapshot to fetch: one SQLite file, zstd-compressed as a whole, then cut; hashes are of the compressed pieces. */
export const snapshotOffer = z.object({
  id: wireId,
  head: snapshotHead,
  /** Bytes of the SQLite file, and of what is transferred. */
  bytes: count,
  packedBytes: count,
  chunkBytes: count,
  /** SHA-256 of the SQLite file, and of each transferred chunk in order. */
  sha256,
  chunks: z.array(sha256),
});
export type SnapshotOffer = z.output<typeof snapshotOffer>;

export const bootstrapReply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot'),
    snapshot: snapshotOffer,
    /** On this workstation's change sets that were asked about, as of now. */
    verdicts: z.array(verdictSchema),
    /** Highest counter the server has of `progressOf`, 0 if none. */
    progress: count,
  }),
  otherEpoch,
  healing,
  /** The snapshot is being built: ask again in a second or two. */
  later,
  z.object({ kind: z.literal('upgrade-needed'), schema: count }),
]);
export type BootstrapAnswer = z.output<typeof bootstrapReply>;

/**
 * POST /v1/heal, by workstation key: one part of what this workstation gives a restored server. Parts are numbered from
 * 0 and sent in order; part 0 starts over; `last` makes the report count. `witnessed` counts at any time.
 */
export const healRequest = z.strictObject({
  epoch,
  part: count,
  last: z.boolean(),
  entries: z.array(wireEntrySchema).max(10_000),
  hashes: z.record(z.string().regex(/^\d{1,16}$/), z.string().max(120)),
  decided: z
    .array(
      z.strictObject({
        id: wireId,
        workstation: wireId,
        incarnation,
        counter: z.number().int().positive(),
        body: changeSetBodySchema,
        verdict: verdictSchema,
      }),
    )
    .max(10_000),
  witnessed: z.array(witnessSchema).max(1_000).default([]),
});
export type HealBody = z.output<typeof healRequest>;

/** `waiting`: taken, others are still to report; `open`: the server works again; otherwise the report was of another epoch. */
export const healReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('open') }),
  otherEpoch,
  healing,
]);
export type HealAnswer = z.output<typeof healReply>;

/** What the WebSocket of GET /v1/wake says when history has grown. */
export const wakeMessage = z.object({ head: count, epoch });
/** Close codes of that WebSocket: the key was revoked; somebody’s grant was, ask which count; the server is going down. */
export const WAKE_REVOKED = 4401;
export const WAKE_GRANTS_ENDED = 4403;
export const WAKE_GOING_DOWN = 1001;
