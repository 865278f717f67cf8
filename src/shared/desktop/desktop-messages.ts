import { z } from 'zod';

/** What the main process says to the workstation process. A `line` carries a message port. */
export const toWorkstation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    folder: z.string(),
    /** Base64 of the 32 bytes that seal the keys file; null where the system keeps no secrets. */
    seal: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('line') }),
  /** The machine woke up, was unlocked or has a network again. */
  z.strictObject({ kind: z.literal('try-server') }),
  z.strictObject({ kind: z.literal('end') }),
]);
export type ToWorkstation = z.output<typeof toWorkstation>;

/** What the workstation process says to the main process. */
export const fromWorkstation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** The folder cannot be opened; `sentence` is for people. */
  z.strictObject({ kind: z.literal('refused'), code: z.string(), sentence: z.string() }),
  z.strictObject({ kind: z.literal('attention'), count: z.int().min(0) }),
  /** A bug: its kind and where it was met, nothing of what was worked on. */
  z.strictObject({ kind: z.literal('bug'), trace: z.string() }),
]);
export type FromWorkstation = z.output<typeof fromWorkstation>;
