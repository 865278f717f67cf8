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
  /** A file somebody opened with Daybook. A page can name it by this token only, and only what it is for is done with it. */
  z.strictObject({ kind: z.literal('offer'), token: z.string(), file: z.string() }),
  /** What became of a wish: a path, an outcome; null for nothing. */
  z.strictObject({ kind: z.literal('answer'), wish: z.string(), answer: z.string().nullable() }),
  /** The machine woke up, was unlocked or has a network again. */
  z.strictObject({ kind: z.literal('try-server') }),
  /** Instead of `start`: writes everything of `folder` into a new folder, and ends. */
  z.strictObject({ kind: z.literal('rescue'), folder: z.string(), into: z.string() }),
  z.strictObject({ kind: z.literal('end') }),
]);
export type ToWorkstation = z.output<typeof toWorkstation>;

/** What the workstation process asks of the main process, which has the system's dialogs and printers. */
export const desktopWish = z.discriminatedUnion('kind', [
  /** Prints a PDF that lies in `file`. Answered by an outcome of `printOutcomes`. */
  z.strictObject({ kind: z.literal('print'), file: z.string(), name: z.string() }),
  /** Asks the person where a backup is to be saved. Answered by a path, or null. */
  z.strictObject({ kind: z.literal('place-backup'), name: z.string() }),
]);
export type DesktopWish = z.output<typeof desktopWish>;

/** What the workstation process says to the main process. */
export const fromWorkstation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** The folder cannot be opened; `sentence` is for people. */
  z.strictObject({ kind: z.literal('refused'), code: z.string(), sentence: z.string() }),
  z.strictObject({ kind: z.literal('attention'), count: z.int().min(0) }),
  z.strictObject({ kind: z.literal('ask'), wish: z.string(), what: desktopWish }),
  z.strictObject({ kind: z.literal('rescued') }),
  /** A bug: its kind and where it was met, nothing of what was worked on. */
  z.strictObject({ kind: z.literal('bug'), trace: z.string() }),
]);
export type FromWorkstation = z.output<typeof fromWorkstation>;
