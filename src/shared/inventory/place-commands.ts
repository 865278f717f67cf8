import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { codeField, lineField, madeRecord } from '../kernel/input-field.ts';
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
  }),
  output: madeRecord,
  keys: () => [],
});

/** The counter places every ledger needs and, where there is none yet, a first stock place. Doing it again does nothing. */
export const createStandardPlaces = declareCommand({
  name: 'place.create-standard',
  version: 1,
  title: 'Add the standard places',
  permission: 'inventory.set-up',
  input: z.strictObject({
    stockCode: codeField(20).default('MAIN'),
    stockName: lineField(100).default('Main'),
  }),
  output: z.strictObject({
    places: z.array(z.strictObject({ id: z.string(), code: z.string(), kind: z.enum(placeKinds) })),
  }),
  keys: () => [],
});

export const placeCommands = { createPlace, createStandardPlaces } as const;
