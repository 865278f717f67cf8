import { z } from 'zod';
import type { Refusal } from '../kernel/refusal.ts';
import type { ChangeSetBody } from './change-set.ts';
import type { WireEntry } from './wire-entry.ts';

/**
 * Version of everything on the wire; one line of history per raise. 1: November 2026, the first. 2: files of documents. 3: the
 * enrolled workstation is the witness of its enrolment.
 */
export const WIRE_VERSION = 3;

/** Most change sets of one push, and most bytes of any JSON body after decompression (protocol.md, "Push"). */
export const MAX_PUSH_ITEMS = 1000;
export const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Where a workstation closes a push it fills: far enough below the bound that the last item always fits. */
export const PUSH_FILL_BYTES = 1024 * 1024;
/** Deepest nesting of a body: an input of 24 inside an item inside a batch. */
export const MAX_BODY_DEPTH = 32;

const count = z.number().int().nonnegative();

export const refusalSchema: z.ZodType<Refusal> = z.object({
  code: z.string().max(200),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** Ids of change sets, workstations, people, grants, snapshots: opaque to the wire. */
export const wireId = z.string().min(1).max(200);

const seenValue = z.tuple([count, z.string().max(400), count, z.union([z.string(), z.number(), z.null()])]);

export const changeSetBodySchema = z.tuple([
  z.string().min(1).max(200),
  count,
  wireId,
  wireId.nullable(),
  z.number().int(),
  z.unknown(),
  z.record(z.string(), z.string()),
  z.array(wireId),
  z.array(seenValue),
  count,
  z.string().max(20),
]) satisfies z.ZodType<ChangeSetBody>;

/** A change set in a push; workstation and incarnation stand once, beside the batch. */
export const pushItemSchema = z.tuple([wireId, z.number().int().positive(), changeSetBodySchema]);
export type PushItem = z.output<typeof pushItemSchema>;

export const verdictSchema = z.object({
  id: wireId,
  kind: z.enum(['accepted', 'refused']),
  seq: count,
  reason: refusalSchema.nullable(),
  finalNumbers: z.record(z.string(), z.string()),
});
export type WireVerdict = z.output<typeof verdictSchema>;

/** An entry the server itself originated, under its seal, in the hands of the workstation it is about. */
export const witnessSchema = z.object({
  /** Hash of the entry in the chain. */
  hash: z.string().min(1).max(120),
  /** The whole entry: who cannot read it cannot have made it either. */
  sealed: z.string().min(1).max(100_000),
});
export type Witness = z.output<typeof witnessSchema>;

/** Looks at the outline only: the chain of hashes proves every value inside, and entries come by the thousand. */
export const wireEntrySchema = z.custom<WireEntry>(isWireEntry, 'is not an entry of history');

function isWireEntry(value: unknown): boolean {
  if (!Array.isArray(value) || !Number.isSafeInteger(value[0]) || value[0] < 1) return false;
  if (value.length === 3) {
    return typeof value[1] === 'string' && (value[2] === null || typeof value[2] === 'string');
  }
  return value.length === 10 && isWholeEntry(value);
}

function isWholeEntry(value: readonly unknown[]): boolean {
  const [, id, workstation, incarnation, counter, kind, body, now, effects, rest] = value;
  return (
    typeof id === 'string' &&
    typeof workstation === 'string' &&
    Number.isSafeInteger(incarnation) &&
    Number.isSafeInteger(counter) &&
    (kind === 'accepted' || kind === 'refused' || kind === 'duplicate') &&
    isBodyOrHead(body) &&
    (now === null || Number.isSafeInteger(now)) &&
    Array.isArray(effects) &&
    effects.every((effect) => Array.isArray(effect) && effect.length > 2) &&
    (rest === null || restSchema.safeParse(rest).success)
  );
}

function isBodyOrHead(body: unknown): boolean {
  if (!Array.isArray(body)) return false;
  if (body.length > 4) return isChangeSetBody(body);
  return (
    body.length === 4 &&
    body.slice(0, 3).every((part) => typeof part === 'string') &&
    Number.isSafeInteger(body[3])
  );
}

const restSchema = z.object({
  reason: refusalSchema.optional(),
  finalNumbers: z.record(z.string(), z.string()).optional(),
  restitution: z.literal(true).optional(),
  hiddenHashes: z.record(z.string(), z.string()).optional(),
  sealed: z.string().optional(),
});

/** What `pushItemSchema` says, by hand. */
export function isPushItem(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [id, counter, body] = value;
  return isId(id) && isCount(counter) && counter > 0 && isChangeSetBody(body);
}

/** What `changeSetBodySchema` says, by hand: a page or a push holds hundreds, and zod takes ten times as long. */
export function isChangeSetBody(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 11) return false;
  const [command, version, person, grant, now, , numbers, dependencies, seen, schema, code] = value;
  return (
    isId(command) &&
    isCount(version) &&
    isId(person) &&
    (grant === null || isId(grant)) &&
    Number.isSafeInteger(now) &&
    isRecordOfTexts(numbers) &&
    Array.isArray(dependencies) &&
    dependencies.every(isId) &&
    Array.isArray(seen) &&
    seen.every(isSeenValue) &&
    isCount(schema) &&
    typeof code === 'string' &&
    code.length <= 20
  );
}

function isSeenValue(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [table, row, column, seen] = value;
  const isRow = typeof row === 'string' && row.length <= 400;
  const isValue = seen === null || typeof seen === 'string' || Number.isFinite(seen);
  return isCount(table) && isRow && isCount(column) && isValue;
}

function isRecordOfTexts(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
