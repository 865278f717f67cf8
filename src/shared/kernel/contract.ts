import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import type { Refusal } from './refusal.ts';

/**
 * How screens speak to their workstation process, whatever lies between them: four procedures over the registry. What a
 * command or query takes and answers is its own declaration's; what concerns this workstation only has names that begin
 * with `local.`. Expected failures are answers; a thrown error means the call itself was malformed or hit a bug.
 */
const refusal: z.ZodType<Refusal> = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const refused = z.object({ ok: z.literal(false), refusal });

/** Sign-in name or id of a person signed in here who acts instead of the current one. */
const as = z.string().min(1).max(200).optional();
const name = z.string().min(1).max(200);

/** Most bytes of a file in one answer. */
export const MAX_FILE_PART = 1024 * 1024;

export const workstationContract = {
  run: oc
    .input(z.strictObject({ command: name, input: z.unknown(), version: z.int().min(1).optional(), as }))
    .output(
      z.discriminatedUnion('ok', [
        z.object({
          ok: z.literal(true),
          /** The change set; null for what is of this workstation only. */
          id: z.string().nullable(),
          state: z.enum(['accepted', 'pending', 'local']),
          output: z.unknown(),
        }),
        refused,
      ]),
    ),
  query: oc
    .input(z.strictObject({ query: name, input: z.unknown(), as }))
    .output(z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), output: z.unknown() }), refused])),
  /** Tables and documents touched since the last event; see `Changed` of the workstation. */
  changes: oc
    .input(z.strictObject({}))
    .output(eventIterator(z.object({ tables: z.array(z.string()), documents: z.array(z.string()) }))),
  /** A part of a content-addressed file that the person may see. `length` bytes from `offset`, base64. */
  files: oc
    .input(
      z.strictObject({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        offset: z.int().min(0),
        length: z.int().min(1).max(MAX_FILE_PART),
        as,
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), size: z.int(), bytes: z.string() }),
        refused,
      ]),
    ),
};
