import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { codeField, idField, lineField, madeRecord } from '../kernel/input-field.ts';
import { placeKinds } from './place-kinds.ts';

export const createPlace = declareCommand({
  name: 'place.create',
  version: 1,
  title: 'Add place',
  permission: 'inventory.set-up',
  input: z.strictObject({
    code: codeField(20),
    name: lineField(100),
    /** Of the kinds other than stock a company has one each; they are made by `place.create-standard`. */
    kind: z.literal('stock').default('stock'),
    /** Null: the main site. */
    site: idField.nullable().default(null),
  }),
  output: madeRecord,
  keys: () => [],
});

/** What is left out stays. */
const changes = z.strictObject({
  code: codeField(20).optional(),
  name: lineField(100).optional(),
  site: idField.nullable().optional(),
  /** False: nothing lies there and nothing will. */
  active: z.boolean().optional(),
});

export const changePlace = declareCommand({
  name: 'place.change',
  version: 1,
  title: 'Change place',
  permission: 'inventory.set-up',
  input: z.strictObject({ place: idField, changes }),
  output: z.strictObject({ before: changes }),
  keys: ({ place }) => [place],
  inverse: ({ place }, { before }) => ({ command: 'place.change', input: { place, changes: before } }),
});

/**
 * The main site, the counter places every ledger needs and, where there is none yet, a first stock place: made with a
 * company. Doing it again does nothing.
 */
export const createStandardPlaces = declareCommand({
  name: 'place.create-standard',
  version: 1,
  title: 'Add the standard places',
  permission: 'inventory.set-up',
  input: z.strictObject({
    stockCode: codeField(20).default('MAIN'),
    stockName: lineField(100).default('Main'),
    siteCode: codeField(20).default('MAIN'),
    siteName: lineField(100).default('Main site'),
  }),
  output: z.strictObject({
    places: z.array(z.strictObject({ id: z.string(), code: z.string(), kind: z.enum(placeKinds) })),
  }),
  keys: () => [],
});

export const placeCommands = { createPlace, changePlace, createStandardPlaces } as const;
