import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, lineField, madeRecord, noteField, nothing } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';

/** How much of what was refused travels with it, in characters of JSON. */
const LONGEST_INPUT = 200_000;

const json = z.string().min(2).max(LONGEST_INPUT);
const handed = z.strictObject({ handed: idField });

/** How handed work came to its end: it was done, or went back to whoever handed it. */
export const handedEndings = ['done', 'returned'] as const;
export type HandedEnding = (typeof handedEndings)[number];

/**
 * Refused work given to somebody permitted. What was refused, and why, travels with it, so that they can do it themselves:
 * under their own name and rights. Only its two people see and settle it.
 */
export const handedWorkCommands = {
  handOver: declareCommand({
    name: 'work.hand-over',
    version: 1,
    title: 'Hand over work',
    permission: null,
    /** `input`, `reason`: JSON of the refused command’s input and of the refusal; `scope`: the label of the rows it meant. */
    input: z.strictObject({
      changeSet: idField,
      command: lineField(80),
      input: json,
      reason: json.nullable(),
      madeAt: z.int(),
      to: idField,
      note: noteField(2_000),
      scope: lineField(200),
    }),
    output: madeRecord,
    keys: () => [],
    inverse: (_, { id }) => ({ command: 'work.take-back', input: { handed: id } }),
  }),
  takeBack: declareCommand({
    name: 'work.take-back',
    version: 1,
    title: 'Take handed work back',
    permission: null,
    input: handed,
    output: nothing,
    keys: (input) => [input.handed],
  }),
  settleHanded: declareCommand({
    name: 'work.settle-handed',
    version: 1,
    title: 'Settle handed work',
    permission: null,
    input: z.strictObject({ handed: idField, how: z.enum(handedEndings), note: noteField(2_000) }),
    output: nothing,
    keys: (input) => [input.handed],
  }),
} as const;

const piece = z.object({
  id: z.string(),
  changeSet: z.string(),
  command: z.string(),
  /** JSON, as it was handed over. */
  input: z.string(),
  reason: z.string().nullable(),
  madeAt: z.number(),
  fromPerson: z.string(),
  toPerson: z.string(),
  note: z.string(),
  handedAt: z.number(),
  settled: z.enum(handedEndings).nullable(),
  settledAt: z.number().nullable(),
  settledNote: z.string().nullable(),
});
export type HandedWork = z.output<typeof piece>;

export const handedWorkQueries = {
  /** `toMe`: what waits for me to decide, oldest first. `byMe`: what I handed over and did not take back, the newest first. */
  listHanded: declareQuery({
    name: 'work.handed',
    title: 'Handed work',
    permission: null,
    input: z.strictObject({}),
    output: z.object({ toMe: z.array(piece), byMe: z.array(piece) }),
    tables: ['handedWork'],
  }),
} as const;
